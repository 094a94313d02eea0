"""What a query says of a reader's sight agrees with what row security shows, for every role."""

import pytest

from harness.people import make_actor, make_agency, read_as
from sampan.protection.cases.models import Case
from sampan.protection.cases.services.opening import CaseDraft, open_case
from sampan.registry.access.context import enter, reading_as
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Reader
from sampan.registry.access.roles import ROLES, Realm, Scope
from sampan.registry.access.row_security import visible
from sampan.registry.access.services import join_team
from sampan.registry.access.sight import scope_of, sight_of

pytestmark = pytest.mark.database
PURPOSE = Purpose.REFERRAL


@pytest.fixture
def six_cases(db: None) -> list:
    """Three cases in each of two agencies, opened by one of each."""
    opened = []
    for agency in ("Agency A", "Agency B"):
        reader = Reader(make_actor("case_worker", agency=agency), PURPOSE)
        with reading_as(reader):
            opened += [
                open_case(draft=CaseDraft(record={}), by=reader.actor, purpose=PURPOSE) for _ in range(3)
            ]
    return opened


def put_on_team(case_id, *, agency: str, reader: Reader) -> None:
    service = Reader(make_actor("node_service"), PURPOSE)
    with reading_as(service):
        join_team(
            case_id=case_id,
            account_id=reader.actor.account_id,
            agency_id=make_agency(agency).id,
            by=service.actor,
            purpose=PURPOSE,
        )


@pytest.mark.parametrize("role", sorted(set(ROLES) - {"node_service"}))
def test_sight_of_each_role_with_teams_here_and_elsewhere_is_what_row_security_shows(six_cases, role):
    reader = Reader(make_actor(role), PURPOSE)
    put_on_team(six_cases[0], agency="Agency A", reader=reader)
    put_on_team(six_cases[5], agency="Agency B", reader=reader)
    enter(reader)
    shown = set(Case.objects.values_list("id", flat=True))
    parts = sight_of(reader, Realm.CASES).parts(case_field="id")
    found = [one for part in parts for one in Case.objects.filter(part).values_list("id", flat=True)]
    assert sorted(found) == sorted(shown)  # all of it, and nothing twice


def test_sight_of_the_service_is_the_whole_node(six_cases):
    reader = read_as("node_service", purpose=PURPOSE)
    (everything,) = sight_of(reader, Realm.CASES).parts(case_field="id")
    assert set(six_cases) <= set(Case.objects.filter(everything).values_list("id", flat=True))


def test_scope_of_two_roles_is_the_wider_one(people):
    reader = Reader(people("case_worker", "supervisor"), PURPOSE)
    assert scope_of(reader, Realm.CASES) is Scope.AGENCY


def test_scope_of_a_purpose_that_no_role_gives_is_none(people):
    assert scope_of(Reader(people("analyst"), PURPOSE), Realm.CASES) is None


def test_visible_with_a_bare_case_column_is_refused():
    with pytest.raises(ValueError, match="table"):
        visible(Realm.CASES, case_column="case_id")
