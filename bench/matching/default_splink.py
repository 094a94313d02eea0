"""Splink as a careful reader of its documentation sets it up: the peer that linkage is measured against.

Columns as the documentation asks for them (first and last word of the name, year and day of birth apart), its own
comparisons, several blocking rules, u by random sampling, m by expectation maximisation. bench/README.md tells what
was tried and what each setting gained; the best of them stands here.
"""

import argparse
from pathlib import Path
from typing import Literal

import duckdb
import splink.comparison_level_library as cll
import splink.comparison_library as cl
from splink import Linker, SettingsCreator, block_on
from splink.internals.duckdb.database_api import DuckDBAPI

_LOWEST = 0.01  # pairs below are not written; the best threshold lies far above
_SEED = 7
_MOST_SPILLED = "20GB"
_EXACT = ("sex", "nationality", "province", "handle")
_ONE_SLIP = ("phone", "document")
_COLUMNS = """*, substr(birth_date, 1, 4) AS birth_year,
CASE WHEN length(birth_date) = 10 THEN birth_date END AS birth_day,
split_part(name, ' ', 1) AS first_name, list_last(string_split(name, ' ')) AS last_name"""
_NEXT_YEAR = "abs(try_cast(birth_year_l AS INTEGER) - try_cast(birth_year_r AS INTEGER)) <= 1"


def settings(link_type: Literal["link_only", "dedupe_only"], columns: tuple[str, ...]) -> SettingsCreator:
    """Return the library's own comparison for each column that has anything in it."""
    names = cl.ForenameSurnameComparison("first_name", "last_name", forename_surname_concat_col_name="name")
    return SettingsCreator(
        link_type=link_type,
        unique_id_column_name="id",
        comparisons=[
            names,
            birth(),
            *(cl.ExactMatch(column) for column in columns if column in _EXACT),
            *(cl.LevenshteinAtThresholds(column, 1) for column in columns if column in _ONE_SLIP),
        ],
        blocking_rules_to_generate_predictions=blocking(),
    )


def birth() -> cl.CustomComparison:
    """Return the library's levels for a date of which often the year alone is known.

    Its DateOfBirthComparison takes '1990' for no date, or for another date than 1990-05-17; both find fewer.
    """
    return cl.CustomComparison(
        output_column_name="birth_date",
        comparison_levels=[
            cll.NullLevel("birth_date"),
            cll.ExactMatchLevel("birth_day").configure(tf_adjustment_column="birth_day"),
            cll.LevenshteinLevel("birth_day", 1),
            cll.ExactMatchLevel("birth_year"),
            cll.CustomLevel(_NEXT_YEAR, label_for_charts="Years next to one another"),
            cll.ElseLevel(),
        ],
    )


def blocking() -> list[object]:
    """Return the blocking rules: together they bring 93 of 100 true pairs of the invented registers together."""
    return [
        block_on("phone"),
        block_on("document"),
        block_on("handle"),
        block_on("name", "birth_year"),
        block_on("name", "province"),
        block_on("birth_date", "province", "sex"),
        block_on("birth_date", "first_name"),
        block_on("birth_date", "last_name"),
        block_on("first_name", "last_name", "birth_year"),
        block_on("birth_year", "province", "last_name"),
        block_on("birth_year", "province", "first_name"),
    ]


def link(a: Path, b: Path, out: Path, *, chunks: int, memory_mb: int, train_by_name: bool) -> None:
    """Link two registers, or one within itself where `b` is `-`; write the pairs above `_LOWEST` as id_a,id_b,score.

    `memory_mb`: what DuckDB may hold; 0 leaves its default, 80 % of the machine.
    `train_by_name`: the second training takes pairs of one day and first word, not of one birth date and sex, which a
    million people share so often ('1990', 1 January) that it takes tens of GB.
    """
    connection = duckdb.connect()
    if memory_mb:
        connection.execute(f"SET memory_limit = '{memory_mb}MB'")
        connection.execute(f"SET temp_directory = '{out.with_name('splink.spill')}'")
        connection.execute(f"SET max_temp_directory_size = '{_MOST_SPILLED}'")
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
    second = block_on("birth_day", "first_name") if train_by_name else block_on("birth_date", *told[:1])
    train.estimate_parameters_using_expectation_maximisation(second)
    found = linker.inference.predict(
        threshold_match_probability=_LOWEST, num_chunks_left=chunks, num_chunks_right=1
    )
    pairs = connection.table(found.physical_name)
    pairs.project("id_l AS id_a, id_r AS id_b, match_probability AS score").write_csv(str(out), header=True)


def _filled(connection: duckdb.DuckDBPyConnection, path: Path) -> tuple[str, ...]:
    read = _read(connection, path)
    told = (*_EXACT, *_ONE_SLIP)
    return tuple(column for column in told if read.filter(f"{column} IS NOT NULL").limit(1).fetchall())


def _read(connection: duckdb.DuckDBPyConnection, path: Path) -> duckdb.DuckDBPyRelation:
    return connection.read_csv(str(path), all_varchar=True, na_values="").project(_COLUMNS)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    for name in ("a", "b", "out"):
        parser.add_argument(name, type=Path)
    parser.add_argument("--chunks", type=int, default=1)
    parser.add_argument("--memory-mb", type=int, default=0)
    parser.add_argument("--train-by-name", action="store_true")
    asked = parser.parse_args()
    limits = {"chunks": asked.chunks, "memory_mb": asked.memory_mb}
    link(asked.a, asked.b, asked.out, **limits, train_by_name=asked.train_by_name)
