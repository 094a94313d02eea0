"""What is lost or refused on the way is told to whoever waits for it, and is never shown as somebody's no."""

from datetime import UTC, datetime, timedelta

import pytest
from django.urls import reverse

from harness.people import client_of
from sampan.partnership.matches import queries
from sampan.partnership.matches.facts import Register, Side, State, Verdict, Wish
from sampan.partnership.matches.models import Epoch, Request
from sampan.partnership.matches.services.ending import end_overdue
from sampan.partnership.matches.services.requesting import decide_request, request_after
from sampan.protection.tasks.models import Task
from sampan.registry.access.context import reading_as
from sampan.registry.access.reader import Reader
from sampan.registry.accounts.queries import actor_of
from tests.partnership.matches.conftest import (
    HERE,
    REFERRAL,
    THERE,
    THIRD,
    ask_about,
    epoch,
    open_there,
    question,
)
from tests.partnership.matches.test_settling import KNOWN, lost, refused, silent

pytestmark = pytest.mark.database
__all__ = ("silent",)


def owed(region, kind: str) -> list[tuple[object, object]]:
    with region.reading():
        return [(one.source_id, one.assigned_to_id) for one in Task.objects.filter(kind=kind, done_at=None)]


@pytest.fixture
def asker(region):
    """Somebody who asks, signed in."""
    return client_of("case_worker", agency="Agency A", purpose=REFERRAL)


@pytest.fixture
def asked(arranged, suspect, asker, people):
    """An open question that will hit, not carried yet."""
    suspect(*KNOWN, reader=Reader(people("supervisor", agency="Agency B"), REFERRAL))
    open_there(arranged, Register.SELECTORS)
    reader = Reader(actor_of(asker.account), REFERRAL)
    return ask_about(arranged, reader, subject_id=suspect(*KNOWN, reader=reader))


@pytest.mark.parametrize("act", ["ask", "unblind"])
def test_silent_question_that_was_refused_is_told_to_whoever_asked(arranged, silent, officer, act):
    refused(arranged, act, question(arranged, silent).conversation)
    assert owed(arranged, "match_not_looked_up") == [(silent, officer.actor.account_id)]


def test_open_question_without_an_answer_ends_at_its_limit(arranged, asked, asker):
    arranged.bend = lost("kept")
    arranged.deliver()
    assert question(arranged, asked).state == State.HALF and owed(arranged, "match_not_looked_up") == []
    end_overdue(datetime.now(UTC) + timedelta(days=8))
    row = question(arranged, asked)
    assert (row.state, row.reason) == (State.REFUSED, "expired")
    assert owed(arranged, "match_not_looked_up") == [(asked, asker.account.id)]


def test_open_question_of_an_epoch_that_ended_is_told(arranged, asked, asker):
    with arranged.reading():
        Epoch.objects.update(ends_at=datetime.now(UTC))
    end_overdue(datetime.now(UTC))
    assert question(arranged, asked).reason == "epoch_over"
    assert owed(arranged, "match_not_looked_up") == [(asked, asker.account.id)]


@pytest.mark.parametrize(("act", "member"), [("root", THIRD), ("set", HERE), ("tags", HERE)])
def test_epoch_whose_finished_set_was_refused_leaves_nothing_behind(arranged, asked, act, member):
    row = epoch(arranged, Side.HOLDER)
    refused(arranged, act, row.conversation, member=HERE if member == THIRD else THIRD)
    assert epoch(arranged, Side.HOLDER).state == "ready"
    refused(arranged, act, row.conversation, member=member)
    with arranged.reading():
        row.refresh_from_db()
        assert (row.state, bytes(row.half_sealed)) == ("over", b"")
        assert not row.parts.exists() and not row.held.exists() and not row.owners.exists()


def follow(region, asker, asked) -> Request:
    reader = Reader(actor_of(asker.account), REFERRAL)
    with reading_as(reader):
        made = request_after(question_id=asked, wish=Wish.REFERRAL, by=reader.actor, purpose=REFERRAL)
    with region.reading():
        return Request.objects.get(id=made)


def test_request_that_was_lost_is_no_refusal_and_may_be_made_again(arranged, asked, asker):
    arranged.deliver()
    first = follow(arranged, asker, asked)
    arranged.queue.clear()
    refused(arranged, "request", question(arranged, asked).conversation, "too_late")
    with arranged.reading():
        first.refresh_from_db()
    assert (first.verdict, first.reason) == (Verdict.LOST, "too_late")
    assert owed(arranged, "match_request_lost") == [(asked, asker.account.id)]
    shown = asker.get(reverse("matches:question", args=[asked])).content.decode()
    assert "nobody decided on it" in shown and "after its time limit" in shown and "declined" not in shown
    assert "Ask a person there" in shown
    again = follow(arranged, asker, asked)
    assert again.id != first.id and arranged.deliver()[0].applied
    assert owed(arranged, "match_request_lost") == []


def test_decision_that_was_not_heard_is_told_to_whoever_decided(arranged, asked, asker, people):
    arranged.deliver()
    follow(arranged, asker, asked)
    arranged.deliver()
    decider = Reader(people("supervisor", agency="Agency B"), REFERRAL)
    with arranged.as_node(THERE), reading_as(decider):
        row = Request.objects.get(way="in")
        decide_request(request_id=row.id, approves=True, by=decider.actor, purpose=REFERRAL)
    arranged.bend = lost("decided")
    arranged.deliver()
    refused(arranged, "decided", question(arranged, asked).conversation, "", member=HERE)
    assert owed(arranged, "match_decision_unheard") == [(row.id, decider.actor.account_id)]
    with reading_as(decider):
        assert queries.request_of(request_id=row.id, reader=decider).reason == "expired"


def test_decision_on_a_request_that_seemed_lost_is_noted_after_all(arranged, asked, asker, people):
    arranged.deliver()
    ours = follow(arranged, asker, asked)
    arranged.deliver()
    refused(arranged, "request", question(arranged, asked).conversation, "")
    decider = Reader(people("supervisor", agency="Agency B"), REFERRAL)
    with arranged.as_node(THERE), reading_as(decider):
        row = Request.objects.get(way="in")
        decide_request(request_id=row.id, approves=True, by=decider.actor, purpose=REFERRAL)
    arranged.deliver()
    with arranged.reading():
        ours.refresh_from_db()
    assert (ours.verdict, ours.reason) == (Verdict.APPROVED, "")
    assert owed(arranged, "match_request_lost") == []
