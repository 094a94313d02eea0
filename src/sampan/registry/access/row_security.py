"""Row security as migration operations: functions that read the context, and a policy a table."""

from django.db import migrations

from sampan.registry.access.roles import Realm

HOUSE_CLOCK = """
-- The house's time: the statement's own moment, less what the machine's clock is ahead of the house's (ADR 0024).
CREATE OR REPLACE FUNCTION sampan_now() RETURNS timestamptz LANGUAGE sql STABLE PARALLEL SAFE AS
$$ SELECT statement_timestamp()
     - make_interval(secs => coalesce(nullif(current_setting('sampan.ahead', true), ''), '0')::float8) $$;
"""
FUNCTIONS = f"""
CREATE FUNCTION sampan_account() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE AS
$$ SELECT nullif(current_setting('sampan.account', true), '')::uuid $$;

CREATE FUNCTION sampan_purpose() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE AS
$$ SELECT nullif(current_setting('sampan.purpose', true), '') $$;

CREATE FUNCTION sampan_agency() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE AS
$$ SELECT agency_id FROM accounts_account WHERE id = sampan_account() AND is_active $$;

{HOUSE_CLOCK}
-- The widest scope that the reader's roles give in a realm for the purpose named; NULL when none does.
CREATE FUNCTION sampan_scope(asked_realm text) RETURNS text LANGUAGE sql STABLE PARALLEL SAFE AS
$$ SELECT max(g.scope) FROM (
     SELECT CASE g.scope WHEN 'node' THEN '3node' WHEN 'agency' THEN '2agency' ELSE '1team' END AS scope
     FROM accounts_account a JOIN access_rolegrant g ON g.role = ANY(a.roles)
     WHERE a.id = sampan_account() AND a.is_active
       AND g.purpose = sampan_purpose() AND g.realm = asked_realm) g $$;
"""  # noqa: S608 - made of constants
DROP_FUNCTIONS = """
DROP FUNCTION sampan_now(); DROP FUNCTION sampan_scope(text); DROP FUNCTION sampan_agency();
DROP FUNCTION sampan_purpose(); DROP FUNCTION sampan_account();
"""
# Lent access ends at its second: by the moment of the statement, not of the transaction, which may be older.
RUNNING = "team.left_at IS NULL AND (team.until IS NULL OR team.until > sampan_now())"
# Correlated, so that the planner may choose: look a few rows up in the index, or hash the team once for many.
_ON_TEAM = """EXISTS (SELECT 1 FROM access_teammember team WHERE team.case_id = {row}
    AND team.account_id = (SELECT sampan_account()) AND {running}{more})"""


def visible(realm: Realm, *, case_column: str | None) -> str:
    """Return the SQL condition under which a row with an `agency_id` is seen in that realm.

    Node scope sees all rows, agency scope its agency's, team scope its teams' cases; `case_column` is the
    table's column with the case, with the table's name before it (`cases_case.id`), None when it has none.
    Every function call stands in a subselect, so that PostgreSQL evaluates it once a query.
    """
    scope = f"(SELECT sampan_scope('{realm.value}'))"
    wide = f"{scope} = '3node' OR ({scope} = '2agency' AND agency_id = (SELECT sampan_agency()))"
    if case_column is None:
        return wide
    return f"{wide} OR ({scope} IS NOT NULL AND {_on_team(case_column)})"


def writable(realm: Realm, *, case_column: str | None = None) -> str:
    """Return the SQL condition for new rows: of the writer's agency, of a case on whose team they are, or any.

    A member of another agency writes into the file of the agency that keeps it, under that agency's name.
    """
    scope = f"(SELECT sampan_scope('{realm.value}'))"
    own = f"{scope} = '3node' OR ({scope} IS NOT NULL AND agency_id = (SELECT sampan_agency()))"
    if case_column is None:
        return own
    keeps = f" AND team.agency_id = {case_column.partition('.')[0]}.agency_id"
    return f"{own} OR ({scope} IS NOT NULL AND {_on_team(case_column, more=keeps)})"


def _on_team(case_column: str, *, more: str = "") -> str:
    if "." not in case_column:  # inside the subselect a bare name would mean the team's own column
        raise ValueError("Write the table before the case's column.")
    return _ON_TEAM.format(row=case_column, running=RUNNING, more=more)


def protect(
    table: str,
    realm: Realm,
    *,
    case_column: str | None = "case_id",
    also_visible: str = "",
    using: str = "",
    insertable: str = "",
) -> migrations.RunSQL:
    """Return the operation that puts a table under row security, for its owner too.

    `also_visible` is a further SQL condition that lets a row be read, never written; `using`
    replaces the usual condition of `visible`, `insertable` that of `writable`.
    """
    column = f"{table}.{case_column}" if case_column and not using else None
    using = using or visible(realm, case_column=column)
    inserts = insertable or writable(realm, case_column=column)
    reads = f"({using}) OR ({also_visible})" if also_visible else using
    return migrations.RunSQL(
        sql=f"""
        ALTER TABLE {table} ENABLE ROW LEVEL SECURITY;
        ALTER TABLE {table} FORCE ROW LEVEL SECURITY;
        CREATE POLICY {table}_read ON {table} FOR SELECT USING ({reads});
        CREATE POLICY {table}_insert ON {table} FOR INSERT WITH CHECK ({inserts});
        CREATE POLICY {table}_update ON {table} FOR UPDATE USING ({using}) WITH CHECK ({using});
        CREATE POLICY {table}_delete ON {table} FOR DELETE USING ({using});
        """,
        reverse_sql=f"""
        DROP POLICY {table}_read ON {table}; DROP POLICY {table}_insert ON {table};
        DROP POLICY {table}_update ON {table}; DROP POLICY {table}_delete ON {table};
        ALTER TABLE {table} NO FORCE ROW LEVEL SECURITY;
        ALTER TABLE {table} DISABLE ROW LEVEL SECURITY;
        """,
    )


def append_only(table: str) -> migrations.RunSQL:
    """Return the operation that refuses every change and removal of a table's rows, by anybody."""
    return migrations.RunSQL(
        sql=f"""
        CREATE FUNCTION {table}_is_append_only() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN RAISE EXCEPTION '{table} is append-only'; END $$;
        CREATE TRIGGER {table}_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON {table}
            FOR EACH STATEMENT EXECUTE FUNCTION {table}_is_append_only();
        """,
        reverse_sql=f"DROP TRIGGER {table}_append_only ON {table}; DROP FUNCTION {table}_is_append_only();",
    )
