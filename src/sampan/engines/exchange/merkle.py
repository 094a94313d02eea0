"""An append-only log as a Merkle tree (RFC 6962, RFC 9162): one hash, the root, stands for every leaf and its place.

The engine keeps nothing. To append it needs the *frontier*: the size and the roots of the full subtrees, at most
one a level. To prove it asks a look-up for roots of full subtrees, `subtree(level, position)`: the subtree of the
2**level leaves from position * 2**level on. A proof at two million leaves holds 21 hashes.
"""

import hashlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from sampan.engines.exchange import notation

EMPTY_ROOT = hashlib.sha256(b"").digest()
LONGEST_PATH = 128  # hashes: two a level of a tree of 2**64 leaves; a longer path is refused unread

Subtree = Callable[[int, int], bytes]


class Node(NamedTuple):
    """The root of a full subtree: the 2**level leaves from position * 2**level on."""

    level: int
    position: int
    hash: bytes


@dataclass(frozen=True)
class Frontier:
    """What is needed to go on appending: how many leaves, and the roots of the full subtrees, largest first."""

    size: int = 0
    peaks: tuple[bytes, ...] = ()

    def __post_init__(self) -> None:
        """Check that there is one peak a set bit of the size; InvalidInput otherwise."""
        fits = self.size >= 0 and len(self.peaks) == self.size.bit_count()
        notation.require(fits, "peaks", "Give one peak for each full subtree.")

    @property
    def root(self) -> bytes:
        """Return the root of the whole tree."""
        return _joined(self.peaks)


@dataclass(frozen=True)
class Grown:
    """A frontier after appending, and the full subtrees that were completed on the way, smallest first."""

    frontier: Frontier
    nodes: list[Node] = field(repr=False)


def leaf_hash(leaf: bytes) -> bytes:
    """Return the hash of a leaf; the first octet keeps it from passing as that of a node."""
    return hashlib.sha256(b"\x00" + leaf).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """Return the hash of the node over two hashes."""
    return hashlib.sha256(b"\x01" + left + right).digest()


def append(frontier: Frontier, hashes: Iterable[bytes], *, from_level: int = 1) -> Grown:
    """Return the frontier with leaf hashes appended in order, and the nodes completed at `from_level` and above."""
    peaks, size, nodes = list(frontier.peaks), frontier.size, []
    for joined in hashes:
        level, position = 0, size
        while position & 1:
            joined = node_hash(peaks.pop(), joined)
            level, position = level + 1, position >> 1
            if level >= from_level:
                nodes.append(Node(level, position, joined))
        peaks.append(joined)
        size += 1
    return Grown(Frontier(size, tuple(peaks)), nodes)


def root_of(hashes: Iterable[bytes]) -> bytes:
    """Return the root over leaf hashes."""
    return append(Frontier(), hashes, from_level=65).frontier.root


def root_at(size: int, *, subtree: Subtree) -> bytes:
    """Return the root that the tree had when it held `size` leaves."""
    return _range_root(0, size, subtree) if size else EMPTY_ROOT


def inclusion_path(index: int, size: int, *, subtree: Subtree) -> list[bytes]:
    """Return the proof that the leaf at `index` (from 0) is in the tree of `size` leaves; InvalidInput outside it."""
    notation.require(0 <= index < size, "index", "Ask for a leaf of the tree.")
    path, start, end = [], 0, size
    while end - start > 1:
        middle = start + _left(end - start)
        if index < middle:
            path.append(_range_root(middle, end, subtree))
            end = middle
        else:
            path.append(_range_root(start, middle, subtree))
            start = middle
    return path[::-1]


def consistency_path(first: int, second: int, *, subtree: Subtree) -> list[bytes]:
    """Return the proof that the tree of `first` leaves is the beginning of that of `second`; InvalidInput otherwise."""
    notation.require(0 <= first <= second, "first", "Name the smaller tree first.")
    if first in (0, second):
        return []
    path, start, end, is_whole = [], 0, second, True
    while first != end:
        middle = start + _left(end - start)
        if first <= middle:
            path.append(_range_root(middle, end, subtree))
            end = middle
        else:
            path.append(_range_root(start, middle, subtree))
            start, is_whole = middle, False
    return [*([] if is_whole else [_range_root(start, end, subtree)]), *path[::-1]]


def is_included(leaf: bytes, index: int, size: int, *, path: Sequence[bytes], root: bytes) -> bool:
    """Say whether `path` proves that the leaf hash `leaf` stands at `index` in the tree of `size` leaves and `root`."""
    if not 0 <= index < size or len(path) > LONGEST_PATH:
        return False
    roots = _climb(leaf, index, size - 1, path)
    return roots is not None and roots[1] == root


def is_consistent(
    first: int, second: int, *, path: Sequence[bytes], first_root: bytes, second_root: bytes
) -> bool:
    """Say whether `path` proves that the tree of `second` leaves only added to that of `first` leaves."""
    if not 0 <= first <= second or len(path) > LONGEST_PATH:
        return False
    if first == second:
        return not path and first_root == second_root
    if first == 0:
        return not path and first_root == EMPTY_ROOT
    steps = [first_root, *path] if first & (first - 1) == 0 else list(path)
    place, last = first - 1, second - 1
    while place & 1:
        place, last = place >> 1, last >> 1
    return bool(steps) and _climb(steps[0], place, last, steps[1:]) == (first_root, second_root)


def _climb(start: bytes, place: int, last: int, path: Sequence[bytes]) -> tuple[bytes, bytes] | None:
    """Return the roots of the tree that ends at `place` and of that which ends at `last`, as the path leads.

    RFC 9162, 2.1.3.2 and 2.1.4.2: an inclusion proof needs the second root, a consistency proof both. None when
    the path has too few or too many steps.
    """
    before = after = start
    for beside in path:
        if last == 0:
            return None
        if place & 1 or place == last:
            before, after = node_hash(beside, before), node_hash(beside, after)
            while place and not place & 1:
                place, last = place >> 1, last >> 1
        else:
            after = node_hash(after, beside)
        place, last = place >> 1, last >> 1
    return (before, after) if last == 0 else None


def _left(count: int) -> int:
    """Return how many of `count` > 1 leaves stand in the left subtree: the largest power of two below."""
    return 1 << (count - 1).bit_length() - 1


def _range_root(start: int, end: int, subtree: Subtree) -> bytes:
    """Return the root over leaves that begin at a subtree's place: the peaks of the range, joined from the right."""
    peaks = []
    while start < end:
        level = (end - start).bit_length() - 1
        peaks.append(subtree(level, start >> level))
        start += 1 << level
    return _joined(peaks)


def _joined(peaks: Sequence[bytes]) -> bytes:
    if not peaks:
        return EMPTY_ROOT
    root = peaks[-1]
    for peak in peaks[-2::-1]:
        root = node_hash(peak, root)
    return root
