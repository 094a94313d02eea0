"""Row security of the identification tables."""

from django.db import migrations

from sampan.registry.access.roles import Realm
from sampan.registry.access.row_security import protect


class Migration(migrations.Migration):
    """Puts the tables under row security."""

    dependencies = [("identification", "0001_initial"), ("access", "0002_row_security")]
    operations = [
        protect("identification_screening", Realm.CASES),
        protect("identification_decision", Realm.CASES),
        protect("identification_deadline", Realm.CASES),
    ]
