"""Row security of the access tables."""

from django.db import migrations

from sampan.registry.access.roles import Realm
from sampan.registry.access.row_security import DROP_FUNCTIONS, FUNCTIONS, protect, visible

# A policy cannot ask its own table. The function runs as the tables' owner, whom a policy of its own lets
# see everything, and answers only about the account that reads.
TEAM_CASES = """
CREATE FUNCTION sampan_team_cases() RETURNS uuid[] LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS
$$ SELECT array_agg(case_id) FROM access_teammember WHERE account_id = sampan_account() AND left_at IS NULL $$;
"""
OWNER_SEES = "CREATE POLICY access_teammember_owner ON access_teammember FOR SELECT TO CURRENT_USER USING (true);"
_SCOPE = f"(SELECT sampan_scope('{Realm.CASES.value}'))"
_OWN_TEAMS = f"{_SCOPE} IS NOT NULL AND case_id = ANY ((SELECT sampan_team_cases())::uuid[])"


class Migration(migrations.Migration):
    """Puts the tables under row security: who is on a team is seen by it, its agency's supervisors and itself."""

    dependencies = [("access", "0001_initial"), ("accounts", "0001_initial")]
    operations = [
        migrations.RunSQL(FUNCTIONS, DROP_FUNCTIONS),
        migrations.RunSQL(TEAM_CASES, "DROP FUNCTION sampan_team_cases();"),
        protect(
            "access_teammember",
            Realm.CASES,
            using=f"account_id = (SELECT sampan_account()) "
            f"OR {visible(Realm.CASES, case_column=None)} OR ({_OWN_TEAMS})",
        ),
        migrations.RunSQL(OWNER_SEES, "DROP POLICY access_teammember_owner ON access_teammember;"),
    ]
