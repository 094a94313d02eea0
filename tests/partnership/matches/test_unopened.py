"""Places that were drawn and not opened: told to the focal point, and no way around the audit."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from django.urls import reverse

from harness.people import client_of
from sampan.partnership.matches.declined import declined_openings
from sampan.partnership.matches.facts import Side
from sampan.partnership.matches.models import Question
from sampan.partnership.matches.services import unopened
from sampan.partnership.matches.services.overseeing import begin_opening
from sampan.partnership.matches.services.unopened import OPEN_WITHIN, Unopened, require_opened, watch_unopened
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Reader
from sampan.vocabulary.errors import NotPermitted
from tests.partnership.matches.conftest import HERE, REFERRAL, THERE, ask_about
from tests.partnership.matches.test_findings import owed
from tests.partnership.matches.test_oversight import answered, begin
from tests.partnership.matches.test_settling import KNOWN, lost, refused
from tests.partnership.matches.test_tries import audited

pytestmark = pytest.mark.database
__all__ = ("answered",)

LATER = OPEN_WITHIN + timedelta(hours=1)


def bent(act: str, **body: object):
    def bend(_sender, letter):
        return replace(letter, body={**letter.body, **body}) if letter.kind == f"match.{act}" else letter

    return bend


@pytest.mark.parametrize("body", [{"seed": "A" * 43 + "="}, {"openings": []}, {"openings": "x"}])
def test_opening_that_is_refused_leaves_a_finding_behind(arranged, answered, body):
    arranged.bend = bent("opening", **body)
    outcomes = begin(arranged, answered)
    assert [one.applied for one in outcomes] == [True, False]
    assert owed(arranged) == [answered.id]


def test_refused_draw_leaves_a_finding_behind(arranged, answered):
    arranged.bend = lost("audit")
    begin(arranged, answered)
    refused(arranged, "audit", answered.conversation, "not_committed", member=HERE)
    assert owed(arranged) == [answered.id]


def test_draw_that_is_never_answered_is_told_once_and_settled_when_opened_after_all(arranged, answered):
    with arranged.as_node(THERE):
        begin_opening(question_id=answered.id)
    (waiting,) = arranged.queue
    arranged.queue.clear()
    now = datetime.now(UTC)
    assert watch_unopened(now) == 0 and owed(arranged) == []
    assert watch_unopened(now + LATER) == 1 and watch_unopened(now + LATER) == 0
    assert owed(arranged) == [answered.id]
    arranged.queue.append(waiting)
    arranged.deliver()
    assert owed(arranged) == []


def test_opening_that_was_lost_is_told_to_our_own_focal_point(arranged, answered):
    arranged.bend = lost("opening")
    begin(arranged, answered)
    refused(arranged, "opening", answered.conversation, "")
    with arranged.reading():
        assert owed(arranged) == [Question.objects.get(side=Side.ASKER).id]


def test_member_that_opens_nothing_is_answered_again_once_somebody_looked(
    arranged, answered, suspect, officer, monkeypatch
):
    monkeypatch.setattr(unopened, "MOST_UNOPENED", 1)
    arranged.bend = lost("audit")
    begin(arranged, answered)
    watch_unopened(datetime.now(UTC) + LATER)

    def asks():
        ask_about(arranged, officer, subject_id=suspect(*KNOWN))
        return arranged.deliver()[0]

    assert asks().reason == "not_opened"
    client = client_of("focal_point", agency="Focal point", purpose=REFERRAL)
    address = reverse("matches:finding", args=[answered.id])
    assert "what was drawn is not opened" in client.get(address).content.decode()
    assert client.post(address).status_code == 302
    assert asks().applied


@pytest.fixture
def drawn(arranged, known, officer, helped):
    """Lets silent questions to the other side be drawn, and refused with a reason; returns their ids."""

    def run(many: int, reason: str = "question_over") -> list:
        ids = []
        for _ in range(many):
            asked = ask_about(arranged, officer, case_id=helped(actor=officer.actor))
            arranged.deliver()
            with arranged.reading():
                row = Question.objects.get(
                    side=Side.HOLDER, conversation=Question.objects.get(id=asked).conversation
                )
            arranged.bend = lost("audit")
            with arranged.as_node(THERE):
                begin_opening(question_id=row.id)
            arranged.deliver()
            arranged.bend = lambda _sender, letter: letter
            if reason:
                refused(arranged, "audit", row.conversation, reason, member=HERE)
            ids.append(row.id)
        return ids

    return run


def test_honest_refusals_for_a_withdrawal_block_nobody_and_are_shown_to_oversight(arranged, drawn, people):
    drawn(3)
    assert owed(arranged) == [] and audited(arranged, "match.opening_declined") == 3
    with arranged.reading():
        require_opened(HERE)
        assert watch_unopened(datetime.now(UTC) + LATER) == 0
    shown = client_of("match_oversight", agency="Agency A", purpose=Purpose.AUDIT).get(
        reverse("matches:oversight")
    )
    assert "3 of 3 drawn" in shown.content.decode()
    officer = Reader(people("case_worker", agency="Agency A"), REFERRAL)
    with pytest.raises(NotPermitted):
        declined_openings(reader=officer)


def test_country_that_refuses_all_for_a_withdrawal_is_noticed_and_refused(arranged, drawn, monkeypatch):
    monkeypatch.setattr(unopened, "ALWAYS_BELIEVED", 1)
    monkeypatch.setattr(unopened, "MOST_UNOPENED", 2)
    _believed, *others = drawn(3)
    assert sorted(owed(arranged)) == sorted(others)
    with arranged.reading(), pytest.raises(Unopened):
        require_opened(HERE)


def test_share_of_what_was_drawn_decides_above_a_few(arranged, drawn, monkeypatch):
    monkeypatch.setattr(unopened, "ALWAYS_BELIEVED", 1)
    monkeypatch.setattr(unopened, "MOST_BELIEVED", 0.7)
    drawn(1, reason="")
    drawn(2)
    assert owed(arranged) == []


def test_nobody_withdraws_for_a_suspect(arranged, answered):
    arranged.bend = lost("audit")
    begin(arranged, answered)
    refused(arranged, "audit", answered.conversation, "question_over", member=HERE)
    assert owed(arranged) == [answered.id]
