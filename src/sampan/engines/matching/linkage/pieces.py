"""Parts of a linkage job that any machine can do on its own: octets in, octets out, and nothing else kept.

A piece is a table of Arrow as octets. Every step uses the functions that link on one machine: names are read by
`preparing`, keys counted by `keep_telling_keys`, pairs scored by Splink with the weights that were learnt once.
A number of a person or of a key says in which part it belongs, so that each pair is scored in one part alone.
"""

import contextlib
import json
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sampan.engines.matching.linkage.blocking_keys import keys_in_sql
from sampan.engines.matching.linkage.database import (
    as_table,
    candidates,
    compared_alone,
    connect,
    further_columns,
    keep_telling_keys,
    take_in,
)
from sampan.engines.matching.linkage.model import RAREST_NAME
from sampan.engines.matching.linkage.preparing import batches, prepared
from sampan.engines.matching.linkage.scoring import SCORED, linker_over, score_candidates
from sampan.engines.matching.records import COLUMNS, Row, read_record
from sampan.vocabulary.errors import InvalidInput

Part = tuple[int, bytes]
"""The number of a part, from 0, and a table that belongs to it."""

_WITHOUT_SIGN = 9_223_372_036_854_775_807  # keys are signed numbers; the remainder of one must not be below 0
_ONE_PAIR_ONCE = "list_min(list_intersect(a.telling, b.telling)) = a.key"


@dataclass(frozen=True, repr=False)
class Written:
    """Rows as they are written, packed: `first` is the number of the first over both registers, `row` in its file."""

    side: str
    first: int
    row: int
    count: int
    packed: bytes
    also: tuple[str, ...] = ()

    def rows(self) -> Iterator[Row]:
        """Yield the rows by column name."""
        for fields in json.loads(zlib.decompress(self.packed)):
            yield dict(zip((*COLUMNS, *self.also), fields, strict=True))


@dataclass(frozen=True, repr=False)
class Refused:
    """Why a row cannot be read; it repeats nothing of it. `number` counts over both registers."""

    number: int
    what: str
    remedy: str
    field: str | None
    row: int | None

    def error(self) -> InvalidInput:
        """Return it as what linkage on one machine raises."""
        return InvalidInput(self.what, remedy=self.remedy, field=self.field, row=self.row)


@dataclass(frozen=True)
class Desk:
    """Where a piece is worked on. `memory_mb`: what the database may take; `spill`: says which private folder it
    may write into beyond that, which somebody else removes.
    """

    memory_mb: int
    spill: Callable[[], Path]

    @contextlib.contextmanager
    def database(self) -> Iterator[Any]:
        """Open an empty database, gone afterwards."""
        with contextlib.closing(
            connect(memory_mb=self.memory_mb, threads=1, spill=self.spill())
        ) as connection:
            yield connection


def written(rows: Sequence[Row], *, side: str, first: int, row: int, also: tuple[str, ...] = ()) -> Written:
    """Pack rows: what is ours of each takes some 100 octets, so that whole registers fit into memory."""
    fields = [[one.get(column) for column in (*COLUMNS, *also)] for one in rows]
    return Written(side, first, row, len(rows), zlib.compress(json.dumps(fields).encode(), 1), also)


def prepare(piece: Written) -> bytes | Refused:
    """Return the prepared people with their keys; or the first row that cannot be read."""
    records = []
    for place, row in enumerate(piece.rows()):
        try:
            records.append(read_record(row, number=piece.row + place, also=piece.also))
        except InvalidInput as error:
            return Refused(piece.first + place, error.what, error.remedy, error.field, error.row)
    rows = prepared(records, side=piece.side, first=piece.first)
    return octets(as_table(next(batches(rows, size=len(records)))))


def keys_by_part(people: bytes, *, parts: int, desk: Desk) -> list[Part]:
    """Return (number, side, key) of each key of prepared people, in the part of the key."""
    with desk.database() as connection:
        block = table(people)
        take_in(connection, "people", block)
        keys = keys_in_sql("people", also=further_columns(block))
        query = f"SELECT *, {_part_of('key', parts)} AS part FROM ({keys})"  # noqa: S608 - ours
        return _split(connection, query)


def people_by_part(people: bytes, *, parts: int, desk: Desk) -> list[Part]:
    """Return prepared people without their keys, in the part of their number."""
    with desk.database() as connection:
        take_in(connection, "people", compared_alone(table(people)))
        return _split(connection, f"SELECT *, number % {int(parts)} AS part FROM people")  # noqa: S608 - ours


def telling_by_part(keys: Iterable[bytes], *, sides: int, parts: int, desk: Desk) -> list[Part]:
    """Return (number, key) of the keys that tell something, in the part of the person; `keys`: all of one part."""
    with desk.database() as connection:
        for one in keys:
            take_in(connection, "keys", table(one))
        keep_telling_keys(connection, sides=sides)
        return _split(connection, f"SELECT number, key, number % {int(parts)} AS part FROM shared")  # noqa: S608 - ours


def meetings_by_part(
    people: Iterable[bytes], telling: Iterable[bytes], *, parts: int, desk: Desk
) -> list[Part]:
    """Return people with all their telling keys, in each part where one of these keys is; all of one part go in."""
    with desk.database() as connection:
        for name, pieces in (("people", people), ("keys", telling)):
            for one in pieces:
                take_in(connection, name, table(one))
        if not _has(connection, "people") or not _has(connection, "keys"):
            return []
        query = (
            f"SELECT people.*, telling, part FROM people JOIN (SELECT number, list(key) AS telling, "  # noqa: S608 - ours
            f"unnest(list_distinct(list({_part_of('key', parts)}))) AS part FROM keys GROUP BY number) USING (number)"
        )
        return _split(connection, query)


def scored(
    people: Iterable[bytes], *, part: int, parts: int, sides: int, model: Mapping[str, Any], desk: Desk
) -> tuple[int, bytes | None]:
    """Return how many pairs of a part were compared, and (first, second, bits) of those to keep.

    `people`: all that meet in this part; `model`: `settings` as Splink learnt them, `names` as octets with the share
    of each name that is not rarer than the floor. A pair that shares several keys belongs to the smallest one.
    """
    with desk.database() as connection:
        for one in people:
            take_in(connection, "people", table(one))
        if not _has(connection, "people"):
            return 0, None
        here = f"{_part_of('key', parts)} = {int(part)}"
        connection.execute(
            f"CREATE TABLE shared AS SELECT * FROM (SELECT number, side, telling, unnest(telling) AS key FROM people) "  # noqa: S608 - ours
            f"WHERE {here}"
        )
        compared = candidates(connection, sides=sides, where=_ONE_PAIR_ONCE)
        connection.execute(SCORED)
        if compared:
            score_candidates(connection, _linker(connection, model))
        return compared, octets(connection.sql("SELECT * FROM scored").to_arrow_table())


def octets(block: Any) -> bytes:
    """Return a table of Arrow as octets."""
    import pyarrow  # noqa: PLC0415 - comes with Splink, an optional extra

    sink = pyarrow.BufferOutputStream()
    with pyarrow.ipc.new_stream(sink, block.schema) as stream:
        stream.write_table(block)
    return sink.getvalue().to_pybytes()  # type: ignore[no-any-return]


def table(piece: bytes) -> Any:
    """Return octets as a table of Arrow again."""
    import pyarrow  # noqa: PLC0415 - comes with Splink, an optional extra

    return pyarrow.ipc.open_stream(piece).read_all()


def _linker(connection: Any, model: Mapping[str, Any]) -> Any:
    """Return Splink's linker with the learnt weights; the shares of names are those of the whole registers."""
    linker = linker_over(connection, dict(model["settings"]))
    take_in(connection, "told_names", table(model["names"]))
    connection.execute(
        f"CREATE TABLE names AS SELECT name, coalesce(tf_name, {RAREST_NAME}) AS tf_name "  # noqa: S608 - ours
        "FROM (SELECT DISTINCT name FROM people WHERE name IS NOT NULL) LEFT JOIN told_names USING (name)"
    )
    linker.table_management.register_term_frequency_lookup(linker._db_api.register("names"), "name")
    return linker


def _part_of(key: str, parts: int) -> str:
    return f"({key} & {_WITHOUT_SIGN}) % {int(parts)}"


def _has(connection: Any, name: str) -> bool:
    return bool(connection.execute("SELECT 1 FROM duckdb_tables() WHERE table_name = ?", [name]).fetchall())


def _split(connection: Any, query: str) -> list[Part]:
    """Return the rows of a query with a column `part` as one table a part, without that column."""
    rows = connection.sql(f"SELECT * FROM ({query}) ORDER BY part").to_arrow_table()  # noqa: S608 - ours
    counted = rows["part"].value_counts().to_pylist()
    rows, found, start = rows.drop_columns(["part"]).combine_chunks(), [], 0
    for one in sorted(counted, key=lambda each: each["values"]):
        found.append((one["values"], octets(rows.slice(start, one["counts"]))))
        start += one["counts"]
    return found
