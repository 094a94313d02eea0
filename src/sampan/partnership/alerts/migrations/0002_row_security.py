"""Row security of the alerts tables."""

from django.db import migrations

from sampan.registry.access.roles import Realm
from sampan.registry.access.row_security import protect

# Who is on duty is no secret to whoever works at a duty desk, whichever agency they are of.
_DESK = "(SELECT sampan_scope('alerts')) IS NOT NULL"
_OWN_SHIFT = f"({_DESK}) AND account_id = (SELECT sampan_account())"


class Migration(migrations.Migration):
    """Puts the tables under row security."""

    dependencies = [("alerts", "0001_initial"), ("access", "0002_row_security")]
    operations = [
        *(
            protect(table, Realm.ALERTS, case_column=None)
            for table in ("alerts_alert", "alerts_passage", "alerts_alertevent")
        ),
        protect("alerts_dutyshift", Realm.ALERTS, using=_OWN_SHIFT, also_visible=_DESK, insertable=_OWN_SHIFT),
    ]
