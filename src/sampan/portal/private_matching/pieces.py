"""Elements on a line, in pieces that a frame holds."""

from collections.abc import Sequence

from sampan.engines.matching.private.failures import Reason, require
from sampan.engines.matching.private.registers import MOST_RECORDS
from sampan.engines.matching.private.sessions import unpack_elements
from sampan.portal.private_matching.channel import Channel

PIECE = 8_192  # elements a message: a quarter of a MiB, about half a second of masking


def in_pieces(elements: Sequence[bytes]) -> list[bytes]:
    """Return the elements, 32 octets each, as bodies of messages."""
    return [b"".join(elements[at : at + PIECE]) for at in range(0, len(elements), PIECE)]


def swap(ours: bytes, *, line: Channel, begins: bool) -> bytes:
    """Send one message and return the other side's; a session takes them in turns, so the one that begins is first."""
    if begins:
        line.send(ours)
        return line.receive()
    theirs = line.receive()
    line.send(ours)
    return theirs


def exchange(ours: Sequence[bytes], *, line: Channel, begins: bool) -> list[bytes]:
    """Send our pieces and return the other side's elements; the one that begins sends first.

    PrivateMatchFailure: over_cap, wrong_size (cut, or an element twice).
    """
    if begins:
        _send(ours, line)
        return _receive(line)
    theirs = _receive(line)
    _send(ours, line)
    return theirs


def _send(pieces: Sequence[bytes], line: Channel) -> None:
    line.send(len(pieces).to_bytes(4, "big"))
    for piece in pieces:
        line.send(piece)


def _receive(line: Channel) -> list[bytes]:
    count = int.from_bytes(line.receive(), "big")
    require(count * PIECE <= 20 * MOST_RECORDS, Reason.OVER_CAP)
    pieces = [line.receive() for _ in range(count)]
    elements = [one for piece in pieces for one in unpack_elements(piece, most=PIECE)]
    require(len(set(elements)) == len(elements), Reason.WRONG_SIZE)
    return elements
