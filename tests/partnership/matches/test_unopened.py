"""Places that were drawn and not opened: told to the focal point, and no way around the audit."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from django.urls import reverse

from harness.people import client_of
from sampan.partnership.matches.facts import Side
from sampan.partnership.matches.models import Question
from sampan.partnership.matches.services import unopened
from sampan.partnership.matches.services.overseeing import begin_opening
from sampan.partnership.matches.services.unopened import OPEN_WITHIN, watch_unopened
from tests.partnership.matches.conftest import HERE, REFERRAL, THERE, ask_about
from tests.partnership.matches.test_findings import owed
from tests.partnership.matches.test_oversight import answered, begin
from tests.partnership.matches.test_settling import KNOWN, lost, refused

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
