"""DuckDB as linkage uses it: prepared rows in, candidate pairs by keys, chunk after chunk within a memory limit."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sampan.engines.matching.linkage.blocking_keys import KEY_COLUMNS, keys_in_sql
from sampan.engines.matching.linkage.preparing import PreparedRow, batches, further_column

if TYPE_CHECKING:
    import duckdb

MOST_PAIRS_OF_A_KEY = 1_000
"""A key that would bring together more pairs than this tells nothing: it is left out, the others of a record stay."""

_TYPES = {
    "number": "INTEGER", "birth_year": "INTEGER", "is_new_year": "BOOLEAN",
    **dict.fromkeys(("parts", "names", "skeletons", "words", "phones", "documents", "handles"), "VARCHAR[]"),
}  # fmt: skip


def connect(*, memory_mb: int, threads: int, spill: Path) -> "duckdb.DuckDBPyConnection":
    """Return an empty database in memory that spills into the folder `spill` beyond `memory_mb`.

    The folder is made when it is needed and goes when the connection is closed; it holds what the registers hold.
    """
    import duckdb  # noqa: PLC0415 - an optional extra, see the exceptions of the architecture

    connection = duckdb.connect()
    connection.execute(f"SET memory_limit = '{int(memory_mb)}MB'")
    connection.execute(f"SET threads = {int(threads)}")
    folder = str(spill).replace("'", "''")
    connection.execute(f"SET temp_directory = '{folder}'")
    connection.execute("SET preserve_insertion_order = false")
    connection.execute("SET enable_progress_bar = false")  # progress is told in words of ours
    return connection


def fill(
    connection: "duckdb.DuckDBPyConnection",
    rows: Iterable[PreparedRow],
    *,
    progress: Callable[[str, int, int], None],
) -> int:
    """Write the prepared rows to the tables `people` and `keys`; returns how many people."""
    made = 0
    connection.execute("CREATE TABLE keys (number INTEGER, side VARCHAR, key BIGINT)")
    for columns in batches(rows):
        block = as_table(columns)
        take_in(connection, "people", compared_alone(block))
        take_in(connection, "prepared", block)
        connection.execute(f"INSERT INTO keys {keys_in_sql('prepared', also=further_columns(block))}")
        connection.execute("DROP TABLE prepared")
        made += len(columns["number"])
        progress("reading people", made, 0)
    return made


def compared_alone(block: Any) -> Any:
    """Return a table of prepared people without the columns of which nothing but keys is made."""
    return block.drop_columns(list(KEY_COLUMNS))


def further_columns(block: Any) -> tuple[str, ...]:
    """Return the names of the further columns in a table of prepared people."""
    return tuple(name for name in block.column_names if name.startswith(further_column("")))


def as_table(columns: dict[str, tuple[object, ...]]) -> Any:
    """Return prepared columns as a table of Arrow."""
    import pyarrow  # noqa: PLC0415 - comes with Splink, an optional extra

    return pyarrow.table(columns, schema=_schema(columns))


def take_in(connection: "duckdb.DuckDBPyConnection", name: str, block: Any) -> None:
    """Add a table of Arrow to a table of ours, which is made when it is not there."""
    connection.register("block_to_take_in", block)
    connection.execute(f"CREATE TABLE IF NOT EXISTS {name} AS SELECT * FROM block_to_take_in LIMIT 0")  # noqa: S608 - our name
    connection.execute(f"INSERT INTO {name} SELECT * FROM block_to_take_in")  # noqa: S608 - our name
    connection.unregister("block_to_take_in")


def keep_telling_keys(connection: "duckdb.DuckDBPyConnection", *, sides: int) -> None:
    """Drop keys that one record alone has, or so many that they tell nothing."""
    pairs = (
        "count(*) FILTER (side = 'a') * count(*) FILTER (side = 'b')"
        if sides == 2
        else "count(*) * (count(*) - 1) // 2"
    )
    connection.execute(
        f"CREATE TABLE telling AS SELECT key FROM keys GROUP BY key "  # noqa: S608 - both texts are ours
        f"HAVING {pairs} BETWEEN 1 AND {MOST_PAIRS_OF_A_KEY}"
    )
    connection.execute(
        "CREATE TABLE shared AS SELECT number, side, key FROM keys SEMI JOIN telling USING (key)"
    )
    connection.execute("DROP TABLE keys")
    connection.execute("DROP TABLE telling")


def candidates(
    connection: "duckdb.DuckDBPyConnection",
    *,
    sides: int,
    chunk: int = 0,
    chunks: int = 1,
    where: str = "true",
) -> int:
    """Make the table `candidates` of one chunk: pairs of people that share a key, each once; returns how many.

    A pair belongs to the chunk of its first person, so that no pair is in two chunks. `where`: a condition of ours
    over the two rows a and b of `shared`, besides.
    """
    other = "a.side = 'a' AND b.side = 'b'" if sides == 2 else "a.number < b.number"
    connection.execute(
        f"CREATE OR REPLACE TABLE candidates AS "  # noqa: S608 - numbers and texts of ours
        f"SELECT DISTINCT '0' AS match_key, a.number AS join_key_l, b.number AS join_key_r "
        f"FROM shared a JOIN shared b ON a.key = b.key AND {other} "
        f"WHERE a.number % {int(chunks)} = {int(chunk)} AND ({where})"
    )
    return one_number(connection, "SELECT count(*) FROM candidates")


def one_number(connection: "duckdb.DuckDBPyConnection", query: str) -> int:
    """Return the one whole number that a query gives."""
    return int(
        connection.execute(query).fetchall()[0][0]
    )  # all: a result left unfinished blocks the connection


def _schema(columns: dict[str, tuple[object, ...]]) -> object:
    import pyarrow  # noqa: PLC0415 - comes with Splink, an optional extra

    kinds = {
        "INTEGER": pyarrow.int32(), "BOOLEAN": pyarrow.bool_(), "VARCHAR[]": pyarrow.list_(pyarrow.string()),
        "VARCHAR": pyarrow.string(),
    }  # fmt: skip
    return pyarrow.schema([(name, kinds[_TYPES.get(name, "VARCHAR")]) for name in columns])
