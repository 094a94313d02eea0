"""Row security of the people tables."""

from django.db import migrations

from sampan.registry.access.roles import Realm
from sampan.registry.access.row_security import protect


class Migration(migrations.Migration):
    """Puts the tables under row security."""

    dependencies = [("people", "0001_initial"), ("access", "0002_row_security")]
    operations = [
        protect("people_casekey", Realm.IDENTITY),
        protect("people_person", Realm.IDENTITY),
        protect("people_sealedfield", Realm.IDENTITY),
        protect("people_searchhash", Realm.IDENTITY),
    ]
