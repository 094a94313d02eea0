"""The side that refers: preview, release under consent, hand-over, withdrawal."""

import pytest

from sampan.protection.cases.queries import case as read_case
from sampan.protection.cases.services.changing import add_note, change_record
from sampan.protection.crossings.services import ReferralQuestion, hand_over, recall, refer, release_identity
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Reader
from sampan.registry.audit.models import AuditEntry
from sampan.registry.consent.services import withdraw_consent
from sampan.registry.referrals.models import ReferralEvent
from sampan.registry.referrals.queries import referral as read_referral
from sampan.registry.referrals.queries import steps
from sampan.registry.referrals.services import mark_read
from sampan.vocabulary.errors import NoAgreement, NoConsent, WrongState

pytestmark = pytest.mark.database
PEER = "kh-test"
QUESTION = ReferralQuestion(member=PEER, reason="migration_or_change_of_location", services=("shelter",))


@pytest.fixture
def referral_id(case_id, worker, as_worker):
    """A referral of the case to the peer."""
    with as_worker():
        return refer(case_id=case_id, question=QUESTION, by=worker, purpose=Purpose.PROTECTION)


def where(referral_id, worker) -> tuple[str, str]:
    """Return the phase and the owner of a referral."""
    fact = read_referral(referral_id=referral_id, reader=Reader(worker, Purpose.PROTECTION))
    return fact.phase, fact.owner


def ownership(case_id, worker) -> str:
    """Return where the case's owner is."""
    return read_case(case_id=case_id, reader=Reader(worker, Purpose.PROTECTION)).ownership


def test_preview_holds_no_identity_no_age_and_no_date(referral_id, wire):
    assert wire.kinds() == ["preview"]
    assert wire.left[0].body["preview"] == {
        "sex": "female", "majority": "adult", "citizenship": ["KH"], "forms": ["forced_labour"],
    }  # fmt: skip
    assert "Chanthy" not in str(dict(wire.left[0].body))


def test_refer_to_a_stranger_is_refused(case_id, worker, as_worker, wire):
    with pytest.raises(NoAgreement), as_worker():
        refer(
            case_id=case_id,
            question=ReferralQuestion("xx-nobody", "other", ()),
            by=worker,
            purpose=Purpose.PROTECTION,
        )
    assert wire.left == []


def test_release_without_consent_sends_nothing(referral_id, worker, as_worker, wire):
    wire.arrive("accept", referral_id)
    with pytest.raises(NoConsent, match="never given"), as_worker():
        release_identity(referral_id=referral_id, groups=["identity"], by=worker, purpose=Purpose.PROTECTION)
    assert wire.kinds() == ["preview"]


def test_release_of_more_than_was_agreed_sends_nothing(referral_id, worker, as_worker, wire, consent):
    consent("identity")
    wire.arrive("accept", referral_id)
    with pytest.raises(NoConsent, match="contact"), as_worker():
        release_identity(
            referral_id=referral_id, groups=["identity", "contact"], by=worker, purpose=Purpose.PROTECTION
        )
    assert wire.kinds() == ["preview"]


def test_release_before_acceptance_is_refused(referral_id, worker, as_worker, wire, consent):
    consent("identity")
    with pytest.raises(WrongState), as_worker():
        release_identity(referral_id=referral_id, groups=["identity"], by=worker, purpose=Purpose.PROTECTION)


def test_release_carries_only_the_groups_agreed_to(referral_id, worker, as_worker, wire, consent):
    consent("identity", "profile")
    wire.arrive("accept", referral_id)
    with as_worker():
        release_identity(
            referral_id=referral_id, groups=["identity", "profile"], by=worker, purpose=Purpose.PROTECTION
        )
    body = wire.left[-1].body
    assert body["identity"]["name"]["full"] == "Sok Chanthy"
    assert "phones" not in body["identity"]
    assert set(body["record"]) == {"sex", "age", "citizenship"}


def test_reading_identity_for_a_release_is_audited(referral_id, worker, as_worker, wire, consent, reading):
    consent("identity")
    wire.arrive("accept", referral_id)
    with as_worker():
        release_identity(referral_id=referral_id, groups=["identity"], by=worker, purpose=Purpose.PROTECTION)
    reading("auditor")
    assert AuditEntry.objects.filter(act="identity.read", account_id=worker.account_id).exists()


@pytest.fixture
def handed_over(referral_id, worker, as_worker, wire, consent):
    """A referral whose case was handed over; the consent that covers it."""
    given = consent("identity", "profile")
    wire.arrive("accept", referral_id)
    with as_worker():
        release_identity(
            referral_id=referral_id, groups=["identity", "profile"], by=worker, purpose=Purpose.PROTECTION
        )
        hand_over(referral_id=referral_id, by=worker, purpose=Purpose.PROTECTION)
    return given


def test_handed_over_case_is_in_transit_until_confirmed(
    handed_over, referral_id, case_id, worker, as_worker, wire
):
    with as_worker():
        assert ownership(case_id, worker) == "in_transit"
        assert where(referral_id, worker) == ("handed_over", "in_transit_to_receiver")
    wire.arrive("confirm", referral_id)
    with as_worker():
        assert ownership(case_id, worker) == "elsewhere"
        assert where(referral_id, worker) == ("handed_over", "receiver")


def test_case_in_transit_cannot_be_changed_here(handed_over, case_id, worker, as_worker):
    with pytest.raises(WrongState), as_worker():
        change_record(case_id=case_id, changes={"age": 20}, version=1, by=worker, purpose=Purpose.PROTECTION)
    with as_worker():
        add_note(case_id=case_id, text="A last note.", by=worker, purpose=Purpose.PROTECTION)


def test_withdrawn_consent_tells_the_other_side_at_once(handed_over, referral_id, worker, as_worker, wire):
    wire.arrive("confirm", referral_id)
    with as_worker():
        withdraw_consent(consent_id=handed_over, reason="asked", by=worker, purpose=Purpose.PROTECTION)
        assert where(referral_id, worker)[0] == "withdrawn"
    assert "withdraw" in wire.kinds()


def test_receipt_of_erasure_brings_the_case_back(handed_over, referral_id, case_id, worker, as_worker, wire):
    wire.arrive("confirm", referral_id)
    with as_worker():
        withdraw_consent(consent_id=handed_over, reason="asked", by=worker, purpose=Purpose.PROTECTION)
    wire.arrive("erase", referral_id, {"manner": "erase"})
    with as_worker():
        assert ownership(case_id, worker) == "here"
        fact = read_referral(referral_id=referral_id, reader=Reader(worker, Purpose.PROTECTION))
        assert fact.peer_held == "erased"
    assert wire.kinds()[-1] == "confirm"


def test_recall_after_release_is_refused(handed_over, referral_id, worker, as_worker):
    with pytest.raises(WrongState), as_worker():
        recall(referral_id=referral_id, by=worker, purpose=Purpose.PROTECTION)


def test_letter_of_another_member_does_not_move_a_referral(referral_id, worker, as_worker, wire):
    outcome = wire.arrive("accept", referral_id, member="th-other")
    assert not outcome.applied
    with as_worker():
        assert where(referral_id, worker)[0] == "previewed"


def test_step_of_the_other_side_makes_a_read_referral_new_again(
    handed_over, referral_id, worker, as_worker, wire
):
    def is_read() -> bool:
        return read_referral(referral_id=referral_id, reader=Reader(worker, Purpose.PROTECTION)).is_read

    with as_worker():
        mark_read(referral_id=referral_id)
        assert is_read()
    wire.arrive("confirm", referral_id)
    wire.arrive("feedback", referral_id, {"outcome": "arrived_safely"})
    with as_worker():
        assert not is_read()


def test_feedback_is_kept_sealed_and_shown_on_demand(handed_over, referral_id, worker, as_worker, wire):
    wire.arrive("confirm", referral_id)
    wire.arrive("feedback", referral_id, {"outcome": "arrived_safely", "note": "She sleeps well."})
    with as_worker():
        raw = ReferralEvent.objects.get(act="feedback")
        assert b"sleeps" not in bytes(raw.note_sealed)
        told = steps(referral_id=referral_id, reader=Reader(worker, Purpose.PROTECTION), with_notes=True)
    assert told[-1].note == "She sleeps well."
