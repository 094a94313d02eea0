"""Row security of the surge tables: people like their cases, sheets and numbers like their operation."""

from django.db import migrations

from sampan.registry.access.roles import Realm
from sampan.registry.access.row_security import protect, writable


class Migration(migrations.Migration):
    """Puts the tables under row security."""

    dependencies = [("surge", "0001_initial"), ("access", "0002_row_security")]
    operations = [
        protect("surge_registration", Realm.CASES),
        protect("surge_tagcounter", Realm.CASES, using=writable(Realm.CASES)),
        protect("surge_intakesheet", Realm.CASES, using=writable(Realm.CASES)),
        protect("surge_takenrow", Realm.CASES, using=writable(Realm.CASES)),
    ]
