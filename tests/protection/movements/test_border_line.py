"""The line at the border: pages of a thousand, told apart without a name, the same numbers on both sides."""

import pytest

from sampan.protection.cases.services.opening import CaseDraft, open_cases_in_bulk
from sampan.protection.movements import queries
from sampan.protection.movements.facts import AskedLine
from sampan.protection.movements.services import grouping, lining_up, seating
from sampan.protection.returns.queries import line_of_group
from sampan.registry.access.context import reading_as
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Reader
from sampan.registry.audit.models import AuditEntry
from sampan.registry.people.identity import Identity
from sampan.vocabulary.names import PersonName
from tests.protection.movements.test_group import make_movement
from tests.protection.movements.test_views import accepted
from tests.protection.returns.telling import ORIGIN, RECORD, WHY

pytestmark = pytest.mark.database


@pytest.fixture
def few_a_page(monkeypatch):
    """Pages of two people."""
    monkeypatch.setattr(lining_up, "PAGE", 2)


def line(sides, movement, **asked):
    reader = Reader(sides.worker, WHY)
    with reading_as(reader):
        return lining_up.departing(movement, asked=AskedLine(**asked), reader=reader)


def test_person_has_the_same_number_on_both_sides_and_keeps_it_when_others_join(sides):
    movement = make_movement(sides, 3)
    before = {one.fact.conversation: one.number for one in line(sides, movement).rows}
    assert sorted(before.values()) == [1, 2, 3]
    with sides.as_(sides.worker) as who:
        more = [CaseDraft(RECORD, Identity(name=PersonName.of("Aok First")))]
        (case_id,) = open_cases_in_bulk(drafts=more, **who)
        grouping.add_people(movement_id=movement.id, people=[(case_id, ORIGIN, "KH-1")], **who)
    after = {one.fact.conversation: one.number for one in line(sides, movement).rows}
    assert before.items() <= after.items() and max(after.values()) == 4
    with reading_as(Reader(sides.service, WHY)) as reader:
        there = [one.number for one in line_of_group(group=movement.id, side="origin", reader=reader)]
    assert there == [1, 2, 3, 4]


def test_somebody_who_cannot_be_asked_leaves_no_gap_in_the_numbers(sides):
    movement = make_movement(sides, 2)
    with sides.as_(sides.worker) as who:
        new = [CaseDraft(RECORD, Identity(name=PersonName.of(f"Lim {place}"))) for place in range(2)]
        first, second = open_cases_in_bulk(drafts=new, **who)
        asked = [(first, ORIGIN, "VN-22"), (second, ORIGIN, "KH-1")]
        bulk = grouping.add_people(movement_id=movement.id, people=asked, **who)
    assert (bulk.done, bulk.left) == (1, {"invalid_input": 1})
    assert [one.number for one in line(sides, movement).rows] == [1, 2, 3]


def test_rows_are_told_apart_by_number_sex_and_age_band_and_vehicle(sides):
    movement = make_movement(sides, 2)
    accepted(sides, movement.id)
    with sides.as_(sides.worker) as who:
        bus = seating.add_vehicle(
            movement_id=movement.id, label="Bus 1", means="bus", capacity=1, escorts=1, escort_agency="IOM", **who
        )  # fmt: skip
        seating.fill_vehicle(vehicle_id=bus, **who)
    rows = line(sides, movement).rows
    assert {one.who for one in rows} == {"Female · 9-17 years", "Female · 24-26 years"}
    assert sorted(one.vehicle for one in rows) == ["", "Bus 1"]
    assert [one.vehicle for one in line(sides, movement, show=str(bus)).rows] == ["Bus 1"]


def test_page_begins_behind_a_number_and_who_was_signed_off_is_not_left(sides, few_a_page):
    movement = make_movement(sides, 5)
    accepted(sides, movement.id)
    first = line(sides, movement)
    assert ([one.number for one in first.rows], first.next_after, first.left) == ([1, 2], 2, 5)
    last = line(sides, movement, after=4, opened=first.rows[0].fact.id)
    assert ([one.number for one in last.rows], last.next_after) == ([5], None)
    assert last.now is not None and last.now.number == 1
    with sides.as_(sides.worker) as who:
        seating.sign_off(movement_id=movement.id, return_id=first.rows[0].fact.id, outcome="refused", **who)
    left = line(sides, movement, show="left")
    assert ([one.number for one in left.rows], left.left, left.found) == ([2, 3], 4, 4)


def test_names_are_opened_for_the_page_alone(sides, few_a_page, reading):
    movement = make_movement(sides, 5)
    names = {one.name for one in line(sides, movement, with_names=True).rows}
    assert len(names) == 2 and all(name.startswith("Sok ") for name in names)
    with reading_as(Reader(reading("auditor").actor, Purpose.AUDIT)):
        assert AuditEntry.objects.filter(act="identity.read").count() == 2


def test_what_was_typed_stays_when_the_line_is_turned_searched_or_narrowed(sides, few_a_page, desk):
    movement = make_movement(sides, 5)
    client, address = desk(sides.worker), f"/returns/groups/{movement.id}/border/"
    typed = {"place": "Moc Bai gate", "officer": "Lieutenant Dao", "shown": "all", "after": "0"}
    for pressed, there, gone in (
        ({"after": "2"}, b"Person 3", b"Person 2<"),
        ({"number": "4"}, b"Person 4", b"Person 3<"),
        ({"show": "left"}, b"Person 1", b"Person 3<"),
        ({"number": "9" * 40}, b"Person 1", b"Person 3<"),
    ):
        page = client.post(address, typed | pressed).content
        assert there in page and gone not in page and b"Moc Bai gate" in page and b"Sok" not in page
    with reading_as(Reader(sides.worker, WHY)):
        assert queries.movement(movement_id=movement.id, reader=Reader(sides.worker, WHY))
