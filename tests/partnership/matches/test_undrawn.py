"""Questions that cannot be drawn hold up no other and are told; the word for one that is over says of nobody why."""

from datetime import UTC, datetime, timedelta

import pytest

from sampan.partnership.matches import jobs
from sampan.partnership.matches.facts import Register, Side
from sampan.partnership.matches.models import Question
from sampan.partnership.matches.services import undrawn
from sampan.partnership.matches.services.overseeing import begin_opening
from sampan.partnership.matches.services.unopened import require_opened
from sampan.registry.consent.services import withdraw_consent
from sampan.registry.people.services.closing import close_identity
from tests.partnership.matches.conftest import HERE, REFERRAL, THERE, ask_about, open_there
from tests.partnership.matches.test_findings import owed
from tests.partnership.matches.test_leaving import given
from tests.partnership.matches.test_settling import KNOWN

pytestmark = pytest.mark.database


@pytest.fixture
def two(arranged, suspect, officer):
    """Two answered questions, the older of which cannot be drawn; returns their ids, the older first."""
    open_there(arranged, Register.SELECTORS)
    about = suspect(*KNOWN)
    for _turn in range(2):
        ask_about(arranged, officer, subject_id=about)
    arranged.deliver()
    with arranged.reading():
        rows = list(Question.objects.filter(side=Side.HOLDER).order_by("asked_at", "id"))
        Question.objects.filter(id=rows[0].id).update(pending_sealed=b"what nobody can open")
    return [one.id for one in rows]


def clock(region, job, **later: int) -> int:
    with region.as_node(THERE):
        return job(int((datetime.now(UTC) + timedelta(**later)).timestamp()))


def test_what_cannot_be_drawn_holds_up_no_other(arranged, two, monkeypatch):
    monkeypatch.setattr(jobs, "_MOST_DRAWN", 1)
    monkeypatch.setattr(undrawn, "_AT_ONCE", 1)
    assert clock(arranged, jobs.draw_openings, hours=25) == 1
    with arranged.reading():
        assert [one.id for one in Question.objects.exclude(audited_at=None)] == [two[1]]


def test_what_cannot_be_drawn_for_days_is_one_finding_and_blocks_nobody(arranged, two):
    with arranged.reading():
        Question.objects.filter(side=Side.HOLDER).update(pending_sealed=b"what nobody can open")
    assert clock(arranged, jobs.watch_openings, days=3) == 0 and owed(arranged) == []
    assert clock(arranged, jobs.watch_openings, days=5) == 2 and owed(arranged) == [two[0]]
    assert clock(arranged, jobs.watch_openings, days=5) == 0
    with arranged.reading():
        require_opened(HERE)


@pytest.mark.parametrize("ended", ["withdrawn", "closed", "destroyed"])
def test_withdrawal_is_told_in_the_word_of_every_other_end(arranged, known, officer, helped, ended):
    case_id = helped(actor=officer.actor)
    consent_id = given(arranged, case_id, f"member:{THERE}")
    asked = ask_about(arranged, officer, case_id=case_id)
    arranged.deliver()
    with arranged.reading():
        row = Question.objects.get(side=Side.HOLDER)
        who = {"by": arranged.service, "purpose": REFERRAL, "reason": "asked"}
        if ended == "withdrawn":
            withdraw_consent(consent_id=consent_id, **who)
        elif ended == "closed":
            close_identity(case_id=case_id, **who)
        else:
            Question.objects.filter(id=asked).update(pending_sealed=b"")
    with arranged.as_node(THERE):
        begin_opening(question_id=row.id)
    assert [one.reason for one in arranged.deliver()] == ["question_over"]
