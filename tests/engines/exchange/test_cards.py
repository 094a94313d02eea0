"""Cards are self-signed; a new card follows from the old one or is not believed."""

from dataclasses import replace
from datetime import timedelta

import pytest

from sampan.engines.exchange.cards import (
    ROTATION_GRACE,
    card_in_force,
    check_card,
    check_chain,
    check_rotation,
    may_still_sign,
    rotate_card,
)
from sampan.engines.exchange.failures import ExchangeFailure, Reason
from sampan.engines.exchange.keys import Rotation


@pytest.fixture
def second(vietnam, make_secret, now):
    new = make_secret("vn-focal-point", 2)
    return rotate_card(vietnam.card, new=new, old=vietnam.secret, valid_from=now)


def test_card_signed_by_itself_passes(vietnam):
    check_card(vietnam.card)
    assert vietnam.card.needs_voice_check


@pytest.mark.parametrize(
    "change", [{"address": "https://elsewhere.example"}, {"country": "TH"}, {"name": "X"}, {"signature": b""}]
)
def test_card_changed_after_signing_is_refused(vietnam, change):
    with pytest.raises(ExchangeFailure) as caught:
        check_card(replace(vietnam.card, **change))
    assert caught.value.reason is Reason.BAD_SIGNATURE


def test_card_of_unknown_suite_is_refused(vietnam):
    with pytest.raises(ExchangeFailure) as caught:
        check_card(replace(vietnam.card, suite=9))
    assert caught.value.reason is Reason.WRONG_SUITE


def test_rotation_signed_by_both_keys_passes(vietnam, second):
    check_chain([vietnam.card, second])
    assert not second.needs_voice_check


def test_rotation_without_old_signature_is_refused(vietnam, second):
    with pytest.raises(ExchangeFailure) as caught:
        check_rotation(vietnam.card, replace(second, previous_signature=b""))
    assert caught.value.reason is Reason.BAD_SIGNATURE


def test_rotation_signed_by_a_stranger_is_refused(vietnam, cambodia, make_secret, now):
    with pytest.raises(ExchangeFailure) as caught:
        new = make_secret("vn-focal-point", 2)
        rotate_card(vietnam.card, new=new, old=cambodia.secret, valid_from=now)
    assert caught.value.reason is Reason.BAD_SIGNATURE


def test_rotation_after_loss_needs_no_old_key_but_a_voice(vietnam, make_secret, now):
    card = rotate_card(
        vietnam.card,
        new=make_secret("vn-focal-point", 2),
        old=None,
        valid_from=now,
        rotation=Rotation.LOST,
    )
    assert card.needs_voice_check


@pytest.mark.parametrize("serial", [1, 3])
def test_rotation_with_wrong_serial_is_refused(vietnam, make_secret, now, serial):
    with pytest.raises(ExchangeFailure) as caught:
        new = make_secret("vn-focal-point", serial)
        rotate_card(vietnam.card, new=new, old=vietnam.secret, valid_from=now)
    assert caught.value.reason is Reason.BROKEN_ROTATION


def test_rotation_not_later_than_the_old_card_is_refused(vietnam, make_secret):
    with pytest.raises(ExchangeFailure) as caught:
        new = make_secret("vn-focal-point", 2)
        rotate_card(vietnam.card, new=new, old=vietnam.secret, valid_from=vietnam.card.valid_from)
    assert caught.value.reason is Reason.BROKEN_ROTATION


def test_rotation_of_another_version_of_the_card_is_refused(vietnam, make_secret, now):
    moved = replace(vietnam.card, address="https://elsewhere.example")
    new = make_secret("vn-focal-point", 2)
    card = rotate_card(moved, new=new, old=vietnam.secret, valid_from=now)
    with pytest.raises(ExchangeFailure) as caught:
        check_rotation(vietnam.card, card)
    assert caught.value.reason is Reason.BROKEN_ROTATION


def test_rotation_that_calls_itself_first_is_refused(vietnam, make_secret, now):
    new = make_secret("vn-focal-point", 2)
    with pytest.raises(ExchangeFailure) as caught:
        rotate_card(vietnam.card, new=new, old=vietnam.secret, valid_from=now, rotation=Rotation.FIRST)
    assert caught.value.reason is Reason.BROKEN_ROTATION


def test_chain_with_a_missing_card_is_refused(vietnam, second, make_secret, now):
    third = rotate_card(
        second,
        new=make_secret("vn-focal-point", 3),
        old=make_secret("vn-focal-point", 2),
        valid_from=now + timedelta(days=1),
    )
    check_chain([vietnam.card, second, third])
    with pytest.raises(ExchangeFailure) as caught:
        check_chain([vietnam.card, third])
    assert caught.value.reason is Reason.BROKEN_ROTATION


def test_card_in_force_is_the_newest_already_valid(vietnam, second, now):
    chain = [vietnam.card, second]
    assert card_in_force(chain, now=now) is second
    assert card_in_force(chain, now=now - timedelta(seconds=1)) is vietnam.card
    assert card_in_force(chain, now=vietnam.card.valid_from - timedelta(days=1)) is None


def test_replaced_card_may_sign_only_within_the_grace(vietnam, second, now):
    chain = [vietnam.card, second]
    assert may_still_sign(vietnam.card, chain, now=now + ROTATION_GRACE)
    assert not may_still_sign(vietnam.card, chain, now=now + ROTATION_GRACE + timedelta(seconds=1))
    assert may_still_sign(second, chain, now=now + timedelta(days=900))


def test_compromised_card_may_not_sign_at_all(vietnam, make_secret, now):
    card = rotate_card(
        vietnam.card,
        new=make_secret("vn-focal-point", 2),
        old=vietnam.secret,
        valid_from=now,
        rotation=Rotation.COMPROMISED,
    )
    assert not may_still_sign(vietnam.card, [vietnam.card, card], now=now)
