"""Each service of cases: when its audit cannot be written, nothing has changed."""

from datetime import UTC, date, datetime, timedelta

import pytest

from sampan.protection.cases.facts import MilestoneFact
from sampan.protection.cases.models import Case, IntakeDraft
from sampan.protection.cases.queries import case, timeline
from sampan.protection.cases.services import changing, closing, opening, ownership
from sampan.protection.cases.services.changing import (
    add_milestone,
    add_note,
    change_record,
    set_trafficking_status,
)
from sampan.protection.cases.services.closing import close_case, reopen_case
from sampan.protection.cases.services.drafting import DRAFT_DAYS, begin_draft, drop_stale_drafts
from sampan.protection.cases.services.opening import CaseDraft, open_case, open_cases_in_bulk
from sampan.protection.cases.services.ownership import move_ownership
from sampan.registry.access.context import enter
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Reader
from sampan.vocabulary.dates import PartialDate
from sampan.vocabulary.errors import InvalidInput, WrongState

pytestmark = pytest.mark.database
RETURNED = MilestoneFact("returned", PartialDate.parse("2025-07"), country="VN")
ACTS = {
    "change_record": (changing, lambda who: change_record(changes={"age": 30}, version=1, **who)),
    "status": (changing, lambda who: set_trafficking_status(status="victim", **who)),
    "milestone": (changing, lambda who: add_milestone(milestone=RETURNED, **who)),
    "note": (changing, lambda who: add_note(text="x", **who)),
    "close": (closing, lambda who: close_case(reason="completed", **who)),
    "hand_over": (ownership, lambda who: move_ownership(to="in_transit", member="kh-node", **who)),
}


@pytest.fixture
def reader(reading):
    return reading("supervisor")


@pytest.fixture
def who(reader):
    opened = open_case(draft=CaseDraft(record={"age": 22}), by=reader.actor, purpose=reader.purpose)
    return {"case_id": opened, "by": reader.actor, "purpose": reader.purpose}


def state(who, reader):
    lines = timeline(case_id=who["case_id"], reader=reader)
    return case(case_id=who["case_id"], reader=reader), [one.kind for one in lines]


def fail(*args, **kwargs):
    raise RuntimeError("the audit cannot be written")


@pytest.mark.parametrize("act", ACTS)
def test_when_the_audit_fails_nothing_changes(who, reader, monkeypatch, act):
    module, do = ACTS[act]
    before = state(who, reader)
    monkeypatch.setattr(module, "record", fail)
    with pytest.raises(RuntimeError):
        do(who)
    assert state(who, reader) == before


def test_reopening_when_the_audit_fails_leaves_it_closed(who, reader, monkeypatch):
    close_case(reason="completed", **who)
    monkeypatch.setattr(closing, "record", fail)
    with pytest.raises(RuntimeError):
        reopen_case(**who)
    assert not state(who, reader)[0].is_open


def test_opening_when_the_audit_fails_opens_nobody(reader, monkeypatch):
    monkeypatch.setattr(opening, "record_many", fail)
    with pytest.raises(RuntimeError):
        open_cases_in_bulk(drafts=[CaseDraft(record={})] * 3, by=reader.actor, purpose=reader.purpose)
    assert Case.objects.count() == 0


@pytest.mark.parametrize("act", ["change_record", "status", "close"])
def test_closed_case_is_not_written(who, act):
    close_case(reason="completed", **who)
    with pytest.raises(WrongState):
        ACTS[act][1](who)


def test_case_opened_for_another_node_waits_there(reader):
    opened = open_case(
        draft=CaseDraft(record={}),
        by=reader.actor,
        purpose=reader.purpose,
        source="referral",
        owner_member="kh-node",
    )
    found = case(case_id=opened, reader=reader)
    assert (found.ownership, found.owner_member) == ("elsewhere", "kh-node")


def test_empty_note_is_refused(who):
    with pytest.raises(InvalidInput):
        add_note(text=" ", **who)


def test_stale_intakes_are_dropped_by_the_nodes_clock_alone(reader, people):
    begin_draft(kind="person", by=reader.actor, purpose=reader.purpose)
    service = people("node_service")
    enter(Reader(service, Purpose.PROTECTION))
    later = datetime.now(UTC) + timedelta(days=DRAFT_DAYS)
    assert drop_stale_drafts(now=later - timedelta(hours=1), by=service, purpose=Purpose.PROTECTION) == 0
    assert drop_stale_drafts(now=later + timedelta(hours=1), by=service, purpose=Purpose.PROTECTION) == 1
    assert IntakeDraft.objects.count() == 0


def test_record_of_a_day_to_come_is_refused(reader):
    later = (date.today() + timedelta(days=400)).isoformat()
    with pytest.raises(InvalidInput):
        open_case(
            draft=CaseDraft(record={"exploitation_began": later}), by=reader.actor, purpose=reader.purpose
        )


NEW_YEAR_S_NIGHT = datetime(2026, 12, 31, 18, 30, tzinfo=UTC)  # half past one in Ha Noi


def test_case_registered_today_is_opened_at_night_and_numbered_in_the_new_year(house_at, reader):
    house_at(NEW_YEAR_S_NIGHT)
    opened = open_case(
        draft=CaseDraft(record={"registered": "2027-01-01"}), by=reader.actor, purpose=reader.purpose
    )
    assert case(case_id=opened, reader=reader).number.startswith("VN27-")


def test_case_registered_tomorrow_is_refused(house_at, reader):
    house_at(NEW_YEAR_S_NIGHT)
    with pytest.raises(InvalidInput, match="future"):
        open_case(
            draft=CaseDraft(record={"registered": "2027-01-02"}), by=reader.actor, purpose=reader.purpose
        )
