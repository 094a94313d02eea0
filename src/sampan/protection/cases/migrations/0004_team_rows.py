"""Nobody puts themselves on the team of a case that they do not see, whatever SQL they write."""

from django.db import migrations

# Policies of a table cannot ask the table itself. `sampan_has_team` runs as the tables' owner, who sees every row,
# and says of a case only that it has, or had, a team; `sampan_sees_case` asks with the reader's own eyes.
_FUNCTIONS = """
CREATE INDEX access_teammember_case ON access_teammember (case_id);

CREATE FUNCTION sampan_has_team(asked uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = public AS $$ SELECT EXISTS (SELECT 1 FROM access_teammember WHERE case_id = asked) $$;

CREATE FUNCTION sampan_sees_case(asked uuid) RETURNS boolean LANGUAGE sql STABLE AS
$$ SELECT EXISTS (SELECT 1 FROM cases_case WHERE id = asked) $$;
"""
_NO_FUNCTIONS = """
DROP FUNCTION sampan_sees_case(uuid); DROP FUNCTION sampan_has_team(uuid); DROP INDEX access_teammember_case;
"""
_SCOPE = "(SELECT sampan_scope('cases'))"
# A new case has no team yet: whoever opens it begins it. Later, who answers for an agency names a colleague for a
# case in their sight. Nothing is deleted: whoever left would begin anew with an empty team.
_POLICIES = f"""
CREATE POLICY access_teammember_of_a_case_seen ON access_teammember AS RESTRICTIVE FOR INSERT WITH CHECK (
    {_SCOPE} = '3node' OR ({_SCOPE} = '2agency' AND sampan_sees_case(case_id)) OR NOT sampan_has_team(case_id));
CREATE POLICY access_teammember_never_deleted ON access_teammember AS RESTRICTIVE FOR DELETE
    USING ({_SCOPE} = '3node');
"""
_NO_POLICIES = """
DROP POLICY access_teammember_of_a_case_seen ON access_teammember;
DROP POLICY access_teammember_never_deleted ON access_teammember;
"""
# A row is ended once, and otherwise stays what it was: else an own row would be moved to another case.
_TRIGGER = """
CREATE FUNCTION access_teammember_is_kept() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    IF sampan_scope('cases') IS DISTINCT FROM '3node' AND (
        (NEW.id, NEW.case_id, NEW.account_id, NEW.agency_id, NEW.joined_at, NEW.until)
            IS DISTINCT FROM (OLD.id, OLD.case_id, OLD.account_id, OLD.agency_id, OLD.joined_at, OLD.until)
        OR (OLD.left_at IS NOT NULL AND NEW.left_at IS DISTINCT FROM OLD.left_at)
    ) THEN
        RAISE EXCEPTION 'who is on a team is ended, never changed';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER access_teammember_kept BEFORE UPDATE ON access_teammember
    FOR EACH ROW EXECUTE FUNCTION access_teammember_is_kept();
"""
_NO_TRIGGER = """
DROP TRIGGER access_teammember_kept ON access_teammember; DROP FUNCTION access_teammember_is_kept();
"""


class Migration(migrations.Migration):
    """Closes the team's table to whoever does not see the case."""

    dependencies = [("cases", "0003_merged"), ("access", "0002_row_security")]
    operations = [
        migrations.RunSQL(_FUNCTIONS, _NO_FUNCTIONS),
        migrations.RunSQL(_POLICIES, _NO_POLICIES),
        migrations.RunSQL(_TRIGGER, _NO_TRIGGER),
    ]
