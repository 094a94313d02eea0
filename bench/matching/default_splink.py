"""Splink as its documentation shows it, on the plain columns: the peer that linkage is measured against."""

import argparse
from pathlib import Path

import duckdb
import splink.comparison_library as cl
from splink import Linker, SettingsCreator, block_on
from splink.internals.duckdb.database_api import DuckDBAPI

_LOWEST = 0.01  # pairs below are not written; the best threshold lies far above
_SEED = 7


def settings(columns: tuple[str, ...] = ("sex", "nationality", "province")) -> SettingsCreator:
    """Return the library's own comparison for each column, and one blocking rule a telling column or two."""
    return SettingsCreator(
        link_type="link_only",
        unique_id_column_name="id",
        comparisons=[
            cl.NameComparison("name"),
            cl.DateOfBirthComparison("birth_date", input_is_string=True, invalid_dates_as_null=False),
            *(cl.ExactMatch(column) for column in columns),
            cl.ExactMatch("phone"),
            cl.ExactMatch("document"),
            cl.ExactMatch("handle"),
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
    """Link two registers and write every pair above `_LOWEST` as id_a,id_b,score."""
    connection = duckdb.connect()
    api = DuckDBAPI(connection)
    tables = [
        api.register(_read(connection, path), dataset_display_name=side)
        for path, side in ((a, "a"), (b, "b"))
    ]
    linker = Linker(tables, settings(), log_level=None)
    train = linker.training
    train.estimate_probability_two_random_records_match(
        [block_on("document"), block_on("phone", "name")], recall=0.5
    )
    train.estimate_u_using_random_sampling(max_pairs=1e6, seed=_SEED)
    train.estimate_parameters_using_expectation_maximisation(block_on("document"))
    train.estimate_parameters_using_expectation_maximisation(block_on("birth_date", "sex"))
    found = linker.inference.predict(
        threshold_match_probability=_LOWEST, num_chunks_left=chunks, num_chunks_right=1
    )
    pairs = connection.table(found.physical_name)
    pairs.project("id_l AS id_a, id_r AS id_b, match_probability AS score").write_csv(str(out), header=True)


def _read(connection: duckdb.DuckDBPyConnection, path: Path) -> duckdb.DuckDBPyRelation:
    return connection.read_csv(str(path), all_varchar=True, na_values="")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    for name in ("a", "b", "out"):
        parser.add_argument(name, type=Path)
    parser.add_argument("--chunks", type=int, default=1)
    asked = parser.parse_args()
    link(asked.a, asked.b, asked.out, chunks=asked.chunks)
