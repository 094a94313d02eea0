"""Reads the stored log: the roots of full subtrees, out of few rows.

Kept are the leaves, in runs, and the roots of every 256, 65,536 and 16,777,216 of them. What lies between is hashed
anew from one tile of at most 256 hashes, which is quicker than to keep it.
"""

from sampan.engines.exchange import merkle
from sampan.engines.exchange.leaves import HASH_OCTETS, leaf_hashes
from sampan.engines.exchange.merkle import Frontier
from sampan.partnership.witness.models import LettersOfALine, LogNode, LogRun, LogState

TILE_LEVELS = 8
_TILE = 1 << TILE_LEVELS


class StoredTree:
    """The log as `merkle.Subtree`: call it with level and position. Each tile is read once."""

    def __init__(self) -> None:
        """Begin with nothing read."""
        self._tiles: dict[tuple[int, int], list[list[bytes]]] = {}

    def __call__(self, level: int, position: int) -> bytes:
        """Return the root of a full subtree of the stored log."""
        base = level - level % TILE_LEVELS
        height = level - base
        tile, within = divmod(position << height, _TILE)
        levels = self._tiles.get((base, tile)) or self._read(base, tile)
        return levels[height][within >> height]

    def _read(self, base: int, tile: int) -> list[list[bytes]]:
        start = tile * _TILE
        row = leaves_between(start, start + _TILE) if base == 0 else _nodes(base, start)
        levels = [row]
        while len(levels[-1]) > 1:
            below = levels[-1]
            levels.append([merkle.node_hash(below[at], below[at + 1]) for at in range(0, len(below) - 1, 2)])
        self._tiles[base, tile] = levels
        return levels


def leaves_between(start: int, end: int) -> list[bytes]:
    """Return the leaf hashes at the indexes from `start` up to, not including, `end`, as far as they are placed."""
    before = LogRun.objects.filter(first_index__lte=start).order_by("-first_index")
    first = before.values_list("first_index", flat=True).first() or 0
    hashes: list[bytes] = []
    for run in LogRun.objects.filter(first_index__gte=first, first_index__lt=end).order_by("first_index"):
        low, high = max(start - run.first_index, 0), min(end - run.first_index, run.count)
        hashes += hashes_of(run, low, high)
    return hashes


def hashes_of(run: LettersOfALine, low: int, high: int) -> list[bytes]:
    """Return the leaf hashes of a part of a run."""
    part = bytes(run.hashes)[low * HASH_OCTETS : high * HASH_OCTETS]
    line = {"way": run.way, "member": run.member, "lane": run.lane}
    return leaf_hashes(**line, first=run.first_sequence + low, hashes=part)


def frontier_of(state: LogState) -> Frontier:
    """Return the engine's frontier from the row that keeps it."""
    peaks = bytes(state.peaks)
    cut = tuple(peaks[at : at + HASH_OCTETS] for at in range(0, len(peaks), HASH_OCTETS))
    return Frontier(state.size, cut)


def log_state() -> LogState:
    """Return the row that says how far the log has come, unlocked; an empty one before the first letter."""
    return LogState.objects.first() or LogState()


def letter_hashes(*, way: str, member: str, lane: int, first: int, last: int) -> list[bytes | None]:
    """Return the hashes of the letters at some places of a line; None where the log has none."""
    found: dict[int, bytes] = {}
    for run in runs_of(way=way, member=member, lane=lane, first=first, last=last):
        hashes = bytes(run.hashes)
        for number in range(run.count):
            found[run.first_sequence + number] = hashes[number * HASH_OCTETS : (number + 1) * HASH_OCTETS]
    return [found.get(place) for place in range(first, last + 1)]


def runs_of(*, way: str, member: str, lane: int, first: int, last: int) -> list[LogRun]:
    """Return the runs in which the places from `first` to `last` of a line may stand, the oldest first."""
    line = LogRun.objects.filter(way=way, member=member, lane=lane)
    before = line.filter(first_sequence__lte=first).order_by("-first_sequence", "-id").first()
    from_place = before.first_sequence if before else first
    return list(line.filter(first_sequence__gte=from_place, first_sequence__lte=last).order_by("id"))


def _nodes(level: int, start: int) -> list[bytes]:
    rows = LogNode.objects.filter(level=level, position__gte=start, position__lt=start + _TILE)
    return [bytes(one) for one in rows.order_by("position").values_list("hash", flat=True)]
