"""Two nodes become members only by fingerprints compared by voice; keys change without losing anybody."""

import os
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest

from sampan.engines.exchange.cards import issue_card, rotate_card
from sampan.engines.exchange.failures import ExchangeFailure
from sampan.engines.exchange.keys import NodeSecret, Rotation
from sampan.partnership.exchange.models import Outbox
from sampan.partnership.members.facts import MemberState
from sampan.partnership.members.models import Member, OwnCard
from sampan.partnership.members.queries import (
    active_members,
    cards_of,
    fingerprint_of,
    known_senders,
    member,
)
from sampan.partnership.members.services import (
    confirm_member,
    own_card,
    own_secret,
    propose_member,
    resume_member,
    rotate_own_keys,
    suspend_member,
    take_new_card,
)
from sampan.registry.access.purposes import Purpose
from sampan.registry.correspondence.facts import ArrivedLetter
from sampan.vocabulary.errors import InvalidInput, NotFound, NotPermitted, WrongState

pytestmark = pytest.mark.database
ADMINISTRATION = Purpose.ADMINISTRATION


def new_secret(serial: int = 1, node_id: str = "kh-test") -> NodeSecret:
    return NodeSecret(node_id, serial, os.urandom(128))


@pytest.fixture
def theirs() -> NodeSecret:
    return new_secret()


@pytest.fixture
def card(theirs):
    start = datetime.now(UTC) - timedelta(days=30)
    return issue_card(theirs, country="KH", name="Peer", address="http://127.0.0.1:9", valid_from=start)


@pytest.fixture
def who(people):
    return {"by": people("node_administrator"), "purpose": ADMINISTRATION}


@pytest.fixture
def paired(card, who):
    propose_member(card=card, **who)
    return confirm_member(node_id="kh-test", fingerprint=" ".join(fingerprint_of(card)), **who)


def arriving(card, by) -> ArrivedLetter:
    now = datetime.now(UTC)
    return ArrivedLetter(
        uuid4(),
        "kh-test",
        "members.card",
        uuid4(),
        None,
        {"card": card.to_json()},
        now,
        now,
        by,
        Purpose.REFERRAL,
    )


def rotated(card, old, rotation=Rotation.ROUTINE, **more):
    return rotate_card(
        card, new=new_secret(2), old=old, valid_from=datetime.now(UTC), rotation=rotation, **more
    )


def test_own_card_is_issued_once(db):
    assert own_card() == own_card() and OwnCard.objects.count() == 1
    assert own_card().node_id == "vn-test"


def test_proposed_member_is_not_trusted_yet(card, who):
    assert propose_member(card=card, **who).state is MemberState.PROPOSED
    assert active_members() == [] and known_senders() == {}


def test_member_is_active_once_its_fingerprint_was_heard(paired):
    assert paired.state is MemberState.ACTIVE and list(known_senders()) == ["kh-test"]
    assert [one.node_id for one in active_members()] == ["kh-test"]


def test_fingerprint_with_a_wrong_digit_confirms_nobody(card, who):
    propose_member(card=card, **who)
    heard = "".join(fingerprint_of(card))
    wrong = str((int(heard[0]) + 1) % 10) + heard[1:]
    with pytest.raises(ExchangeFailure):
        confirm_member(node_id="kh-test", fingerprint=wrong, **who)
    assert member("kh-test").state is MemberState.PROPOSED


def test_fingerprint_may_be_typed_in_khmer_digits(card, who):
    propose_member(card=card, **who)
    khmer = "".join(fingerprint_of(card)).translate(str.maketrans("0123456789", "០១២៣៤៥៦៧៨៩"))
    assert confirm_member(node_id="kh-test", fingerprint=khmer, **who).state is MemberState.ACTIVE


def test_card_altered_on_the_way_is_refused(card, who):
    with pytest.raises(ExchangeFailure):
        propose_member(card=replace(card, address="http://127.0.0.1:6666"), **who)


def test_own_card_is_no_member(who):
    with pytest.raises(InvalidInput):
        propose_member(card=own_card(), **who)


def test_confirmed_member_cannot_be_replaced_by_a_new_proposal(paired, who):
    stranger = issue_card(
        new_secret(), country="KH", name="Thief", address="http://127.0.0.1:6", valid_from=datetime.now(UTC)
    )
    with pytest.raises(WrongState):
        propose_member(card=stranger, **who)
    assert cards_of("kh-test")[-1].name == "Peer"


@pytest.mark.parametrize("role", ["case_worker", "focal_point", "analyst"])
def test_pairing_without_the_permission_is_refused(card, people, role):
    by = people(role)
    with pytest.raises(NotPermitted):
        propose_member(card=card, by=by, purpose=by.purposes[0])
    assert not Member.objects.exists()


def test_member_is_suspended_and_resumed(paired, who):
    assert suspend_member(node_id="kh-test", **who).state is MemberState.SUSPENDED
    with pytest.raises(WrongState):
        suspend_member(node_id="kh-test", **who)
    assert resume_member(node_id="kh-test", **who).state is MemberState.ACTIVE


def test_unknown_member_is_not_found(who):
    with pytest.raises(NotFound):
        suspend_member(node_id="xx-nobody", **who)


def test_routine_card_signed_by_the_old_key_is_taken_at_once(paired, card, theirs, people):
    new = rotated(card, theirs)
    take_new_card(arriving(new, people("node_service")))
    assert member("kh-test").state is MemberState.ACTIVE and cards_of("kh-test") == (card, new)


def test_card_after_a_theft_needs_the_voice_again(paired, card, theirs, people, who):
    new = rotated(card, theirs, Rotation.COMPROMISED)
    take_new_card(arriving(new, people("node_service")))
    assert member("kh-test").state is MemberState.COMPROMISED and active_members() == []
    confirm_member(node_id="kh-test", fingerprint=" ".join(fingerprint_of(new)), **who)
    assert member("kh-test").state is MemberState.ACTIVE


def test_card_not_signed_by_the_old_key_is_refused(paired, card, people):
    with pytest.raises(ExchangeFailure):
        rotated_by_thief = replace(rotated(card, new_secret()), previous_signature=b"")
        take_new_card(arriving(rotated_by_thief, people("node_service")))
    assert cards_of("kh-test") == (card,)


def test_letter_without_a_card_is_refused(paired, card, people):
    letter = replace(arriving(card, people("node_service")), body={"card": "none"})
    with pytest.raises(InvalidInput):
        take_new_card(letter)


def test_own_keys_are_changed_and_every_member_is_told(paired, who, people, settings):
    people("node_service")
    old, new = own_card(), new_secret(2, "vn-test")
    card = rotate_own_keys(new=new, **who)
    settings.SAMPAN_SECRETS = (*settings.SAMPAN_SECRETS, new)
    assert (card.serial, card.previous) == (2, old.digest)
    assert own_card() == card and own_secret() is new
    assert Outbox.objects.filter(member="kh-test").count() == 1


def test_lost_own_key_cannot_announce_its_successor(who):
    with pytest.raises(InvalidInput):
        rotate_own_keys(new=new_secret(2, "vn-test"), rotation=Rotation.LOST, **who)
