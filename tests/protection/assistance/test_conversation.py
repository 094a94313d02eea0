"""The conversation of help: every turn of it leaves a state that somebody owns and a task that somebody sees."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest

from sampan.protection.assistance.models import HandOver, Need, Packet, ServiceGiven, Step
from sampan.protection.assistance.queries import service_note, services_given
from sampan.protection.assistance.services import answering, asking, handing_over, packets, serving
from sampan.protection.assistance.services.clock import tick
from sampan.protection.assistance.services.rows import move
from sampan.protection.cases.services.closing import close_case, erase_case
from sampan.protection.providers.queries import provider_of_agency
from sampan.protection.providers.services.keeping import tell_places
from sampan.registry.access.purposes import Purpose
from sampan.registry.audit.models import AuditEntry
from sampan.vocabulary.errors import InvalidInput, NoConsent, NotFound, NotPermitted, WrongState
from tests.protection.assistance.conftest import HANDED, NAME, WHY

pytestmark = pytest.mark.database
LATER = datetime.now(UTC) + timedelta(days=30)


def test_whole_conversation_meets_the_need_and_closes_the_identity(story):
    story.agree("identity")
    asked = story.handed_over("identity")
    given = serving.Given(date.today(), "given", outcome="better", cost=Decimal("250000"), note="Ngủ được.")
    story.do(story.shelter, serving.record_service, referral_id=asked, given=given)
    story.do(story.shelter, serving.end_help, referral_id=asked, reason="completed")
    with story.sees(story.worker) as reader:
        one = services_given(referral_id=asked, reader=reader)[0]
        assert (one.cost, one.currency, one.has_note) == (Decimal("250000"), "VND", True)
        assert service_note(given_id=one.id, reader=reader) == "Ngủ được."
        assert Need.objects.get(case_id=story.case_id).state == "met"
    assert story.row(asked).phase == "ended"
    assert story.owed(asked) == []
    with pytest.raises(WrongState):
        story.do(story.shelter, packets.open_packet, referral_id=asked)


def test_asking_without_consent_is_refused_and_asking_by_preview_is_not(story):
    with pytest.raises(NoConsent):
        story.ask("identity")
    asked = story.ask()
    assert story.row(asked).preview == {
        "sex": "female",
        "majority": "adult",
        "citizenship": ["VN"],
        "languages": ["vi"],
    }
    story.do(story.shelter, answering.accept, referral_id=asked)
    assert story.owed(asked) == [("help_consent", "")]
    with pytest.raises(NoConsent):
        story.do(story.shelter, packets.open_packet, referral_id=asked)
    with pytest.raises(NoConsent):
        story.do(story.worker, handing_over.give, referral_id=asked, handed=HANDED)
    story.agree("identity")
    story.do(story.worker, asking.release, referral_id=asked, groups=["identity"])
    assert story.owed(asked) == [("help_hand_over", "")]


def test_provider_learns_the_agreed_groups_alone_and_each_opening_is_audited(story):
    story.agree("identity")
    asked = story.accepted("identity")
    told = story.do(story.shelter, packets.open_packet, referral_id=asked)
    assert told["identity"]["name"]["full"] == NAME
    assert told["record"] == {}
    with story.sees(story.service, Purpose.AUDIT):
        assert AuditEntry.objects.get(act="assistance.identity_read").account_id == story.shelter.account_id


def test_decline_tells_why_and_owes_the_next_question(story):
    asked = story.ask()
    story.do(story.shelter, answering.decline, referral_id=asked, reason="security_risk")
    row = story.row(asked)
    assert (row.phase, row.reason, row.preview) == ("declined", "security_risk", {})
    assert story.owed(asked) == [("help_declined", "")]


def test_full_provider_cannot_be_asked_and_declining_for_want_of_room_asks_to_choose_again(story):
    asked = story.ask()
    story.do(story.shelter, answering.decline, referral_id=asked, reason="no_capacity")
    assert story.owed(asked) == [("help_full", "")]
    with story.sees(story.shelter) as reader:
        offer = provider_of_agency(agency_id=story.shelter.agency_id, reader=reader).offer("shelter")
    story.do(story.shelter, tell_places, offer_id=offer.id, free=0, capacity=2)
    with pytest.raises(InvalidInput):
        story.ask()


def test_accepting_takes_a_place_and_ending_gives_it_back(story):
    story.agree("identity")
    with story.sees(story.shelter) as reader:
        offer = provider_of_agency(agency_id=story.shelter.agency_id, reader=reader).offer("shelter")
    story.do(story.shelter, tell_places, offer_id=offer.id, free=2, capacity=2)
    asked = story.accepted("identity")
    free = lambda: provider_of_agency(agency_id=story.shelter.agency_id, reader=None).offer("shelter").free  # noqa: E731
    with story.sees(story.worker):
        assert free() == 1
    story.do(story.worker, asking.recall, referral_id=asked)
    with story.sees(story.worker):
        assert free() == 2


def test_silence_climbs_from_officer_to_supervisor_to_focal_point(story, people):
    asked = story.ask()
    assert tick(now=datetime.now(UTC)) == 0
    told = []
    for _rung in range(3):
        assert tick(now=LATER + timedelta(days=len(told))) == 1
        told.append(story.owed(asked))
    assert told == [[("help_silent", "")], [("help_silent", "supervisor")], [("help_silent", "focal_point")]]
    assert tick(now=LATER + timedelta(days=90)) == 0
    focal = people("focal_point", agency="Focal point")
    story.do(focal, asking.ask_again, Purpose.REFERRAL, referral_id=asked)
    assert (story.row(asked).phase, story.row(asked).level, story.owed(asked)) == ("asked", 0, [])


def test_focal_point_sees_nothing_before_silence_has_come_up_to_it(story, people):
    asked = story.ask()
    focal = people("focal_point", agency="Focal point")
    with pytest.raises(NotFound):
        story.do(focal, asking.ask_again, Purpose.REFERRAL, referral_id=asked)


def test_late_acceptance_is_welcome_and_ends_the_ladder(story):
    story.agree("identity")
    asked = story.ask("identity")
    tick(now=LATER)
    story.do(story.shelter, answering.accept, referral_id=asked)
    assert story.owed(asked) == [("help_hand_over", "")]


def test_hand_over_needs_two_people_and_a_dispute_is_told_at_once(story, people):
    story.agree("identity")
    asked = story.accepted("identity")
    story.do(story.worker, handing_over.give, referral_id=asked, handed=HANDED)
    story.do(story.shelter, handing_over.dispute, referral_id=asked, reason="person_not_here")
    assert (story.row(asked).phase, story.owed(asked)) == ("accepted", [("help_disputed", "")])
    story.do(story.worker, handing_over.give, referral_id=asked, handed=HANDED)
    story.do(story.shelter, handing_over.receive, referral_id=asked)
    both = [
        story.do(one, handing_over.open_hand_over, referral_id=asked) for one in (story.worker, story.shelter)
    ]
    assert both[0][1] == both[1][1]
    assert both[0][1]["place"] == HANDED.place
    with story.sees(story.service):
        assert HandOver.objects.get(referral_id=asked, dispute="").received_by_id == story.shelter.account_id


def test_giver_cannot_sign_for_the_receiver(story, people):
    both = people("supervisor", "service_provider", agency="Nhà Bình Yên")
    story.agree("identity")
    asked = story.accepted("identity")
    with story.sees(story.service):
        row = story.row(asked)
        HandOver.objects.create(
            referral=row, case_id=row.case_id, agency_id=row.agency_id, provider_agency_id=row.provider_agency_id,
            happened_at=HANDED.happened_at, given_by_id=both.account_id, given_at=HANDED.happened_at, receipt="0" * 64,
        )  # fmt: skip
        row.phase = "given"
        row.save()
    with pytest.raises(NotPermitted):
        story.do(both, handing_over.receive, referral_id=asked)


@pytest.mark.parametrize("step", ["asked", "expired", "accepted", "given", "with_provider"])
def test_withdrawal_at_each_step_closes_what_the_provider_sees_and_owes_a_task(story, step):
    consent = story.agree("identity")
    asked = story.ask("identity")
    if step == "expired":
        tick(now=LATER)
    elif step != "asked":
        story.do(story.shelter, answering.accept, referral_id=asked)
    if step in ("given", "with_provider"):
        story.do(story.worker, handing_over.give, referral_id=asked, handed=HANDED)
    if step == "with_provider":
        story.do(story.shelter, handing_over.receive, referral_id=asked)
    story.withdraw(consent)
    row = story.row(asked)
    assert (row.phase, row.preview, row.groups) == ("withdrawn", {}, [])
    assert story.owed(asked) == [("help_withdrawn", "")]
    with story.sees(story.service):
        assert not Packet.objects.filter(referral_id=asked).exists()
    with pytest.raises(WrongState):
        story.do(story.shelter, packets.open_packet, referral_id=asked)
    with pytest.raises((NoConsent, NotFound)):
        story.do(story.shelter, handing_over.open_hand_over, referral_id=asked)
    with pytest.raises(WrongState):
        story.do(story.shelter, answering.accept, referral_id=asked)


def test_withdrawal_of_another_agencys_consent_changes_nothing(story):
    story.agree("identity")
    consent = story.agree("identity", agency=story.other.agency_id)
    asked = story.accepted("identity")
    story.withdraw(consent)
    assert story.row(asked).phase == "accepted"


def test_person_who_declines_a_service_needs_no_reason_and_ends_the_need(story):
    story.agree("identity")
    asked = story.accepted("identity")
    given = serving.Given(date.today(), "refused_by_person")
    story.do(story.shelter, serving.record_service, referral_id=asked, given=given)
    with story.sees(story.worker):
        assert Need.objects.get(case_id=story.case_id).state == "refused"


def test_ending_with_the_need_still_open_owes_a_decision(story):
    story.agree("identity")
    asked = story.accepted("identity")
    given = serving.Given(date.today(), "not_available")
    story.do(story.shelter, serving.record_service, referral_id=asked, given=given)
    story.do(story.shelter, serving.end_help, referral_id=asked, reason="not_possible")
    assert story.owed(asked) == [("help_ended", "")]


def test_wrong_side_and_wrong_agency_get_nothing(story, people):
    asked = story.ask()
    with pytest.raises(NotPermitted):
        story.do(story.worker, answering.accept, referral_id=asked)
    for act in (asking.recall, asking.ask_again):
        with pytest.raises(NotPermitted):
            story.do(story.shelter, act, referral_id=asked)
    stranger = people("service_provider", agency="Another shelter")
    for actor in (stranger, story.other, people("case_worker")):
        with pytest.raises(NotFound):
            story.do(actor, answering.accept, referral_id=asked)


def test_audit_that_cannot_be_written_undoes_the_acceptance(story, monkeypatch):
    asked = story.ask()

    def fail(*told, **more):
        raise RuntimeError("no audit")

    monkeypatch.setattr("sampan.protection.assistance.services.rows.record", fail)
    with pytest.raises(RuntimeError):
        story.do(story.shelter, answering.accept, referral_id=asked)
    assert story.row(asked).phase == "asked"
    with story.sees(story.service):
        assert not Step.objects.filter(referral_id=asked, act="accept").exists()


def test_closing_takes_back_what_nobody_took_up(story):
    asked = story.ask()
    story.do(story.supervisor, close_case, case_id=story.case_id, reason="other")
    assert (story.row(asked).phase, story.owed(asked)) == ("recalled", [])
    with story.sees(story.service):
        assert Need.objects.get(case_id=story.case_id).state == "dropped"


def test_erasing_destroys_packets_and_every_sealed_text(story):
    story.agree("identity")
    asked = story.handed_over("identity")
    given = serving.Given(date.today(), "missed", note="Không đến.")
    story.do(story.shelter, serving.record_service, referral_id=asked, given=given)
    story.do(story.supervisor, erase_case, case_id=story.case_id, reason="retention")
    with story.sees(story.service):
        assert not Packet.objects.filter(case_id=story.case_id).exists()
        assert not HandOver.objects.exclude(sealed_here=None, sealed_there=None).exists()
        assert not ServiceGiven.objects.exclude(note_sealed=None).exists()
        assert story.row(asked).phase == "withdrawn"


def test_same_question_twice_is_refused(story):
    story.ask()
    with pytest.raises(WrongState):
        story.ask()


def test_table_refuses_an_act_out_of_turn(story):
    asked = story.ask()
    with story.sees(story.service), pytest.raises(WrongState):
        move(story.row(asked), asking.Act.GIVE, by=story.service, purpose=WHY)
