"""Row security fails closed: what a reader may not see is not there, even for raw SQL."""

from uuid import UUID

import pytest
from django.db import connection

from sampan.protection.cases.models import Case
from sampan.protection.cases.services.opening import CaseDraft, open_case
from sampan.registry.access.context import enter, leave, reading_as
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Reader
from sampan.registry.people.identity import Identity
from sampan.vocabulary.names import PersonName

pytestmark = pytest.mark.database

PROTECTED = (
    "cases_case",
    "cases_profile",
    "cases_timelineentry",
    "people_person",
    "people_casekey",
    "people_sealedfield",
    "people_searchhash",
    "access_teammember",
)


@pytest.fixture
def case_id(people) -> UUID:
    """A case that a case worker of agency A opened; nobody reads afterwards."""
    worker = people("case_worker", agency="Agency A")
    with reading_as(Reader(worker, Purpose.PROTECTION)):
        draft = CaseDraft(record={"sex": "female"}, identity=Identity(name=PersonName.of("Trần Thị Mẫu")))
        opened = open_case(draft=draft, by=worker, purpose=Purpose.PROTECTION)
    leave()
    return opened


def rows(table: str) -> int:
    """Count the rows of a table that raw SQL sees."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM {table}")
        return cursor.fetchone()[0]


@pytest.mark.parametrize("table", PROTECTED)
def test_raw_sql_without_a_reader_sees_nothing(case_id, table):
    assert rows(table) == 0


@pytest.mark.parametrize("table", PROTECTED)
def test_raw_sql_of_another_agency_sees_nothing(case_id, reading, table):
    reading("supervisor", agency="Agency B")
    assert rows(table) == 0


@pytest.mark.parametrize("table", PROTECTED)
def test_raw_sql_outside_the_team_sees_nothing(case_id, reading, table):
    reading("case_worker", agency="Agency A")
    assert rows(table) == 0


@pytest.mark.parametrize("table", PROTECTED)
def test_raw_sql_without_a_purpose_of_the_role_sees_nothing(case_id, people, table):
    enter(Reader(people("supervisor"), Purpose.AUDIT))
    assert rows(table) == 0


@pytest.mark.parametrize("table", PROTECTED)
def test_supervisor_of_the_agency_sees_the_row(case_id, reading, table):
    reading("supervisor", agency="Agency A")
    assert rows(table) > 0


def test_deactivated_account_sees_nothing(case_id, reading):
    reader = reading("supervisor", agency="Agency A")
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE accounts_account SET is_active = false WHERE id = %s", [reader.actor.account_id]
        )
    assert rows("cases_case") == 0


def test_analyst_counts_profiles_but_sees_no_case_and_no_identity(case_id, reading):
    reading("analyst", purpose=Purpose.STATISTICS)
    assert rows("cases_profile") == 1
    assert rows("cases_case") == rows("people_sealedfield") == 0


def test_writing_into_another_agency_is_refused(case_id, reading):
    reading("supervisor", agency="Agency B")
    assert Case.objects.filter(id=case_id).update(urgency="urgent") == 0


def test_application_role_owns_nothing_and_obeys_row_security(db):
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT rolsuper, rolbypassrls, rolcreaterole FROM pg_roles WHERE rolname = current_user"
        )
        assert cursor.fetchone() == (False, False, False)
        cursor.execute("SELECT count(*) FROM pg_class WHERE relowner = current_user::regrole")
        assert cursor.fetchone()[0] == 0


def test_every_table_with_an_agency_is_under_forced_row_security(db):
    open_tables = {"accounts_account"}  # read before anybody is signed in; holds staff, never people helped
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT c.relname FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid "
            "WHERE c.relkind = 'r' AND a.attname = 'agency_id' AND NOT (c.relrowsecurity AND c.relforcerowsecurity)"
        )
        assert {row[0] for row in cursor.fetchall()} - {"audit_auditentry"} <= open_tables
