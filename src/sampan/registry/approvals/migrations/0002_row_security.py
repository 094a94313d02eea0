"""Row security of the approvals tables."""

from django.db import migrations

from sampan.registry.access.roles import Realm
from sampan.registry.access.row_security import protect

# Everybody signed in may know what needs an approval; whoever administers the node sets it, for that purpose.
_SIGNED_IN = "(SELECT sampan_account()) IS NOT NULL"
_ADMINISTERS = f"(SELECT sampan_scope('{Realm.ADMINISTRATION.value}')) = '3node'"
POLICY = f"""
ALTER TABLE approvals_approvalpolicy ENABLE ROW LEVEL SECURITY;
ALTER TABLE approvals_approvalpolicy FORCE ROW LEVEL SECURITY;
CREATE POLICY approvals_approvalpolicy_read ON approvals_approvalpolicy FOR SELECT USING ({_SIGNED_IN});
CREATE POLICY approvals_approvalpolicy_insert ON approvals_approvalpolicy FOR INSERT WITH CHECK ({_ADMINISTERS});
CREATE POLICY approvals_approvalpolicy_update ON approvals_approvalpolicy
    FOR UPDATE USING ({_ADMINISTERS}) WITH CHECK ({_ADMINISTERS});
"""
NO_POLICY = """
DROP POLICY approvals_approvalpolicy_read ON approvals_approvalpolicy;
DROP POLICY approvals_approvalpolicy_insert ON approvals_approvalpolicy;
DROP POLICY approvals_approvalpolicy_update ON approvals_approvalpolicy;
ALTER TABLE approvals_approvalpolicy NO FORCE ROW LEVEL SECURITY;
ALTER TABLE approvals_approvalpolicy DISABLE ROW LEVEL SECURITY;
"""


class Migration(migrations.Migration):
    """Puts the tables under row security."""

    dependencies = [("approvals", "0001_initial"), ("access", "0002_row_security")]
    operations = [
        protect("approvals_approval", Realm.CASES),
        migrations.RunSQL(POLICY, NO_POLICY),
    ]
