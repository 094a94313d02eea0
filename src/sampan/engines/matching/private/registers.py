"""A register on its way to be matched with another by a key-holder who pairs without seeing (see `pairing`).

The other side gets each distinct key once, masked, in an order of chance and with dummies; it masks them again and
hands them to the key-holder, not back. The key-holder gets a listing: which place is of which kind and of which
record numbers, drawn for this run. So the masking side cannot count, and the counting side cannot unmask.
"""

import struct
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sampan.engines.matching.private.failures import PrivateMatchFailure, Reason, require
from sampan.engines.matching.private.group import RandomBytes, Scalar, hash_to_group, multiply, random_scalar
from sampan.engines.matching.private.inputs import TypedKey, input_of
from sampan.engines.matching.private.oprf import TAG_OCTETS, element_of
from sampan.engines.matching.private.pairing import MOST_SHARED, Entry
from sampan.engines.matching.private.shuffling import shuffled

MOST_RECORDS = 2_000_000
_PLACE = struct.Struct(">BB")  # kind's place in the table, 255 for a dummy; number of records that follow
_DUMMY = 255


@dataclass(frozen=True, repr=False)
class Register:
    """What a side keeps: its secret of this run, its record ids by number, and what stands at each place."""

    secret: Scalar
    ids: tuple[str, ...]
    places: tuple[
        tuple[str, tuple[int, ...], bytes], ...
    ]  # kind, record numbers, input; dummies have kind ""

    def listing(self, kinds: Sequence[str]) -> bytes:
        """Return, for the key-holder alone, the kind and record numbers of each place in order."""
        return b"".join(_write_place(kind, records, kinds) for kind, records, _ in self.places)


def enter(
    keys_by_id: Mapping[str, Sequence[TypedKey]], *, random_bytes: RandomBytes, most: int = MOST_RECORDS
) -> Register:
    """Return the register of {own id: keys}; PrivateMatchFailure(over_cap) above `most` records.

    A key that more than 50 records share is left out: it tells little, and its commonness would tell what it is.
    """
    require(len(keys_by_id) <= most, Reason.OVER_CAP)
    ids = shuffled(list(keys_by_id), random_bytes=random_bytes)
    holders: dict[tuple[str, bytes], list[int]] = defaultdict(list)
    for number, own_id in enumerate(ids):
        for key in {(key.kind, input_of(key)) for key in keys_by_id[own_id]}:
            holders[key].append(number)
    places = [
        (kind, tuple(them), octets) for (kind, octets), them in holders.items() if len(them) <= MOST_SHARED
    ]
    places += [("", (), random_bytes(32)) for _ in range(padded_count(len(places)) - len(places))]
    return Register(
        random_scalar(random_bytes), tuple(ids), tuple(shuffled(places, random_bytes=random_bytes))
    )


def padded_count(count: int) -> int:
    """Return the next of eight sizes an octave, at least 64: at most an eighth of what is sent is dummies."""
    step = max(64, 1 << max(count.bit_length() - 4, 0))
    return -(-max(count, 1) // step) * step


def masked(register: Register, *, first: int, last: int) -> list[bytes]:
    """Return the masked elements of the places from `first` up to `last`, for the other side."""
    return [
        multiply(register.secret, element_of(octets) if kind else hash_to_group(octets, tag=b"sampan dummy"))
        for kind, _, octets in register.places[first:last]
    ]


def tags(register: Register, theirs: Sequence[bytes]) -> bytes:
    """Return the other side's elements under both masks, cut to 16 octets each, for the key-holder."""
    return b"".join(multiply(register.secret, element)[:TAG_OCTETS] for element in theirs)


def read_entries(
    listing: bytes, tagged: bytes, *, kinds: Sequence[str], most: int = MOST_RECORDS
) -> list[Entry]:
    """Return (record number, kind, tag) of a listing from one side and the tags from the other.

    PrivateMatchFailure: malformed (cut, unknown kind, too many records), wrong_size (one tag a place).
    """
    found: list[Entry] = []
    at = place = 0
    try:
        while at < len(listing):
            kind, count = _PLACE.unpack_from(listing, at)
            records = struct.unpack_from(f">{count}I", listing, at + _PLACE.size)
            tag = tagged[place * TAG_OCTETS : (place + 1) * TAG_OCTETS]
            require(count <= MOST_SHARED and all(record < most for record in records), Reason.MALFORMED)
            if kind != _DUMMY:
                found += [(record, kinds[kind], tag) for record in records]
            at, place = at + _PLACE.size + 4 * count, place + 1
    except (struct.error, IndexError):
        raise PrivateMatchFailure(Reason.MALFORMED) from None
    require(len(tagged) == place * TAG_OCTETS, Reason.WRONG_SIZE)
    return found


def _write_place(kind: str, records: tuple[int, ...], kinds: Sequence[str]) -> bytes:
    code = kinds.index(kind) if kind else _DUMMY
    return _PLACE.pack(code, len(records)) + struct.pack(f">{len(records)}I", *records)
