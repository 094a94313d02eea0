"""Row security of the access tables."""

from django.db import migrations

from sampan.registry.access.roles import Realm
from sampan.registry.access.row_security import DROP_FUNCTIONS, FUNCTIONS, RUNNING, protect, visible

# A policy cannot ask its own table. The function runs as the tables' owner, whom a policy of its own lets
# see everything, and answers only about the account that reads.
TEAM_CASES = f"""
CREATE FUNCTION sampan_team_cases() RETURNS uuid[] LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS
$$ SELECT array_agg(case_id) FROM access_teammember team WHERE account_id = sampan_account() AND {RUNNING} $$;
"""
OWNER_SEES = "CREATE POLICY access_teammember_owner ON access_teammember FOR SELECT TO CURRENT_USER USING (true);"
# A loan is made and ended by the service alone: its holder neither prolongs it nor makes it one without an end.
_KEEPS = f"account_id <> (SELECT sampan_account()) OR until IS NULL OR (SELECT sampan_scope('{Realm.CASES.value}')) = '3node'"
LENT_ROWS_STAY = f"""
CREATE POLICY access_teammember_lent_update ON access_teammember AS RESTRICTIVE FOR UPDATE USING ({_KEEPS});
CREATE POLICY access_teammember_lent_insert ON access_teammember AS RESTRICTIVE FOR INSERT
    WITH CHECK (until IS NULL OR (SELECT sampan_scope('{Realm.CASES.value}')) = '3node');
"""
NO_LENT_ROWS = """
DROP POLICY access_teammember_lent_update ON access_teammember;
DROP POLICY access_teammember_lent_insert ON access_teammember;
"""
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
        migrations.RunSQL(LENT_ROWS_STAY, NO_LENT_ROWS),
        migrations.RunSQL(OWNER_SEES, "DROP POLICY access_teammember_owner ON access_teammember;"),
    ]
