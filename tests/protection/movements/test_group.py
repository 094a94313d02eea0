"""121 people home in one operation: one changes their mind at the border, one waits, one child stays."""

import time
from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

import pytest

from sampan.protection.cases.services.opening import CaseDraft, open_cases_in_bulk
from sampan.protection.cases.services.operations import begin_operation
from sampan.protection.movements import queries
from sampan.protection.movements.services import grouping, listing, seating
from sampan.protection.movements.showing import board, triage
from sampan.protection.returns.models import Return
from sampan.protection.returns.queries import group_places, group_progress, group_waits
from sampan.protection.returns.services import moving
from sampan.registry.access.context import reading_as
from sampan.registry.access.reader import Reader
from sampan.registry.consent.models import Consent
from sampan.registry.people.identity import Identity
from sampan.vocabulary.names import PersonName
from tests.protection.returns.conftest import ORIGIN, RECORD, TODAY, WHY, account

pytestmark = [pytest.mark.database, pytest.mark.timeout(240)]
PEOPLE = 121  # returnees from scam compounds in 2023
FIRST = 12  # of them walk to the border in the test; the others wait for their consent
BOARD_SECONDS = 0.2


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
    """Write everybody's consent, as the case workers did before."""
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


def test_group_of_121_with_one_who_refuses_one_who_waits_and_a_child(sides, movement):
    group = movement.id
    named = {"agency_id": sides.receiver.agency_id, "account_id": sides.receiver.account_id}
    with sides.as_(sides.focal) as who:
        assert grouping.accept_all(group=group, **named, **who).done == PEOPLE
    with sides.as_(sides.worker) as who:
        assert grouping.verify_all(movement_id=group, **who).left == {"no_consent": PEOPLE}
    with reading_as(Reader(sides.worker, WHY)):
        rows = Return.objects.filter(group=group, side="host").order_by("-is_child", "listed")
        cases = list(rows.values_list("case_id", flat=True))  # the child first
    consent_all(sides, cases[:FIRST])
    with sides.as_(sides.worker) as who:
        asked = grouping.verify_all(movement_id=group, **who)
        assert (asked.done, asked.left) == (FIRST, {"no_consent": PEOPLE - FIRST})
    settle_answers(sides, group)
    with reading_as(Reader(sides.service, WHY)):
        waits = Return.objects.get(case_id=cases[2], side="host")
        Return.objects.filter(id=waits.id).update(asylum="open")
    leg = moving.Leg("Shelter", "Moc Bai", "bus", date.today())
    plan = moving.MovementPlan(
        date.today(), (leg,), "Moc Bai gate", "IOM", "host_state", child_escort="An aunt"
    )
    with sides.as_(sides.worker) as who:
        assert grouping.draft_all(movement_id=group, plan=plan, **who).done == FIRST
    with sides.as_(sides.supervisor) as who:
        assert grouping.approve_all(movement_id=group, **who).done == FIRST
    with sides.as_(sides.worker) as who:
        sent = grouping.send_all(movement_id=group, **who)
    assert (sent.done, sent.left) == (FIRST - 2, {"return_refused": 2})
    with sides.as_(sides.receiver) as who:
        assert grouping.agree_all(group=group, **who).done == FIRST - 2
    reader = Reader(sides.worker, WHY)
    with reading_as(reader):
        assert group_waits(group=group, side="host", reader=reader)["guardian_missing"] == 1
        ids = {one.case_id: one.id for one in Return.objects.filter(group=group, side="host")}
    outcomes = []
    with sides.as_(sides.worker) as who:
        for place, case_id in enumerate(cases[:10]):
            outcome = "refused" if place == 1 else "present"
            outcomes.append(
                seating.sign_off(
                    movement_id=group, return_id=ids[case_id], outcome=outcome, account=account(), **who
                )
            )
    assert outcomes == ["blocked", "refused", "blocked", *["present"] * 7]
    with sides.as_(sides.worker) as who:
        left = grouping.depart_all(movement_id=group, happened_at=datetime.now(UTC), **who)
    assert left.done == FIRST - 10
    with reading_as(reader):
        counts = group_progress(group=group, side="host", reader=reader)
    assert (counts["people"], counts["departed"], counts["not_going"]) == (PEOPLE, FIRST - 3, 1)
    assert sides.refused == []
    conversation = Return.objects.none()
    with reading_as(Reader(sides.service, WHY)):
        conversation = Return.objects.get(id=ids[cases[1]]).conversation
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


def test_board_of_a_thousand_people_is_quick(sides):
    group, now = uuid4(), datetime.now(UTC)
    with reading_as(Reader(sides.service, WHY)):
        Return.objects.bulk_create(
            Return(
                side="host", agency_id=sides.supervisor.agency_id, member=ORIGIN, group=group, phase="accepted",
                citizenship="KH", province=f"KH-{1 + number % 20}", opened_by_id=sides.worker.account_id,
                opened_at=now, changed_at=now, waits_for=["plan_unapproved"] if number % 2 else [],
            )
            for number in range(1_000)
        )  # fmt: skip
    reader, took = Reader(sides.supervisor, WHY), []
    for _time in range(20):
        with reading_as(reader):
            began = time.perf_counter()
            asked = {"group": group, "side": "host", "reader": reader}
            counts, places = group_progress(**asked), group_places(**asked)
            group_waits(**asked)
            board(counts), triage(counts)
            took.append(time.perf_counter() - began)
    assert (counts["people"], counts["ready"], counts["waiting"], len(places)) == (1_000, 500, 500, 20)
    assert sorted(took)[18] <= BOARD_SECONDS
