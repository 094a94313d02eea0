"""Row security of the breakglass tables."""

from django.db import migrations

from sampan.registry.access.roles import ROLES, Permission, Realm
from sampan.registry.access.row_security import protect

_ACCOUNT = "(SELECT sampan_account())"
# Whoever may review is told whatever purpose they chose: nothing hides an emergency access. So is its holder.
_REVIEWERS = ", ".join(f"'{code}'" for code, one in ROLES.items() if Permission.REVIEW_BREAK_GLASS in one.permissions)
_REVIEWS = f"""EXISTS (SELECT 1 FROM accounts_account reviewer WHERE reviewer.id = {_ACCOUNT} AND reviewer.is_active
    AND reviewer.roles && ARRAY[{_REVIEWERS}]::varchar[]
    AND reviewer.agency_id = breakglass_emergencyaccess.agency_id)"""
# Not reviewed in time: the country's focal point and the auditor see that it is so. The words stay sealed.
_OVERDUE = """(reviewed_at IS NULL AND review_by < sampan_now()
    AND ((SELECT sampan_scope('referrals')) = '3node' OR (SELECT sampan_scope('audit')) = '3node'))"""
_OWN_TALLY = f"""
ALTER TABLE breakglass_searchtally ENABLE ROW LEVEL SECURITY;
ALTER TABLE breakglass_searchtally FORCE ROW LEVEL SECURITY;
CREATE POLICY breakglass_searchtally_own ON breakglass_searchtally
    USING (account_id = {_ACCOUNT}) WITH CHECK (account_id = {_ACCOUNT});
"""
_NO_TALLY = """
DROP POLICY breakglass_searchtally_own ON breakglass_searchtally;
ALTER TABLE breakglass_searchtally NO FORCE ROW LEVEL SECURITY;
ALTER TABLE breakglass_searchtally DISABLE ROW LEVEL SECURITY;
"""


class Migration(migrations.Migration):
    """Puts the tables under row security."""

    dependencies = [("breakglass", "0001_initial"), ("access", "0002_row_security")]
    operations = [
        protect(
            "breakglass_emergencyaccess",
            Realm.CASES,
            also_visible=f"account_id = {_ACCOUNT} OR {_REVIEWS} OR {_OVERDUE}",
            insertable="(SELECT sampan_scope('cases')) = '3node'",
        ),
        migrations.RunSQL(_OWN_TALLY, _NO_TALLY),
    ]
