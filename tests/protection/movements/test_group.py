"""121 people home in one operation: one changes their mind at the border, one waits, one child stays."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from sampan.protection.cases.services.opening import CaseDraft, open_cases_in_bulk
from sampan.protection.cases.services.operations import begin_operation
from sampan.protection.movements import queries
from sampan.protection.movements.services import grouping, listing, seating
from sampan.protection.returns.models import Return
from sampan.protection.returns.queries import group_progress, group_waits
from sampan.protection.returns.services import moving
from sampan.registry.access.context import leave, reading_as
from sampan.registry.access.reader import Reader
from sampan.registry.consent.models import Consent
from sampan.registry.people.identity import Identity
from sampan.vocabulary.names import PersonName
from tests.protection.returns.telling import ORIGIN, RECORD, TODAY, WHY, account

pytestmark = [pytest.mark.database, pytest.mark.timeout(240)]
PEOPLE = 121  # returnees from scam compounds in 2023
WALK = 24  # of them have consented and go the whole way; all 121 are asked about, taken on and told about


@pytest.fixture
def movement(sides):
    """A group return with its operation and 121 people, one of them a child."""
    return make_movement(sides, PEOPLE)


def make_movement(sides, people: int):
    """Return a group return of people whose country was asked; the first is a child."""
    drafts = [
        CaseDraft(RECORD | {"age": 15 if number == 0 else 24}, Identity(name=PersonName.of(f"Sok {number}")))
        for number in range(people)
    ]
    with sides.as_(sides.worker) as who:
        operation = begin_operation(
            name="Bavet", country="VN", province="", happened_on=TODAY, people_expected=people, **who
        )
        open_cases_in_bulk(drafts=drafts, operation_id=operation, **who)
        made = grouping.begin_movement(name="Bavet, March", operation_id=operation, **who)
        fact = queries.movement(movement_id=made, reader=Reader(sides.worker, WHY))
        found = listing.people_of_operation(fact, member=ORIGIN, reader=Reader(sides.worker, WHY))
        bulk = grouping.add_people(
            movement_id=made,
            people=[(one, ORIGIN, f"KH-{1 + place % 3}") for place, one in enumerate(found)],
            **who,
        )
    assert bulk.done == people
    return fact


def consent_all(sides, case_ids) -> None:
    """Write everybody's consent, as the case workers did one by one before: there is no act on everybody for it."""
    with reading_as(Reader(sides.worker, WHY)):
        Consent.objects.bulk_create(
            Consent(
                case_id=one, agency_id=sides.worker.agency_id, purpose="return", recipient=f"member:{ORIGIN}",
                groups=["identity"], language="km", given_by="person", given_on=TODAY,
                expires_on=TODAY + timedelta(days=90), recorded_by_id=sides.worker.account_id,
                recorded_at=datetime.now(UTC), helpers_sealed=b"",
            )
            for one in case_ids
        )  # fmt: skip


def settle_answers(sides, group) -> None:
    """Write what people answered one by one before (told step by step in the tests of one return)."""
    known = {
        "nationality": "confirmed", "host_risk": "go", "origin_risk": "go", "document": "issued",
        "answer": "wants_to_return", "asked_on": TODAY, "is_signed": True, "asylum": "no_fear",
    }  # fmt: skip
    with reading_as(Reader(sides.service, WHY)):
        Return.objects.filter(group=group, nationality="asked").update(**known)


def one_plan() -> moving.MovementPlan:
    """Return the plan of everybody's way home."""
    leg = moving.Leg("Shelter", "Moc Bai", "bus", TODAY)
    return moving.MovementPlan(TODAY, (leg,), "Moc Bai gate", "IOM", "host_state", child_escort="An aunt")


def take_to_agreed_plans(sides, group, waiting_case) -> None:
    """Take everybody through the acts on everybody, up to plans that both sides agreed to; two stay behind."""
    with sides.as_(sides.worker) as who:
        asked = grouping.verify_all(group=group, **who)
    assert (asked.done, asked.left, len(asked.people)) == (WALK, {"no_consent": PEOPLE - WALK}, PEOPLE)
    settle_answers(sides, group)
    with reading_as(Reader(sides.service, WHY)):
        Return.objects.filter(case_id=waiting_case, side="host").update(asylum="open")
    with sides.as_(sides.worker) as who:
        assert grouping.draft_all(group=group, plan=one_plan(), **who).done == WALK
    with sides.as_(sides.supervisor) as who:
        assert grouping.approve_all(group=group, **who).done == WALK
    with sides.as_(sides.worker) as who:
        sent = grouping.send_all(group=group, **who)
    assert (sent.done, sent.left) == (WALK - 2, {"return_refused": 2})
    assert {code for one in sent.people for code in one.missing} >= {"guardian_missing", "asylum_open"}
    with sides.as_(sides.receiver) as who:
        assert grouping.agree_all(group=group, **who).done == WALK - 2


@pytest.mark.slow
def test_group_of_121_with_one_who_refuses_one_who_waits_a_child_and_many_without_consent(sides, movement):
    group, reader = movement.id, Reader(sides.worker, WHY)
    named = {"agency_id": sides.receiver.agency_id, "account_id": sides.receiver.account_id}
    with sides.as_(sides.focal) as who:
        assert grouping.accept_all(group=group, **named, **who).done == PEOPLE
    with reading_as(reader):
        rows = Return.objects.filter(group=group, side="host").order_by("-is_child", "listed")
        ids = dict(rows.values_list("case_id", "id"))  # the child first
    child, refuser, waits, *others = list(ids)[:WALK]
    consent_all(sides, (child, refuser, waits, *others))
    take_to_agreed_plans(sides, group, waits)
    signed = {}
    with sides.as_(sides.worker) as who:
        for case_id in (child, refuser, waits, *others[:5]):
            outcome, told = ("refused", None) if case_id == refuser else ("present", account())
            signed[case_id] = seating.sign_off(
                movement_id=group, return_id=ids[case_id], outcome=outcome, account=told, **who
            )
    assert list(signed.values()) == ["blocked", "refused", "blocked", *["present"] * 5]
    with sides.as_(sides.worker) as who:
        left = grouping.depart_all(group=group, happened_at=datetime.now(UTC), **who)
    assert (left.done, left.left) == (len(others) - 5, {})
    with reading_as(reader):
        counts = group_progress(group=group, side="host", reader=reader)
        waits_for = group_waits(group=group, side="host", reader=reader)
    assert (counts["people"], counts["departed"], counts["not_going"]) == (PEOPLE, len(others), 1)
    assert (waits_for["guardian_missing"], waits_for["consent_missing"]) == (1, PEOPLE - WALK)
    assert sides.refused == []
    with reading_as(Reader(sides.service, WHY)):
        conversation = Return.objects.get(id=ids[refuser]).conversation
    assert sides.both(conversation) == ("stopped", "stopped")
    assert "stopped" in sides.tasks("host", conversation)


def test_vehicle_seats_no_more_than_it_has(sides):
    movement = make_movement(sides, 5)
    with sides.as_(sides.worker) as who:
        bus = seating.add_vehicle(
            movement_id=movement.id,
            label="Bus 1",
            means="bus",
            capacity=3,
            escorts=3,
            escort_agency="IOM",
            **who,
        )
        assert (
            seating.fill_vehicle(vehicle_id=bus, **who).done == 0
        )  # nobody goes before both sides work on it
    named = {"agency_id": sides.receiver.agency_id, "account_id": sides.receiver.account_id}
    with sides.as_(sides.focal) as who:
        grouping.accept_all(group=movement.id, **named, **who)
    with sides.as_(sides.worker) as who:
        bulk = seating.fill_vehicle(vehicle_id=bus, **who)
        assert (bulk.done, bulk.left) == (3, {"no_seat": 2})
        assert seating.fill_vehicle(vehicle_id=bus, **who).done == 0
        assert queries.vehicles(movement_id=movement.id, reader=Reader(who["by"], WHY))[0].taken == 3


def test_board_asks_the_database_as_often_for_many_people_as_for_few(sides, desk):
    supervisor = sides.supervisor
    with sides.as_(supervisor) as who:
        group = grouping.begin_movement(name="Poipet, May", **who)
    client, asked = desk(supervisor), []
    for more in (3, 300):
        _fill(sides, group, more)
        leave()
        with CaptureQueriesContext(connection) as queries_of:
            page = client.get(f"/returns/groups/{group}/")
        assert page.status_code == 200
        asked.append(len(queries_of))
    assert asked[0] == asked[1]


def test_line_at_the_border_asks_the_database_as_often_for_many_people_as_for_few(sides, desk):
    supervisor = sides.supervisor
    with sides.as_(supervisor) as who:
        group = grouping.begin_movement(name="Poipet, May", **who)
    client, asked = desk(supervisor), []
    for more in (3, 997):
        _fill(sides, group, more)
        leave()
        with CaptureQueriesContext(connection) as queries_of:
            page = client.get(f"/returns/groups/{group}/border/")
        asked.append((len(queries_of), page.content.count(b'name="person"'), b'value="50"' in page.content))
    assert asked == [(asked[0][0], 3, False), (asked[0][0], 50, True)]


def _fill(sides, group, people: int) -> None:
    now = datetime.now(UTC)
    with reading_as(Reader(sides.service, WHY)):
        Return.objects.bulk_create(
            Return(
                side="host", agency_id=sides.supervisor.agency_id, member=ORIGIN, group=group, phase="accepted",
                citizenship="KH", province=f"KH-{1 + number % 3}", opened_by_id=sides.worker.account_id,
                opened_at=now, changed_at=now, waits_for=["plan_unapproved"] if number % 2 else [],
            )
            for number in range(people)
        )  # fmt: skip
