"""What ends by the clock, or by the other side, is written to the audit like what a person here does."""

from datetime import UTC, datetime, timedelta

import pytest

from sampan.partnership.matches.facts import ArrangementTerms, Register, Side, Wish
from sampan.partnership.matches.models import Arrangement, Rate
from sampan.partnership.matches.services import watching
from sampan.partnership.matches.services.arranging import answer_arrangement, end_arrangement, propose
from sampan.partnership.matches.services.ending import end_overdue
from sampan.partnership.matches.services.requesting import request_after
from sampan.partnership.matches.services.watching import DRIFTED, raise_drifts
from sampan.protection.tasks.models import Task
from sampan.registry.access.context import reading_as
from sampan.registry.access.reader import Reader
from sampan.registry.clock.queries import house_today
from tests.partnership.matches.conftest import REFERRAL, THERE, THIRD, ask_about, open_there
from tests.partnership.matches.test_settling import KNOWN, silent
from tests.partnership.matches.test_tries import audited

pytestmark = pytest.mark.database
__all__ = ("silent",)

LATER = timedelta(days=15)


def test_yes_and_end_of_the_other_side_are_audited(arranged, focal):
    assert audited(arranged, "match.arrange_confirmed") == 1
    with arranged.reading():
        theirs = Arrangement.objects.exclude(member=THERE).get()
    with arranged.as_node(THERE), reading_as(focal):
        end_arrangement(arrangement_id=theirs.id, by=focal.actor, purpose=focal.purpose)
    arranged.deliver()
    assert audited(arranged, "match.arrange_over") == 1


def test_no_of_the_other_side_is_audited(region, focal):
    who = {"by": focal.actor, "purpose": focal.purpose}
    with reading_as(focal):
        propose(member=THERE, terms=ArrangementTerms(keeper=THIRD), **who)
    region.deliver()
    with region.reading():
        theirs = Arrangement.objects.exclude(member=THERE).get()
    with region.as_node(THERE), reading_as(focal):
        answer_arrangement(arrangement_id=theirs.id, agrees=False, **who)
    region.deliver()
    assert audited(region, "match.arrange_declined") == 1


def test_silent_hits_and_epochs_that_end_by_the_clock_are_audited(arranged, silent):
    arranged.deliver()
    assert audited(arranged, "match.silent_expired") == audited(arranged, "match.epoch_over") == 0
    end_overdue(datetime.now(UTC) + LATER)
    assert audited(arranged, "match.silent_expired") == 1
    assert audited(arranged, "match.epoch_over") == 3
    end_overdue(datetime.now(UTC) + LATER)
    assert audited(arranged, "match.epoch_over") == 3


def test_requests_that_end_by_the_clock_are_audited(arranged, suspect, officer, people):
    suspect(*KNOWN, reader=Reader(people("supervisor", agency="Agency B"), REFERRAL))
    open_there(arranged, Register.SELECTORS)
    asked = ask_about(arranged, officer, subject_id=suspect(*KNOWN))
    arranged.deliver()
    with reading_as(officer):
        request_after(question_id=asked, wish=Wish.REFERRAL, by=officer.actor, purpose=officer.purpose)
    arranged.deliver()
    end_overdue(datetime.now(UTC) + LATER)
    assert audited(arranged, "match.request_expired") == 2


def test_drift_that_was_looked_at_is_not_told_again_that_day(arranged, monkeypatch):
    monkeypatch.setattr(watching, "is_drifting", lambda *_one, **_more: True)
    with arranged.reading():
        Rate.objects.create(side=Side.HOLDER, member=THERE, day=house_today(), keys=640, hits=1)
    assert raise_drifts() == 1
    with arranged.reading():
        Task.objects.filter(kind=DRIFTED).delete()
    assert raise_drifts() == 0
