"""Who this node is to the others, what it signs with, what others sign with, and whether two may match at all."""

from collections.abc import Mapping
from datetime import date

from django.conf import settings

from sampan.engines.matching.private.commitments import public_key
from sampan.partnership.members.queries import agreements_in_force, cards_of
from sampan.vocabulary.errors import NoAgreement, NotFound

_WORD = "match"


def own_id() -> str:
    """Return this node's id."""
    return settings.SAMPAN_NODE.id


def names_with_own(names: Mapping[str, str]) -> dict[str, str]:
    """Return names by node id with this node's own among them; the directory knows the others alone."""
    return {own_id(): str(settings.SAMPAN_NODE.name), **names}


def own_seed() -> bytes:
    """Return the 32 secret octets that this node signs commitments with: those of its newest card."""
    newest = max(settings.SAMPAN_SECRETS, key=lambda secret: secret.serial)
    return newest.entropy[:32]


def signing_keys_of(member: str) -> frozenset[bytes]:
    """Return the public keys that a member (or this node) signs with; none of an unknown one."""
    if member == own_id():
        return frozenset((public_key(own_seed()),))
    try:
        return frozenset(card.verify_key for card in cards_of(member))
    except NotFound:
        return frozenset()


def require_agreement(member: str, *, on: date) -> None:
    """Return when an agreement in force names `match` for both ways; NoAgreement otherwise.

    Other letters may go between members that are only paired; this may not.
    """
    for one in agreements_in_force(member):
        is_valid = one.valid_from <= on and (one.valid_to is None or on <= one.valid_to)
        if is_valid and _names(one.kinds_out) and _names(one.kinds_in):
            return
    raise NoAgreement(
        "No agreement in force with that member allows matching both ways.",
        remedy="Propose an agreement that names the kind match.",
        ask="the national focal point",
    )


def _names(kinds: tuple[str, ...]) -> bool:
    return any(kind.rstrip(".") == _WORD for kind in kinds)
