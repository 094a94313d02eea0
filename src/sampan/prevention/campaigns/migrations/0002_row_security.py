"""Row security of campaigns: an office sees its own, analysts those of the node."""

from django.db import migrations

from sampan.registry.access.roles import Realm
from sampan.registry.access.row_security import protect


class Migration(migrations.Migration):
    """Puts the tables under row security."""

    dependencies = [("campaigns", "0001_initial"), ("access", "0002_row_security")]
    operations = [
        protect("campaigns_campaign", Realm.AWARENESS, case_column=None),
        protect("campaigns_activity", Realm.AWARENESS, case_column=None),
        protect("campaigns_quizsums", Realm.AWARENESS, case_column=None),
    ]
