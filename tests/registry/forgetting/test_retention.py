"""The retention clock: runs from closure, erases when due, can be held back; one failure stops no other."""

from datetime import UTC, date, datetime, time, timedelta

import pytest

from harness.people import make_actor
from sampan.protection.cases.services.closing import close_case, erase_case, reopen_case
from sampan.protection.cases.services.opening import CaseDraft, open_case
from sampan.registry.access.context import enter
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Reader
from sampan.registry.audit.models import AuditEntry
from sampan.registry.clock.reckoning import Harm
from sampan.registry.clock.rhythms import Daily
from sampan.registry.clock.timers import TIMERS
from sampan.registry.forgetting import services
from sampan.registry.forgetting.jobs import erase_what_is_due
from sampan.registry.forgetting.models import RetentionClock
from sampan.registry.forgetting.queries import due_on
from sampan.registry.people.identity import identity_from
from sampan.registry.people.models import CaseKey
from sampan.vocabulary.errors import InvalidInput, NotPermitted, WrongState

pytestmark = pytest.mark.database
TODAY = date.today()


@pytest.fixture
def supervisor(reading) -> Reader:
    return reading("supervisor")


@pytest.fixture
def who(supervisor) -> dict[str, object]:
    return {"by": supervisor.actor, "purpose": supervisor.purpose}


@pytest.fixture
def closed(who):
    """`closed(days)` is a case that is due for erasure in so many days."""

    def make(days: int):
        draft = CaseDraft(record={"sex": "male"}, identity=identity_from({"name": "Người Mẫu"}))
        case_id = open_case(draft=draft, **who)
        close_case(case_id=case_id, reason="completed", **who)
        RetentionClock.objects.filter(case_id=case_id).update(due_on=TODAY + timedelta(days=days))
        return case_id

    return make


def has_key(case_id) -> bool:
    return CaseKey.objects.filter(case_id=case_id).exists()


def test_closing_starts_the_clock_of_the_settings(closed, who, supervisor, settings):
    draft = CaseDraft(record={})
    case_id = open_case(draft=draft, **who)
    assert due_on(case_id=case_id, reader=supervisor) is None
    close_case(case_id=case_id, reason="completed", **who)
    expected = TODAY + timedelta(days=settings.SAMPAN_NODE.retention_days)
    assert due_on(case_id=case_id, reader=supervisor) == expected


def test_reopening_stops_the_clock(closed, who, supervisor):
    case_id = closed(-1)
    reopen_case(case_id=case_id, **who)
    assert services.erase_due(on=TODAY, **who) == 0
    assert has_key(case_id)


@pytest.mark.parametrize(("days", "erased"), [(-1, 1), (0, 1), (1, 0)])
def test_erase_due_on_its_day_and_not_before(closed, who, days, erased):
    case_id = closed(days)
    assert services.erase_due(on=TODAY, **who) == erased
    assert has_key(case_id) is not bool(erased)


def test_erase_due_again_does_nothing(closed, who):
    closed(-1)
    assert [services.erase_due(on=TODAY, **who) for _ in range(2)] == [1, 0]


def test_erase_due_keeps_to_its_limit(closed, who):
    [closed(-1) for _ in range(3)]
    assert services.erase_due(on=TODAY, limit=2, **who) == 2


def test_hold_back_keeps_a_case_until_it_is_let_go(closed, who):
    case_id = closed(-1)
    services.hold_back(case_id=case_id, reason="trial_runs", **who)
    assert services.erase_due(on=TODAY, **who) == 0
    services.hold_back(case_id=case_id, reason="", **who)
    assert services.erase_due(on=TODAY, **who) == 1


def test_hold_back_where_no_clock_runs_is_bad_input(who):
    case_id = open_case(draft=CaseDraft(record={}), **who)
    with pytest.raises(InvalidInput):
        services.hold_back(case_id=case_id, reason="trial_runs", **who)


def test_hold_back_by_a_case_worker_is_not_permitted(closed, people):
    with pytest.raises(NotPermitted):
        services.hold_back(
            case_id=closed(-1), reason="x", by=people("case_worker"), purpose=Purpose.PROTECTION
        )


def test_another_agency_erases_nothing(closed, reading):
    case_id = closed(-1)
    stranger = reading("supervisor", agency="Agency B")
    assert services.erase_due(on=TODAY, by=stranger.actor, purpose=stranger.purpose) == 0
    enter(Reader(make_actor("supervisor"), Purpose.PROTECTION))
    assert has_key(case_id)


def test_one_that_cannot_be_erased_holds_up_no_other(closed, who, monkeypatch, reading):
    stuck, other = closed(-2), closed(-1)

    def eraser(*, case_id: object, **more: object) -> None:
        if case_id == stuck:
            raise WrongState("It is stuck.")
        erase_case(case_id=case_id, **more)

    monkeypatch.setattr(services, "_erasers", [eraser])
    assert services.erase_due(on=TODAY, **who) == 1
    assert (has_key(stuck), has_key(other)) == (True, False)
    reading("auditor")
    assert AuditEntry.objects.get(act="retention.failed").case_id == stuck


def test_case_erased_before_only_ends_its_clock(closed, who):
    case_id = closed(-1)
    erase_case(case_id=case_id, reason="consent_withdrawn", **who)
    assert services.erase_due(on=TODAY, **who) == 0
    assert RetentionClock.objects.get(case_id=case_id).erased_at is not None


@pytest.mark.parametrize("act", ["hold_back", "erase_due"])
def test_audit_fails_nothing_changed(closed, who, audit_fails, act):
    case_id = closed(-1)
    acts = {
        "hold_back": lambda: services.hold_back(case_id=case_id, reason="trial_runs", **who),
        "erase_due": lambda: services.erase_due(on=TODAY, **who),
    }
    before = list(RetentionClock.objects.values())
    with pytest.raises(audit_fails()):
        acts[act]()
    assert (list(RetentionClock.objects.values()), has_key(case_id)) == (before, True)


def test_daily_job_erases_as_the_node_service(closed, who, reading):
    late, early = closed(-1), closed(2)
    service = make_actor("node_service", agency="Ministry")
    assert erase_what_is_due(timestamp=int(datetime.now(UTC).timestamp())) == 1
    enter(Reader(make_actor("supervisor"), Purpose.PROTECTION))
    assert (has_key(late), has_key(early)) == (False, True)
    reading("auditor")
    assert AuditEntry.objects.get(act="identity.erased").account_id == service.account_id


def test_daily_job_is_registered_once_a_day():
    timer = TIMERS["forgetting.erase_due"]
    assert (timer.rhythm, timer.harm) == (Daily(time(2, 41)), Harm.LOSS)
