"""A receipt is the receiver's word on one letter, and nobody else's on no other."""

from dataclasses import replace

import pytest

from sampan.engines.exchange.failures import ExchangeFailure, Reason
from sampan.engines.exchange.journal import Journal, link
from sampan.engines.exchange.receipts import (
    Outcome,
    Receipt,
    check_head,
    check_receipt,
    open_receipts,
    seal_receipts,
    write_receipt,
)
from sampan.engines.exchange.seal import seal_letter
from sampan.vocabulary.errors import InvalidInput


@pytest.fixture
def sent(write):
    return link(Journal(sender="kh-focal-point", receiver="vn-focal-point"), write())


@pytest.fixture
def receipt(sent, vietnam, now):
    letter, journal = sent
    return write_receipt(
        letter, journal=journal, outcome=Outcome.APPLIED, received_at=now, receiver=vietnam.secret
    )


def reason_of(receipt, letter, card):
    with pytest.raises(ExchangeFailure) as caught:
        check_receipt(receipt, letter=letter, card=card)
    return caught.value.reason


def test_receipt_of_our_letter_passes_and_round_trips(receipt, sent, vietnam):
    again = Receipt.from_json(receipt.to_json())
    assert again == receipt
    check_receipt(again, letter=sent[0], card=vietnam.card)
    check_head(again, sent_hash=sent[0].hash)


def test_receipt_keeps_members_of_a_later_release(receipt, sent, vietnam):
    newer = replace(receipt, more={"tree_size": 7}, signature=b"")
    assert reason_of(newer, sent[0], vietnam.card) is Reason.BAD_SIGNATURE
    assert Receipt.from_json(newer.to_json()).more == {"tree_size": 7}


@pytest.mark.parametrize(
    "change",
    [
        {"outcome": Outcome.REFUSED, "reason": "no_consent"},
        {"head": "1" * 64},
        {"head_sequence": 2},
        {"letter_hash": "1" * 64},
        {"signature": bytes(64)},
        {"signature": b""},
    ],
)
def test_receipt_changed_after_signing_is_refused(receipt, sent, vietnam, change):
    assert reason_of(replace(receipt, **change), sent[0], vietnam.card) is Reason.BAD_SIGNATURE


def test_receipt_of_another_letter_is_refused(receipt, sent, write, vietnam):
    other = replace(sent[0], id="other")
    assert reason_of(receipt, other, vietnam.card) is Reason.WRONG_LETTER


def test_receipt_signed_by_another_node_is_refused(receipt, sent, thailand):
    assert reason_of(receipt, sent[0], thailand.card) is Reason.UNKNOWN_SENDER


def test_receipt_head_that_we_never_sent_is_a_fork(receipt):
    for sent_hash in (None, "2" * 64):
        with pytest.raises(ExchangeFailure) as caught:
            check_head(receipt, sent_hash=sent_hash)
        assert caught.value.reason is Reason.FORKED


@pytest.mark.parametrize(
    "change", [{"outcome": Outcome.REFUSED}, {"reason": "late"}, {"head_sequence": 0}, {"head": "x"}]
)
def test_receipt_that_cannot_be_true_is_refused(receipt, change):
    with pytest.raises(InvalidInput):
        replace(receipt, **change)


def test_receipt_is_not_written_by_another_than_the_receiver(sent, thailand, now):
    letter, journal = sent
    with pytest.raises(InvalidInput):
        write_receipt(
            letter, journal=journal, outcome=Outcome.APPLIED, received_at=now, receiver=thailand.secret
        )


def test_receipts_travel_sealed_and_look_like_a_letter(receipt, sent, write, vietnam, cambodia, cards, now):
    blob = seal_receipts([receipt], sender=vietnam.secret, receiver=cambodia.card)
    card, receipts = open_receipts(blob, receiver=cambodia.secret, cards=cards, now=now)
    assert (card, receipts) == (vietnam.card, (receipt,))
    back = write(sender="vn-focal-point", receiver="kh-focal-point")
    letter_blob = seal_letter(back, sender=vietnam.secret, receiver=cambodia.card)
    assert len(letter_blob) == len(blob)


def test_letter_does_not_pass_as_receipts(write, vietnam, cambodia, cards, now):
    blob = seal_letter(write(), sender=cambodia.secret, receiver=vietnam.card)
    with pytest.raises(ExchangeFailure) as caught:
        open_receipts(blob, receiver=vietnam.secret, cards=cards, now=now)
    assert caught.value.reason is Reason.MALFORMED


@pytest.mark.parametrize("member", ["letter_hash", "outcome", "received_at", "signature", "sequence"])
def test_receipt_from_json_missing_or_wrong_member_is_malformed(receipt, member):
    members = receipt.to_json()
    for wrong in ({**members, member: []}, {name: m for name, m in members.items() if name != member}):
        with pytest.raises(ExchangeFailure) as caught:
            Receipt.from_json(wrong)
        assert caught.value.reason is Reason.MALFORMED
