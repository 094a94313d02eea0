"""Leaving settles everything or says who gave it up; a drill shows who called, how soon, and whom they heard."""

from datetime import timedelta
from uuid import uuid4

import pytest

from sampan.engines.exchange.notation import write_time
from sampan.partnership.members.drills import reading
from sampan.partnership.members.drills.services import answer_drill, begin_drill
from sampan.partnership.members.facts import MemberState
from sampan.partnership.members.leaving import services as leaving
from sampan.partnership.members.leaving.reading import departure
from sampan.partnership.members.models import Drill
from sampan.partnership.members.moments import now
from sampan.partnership.members.queries import fingerprint_of, member
from sampan.registry.access.context import reading_as
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Reader
from sampan.vocabulary.errors import InvalidInput, NoAgreement, NotFound, NotPermitted, WrongState

pytestmark = pytest.mark.database
PEER = "kh-test"


def reader(region) -> Reader:
    return Reader(region.who["by"], region.who["purpose"])


def shown(region, departure_id):
    return departure(departure_id=departure_id, reader=reader(region))


def look(region) -> int:
    with reading_as(Reader(region.service, Purpose.REFERRAL)):
        return leaving.look_at_all(by=region.service, purpose=Purpose.REFERRAL)


def test_leaving_waits_for_every_receipt_and_for_the_other_side(region):
    region.pair()
    conversation = uuid4()
    region.write("referral.preview", {}, conversation=conversation)
    (begun,) = leaving.begin_leaving(member=PEER, reason="Merged with another agency.", **region.who)
    assert region.sent("members.leaving")[0].body["open"] == 1 and not region.sent("members.left")
    with pytest.raises(NoAgreement):
        region.write("referral.preview", {})
    region.write("referral.recall", {}, conversation=conversation)
    assert shown(region, begun.id).open_count == 2
    with pytest.raises(WrongState):
        leaving.end_leaving(departure_id=begun.id, reason="In a hurry.", **region.who)
    region.settle_all()
    assert look(region) == 0 and region.sent("members.left")
    assert (
        region.arrive("members.left", {"leaver": PEER}).applied and member(PEER).state is MemberState.LEAVING
    )
    region.settle_all()
    assert look(region) == 1 and member(PEER).state is MemberState.LEFT
    assert not region.arrive("referral.preview", {}).applied
    with pytest.raises(WrongState):
        leaving.begin_leaving(member=PEER, reason="Again.", **region.who)


def test_letter_that_nobody_will_receipt_is_given_up_by_a_person_with_a_reason(region):
    region.pair()
    letter_id = region.write("referral.preview", {})
    (begun,) = leaving.begin_leaving(member=PEER, reason="Their node burnt down.", **region.who)
    told = {"departure_id": begun.id, **region.who}
    with pytest.raises(InvalidInput):
        leaving.give_up_letter(letter_id=letter_id, reason=" ", **told)
    with pytest.raises(NotFound):
        leaving.give_up_letter(letter_id=uuid4(), reason="Gone.", **told)
    leaving.give_up_letter(letter_id=letter_id, reason="Told by telephone.", **told)
    (one,) = shown(region, begun.id).letters
    assert one.given_up_reason == "Told by telephone." and region.sent("members.left")
    assert leaving.end_leaving(reason="Nobody answers.", **told).ended_reason == "Nobody answers."
    assert member(PEER).state is MemberState.LEFT


def test_both_may_begin_to_leave_at_once(region):
    region.pair()
    leaving.begin_leaving(member=PEER, reason="We part.", **region.who)
    assert region.arrive("members.leaving", {"leaver": PEER, "reason": "We too.", "open": 0}).applied
    region.settle_all()
    assert region.arrive("members.left", {"leaver": PEER}).applied
    assert look(region) == 1 or member(PEER).state is MemberState.LEFT


@pytest.mark.parametrize("body", [{}, {"leaver": "th-test", "reason": "x"}])
def test_leaving_of_a_third_node_is_not_believed(region, body):
    region.pair()
    assert not region.arrive("members.leaving", body).applied and member(PEER).state is MemberState.ACTIVE


def test_last_word_before_the_first_is_refused(region):
    region.pair()
    assert not region.arrive("members.left", {"leaver": PEER}).applied


def test_leaving_needs_the_permission_and_a_reason(region, people):
    region.pair()
    with pytest.raises(NotPermitted):
        leaving.begin_leaving(member=PEER, reason="x", by=people("focal_point"), purpose=Purpose.REFERRAL)
    with pytest.raises(InvalidInput):
        leaving.begin_leaving(member=PEER, reason="", **region.who)


def test_drill_asks_every_active_member_and_measures_the_answer(region):
    for node, country in ((PEER, "KH"), ("la-test", "LA")):
        region.pair(node, country)
    drill = begin_drill(hours=2, **region.who)
    assert {one.member for one in region.sent("members.drill")} == {PEER, "la-test"}
    Drill.objects.update(asked_at=now() - timedelta(minutes=95))
    answer = {"would_suspend": True, "called_number": True, "compared": "yes"}
    assert region.arrive("members.drill.answer", answer, conversation=drill).applied
    assert not region.arrive("members.drill.answer", answer, conversation=drill).applied
    assert not region.arrive("members.drill.answer", answer, member="la-test").applied
    first, second = reading.drill(conversation=drill, reader=reader(region))
    assert (first.minutes, first.would_suspend, first.compared, first.passed) == (95, True, False, False)
    assert second.answered_at is None and second.minutes is None
    lines = reading.csv_lines([first, second])
    assert (
        lines[0][0] == "member"
        and lines[1][4:] == ["95", "yes", "yes", "no", "no"]
        and lines[2][3:5] == ["", ""]
    )


def test_drill_of_a_member_is_answered_by_a_person_who_heard_its_digits(region):
    card = region.pair()
    drill = uuid4()
    told = {"answer_by": write_time(now() + timedelta(hours=1))}
    assert region.arrive("members.drill", told, conversation=drill).applied
    (turn,) = reading.asked_of_us(reader=reader(region))
    asked = {"turn_id": turn.id, "would_suspend": True, "called_number": True, **region.who}
    done = answer_drill(heard=" ".join(fingerprint_of(card)), **asked)
    assert done.passed and region.sent("members.drill.answer")[0].body["compared"] is True
    assert member(PEER).state is MemberState.ACTIVE
    with pytest.raises(WrongState):
        answer_drill(heard="", **asked)


def test_drill_answered_without_the_right_digits_is_no_comparison(region):
    region.pair()
    region.arrive("members.drill", {"answer_by": write_time(now())})
    (turn,) = reading.asked_of_us(reader=reader(region))
    done = answer_drill(turn_id=turn.id, would_suspend=True, called_number=True, heard="1" * 40, **region.who)
    assert not done.compared and not done.passed


@pytest.mark.parametrize("body", [{}, {"answer_by": "soon"}])
def test_drill_of_the_wrong_form_is_refused(region, body):
    region.pair()
    assert not region.arrive("members.drill", body).applied


def test_drill_needs_members_hours_and_the_permission(region, people):
    with pytest.raises(WrongState):
        begin_drill(**region.who)
    region.pair()
    with pytest.raises(InvalidInput):
        begin_drill(hours=0, **region.who)
    with pytest.raises(NotPermitted):
        begin_drill(by=people("focal_point"), purpose=Purpose.REFERRAL)


def test_unknown_kind_about_members_is_refused(region):
    region.pair()
    assert not region.arrive("members.song", {}).applied
