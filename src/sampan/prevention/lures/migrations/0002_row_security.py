"""Row security of lures: who follows campaigns sees those of the node; nobody else sees a row."""

from django.db import migrations

from sampan.registry.access.roles import Realm
from sampan.registry.access.row_security import append_only, protect

_OF_ANALYSTS = ("stream", "campaign", "post", "contact", "postcontact", "decision")
_OF_GROUPING = ("campaignkey", "merge", "pair", "progress")
_NODE = "(SELECT sampan_scope('lures')) = '3node'"


class Migration(migrations.Migration):
    """Puts the tables under row security; what was decided is never changed."""

    dependencies = [("lures", "0001_initial"), ("access", "0002_row_security")]
    operations = [
        *(protect(f"lures_{one}", Realm.LURES, case_column=None) for one in _OF_ANALYSTS),
        *(
            protect(f"lures_{one}", Realm.LURES, case_column=None, using=_NODE, insertable=_NODE)
            for one in _OF_GROUPING
        ),
        append_only("lures_decision"),
    ]
