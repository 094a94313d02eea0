"""A session of two parties: each message names all that went before, so that none can be moved, repeated or cut.

Both start from the digest of the epoch's terms and a nonce of each side. Every message carries its number, who
sends it and the running hash of the session; a party accepts exactly the next one. Signing and sealing are the
transport's; this refuses what a transport, or a dishonest carrier, delivers at the wrong place.
"""

import hashlib
import hmac
import struct
from collections.abc import Sequence

from sampan.engines.matching.private.failures import Reason, require
from sampan.engines.matching.private.group import ELEMENT_OCTETS

NONCE_OCTETS = 32
_HEAD = struct.Struct(
    ">4sIB32sI"
)  # mark, number, sender's place, hash of the session so far, octets that follow
_MARK = b"SPM1"


class Session:
    """One party's view of a session. A message that is refused ends it: nothing later is accepted."""

    def __init__(self, *, terms_digest: bytes, nonces: tuple[bytes, bytes], place: int) -> None:
        """Begin at the terms and both nonces; `place`: 0 for who sends first, 1 for the other."""
        require(all(len(nonce) == NONCE_OCTETS for nonce in nonces), Reason.MALFORMED)
        self._running = hashlib.sha256(
            b"sampan private session 1," + terms_digest + b"".join(nonces)
        ).digest()
        self._place, self._number, self._open = place, 0, True

    def send(self, body: bytes) -> bytes:
        """Return the octets of our next message."""
        require(self._open, Reason.OUT_OF_TURN)
        head = _HEAD.pack(_MARK, self._number, self._place, self._running, len(body))
        self._step(head + body)
        return head + body

    def receive(self, octets: bytes) -> bytes:
        """Return the body of the other side's next message.

        PrivateMatchFailure: malformed (cut or no message), out_of_turn (number or sender), other_session.
        """
        require(self._open, Reason.OUT_OF_TURN)
        self._open = False
        require(len(octets) >= _HEAD.size, Reason.MALFORMED)
        mark, number, place, running, length = _HEAD.unpack_from(octets)
        require(mark == _MARK and len(octets) == _HEAD.size + length, Reason.MALFORMED)
        require(number == self._number and place == 1 - self._place, Reason.OUT_OF_TURN)
        require(hmac.compare_digest(running, self._running), Reason.OTHER_SESSION)
        self._open = True
        self._step(octets)
        return octets[_HEAD.size :]

    def _step(self, octets: bytes) -> None:
        self._running = hashlib.sha256(self._running + octets).digest()
        self._number += 1


def pack_elements(elements: Sequence[bytes]) -> bytes:
    """Return the elements as one piece of octets, 32 each."""
    return b"".join(elements)


def unpack_elements(body: bytes, *, count: int | None = None, most: int = 2**31) -> list[bytes]:
    """Return the elements of a body; wrong_size unless there are `count` (if given) and `most` at most.

    Whether each is canonical is found at the first operation with it.
    """
    number, rest = divmod(len(body), ELEMENT_OCTETS)
    require(rest == 0 and count in (None, number), Reason.WRONG_SIZE)
    require(number <= most, Reason.OVER_CAP)
    return [body[at : at + ELEMENT_OCTETS] for at in range(0, len(body), ELEMENT_OCTETS)]
