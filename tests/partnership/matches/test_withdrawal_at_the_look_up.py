"""Consent is withdrawn at the very moment of a look-up, on two connections: one of the two comes first."""

import threading

import pytest
from django.db import connection

from sampan.partnership.matches.facts import Side, Verdict
from sampan.partnership.matches.models import Question, SilentHit
from sampan.partnership.matches.services import silence
from sampan.partnership.matches.services.owed import NOT_PASSED_ON
from sampan.protection.tasks.models import Task
from sampan.registry.consent.services import hold_answers
from sampan.registry.people.services.closing import close_identity
from tests.partnership.matches.conftest import REFERRAL, THERE, THIRD, ask_about
from tests.partnership.matches.test_leaving import given, withdraw
from tests.partnership.matches.test_settling import refused
from tests.protection.tasks.test_owing import _wait_until_somebody_waits

pytestmark = [pytest.mark.database, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def asked(arranged, known, officer, helped):
    """A silent question that is about to be looked up, and the consent of the person whom it meets."""
    consent_id = given(arranged, known)
    ask_about(arranged, officer, case_id=helped(actor=officer.actor))
    arranged.deliver(until="bare")
    assert [letter.kind for _sender, letter in arranged.queue] == ["match.bare"]
    return consent_id


def beside(act) -> threading.Thread:
    """Run an act on a connection of its own."""

    def run() -> None:
        try:
            act()
        finally:
            connection.close()

    other = threading.Thread(target=run)
    other.start()
    return other


def verdicts(region) -> list[str]:
    with region.reading():
        return list(SilentHit.objects.values_list("verdict", flat=True))


@pytest.mark.parametrize("act", ["withdraw", "close"])
def test_no_that_comes_first_leaves_no_hit(arranged, known, asked, act):
    outcomes: list = []
    with arranged.reading():
        if act == "withdraw":
            withdraw(arranged, asked)
        else:
            close_identity(case_id=known, by=arranged.service, purpose=REFERRAL, reason="asked")
        other = beside(lambda: outcomes.extend(arranged.deliver()))
        _wait_until_somebody_waits()
    other.join(30)
    assert [outcome.applied for outcome in outcomes] == [True]
    assert verdicts(arranged) == []


def test_hit_that_comes_first_is_ended_by_the_no(arranged, asked, monkeypatch):
    others: list[threading.Thread] = []
    real = silence.note_rate

    def note_rate(*args, **told) -> None:
        """The last step of a look-up: its hit is written and not yet committed."""
        real(*args, **told)
        others.append(beside(lambda: withdraw(arranged, asked)))
        _wait_until_somebody_waits()

    monkeypatch.setattr(silence, "note_rate", note_rate)
    assert [outcome.applied for outcome in arranged.deliver()] == [True]
    others[0].join(30)
    assert verdicts(arranged) == [Verdict.ENDED]


def test_look_up_that_settles_a_task_waits_for_a_withdrawal_without_holding_it_up(arranged, known, asked):
    """Consents are taken before anything is written, on both sides, so that neither waits for the other in turn."""
    with arranged.reading():
        conversation = Question.objects.get(side=Side.HOLDER).conversation
    with arranged.as_node(THERE):
        refused(arranged, "held_silent", conversation, "expired", member=THIRD)
    outcomes: list = []
    with arranged.reading():
        hold_answers([known])
        other = beside(lambda: outcomes.extend(arranged.deliver()))
        _wait_until_somebody_waits()
        withdraw(arranged, asked)
    other.join(30)
    assert [outcome.applied for outcome in outcomes] == [True]
    assert verdicts(arranged) == []
    with arranged.reading():
        assert Task.objects.get(kind=NOT_PASSED_ON).outcome == "overtaken"
