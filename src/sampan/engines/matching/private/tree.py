"""A Merkle tree over a fixed list (RFC 9162, section 2.1): one root for all leaves, and proofs that a leaf is there."""

import hashlib
import hmac
from collections.abc import Sequence

from sampan.engines.matching.private.failures import Reason, require

LONGEST_PATH = 64


def leaf_hash(leaf: bytes) -> bytes:
    """Return the hash of a leaf; the first octet keeps leaves and nodes apart."""
    return hashlib.sha256(b"\x00" + leaf).digest()


def root(leaves: Sequence[bytes]) -> bytes:
    """Return the root of the leaves in this order, 32 octets; of none, the hash of nothing."""
    if not leaves:
        return hashlib.sha256(b"").digest()
    level = [leaf_hash(leaf) for leaf in leaves]
    while len(level) > 1:
        level = _above(level)
    return level[0]


def path(leaves: Sequence[bytes], place: int) -> tuple[bytes, ...]:
    """Return the hashes that lead from a leaf to the root, the lowest first."""
    require(0 <= place < len(leaves), Reason.WRONG_SIZE)
    level, found = [leaf_hash(leaf) for leaf in leaves], []
    while len(level) > 1:
        beside = place ^ 1
        if beside < len(level):
            found.append(level[beside])
        level, place = _above(level), place // 2
    return tuple(found)


def is_included(leaf: bytes, *, place: int, size: int, hashes: Sequence[bytes], under: bytes) -> bool:
    """Say whether `leaf` stands at `place` among `size` leaves under the root `under`."""
    if not 0 <= place < size or len(hashes) > LONGEST_PATH:
        return False
    running, left = leaf_hash(leaf), list(hashes)
    while size > 1:
        if place ^ 1 < size:
            if not left:
                return False
            running = _node(left.pop(0), running) if place & 1 else _node(running, left.pop(0))
        place, size = place // 2, (size + 1) // 2
    return not left and hmac.compare_digest(running, under)


def _above(level: list[bytes]) -> list[bytes]:
    paired = [_node(level[at], level[at + 1]) for at in range(0, len(level) - 1, 2)]
    return paired + level[len(paired) * 2 :]


def _node(left: bytes, right: bytes) -> bytes:
    return hashlib.sha256(b"\x01" + left + right).digest()
