"""Row security of the corridors tables."""

from django.db import migrations

from sampan.registry.access.roles import Realm
from sampan.registry.access.row_security import protect

# Nobody helped stands in them; they are the duty desk's and the administrator's.
_WATCH = """(SELECT sampan_scope('alerts')) = '3node' OR (SELECT sampan_scope('administration')) = '3node'"""


class Migration(migrations.Migration):
    """Puts the tables under row security."""

    dependencies = [("corridors", "0001_initial"), ("access", "0002_row_security")]
    operations = [
        protect("corridors_exchangeincident", Realm.ALERTS, using=_WATCH, insertable=_WATCH),
        protect("corridors_seencard", Realm.ALERTS, using=_WATCH, insertable=_WATCH),
    ]
