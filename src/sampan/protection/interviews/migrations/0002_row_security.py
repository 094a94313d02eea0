"""Row security of the interviews tables."""

from django.db import migrations

from sampan.registry.access.roles import Realm
from sampan.registry.access.row_security import protect


class Migration(migrations.Migration):
    """Puts the tables under row security."""

    dependencies = [("interviews", "0001_initial"), ("access", "0002_row_security")]
    operations = [
        protect("interviews_interview", Realm.CASES),
        protect("interviews_interviewnote", Realm.CASES),
        protect("interviews_alonesession", Realm.CASES),
    ]
