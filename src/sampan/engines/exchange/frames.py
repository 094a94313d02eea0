"""A frame: the blobs of one request, one answer or one bundle file, padded so that their number does not show.

Layout: magic `SMPF`, version, number of blobs (2 octets), then each blob behind its length (4 octets), then
zeros up to a power of two from 4 KiB, or up to the size that the caller wants all frames to have.
"""

from collections.abc import Iterable, Sequence

from sampan.engines.exchange import notation
from sampan.engines.exchange.failures import ExchangeFailure, Reason

MAGIC = b"SMPF"
VERSION = 1
SMALLEST = 4 * 1024
LARGEST = 2**25  # 32 MiB: one letter of the largest bucket fits with what accompanies it
MOST_BLOBS = 1_000
_HEAD = len(MAGIC) + 1 + 2


def framed_length(blobs: Iterable[bytes]) -> int:
    """Return the octets that the blobs take in a frame, before padding."""
    return _HEAD + sum(4 + len(blob) for blob in blobs)


def pack_frame(blobs: Sequence[bytes], *, size: int | None = None) -> bytes:
    """Return one frame; InvalidInput for more than 1,000 blobs or more octets than `size` or 32 MiB."""
    notation.require(len(blobs) <= MOST_BLOBS, "blobs", "Send them in several frames.")
    needed = framed_length(blobs)
    whole = size or max(SMALLEST, 1 << (needed - 1).bit_length())
    notation.require(needed <= whole <= LARGEST, "blobs", "Send them in several frames.")
    notation.require(whole >= SMALLEST and whole.bit_count() == 1, "size", "Give a power of two from 4 KiB.")
    counted = (MAGIC, bytes([VERSION]), len(blobs).to_bytes(2, "big"))
    listed = (part for blob in blobs for part in (len(blob).to_bytes(4, "big"), blob))
    return b"".join((*counted, *listed, bytes(whole - needed)))


def read_frame(octets: bytes) -> tuple[bytes, ...]:
    """Return the blobs of a frame, nothing trusted yet; ExchangeFailure: malformed, wrong_suite, cut, padding."""
    if not octets.startswith(MAGIC):
        raise ExchangeFailure(Reason.MALFORMED)
    if not SMALLEST <= len(octets) <= LARGEST or len(octets).bit_count() != 1:
        raise ExchangeFailure(Reason.CUT)
    if octets[4] != VERSION:
        raise ExchangeFailure(Reason.WRONG_SUITE)
    count, at = int.from_bytes(octets[5:7], "big"), _HEAD
    if count > MOST_BLOBS:
        raise ExchangeFailure(Reason.MALFORMED)
    blobs = []
    for _ in range(count):
        end = at + 4 + int.from_bytes(octets[at : at + 4], "big")
        if end > len(octets) or at + 4 > len(octets):
            raise ExchangeFailure(Reason.CUT)
        blobs.append(octets[at + 4 : end])
        at = end
    if octets[at:].strip(b"\0"):
        raise ExchangeFailure(Reason.PADDING)
    return tuple(blobs)
