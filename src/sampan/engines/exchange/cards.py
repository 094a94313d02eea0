"""Issue a card, replace it, and check that a partner's cards follow from one another."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import pairwise

from cryptography.exceptions import InvalidSignature

from sampan.engines.exchange import notation
from sampan.engines.exchange.failures import ExchangeFailure, Reason
from sampan.engines.exchange.keys import NodeCard, NodeSecret, Rotation
from sampan.engines.exchange.suites import cipher_suite

# A letter signed before a routine rotation may still be under way: longer than any closed office.
ROTATION_GRACE = timedelta(days=14)
_LABEL = "sampan node card 1"
_ROTATION_LABEL = "sampan node card rotation 1"


def issue_card(
    secret: NodeSecret, *, country: str, name: str, address: str, valid_from: datetime
) -> NodeCard:
    """Return a node's first card, signed by itself; raises InvalidInput when a field has the wrong form."""
    verify, mlkem, x25519 = secret.public_keys
    card = NodeCard(
        node_id=secret.node_id,
        country=country,
        name=name,
        address=address,
        verify_key=verify,
        mlkem_key=mlkem,
        x25519_key=x25519,
        valid_from=valid_from,
        serial=secret.serial,
    )
    return _signed(card, secret)


def rotate_card(
    card: NodeCard,
    *,
    new: NodeSecret,
    old: NodeSecret | None,
    valid_from: datetime,
    rotation: Rotation = Rotation.ROUTINE,
    address: str | None = None,
) -> NodeCard:
    """Return the card that replaces `card`: keys of `new`, signed by `new` and, unless lost, by `old`.

    `new.serial` must be the next one. With `rotation` compromised or lost the partners must compare
    the new fingerprint by voice, because a thief could have signed it or nobody did.
    """
    verify, mlkem, x25519 = new.public_keys
    unsigned = replace(
        card,
        address=address or card.address,
        verify_key=verify,
        mlkem_key=mlkem,
        x25519_key=x25519,
        valid_from=valid_from,
        serial=new.serial,
        previous=card.digest,
        rotation=rotation,
        signature=b"",
        previous_signature=b"",
    )
    rotated = _signed(unsigned, new)
    if old is not None:
        by_old = old.sign(notation.signed_bytes(_ROTATION_LABEL, rotated.statement))
        rotated = replace(rotated, previous_signature=by_old)
    check_rotation(card, rotated)
    return rotated


def check_card(card: NodeCard) -> None:
    """Return when the card is signed by its own key and usable here; ExchangeFailure otherwise."""
    cipher_suite(card.suite)
    _verify(card, card.signature, notation.signed_bytes(_LABEL, card.statement))
    _ = card.sealing_key  # raises when the octets are no key


def check_rotation(old: NodeCard, new: NodeCard) -> None:
    """Return when `new` rightly replaces `old`; ExchangeFailure otherwise.

    Same node and country, next serial, later validity, names the old card, and signed by the old key
    unless that key is lost. Whether people must still compare the fingerprint: `new.needs_voice_check`.
    """
    check_card(new)
    follows = (
        (new.node_id, new.country, new.serial) == (old.node_id, old.country, old.serial + 1)
        and new.previous == old.digest
        and new.valid_from > old.valid_from
        and new.rotation is not Rotation.FIRST
    )
    if not follows:
        raise ExchangeFailure(Reason.BROKEN_ROTATION)
    if new.rotation is not Rotation.LOST:
        _verify(old, new.previous_signature, notation.signed_bytes(_ROTATION_LABEL, new.statement))


def check_chain(cards: Sequence[NodeCard]) -> None:
    """Return when the cards of one node, oldest first, are each signed and follow from one another."""
    for card in cards[:1]:
        check_card(card)
    for old, new in pairwise(cards):
        check_rotation(old, new)


def card_in_force(cards: Sequence[NodeCard], *, now: datetime) -> NodeCard | None:
    """Return the newest card already valid `now`: the one to seal to; None when there is none."""
    valid = [card for card in cards if card.valid_from <= now]
    return max(valid, key=lambda card: card.serial, default=None)


def may_still_sign(card: NodeCard, cards: Sequence[NodeCard], *, now: datetime) -> bool:
    """Say whether a signature under `card` is accepted `now`, given all known cards of its node.

    The newest card may; a replaced one for ROTATION_GRACE after its successor's start, and not at all
    once any later card says that the key was compromised or lost.
    """
    later = sorted((other for other in cards if other.serial > card.serial), key=lambda other: other.serial)
    if any(other.rotation is not Rotation.ROUTINE for other in later):
        return False
    return not later or now <= later[0].valid_from + ROTATION_GRACE


def _signed(card: NodeCard, secret: NodeSecret) -> NodeCard:
    return replace(card, signature=secret.sign(notation.signed_bytes(_LABEL, card.statement)))


def _verify(card: NodeCard, signature: bytes, message: bytes) -> None:
    try:
        card.verifying_key.verify(signature, message)
    except (InvalidSignature, ValueError) as error:
        raise ExchangeFailure(Reason.BAD_SIGNATURE) from error
