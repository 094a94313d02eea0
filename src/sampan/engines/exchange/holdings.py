"""Which chunks of a file are there: one bit a chunk, the first chunk the highest bit of the first octet."""

from collections.abc import Iterator

MOST_RANGES = 256  # of missing chunks in one answer; whoever asks again gets the rest


def nothing_of(count: int) -> bytes:
    """Return the holdings of a file of `count` chunks of which none is there."""
    return bytes(-(-count // 8))


def all_of(count: int) -> bytes:
    """Return the holdings of a file of `count` chunks that are all there; the bits behind the last stay 0."""
    octets = -(-count // 8)
    return ((1 << 8 * octets) - (1 << (8 * octets - count))).to_bytes(octets, "big")


def holds(held: bytes, index: int) -> bool:
    """Say whether a chunk is there."""
    return bool(held[index // 8] & (0x80 >> index % 8))


def with_chunk(held: bytes, index: int) -> bytes:
    """Return the holdings with one chunk more."""
    octets = bytearray(held)
    octets[index // 8] |= 0x80 >> index % 8
    return bytes(octets)


def number_held(held: bytes) -> int:
    """Return how many chunks are there."""
    return int.from_bytes(held, "big").bit_count()


def missing(held: bytes, count: int) -> Iterator[int]:
    """Yield the places that are missing, in order."""
    for octet, bits in enumerate(held):
        if bits != 0xFF:
            places = range(octet * 8, min(octet * 8 + 8, count))
            yield from (index for index in places if not holds(held, index))


def missing_ranges(held: bytes, count: int) -> list[tuple[int, int]]:
    """Return the missing places as (first, last) pairs in order, at most 256 of them."""
    ranges: list[tuple[int, int]] = []
    for index in missing(held, count):
        if ranges and ranges[-1][1] == index - 1:
            ranges[-1] = (ranges[-1][0], index)
        elif len(ranges) == MOST_RANGES:
            break
        else:
            ranges.append((index, index))
    return ranges


def from_ranges(ranges: object, count: int) -> bytes:
    """Return the holdings whose missing places are these pairs; what is no pair of places is taken as missing nothing.

    Places beyond those named count as there: whoever has sent them asks again.
    """
    held = bytearray(all_of(count))
    for pair in ranges if isinstance(ranges, list) else ():
        if not isinstance(pair, list) or len(pair) != 2 or not all(type(one) is int for one in pair):
            continue
        for index in range(max(0, pair[0]), min(count - 1, pair[1]) + 1):
            held[index // 8] &= 0xFF ^ (0x80 >> index % 8)
    return bytes(held)
