"""The side that is asked: answer, take identity in, become the one owner, give up on withdrawal."""

from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest

from sampan.engines.exchange.notation import write_time
from sampan.protection.cases.models import Case, Profile
from sampan.protection.crossings.services import accept, decline, report_back
from sampan.registry.access.context import reading_as
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Reader
from sampan.registry.people.services.opening import open_identity
from sampan.registry.referrals.models import Referral
from sampan.registry.referrals.queries import referral as read_referral
from sampan.vocabulary.errors import NoConsent, NotFound, WrongState

pytestmark = pytest.mark.database

RELEASE = {
    "groups": ["identity", "profile"],
    "consent": ["c-1"],
    "identity": {"name": {"full": "ສົມສີ", "script": "Laoo"}, "future_field": "kept"},
    "record": {"sex": "female", "age": 22, "field_of_tomorrow": "x", "education": "not_a_code"},
    "milestones": [{"kind": "assisted", "happened": "2025-02", "country": "VN"}],
}


@pytest.fixture
def focal(people):
    """The national focal point."""
    return people("focal_point", agency="Focal point")


@pytest.fixture
def incoming(wire):
    """A preview that arrived."""
    referral_id = uuid4()
    answer_by = datetime.now(UTC) + timedelta(hours=48)
    body = {
        "preview": {"sex": "female", "majority": "adult", "hint": "from a newer release"},
        "reason": "other", "services": ["shelter"], "urgency": "urgent", "purpose": "referral",
        "answer_by": write_time(answer_by),
    }  # fmt: skip
    assert wire.arrive("preview", referral_id, body).applied
    return referral_id


@pytest.fixture
def accepted(incoming, focal, worker):
    """The incoming referral, accepted for the worker of agency A."""
    with reading_as(Reader(focal, Purpose.REFERRAL)):
        accept(
            referral_id=incoming, agency_id=worker.agency_id, account_id=worker.account_id, by=focal,
            purpose=Purpose.REFERRAL,
        )  # fmt: skip
    return incoming


@pytest.fixture
def released(accepted, wire):
    """The accepted referral after identity arrived."""
    assert wire.arrive("release", accepted, RELEASE).applied
    return accepted


def the_case(worker) -> Case:
    """Return the one case that the worker sees."""
    with reading_as(Reader(worker, Purpose.PROTECTION)):
        return Case.objects.get()


def test_preview_goes_to_the_focal_point_and_keeps_what_it_does_not_know(incoming, focal, reading, wire):
    with reading_as(Reader(focal, Purpose.REFERRAL)):
        fact = read_referral(referral_id=incoming, reader=Reader(focal, Purpose.REFERRAL))
        assert (fact.phase, fact.urgency, fact.preview) == (
            "previewed", "urgent", {"sex": "female", "majority": "adult"},
        )  # fmt: skip


def test_incoming_referral_is_not_seen_by_another_agencys_worker(incoming, people):
    stranger = people("case_worker", agency="Agency B")
    with reading_as(Reader(stranger, Purpose.REFERRAL)), pytest.raises(NotFound):
        read_referral(referral_id=incoming, reader=Reader(stranger, Purpose.REFERRAL))


def test_decline_sends_the_reason(incoming, focal, wire):
    with reading_as(Reader(focal, Purpose.REFERRAL)):
        decline(referral_id=incoming, reason="no_capacity", by=focal, purpose=Purpose.REFERRAL)
    assert wire.kinds() == ["decline"]
    assert wire.left[0].body["reason"] == "no_capacity"


def test_accept_after_the_answer_date_is_refused(wire, focal, worker, incoming):
    with reading_as(Reader(focal, Purpose.REFERRAL)):
        Referral.objects.filter(id=incoming).update(answer_by=datetime.now(UTC) - timedelta(minutes=1))
        with pytest.raises(WrongState):
            accept(
                referral_id=incoming, agency_id=worker.agency_id, account_id=worker.account_id, by=focal,
                purpose=Purpose.REFERRAL,
            )  # fmt: skip
    assert wire.left == []


def test_released_identity_opens_a_case_for_the_workers_team_that_is_still_the_senders(released, worker):
    case = the_case(worker)
    assert (case.ownership, case.owner_member, case.source) == ("elsewhere", "kh-test", "referral")
    with reading_as(Reader(worker, Purpose.PROTECTION)):
        name = open_identity(case_id=case.id, reader=Reader(worker, Purpose.PROTECTION)).name
    assert name.full == "ສົມສີ"


def test_record_of_a_day_that_has_begun_over_there_is_taken(accepted, wire, worker, house_at):
    now = datetime.now(UTC).replace(hour=11)  # here it is the same day still, somewhere the next has begun
    house_at(now)
    tomorrow = str(now.date() + timedelta(days=1))
    assert wire.arrive("release", accepted, RELEASE | {"record": {"registered": tomorrow}}).applied
    with reading_as(Reader(worker, Purpose.PROTECTION)):
        assert str(Profile.objects.get().record["registered"]) == tomorrow


def test_fields_of_a_newer_release_are_kept_by_name_and_what_they_say_stays_sealed(released, worker):
    case = the_case(worker)
    with reading_as(Reader(worker, Purpose.PROTECTION)):
        assert Profile.objects.get(case=case).record == {"sex": "female", "age": 22}
        unknown = Referral.objects.get(id=released).unknown
    assert unknown == {"record": ["education", "field_of_tomorrow"], "identity": ["future_field"]}


def test_release_without_a_consent_is_refused(accepted, wire, people):
    outcome = wire.arrive("release", accepted, RELEASE | {"consent": []})
    assert not outcome.applied


def test_hand_over_makes_this_side_the_owner_and_confirms_at_once(released, worker, wire):
    assert wire.arrive("hand_over", released).applied
    case = the_case(worker)
    assert (case.ownership, case.owner_member) == ("here", "")
    assert wire.kinds() == ["accept", "confirm"]


def test_withdrawal_before_the_hand_over_erases_and_sends_a_receipt(released, worker, wire):
    assert wire.arrive("withdraw", released).applied
    assert wire.kinds()[-1] == "erase"
    case = the_case(worker)
    assert case.closure_reason == "consent_withdrawn"
    with reading_as(Reader(worker, Purpose.PROTECTION)):
        assert Profile.objects.get(case=case).record == {}
        with pytest.raises(NotFound):
            open_identity(case_id=case.id, reader=Reader(worker, Purpose.PROTECTION))


def test_withdrawal_after_the_hand_over_closes_the_identity_and_sends_a_receipt(released, worker, wire):
    wire.arrive("hand_over", released)
    assert wire.arrive("withdraw", released).applied
    assert wire.kinds()[-1] == "seal"
    case = the_case(worker)
    with reading_as(Reader(worker, Purpose.PROTECTION)), pytest.raises(NoConsent):
        open_identity(case_id=case.id, reader=Reader(worker, Purpose.PROTECTION))


def test_release_that_crosses_a_withdrawal_is_not_kept(accepted, worker, wire):
    wire.arrive("withdraw", accepted)
    wire.arrive("release", accepted, RELEASE)
    with reading_as(Reader(worker, Purpose.PROTECTION)):
        assert not Case.objects.exists()


def test_feedback_goes_back_to_the_side_that_referred(released, worker, wire):
    wire.arrive("hand_over", released)
    with reading_as(Reader(worker, Purpose.PROTECTION)):
        report_back(
            referral_id=released,
            outcome="arrived_safely",
            note="All well.",
            by=worker,
            purpose=Purpose.PROTECTION,
        )
    assert wire.left[-1].body == {"outcome": "arrived_safely", "note": "All well."}
