"""A sealed letter opens at its receiver only, unchanged, from its sender only; the attacks, one by one."""

import os
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sampan.engines.exchange.cards import ROTATION_GRACE, rotate_card
from sampan.engines.exchange.envelope import bucket_of, pad, read_envelope
from sampan.engines.exchange.failures import ExchangeFailure, Reason
from sampan.engines.exchange.keys import NodeSecret, Rotation
from sampan.engines.exchange.letters import Letter
from sampan.engines.exchange.seal import (
    _HPKE_LABEL,
    Content,
    LetterExpired,
    _frame_head,
    _split_frame,
    _unseal,
    blob_id,
    open_content,
    open_letter,
    seal_content,
    seal_letter,
)
from sampan.engines.exchange.suites import HYBRID
from sampan.vocabulary.errors import IntegrityFailure, InvalidInput


@pytest.fixture
def blob(write, vietnam, cambodia):
    return seal_letter(write(), sender=cambodia.secret, receiver=vietnam.card)


def opened(blob, node, cards, now, **more):
    return open_letter(blob, receiver=node.secret, cards=cards, now=now, **more)


def reason_of(blob, node, cards, now, **more):
    with pytest.raises(IntegrityFailure) as caught:
        opened(blob, node, cards, now, **more)
    return caught.value.reason


def seal_raw(frame, receiver, *, blob_id=bytes(16), padded=None):
    """Seal any frame as an attacker may who knows only the receiver's public card."""
    padded = padded or pad(frame)
    outside = replace(
        read_envelope(_any_blob(receiver, len(padded))), blob_id=blob_id, bucket=bucket_of(padded), sealed=b""
    )
    info = _HPKE_LABEL + outside.header
    return outside.header + HYBRID.hpke.encrypt(padded, receiver.sealing_key, info=info)


def _any_blob(receiver, size):
    secret = NodeSecret(node_id="xx", serial=1, entropy=os.urandom(128))
    return seal_content(bytes(size - 200), content=Content.LETTER, sender=secret, receiver=receiver)


def frame_of(blob, node):
    """Return the opened frame, as only the receiver can."""
    padded, _ = _unseal(read_envelope(blob), [node.secret])
    return padded[4 : 4 + int.from_bytes(padded[:4], "big")]


# ---- the honest way


def test_letter_sealed_and_opened_is_the_same(blob, write, vietnam, cambodia, cards, now):
    result = opened(blob, vietnam, cards, now)
    assert result.letter == write()
    assert result.card == cambodia.card
    assert result.hash == write().hash
    assert result.blob_id == blob_id(blob)


def test_sealing_twice_gives_other_octets_but_the_same_blob_id(blob, write, vietnam, cambodia):
    again = seal_letter(write(), sender=cambodia.secret, receiver=vietnam.card)
    assert again != blob
    assert blob_id(again) == blob_id(blob)


@pytest.mark.parametrize("length", [0, 10_000_000])
def test_letter_with_empty_and_ten_megabyte_body_opens(write, vietnam, cambodia, cards, now, length):
    letter = write(body={"text": "x" * length} if length else {})
    sealed = seal_letter(letter, sender=cambodia.secret, receiver=vietnam.card)
    assert opened(sealed, vietnam, cards, now).letter == letter


def test_letter_larger_than_every_bucket_is_refused_before_sealing(write, vietnam, cambodia):
    with pytest.raises(InvalidInput):
        seal_letter(write(body={"text": "x" * 2**24}), sender=cambodia.secret, receiver=vietnam.card)


def test_letter_of_another_sender_or_receiver_is_not_sealed(write, vietnam, cambodia, thailand):
    with pytest.raises(InvalidInput):
        seal_letter(write(), sender=thailand.secret, receiver=vietnam.card)
    with pytest.raises(InvalidInput):
        seal_letter(write(), sender=cambodia.secret, receiver=thailand.card)


# ---- changed on the way


def test_any_octet_flipped_is_detected(blob, vietnam, cards, now):
    header = len(read_envelope(blob).header)
    regions = [*range(header + 8), *range(header, len(blob), 61), *range(len(blob) - 40, len(blob))]
    for position in regions:
        for bit in (0x01, 0x80):
            spoiled = bytearray(blob)
            spoiled[position] ^= bit
            with pytest.raises(ExchangeFailure):
                opened(bytes(spoiled), vietnam, cards, now)


@pytest.mark.parametrize(
    ("position", "reason"),
    [
        (0, Reason.MALFORMED),  # magic
        (4, Reason.WRONG_SUITE),  # version
        (6, Reason.WRONG_SUITE),  # suite
        (7, Reason.CUT),  # size bucket
        (8, Reason.TAMPERED),  # blob id
        (23, Reason.TAMPERED),
        (25, Reason.NOT_FOR_US),  # receiver
        (60, Reason.TAMPERED),  # ML-KEM ciphertext
        (1150, Reason.TAMPERED),  # X25519 share
        (1300, Reason.TAMPERED),  # sealed content
        (-1, Reason.TAMPERED),  # authentication tag
    ],
)
def test_flipped_bit_is_named_by_its_region(blob, vietnam, cards, now, position, reason):
    spoiled = bytearray(blob)
    spoiled[position] ^= 1
    assert reason_of(bytes(spoiled), vietnam, cards, now) is reason


def test_blob_cut_or_lengthened_anywhere_is_detected(blob, vietnam, cards, now):
    for length in (*range(60), 500, 1160, len(blob) - 1):
        assert reason_of(blob[:length], vietnam, cards, now) is Reason.CUT
    assert reason_of(blob + b"\0", vietnam, cards, now) is Reason.CUT


@settings(max_examples=200, deadline=None)
@given(noise=st.binary(max_size=3000))
def test_noise_is_refused_and_never_crashes(vietnam, cards, now, noise):
    for candidate in (noise, b"SMPN" + noise, b"SMPN\x01\x00\x01\x0a" + noise):
        with pytest.raises(ExchangeFailure):
            opened(candidate, vietnam, cards, now)


# ---- moved to another receiver


def test_blob_taken_to_another_node_is_not_for_it(blob, thailand, cards, now):
    assert reason_of(blob, thailand, cards, now) is Reason.NOT_FOR_US


def test_receiver_rewritten_on_the_outside_does_not_open(blob, thailand, cards, now):
    moved = blob.replace(b"vn-focal-point", b"th-focal-point", 1)
    assert reason_of(moved, thailand, cards, now) is Reason.TAMPERED


def test_receiver_resealing_a_signed_frame_to_a_third_node_is_detected(blob, vietnam, thailand, cards, now):
    stolen = seal_raw(frame_of(blob, vietnam), thailand.card)
    assert reason_of(stolen, thailand, cards, now) is Reason.BAD_SIGNATURE


def test_frame_resealed_under_another_blob_id_is_detected(blob, vietnam, cards, now):
    again = seal_raw(frame_of(blob, vietnam), vietnam.card, blob_id=b"\x07" * 16)
    assert reason_of(again, vietnam, cards, now) is Reason.TAMPERED


# ---- forged


def test_sender_named_but_signed_by_another_is_detected(write, vietnam, cambodia, thailand, cards, now):
    impostor = NodeSecret(node_id="kh-focal-point", serial=1, entropy=thailand.secret.entropy)
    forged = seal_letter(write(), sender=impostor, receiver=vietnam.card)
    assert reason_of(forged, vietnam, cards, now) is Reason.BAD_SIGNATURE


def test_signature_stripped_is_detected(blob, vietnam, cards, now):
    head, _, payload = _split_frame(frame_of(blob, vietnam))
    for signature in (bytes(64), b""):
        forged = seal_raw(head + signature + payload, vietnam.card)
        assert reason_of(forged, vietnam, cards, now) is Reason.BAD_SIGNATURE


def test_own_letter_claiming_another_sender_inside_is_detected(write, vietnam, thailand, cards, now):
    payload = write().payload  # says kh-focal-point
    sealed = seal_content(payload, content=Content.LETTER, sender=thailand.secret, receiver=vietnam.card)
    assert reason_of(sealed, vietnam, cards, now) is Reason.MALFORMED


def test_letter_to_another_node_inside_is_detected(write, vietnam, cambodia, cards, now):
    payload = write(receiver="th-focal-point").payload
    sealed = seal_content(payload, content=Content.LETTER, sender=cambodia.secret, receiver=vietnam.card)
    assert reason_of(sealed, vietnam, cards, now) is Reason.MALFORMED


def test_unknown_sender_is_refused(blob, vietnam, now):
    assert reason_of(blob, vietnam, {}, now) is Reason.UNKNOWN_SENDER


def test_unknown_serial_of_a_known_sender_is_refused(write, vietnam, make_secret, cards, now):
    unseen = make_secret("kh-focal-point", 2)
    sealed = seal_letter(write(), sender=unseen, receiver=vietnam.card)
    assert reason_of(sealed, vietnam, cards, now) is Reason.UNKNOWN_SENDER


def test_frame_too_short_for_a_signature_is_malformed(vietnam, cards, now):
    assert reason_of(seal_raw(b"\x01\x02vn", vietnam.card), vietnam, cards, now) is Reason.MALFORMED


def test_filling_that_is_not_zeros_is_refused(blob, vietnam, cards, now):
    frame = frame_of(blob, vietnam)
    padded = bytearray(pad(frame))
    padded[-1] = 1
    forged = seal_raw(frame, vietnam.card, padded=bytes(padded))
    assert reason_of(forged, vietnam, cards, now) is Reason.PADDING


def test_unknown_content_type_is_refused(write, vietnam, cambodia, cards, now):
    with pytest.raises(ValueError):
        Content(9)
    sealed = seal_content(b"{}", content=9, sender=cambodia.secret, receiver=vietnam.card)
    assert reason_of(sealed, vietnam, cards, now) is Reason.WRONG_SUITE


def test_receipts_do_not_pass_as_a_letter(write, vietnam, cambodia, cards, now):
    payload = write().payload
    sealed = seal_content(payload, content=Content.RECEIPTS, sender=cambodia.secret, receiver=vietnam.card)
    assert reason_of(sealed, vietnam, cards, now) is Reason.MALFORMED
    head = _frame_head(Content.LETTER, "kh-focal-point", 1)
    _, signature, _ = _split_frame(frame_of(sealed, vietnam))
    relabelled = seal_raw(head + signature + payload, vietnam.card)
    assert reason_of(relabelled, vietnam, cards, now) is Reason.BAD_SIGNATURE


def test_signed_payload_that_is_no_letter_is_malformed(vietnam, cambodia, cards, now):
    sealed = seal_content(b"[]", content=Content.LETTER, sender=cambodia.secret, receiver=vietnam.card)
    assert reason_of(sealed, vietnam, cards, now) is Reason.MALFORMED


# ---- too late, and replaced keys


def test_expired_letter_is_refused_but_kept_for_the_journal(blob, write, vietnam, cards, now):
    assert opened(blob, vietnam, cards, now + timedelta(days=30))
    with pytest.raises(LetterExpired) as caught:
        opened(blob, vietnam, cards, now + timedelta(days=30, seconds=1))
    assert caught.value.reason is Reason.EXPIRED
    assert caught.value.opened.letter == write()


@pytest.fixture
def rotated(cambodia, make_secret, now):
    new = make_secret("kh-focal-point", 2)
    return new, rotate_card(cambodia.card, new=new, old=cambodia.secret, valid_from=now)


def test_letter_signed_with_a_replaced_key_opens_within_the_grace_only(
    write, vietnam, cambodia, rotated, now
):
    known = {"kh-focal-point": [cambodia.card, rotated[1]]}
    letter = write(expires_at=now + timedelta(days=400))
    sealed = seal_letter(letter, sender=cambodia.secret, receiver=vietnam.card)
    assert opened(sealed, vietnam, known, now + ROTATION_GRACE).letter == letter
    late = now + ROTATION_GRACE + timedelta(seconds=1)
    assert reason_of(sealed, vietnam, known, late) is Reason.ROTATED_OUT


def test_letter_signed_with_a_compromised_key_is_refused_at_once(blob, vietnam, cambodia, make_secret, now):
    new = make_secret("kh-focal-point", 2)
    card = rotate_card(
        cambodia.card, new=new, old=cambodia.secret, valid_from=now, rotation=Rotation.COMPROMISED
    )
    known = {"kh-focal-point": [cambodia.card, card]}
    assert reason_of(blob, vietnam, known, now) is Reason.ROTATED_OUT


def test_letter_signed_with_the_new_key_opens(write, vietnam, cambodia, rotated, now):
    known = {"kh-focal-point": [cambodia.card, rotated[1]]}
    sealed = seal_letter(write(), sender=rotated[0], receiver=vietnam.card)
    assert opened(sealed, vietnam, known, now).card.serial == 2


def test_letter_sealed_to_our_replaced_key_opens_only_with_the_earlier_secret(
    blob, vietnam, make_secret, cards, now
):
    current = make_secret("vn-focal-point", 2)
    with pytest.raises(ExchangeFailure) as caught:
        open_letter(blob, receiver=current, cards=cards, now=now)
    assert caught.value.reason is Reason.TAMPERED
    again = open_letter(blob, receiver=current, cards=cards, now=now, earlier=[vietnam.secret])
    assert isinstance(again.letter, Letter)


def test_opened_content_does_not_show_its_payload(blob, vietnam, cards, now):
    content = open_content(blob, receiver=vietnam.secret, cards=cards, now=now)
    assert "forced_criminality" not in repr(content)


def test_failure_message_names_no_node_and_no_content(blob, thailand, cards, now):
    with pytest.raises(ExchangeFailure) as caught:
        opened(blob, thailand, cards, now)
    assert "focal-point" not in str(caught.value)
    assert caught.value.code == "integrity"
    assert caught.value.remedy
