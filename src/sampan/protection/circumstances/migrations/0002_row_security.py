"""Row security of the circumstances tables."""

from django.db import migrations

from sampan.registry.access.roles import Realm
from sampan.registry.access.row_security import protect


class Migration(migrations.Migration):
    """Puts the tables under row security."""

    dependencies = [("circumstances", "0001_initial"), ("access", "0002_row_security")]
    operations = [
        protect("circumstances_leg", Realm.CASES),
        protect("circumstances_place", Realm.CASES),
        protect("circumstances_suspect", Realm.CASES),
        protect("circumstances_trace", Realm.CASES),
    ]
