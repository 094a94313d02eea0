"""A leaf of a node's log: that one letter went out to a member, or came in from it, at one place of one line.

The leaf names the letter by its hash alone. Letters' hashes cannot be guessed, because each letter holds a random id.
"""

from sampan.engines.exchange import merkle, notation

_LABEL = "sampan log leaf 1"
HASH_OCTETS = 32


def leaf_hashes(*, way: str, member: str, lane: int, first: int, hashes: bytes) -> list[bytes]:
    """Return the leaf hashes of a run of letters: those at the places from `first` on, 32 octets of hash each.

    `way` is out or in, `member` the other node, `lane` the lane's number.
    """
    before = notation.signed_bytes(_LABEL, way.encode(), member.encode(), bytes([lane]))
    return [
        merkle.leaf_hash(_octets(before, first + number, hashes[at : at + HASH_OCTETS]))
        for number, at in enumerate(range(0, len(hashes), HASH_OCTETS))
    ]


def leaf_hash(*, way: str, member: str, lane: int, sequence: int, letter_hash: str) -> bytes:
    """Return the leaf hash of one letter, given its hex hash."""
    hashes = bytes.fromhex(letter_hash)
    return leaf_hashes(way=way, member=member, lane=lane, first=sequence, hashes=hashes)[0]


def run_root(letter_hashes: bytes) -> str:
    """Return the hex root over the letters of one acknowledged run, 32 octets of hash each, in their order.

    An acknowledgement that names it can be shown to cover a letter in the middle of the run by a path of hashes,
    without the letters that follow.
    """
    return merkle.root_of(run_hashes(letter_hashes)).hex()


def run_hashes(letter_hashes: bytes) -> list[bytes]:
    """Return the leaf hashes of an acknowledged run's own small tree."""
    starts = range(0, len(letter_hashes), HASH_OCTETS)
    return [merkle.leaf_hash(letter_hashes[at : at + HASH_OCTETS]) for at in starts]


def _octets(before: bytes, sequence: int, letter_hash: bytes) -> bytes:
    """Return a leaf's octets: as `notation.signed_bytes` would join them, with the fixed part made once a run."""
    return b"".join((before, b"\0\0\0\x08", sequence.to_bytes(8, "big"), b"\0\0\0\x20", letter_hash))
