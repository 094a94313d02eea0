"""Row security of the working lists."""

from django.db import migrations

from sampan.registry.access.roles import Realm
from sampan.registry.access.row_security import protect

# Whoever works on cases sees their own lists and their office's; nobody sees a colleague's own.
_SCOPE = f"(SELECT sampan_scope('{Realm.CASES.value}'))"
_MINE = f"""{_SCOPE} IS NOT NULL AND (owner_id = (SELECT sampan_account())
    OR (owner_id IS NULL AND agency_id = (SELECT sampan_agency())))"""


class Migration(migrations.Migration):
    """Puts the table under row security."""

    dependencies = [("worklists", "0001_initial"), ("access", "0002_row_security")]
    operations = [protect("worklists_workinglist", Realm.CASES, case_column=None, using=_MINE)]
