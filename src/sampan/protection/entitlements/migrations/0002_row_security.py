"""Row security of the support tables."""

from django.db import migrations

from sampan.registry.access.roles import Realm
from sampan.registry.access.row_security import protect


class Migration(migrations.Migration):
    """Puts the tables under row security."""

    dependencies = [("entitlements", "0001_initial"), ("access", "0002_row_security")]
    operations = [
        protect("entitlements_grouping", Realm.CASES),
        protect("entitlements_support", Realm.CASES),
        protect("entitlements_payment", Realm.CASES),
    ]
