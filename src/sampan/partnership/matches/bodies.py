"""What the letters of matching hold: octets in base64, checked in shape and size before anything touches them."""

import base64
import binascii
from collections.abc import Mapping, Sequence
from uuid import UUID

from sampan.engines.matching.private.group import ELEMENT_OCTETS
from sampan.engines.matching.private.oprf import Evaluated
from sampan.engines.matching.private.proofs import PROOF_OCTETS
from sampan.engines.matching.private.sessions import unpack_elements
from sampan.partnership.matches.facts import Register
from sampan.vocabulary.errors import InvalidInput

PIECE = 4_096
"""Elements in one letter: 128 KiB, a sixth of a second of one core (ADR 0031)."""
TAGS_IN_PIECE = 16_384
MOST_PIECES = 4_096
"""Of one set: 16 million keys; a guard against a letter that makes a node reserve room."""

Body = Mapping[str, object]


def told(octets: bytes) -> str:
    """Return octets as a letter holds them."""
    return base64.b64encode(octets).decode()


def octets_in(body: Body, name: str, *, most: int, exactly: int | None = None) -> bytes:
    """Return octets of a body; InvalidInput names the part when they are no base64 or of another length."""
    said = body.get(name)
    require(isinstance(said, str) and len(said) <= most * 4 // 3 + 4, name)
    try:
        found = base64.b64decode(str(said), validate=True)
    except (binascii.Error, ValueError):
        raise wrong(name) from None
    require(len(found) <= most and exactly in (None, len(found)), name)
    return found


def elements_in(
    body: Body, name: str = "elements", *, count: int | None = None, most: int = PIECE
) -> list[bytes]:
    """Return the elements of a body; InvalidInput or PrivateMatchFailure(wrong_size) otherwise."""
    return unpack_elements(octets_in(body, name, most=most * ELEMENT_OCTETS), count=count, most=most)


def number_in(body: Body, name: str, *, least: int = 0, most: int) -> int:
    """Return a whole number of a body."""
    said = body.get(name)
    require(isinstance(said, int) and not isinstance(said, bool) and least <= said <= most, name)
    return int(str(said))


def word_in(body: Body, name: str, *, most: int = 63) -> str:
    """Return a short text of a body, not empty."""
    said = body.get(name)
    require(isinstance(said, str) and 0 < len(said) <= most and "\x00" not in said, name)
    return str(said)


def register_in(body: Body) -> Register:
    """Return the register that a body names."""
    said = word_in(body, "register")
    require(said in set(Register), "register")
    return Register(said)


def id_in(body: Body, name: str) -> UUID:
    """Return an id of a body."""
    try:
        return UUID(word_in(body, name))
    except ValueError:
        raise wrong(name) from None


def evaluated_body(answer: Evaluated) -> dict[str, object]:
    """Return elements and proof as a body holds them."""
    return {"elements": told(b"".join(answer.elements)), "proof": told(answer.proof)}


def evaluated_in(body: Body, *, count: int) -> Evaluated:
    """Return elements and proof of a body, `count` of them."""
    elements = elements_in(body, count=count)
    return Evaluated(tuple(elements), octets_in(body, "proof", most=PROOF_OCTETS, exactly=PROOF_OCTETS))


def pieces(elements: Sequence[bytes], *, size: int = PIECE) -> list[Sequence[bytes]]:
    """Return the elements in runs of at most `size`; one empty run of none."""
    return [elements[at : at + size] for at in range(0, len(elements), size)] or [()]


def require(holds: object, name: str) -> None:
    """Return when the claim holds; InvalidInput that names the part otherwise."""
    if not holds:
        raise wrong(name)


def wrong(name: str) -> InvalidInput:
    """Return the refusal of a part that has not its shape."""
    return InvalidInput(
        "A part of this letter has the wrong shape.", remedy="Update the other node.", field=name
    )
