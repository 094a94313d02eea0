"""Splink as its documentation shows it, on the plain columns: the peer that linkage is measured against."""

import argparse
from pathlib import Path
from typing import Literal

import duckdb
import splink.comparison_library as cl
from splink import Linker, SettingsCreator, block_on
from splink.internals.duckdb.database_api import DuckDBAPI

_LOWEST = 0.01  # pairs below are not written; the best threshold lies far above
_SEED = 7
_EXACT = ("sex", "nationality", "province", "phone", "document", "handle")


def settings(link_type: Literal["link_only", "dedupe_only"], columns: tuple[str, ...]) -> SettingsCreator:
    """Return the library's own comparison for each column that has anything in it."""
    return SettingsCreator(
        link_type=link_type,
        unique_id_column_name="id",
        comparisons=[
            cl.NameComparison("name"),
            cl.DateOfBirthComparison("birth_date", input_is_string=True, invalid_dates_as_null=False),
            *(cl.ExactMatch(column) for column in columns),
        ],
        blocking_rules_to_generate_predictions=blocking(),
    )


def blocking() -> list[object]:
    """Return the blocking rules: what a careful user of the documentation would write."""
    return [
        block_on("phone"),
        block_on("document"),
        block_on("handle"),
        block_on("name", "substr(birth_date, 1, 4)"),
        block_on("birth_date", "province", "sex"),
        block_on("birth_date", "substr(name, 1, 4)"),
    ]


def link(a: Path, b: Path, out: Path, *, chunks: int) -> None:
    """Link two registers, or one within itself where `b` is `-`; write the pairs above `_LOWEST` as id_a,id_b,score."""
    connection = duckdb.connect()
    api = DuckDBAPI(connection)
    paths = {"a": a} if b.name == "-" else {"a": a, "b": b}
    tables = [
        api.register(_read(connection, path), dataset_display_name=side) for side, path in paths.items()
    ]
    told = _filled(connection, a)
    linker = Linker(tables, settings("link_only" if len(paths) == 2 else "dedupe_only", told), log_level=None)
    train = linker.training
    train.estimate_probability_two_random_records_match(
        [block_on("document"), block_on("phone", "name")], recall=0.5
    )
    train.estimate_u_using_random_sampling(max_pairs=1e6, seed=_SEED)
    train.estimate_parameters_using_expectation_maximisation(block_on("document"))
    train.estimate_parameters_using_expectation_maximisation(block_on("birth_date", *told[:1]))
    found = linker.inference.predict(
        threshold_match_probability=_LOWEST, num_chunks_left=chunks, num_chunks_right=1
    )
    pairs = connection.table(found.physical_name)
    pairs.project("id_l AS id_a, id_r AS id_b, match_probability AS score").write_csv(str(out), header=True)


def _filled(connection: duckdb.DuckDBPyConnection, path: Path) -> tuple[str, ...]:
    read = _read(connection, path)
    return tuple(column for column in _EXACT if read.filter(f"{column} IS NOT NULL").limit(1).fetchall())


def _read(connection: duckdb.DuckDBPyConnection, path: Path) -> duckdb.DuckDBPyRelation:
    return connection.read_csv(str(path), all_varchar=True, na_values="")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    for name in ("a", "b", "out"):
        parser.add_argument(name, type=Path)
    parser.add_argument("--chunks", type=int, default=1)
    asked = parser.parse_args()
    link(asked.a, asked.b, asked.out, chunks=asked.chunks)
