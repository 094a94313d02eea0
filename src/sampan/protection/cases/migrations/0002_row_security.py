"""Row security of the cases tables."""

from django.db import migrations

from sampan.registry.access.roles import Realm
from sampan.registry.access.row_security import protect, visible, writable

# Only who began an intake sees it; the node's service, which alone has node scope here, drops stale ones.
_OWN_DRAFTS = (
    "(account_id = (SELECT sampan_account()) AND (SELECT sampan_scope('cases')) IS NOT NULL) "
    "OR (SELECT sampan_scope('cases')) = '3node'"
)


class Migration(migrations.Migration):
    """Puts the tables under row security."""

    dependencies = [("cases", "0001_initial"), ("access", "0002_row_security")]
    operations = [
        protect("cases_intakedraft", Realm.CASES, using=_OWN_DRAFTS),
        protect("cases_operation", Realm.CASES, using=writable(Realm.CASES)),
        protect("cases_case", Realm.CASES, case_column="id"),
        protect("cases_timelineentry", Realm.CASES),
        protect("cases_profile", Realm.CASES, also_visible=visible(Realm.FIGURES, case_column=None)),
        protect("cases_milestone", Realm.CASES, also_visible=visible(Realm.FIGURES, case_column=None)),
    ]
