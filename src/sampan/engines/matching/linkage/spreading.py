"""The same linkage spread over a Spark cluster: it prepares people, brings them together and scores their pairs.

The pieces are those of `pieces`; Spark carries them about, and makes again what was lost with a worker. This machine
reads the files, learns the weights and chooses the pairs, so that the result is the one that it would make alone.
"""

import functools
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any

from sampan.engines.matching.linkage import pieces
from sampan.engines.matching.linkage.database import compared_alone, one_number, take_in
from sampan.engines.matching.linkage.pieces import Desk, Part, Refused, Written
from sampan.engines.matching.linkage.scoring import SCORED, learnt
from sampan.engines.matching.names.specification import SPECIFICATION
from sampan.engines.matching.records import Row, with_own_ids
from sampan.engines.matching.register_file import read_rows
from sampan.vocabulary.errors import InvalidInput, Unavailable

_PEOPLE_A_PART = 50_000
_OCTETS_A_ROW = 120  # about: how many rows a file has is guessed from its size
_ROWS_A_PIECE = (250, 10_000)  # fewest and most
_PIECES_A_CORE = 4

Progress = Callable[[str, int, int], None]


class PieceFailed(Exception):
    """A piece of work failed on a worker; says what and how, and nothing of what was worked on."""


@dataclass(frozen=True)
class Spread:
    """A running Spark: its `context`, the storage level to `keep` pieces at, and where workers work.

    `parts`: into how many the pairs are divided; None chooses by the number of people and of cores.
    """

    context: Any
    keep: Any
    desk: Desk
    parts: int | None = None

    def cores(self) -> int:
        """Return how many pieces can be worked on at a time."""
        return max(1, int(self.context.defaultParallelism))


def versions() -> str:
    """Return what must be alike on all machines, or pairs would be missed in silence."""
    told = (f"{name} {version(name)}" for name in ("sampan", "splink", "duckdb"))
    return ", ".join((*told, SPECIFICATION))


def prepare_people(
    connection: Any,
    a: Path,
    b: Path | None,
    *,
    spread: Spread,
    progress: Progress,
    also: tuple[str, ...] = (),
) -> tuple[Any, int]:
    """Fill the table `people` here; return their pieces, kept by Spark, and how many people there are.

    InvalidInput as linkage on one machine raises it; Unavailable where a worker has other versions than this machine.
    """
    progress("reading people", 0, 0)
    written, stopped = _written(a, b, rows=_rows_a_piece(a, b, cores=spread.cores()), also=also)
    work = functools.partial(prepare_alike, expected=versions())
    kept = spread.context.parallelize(written, max(1, len(written)))
    kept = kept.map(functools.partial(quietly, work)).persist(spread.keep)
    progress("preparing people", 0, 0)
    _raise_first([one for one in kept.map(_refusal).collect() if one is not None], stopped)
    for piece in kept.toLocalIterator():
        take_in(connection, "people", compared_alone(pieces.table(piece)))
    return kept, one_number(connection, "SELECT count(*) FROM people") if written else 0


def score_people(
    connection: Any, kept: Any, linker: Any, *, sides: int, people: int, spread: Spread, progress: Progress
) -> int:
    """Make the table `scored` here out of the pieces of `prepare_people`; return how many pairs were compared."""
    parts = spread.parts or max(spread.cores(), 1 + people // _PEOPLE_A_PART)
    settings, names = learnt(linker)
    model = spread.context.broadcast({"settings": settings, "names": pieces.octets(names)})
    progress("comparing pairs", 0, 0)
    meeting = _meeting(kept, sides=sides, parts=parts, desk=spread.desk)
    work = functools.partial(_scored, model=model, sides=sides, parts=parts, desk=spread.desk)
    found = meeting.mapPartitionsWithIndex(functools.partial(quietly, work)).persist(spread.keep)
    compared = sum(map(int, found.map(_compared).collect()))
    connection.execute(SCORED)
    for _, piece in found.toLocalIterator():
        if piece is not None:
            take_in(connection, "scored", pieces.table(piece))
    for done in (found, kept):
        done.unpersist()
    return compared


def quietly(work: Callable[..., Any], *arguments: Any) -> Any:
    """Do a piece of work; what fails says its name and the kind of error alone, since logs repeat what it says."""
    try:
        return work(*arguments)
    except Exception as error:
        name = getattr(work, "func", work).__name__.strip("_")
        raise PieceFailed(f"{name}: {type(error).__name__}") from None


def prepare_alike(piece: Written, *, expected: str) -> bytes | Refused:
    """Prepare a piece; refused, without a row, where this machine has other versions than the one that asks."""
    if versions() != expected:
        return Refused(-1, "", "", None, None)
    return pieces.prepare(piece)


def _meeting(kept: Any, *, sides: int, parts: int, desk: Desk) -> Any:
    """Return the people who share a key with somebody, in the part of that key."""
    named = {"parts": parts, "desk": desk}
    keys = _at_home(kept.flatMap(_quiet(pieces.keys_by_part, **named)), parts)
    telling = keys.mapPartitions(_quiet(_telling, sides=sides, **named))
    people = kept.flatMap(_quiet(pieces.people_by_part, **named))
    both = people.mapValues(_as_people).union(telling.mapValues(_as_telling))
    return _at_home(_at_home(both, parts).mapPartitions(_quiet(_meetings, **named)), parts)


def _at_home(pieces_of_parts: Any, parts: int) -> Any:
    return pieces_of_parts.partitionBy(parts, _itself)


def _quiet(work: Callable[..., Any], **named: Any) -> Callable[..., Any]:
    return functools.partial(quietly, functools.partial(work, **named))


def _itself(part: int) -> int:
    return part


def _as_people(piece: bytes) -> tuple[str, bytes]:
    return "people", piece


def _as_telling(piece: bytes) -> tuple[str, bytes]:
    return "telling", piece


def _telling(found: Iterable[Part], *, sides: int, parts: int, desk: Desk) -> list[Part]:
    keys = [piece for _, piece in found]
    return pieces.telling_by_part(keys, sides=sides, parts=parts, desk=desk) if keys else []


def _meetings(found: Iterable[tuple[int, tuple[str, bytes]]], *, parts: int, desk: Desk) -> list[Part]:
    by_kind: dict[str, list[bytes]] = {"people": [], "telling": []}
    for _, (kind, piece) in found:
        by_kind[kind].append(piece)
    return pieces.meetings_by_part(by_kind["people"], by_kind["telling"], parts=parts, desk=desk)


def _scored(
    part: int, found: Iterable[Part], *, model: Any, sides: int, parts: int, desk: Desk
) -> list[tuple[int, bytes | None]]:
    people = (piece for _, piece in found)
    return [pieces.scored(people, part=part, parts=parts, sides=sides, model=model.value, desk=desk)]


def _compared(found: tuple[int, bytes | None]) -> int:
    return found[0]


def _refusal(piece: bytes | Refused) -> Refused | None:
    return piece if isinstance(piece, Refused) else None


def _raise_first(refused: list[Refused], stopped: InvalidInput | None) -> None:
    """Raise what linkage on one machine would have come upon first; rows after `stopped` were never prepared."""
    first = min(refused, key=lambda one: one.number, default=None)
    if first is not None and first.number < 0:
        raise Unavailable(
            "A worker has another version of Sampan, Splink or DuckDB than this machine.",
            remedy="Install the same on each worker.",
        )
    if first is not None:
        raise first.error()
    if stopped is not None:
        raise stopped


def _written(
    a: Path, b: Path | None, *, rows: int, also: tuple[str, ...]
) -> tuple[list[Written], InvalidInput | None]:
    """Return both files in pieces of so many rows, and what stopped the reading; nothing after it is in a piece."""
    found: list[Written] = []
    for side, path in (("a", a), ("b", b)):
        if path is not None:
            first = found[-1].first + found[-1].count if found else 0
            stopped = _cut(path, found, side=side, first=first, rows=rows, also=also)
            if stopped is not None:
                return found, stopped
    return found, None


def _cut(
    path: Path, found: list[Written], *, side: str, first: int, rows: int, also: tuple[str, ...]
) -> InvalidInput | None:
    """Add a file's rows to `found` in pieces; return what stopped the reading, if anything."""
    kept: list[Row] = []
    stopped, taken = None, 0
    try:
        for row in with_own_ids(read_rows(path, also=also)):
            kept.append(row)
            if len(kept) == rows:
                found.append(pieces.written(kept, side=side, first=first + taken, row=taken + 1, also=also))
                taken, kept = taken + rows, []
    except InvalidInput as error:
        stopped = error
    if kept:
        found.append(pieces.written(kept, side=side, first=first + taken, row=taken + 1, also=also))
    return stopped


def _rows_a_piece(*paths: Path | None, cores: int) -> int:
    fewest, most = _ROWS_A_PIECE
    octets = sum(path.stat().st_size for path in paths if path is not None)
    return min(most, max(fewest, octets // _OCTETS_A_ROW // (_PIECES_A_CORE * cores)))
