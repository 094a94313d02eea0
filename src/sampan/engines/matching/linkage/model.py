"""Our comparisons as Splink takes them: levels in SQL over prepared columns, in one dialect for DuckDB and Spark.

The levels are those of `comparing`, as far as a database can tell them. What each is worth is learnt from the
registers themselves: u from random pairs, m by expectation maximisation, name frequencies from the data.
"""

from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

from sampan.engines.matching.tables import read_rows

Level = dict[str, Any]

RAREST_NAME = 1e-6
"""Share of people, 0..1: a rarer name counts as if it were this common."""

FIELDS: dict[str, tuple[str, ...]] = {
    "name": ("missing", "exact", "same_without_marks", "romanisation", "part", "typing_slip", "similar", "different"),
    "birth_date": (
        "missing", "exact", "swapped", "typing_slip", "exact_placeholder", "year", "other_day", "near_year",
        "different",
    ),
    "sex": ("missing", "same", "different"),
    "nationality": ("missing", "same", "different"),
    "province": ("missing", "same", "different"),
    "phone": ("missing", "same", "tail", "different"),
    "document": ("missing", "same", "typing_slip", "different"),
    "handle": ("missing", "same", "different"),
}  # fmt: skip
"""Fields with their levels, in the order in which Splink tries them: the first that fits counts."""

_FURTHER = ("missing", "same", "typing_slip", "different")
_BOTH = "{0}_l IS NULL OR {0}_r IS NULL"
_SAME = "{0}_l = {0}_r"
# A database reckons both sides of AND, but of CASE only what is needed: dear distances stand behind a cheap test that
# no pair fails for which they hold. One slip leaves the first or the last three letters of seven as they are.
_ONLY_WHERE = "CASE WHEN {0} THEN {1} ELSE false END"
_PART = _ONLY_WHERE.format(
    "greatest(len(parts_l), len(parts_r)) > 1 AND least(len(parts_l), len(parts_r)) > 0",
    "len(list_intersect(parts_l, parts_r)) >= least(len(parts_l), len(parts_r))",
)
_SLIP = "damerau_levenshtein({0}_l, {0}_r) <= 1"
_MAY_BE_SLIP = (
    "abs(length({0}_l) - length({0}_r)) <= 1 AND (least(length({0}_l), length({0}_r)) < 7 "
    "OR left({0}_l, 3) = left({0}_r, 3) OR right({0}_l, 3) = right({0}_r, 3))"
)
_MAY_BE_SLIP_IN_DAY = "birth_year_l = birth_year_r OR right(birth_day_l, 5) = right(birth_day_r, 5)"
_SQL: dict[str, dict[str, str]] = {
    "name": {
        "missing": _BOTH.format("name"),
        "exact": "name_l = name_r AND marked_l = marked_r",
        "same_without_marks": _SAME.format("name"),
        "romanisation": _ONLY_WHERE.format(
            "bones_l = bones_r", "jaro_winkler_similarity(name_l, name_r) >= 0.8"
        ),
        "part": _PART,
        "typing_slip": _ONLY_WHERE.format(_MAY_BE_SLIP.format("name"), _SLIP.format("name")),
        "similar": "jaro_winkler_similarity(name_l, name_r) >= 0.88 OR bones_l = bones_r",
    },
    "birth_date": {
        "missing": _BOTH.format("birth_year"),
        "exact": _SAME.format("birth_day"),
        "swapped": _SAME.format("birth_unordered"),
        "typing_slip": _ONLY_WHERE.format(_MAY_BE_SLIP_IN_DAY, _SLIP.format("birth_day")),
        "exact_placeholder": "is_new_year_l AND is_new_year_r AND birth_year_l = birth_year_r",
        "year": "birth_year_l = birth_year_r AND (birth_day_l IS NULL OR birth_day_r IS NULL)",
        "other_day": "birth_year_l = birth_year_r",
        "near_year": "abs(birth_year_l - birth_year_r) = 1",
    },
    "phone": {"tail": _SAME.format("phone_tail")},
}
_BY_FREQUENCY = {"name": ("exact", "same_without_marks")}
"""Levels whose weight depends on how common the very name is."""


def fields(further: Iterable[str] = ()) -> dict[str, tuple[str, ...]]:
    """Return `FIELDS`, and with the same levels each the further columns, as the database calls them."""
    return FIELDS | dict.fromkeys(further, _FURTHER)


def settings(*, prior: float, further: tuple[str, ...] = ()) -> dict[str, Any]:
    """Return the settings of Splink; `prior`: share of all pairs that are of one person, 0..1."""
    return {
        "link_type": "dedupe_only",  # both registers stand in one table; the pairs come from `blocking`
        "unique_id_column_name": "number",
        "comparisons": [_comparison(*one) for one in fields(further).items()],
        "blocking_rules_to_generate_predictions": [],
        "probability_two_random_records_match": prior,
        "retain_matching_columns": False,
        "retain_intermediate_calculation_columns": False,
        "max_iterations": 15,
    }


def level_in_sql(field: str, levels: tuple[str, ...]) -> str:
    """Return an SQL expression that gives the code of a field's level, over columns that end in _l and _r."""
    *tried, last = levels
    cases = " ".join(f"WHEN {_condition(field, code)} THEN '{code}'" for code in tried)
    return f"CASE {cases} ELSE '{last}' END"


def compared_columns() -> tuple[str, ...]:
    """Return the columns that the conditions need, without _l and _r."""
    return (
        *FIELDS.keys() - {"birth_date"}, "bones", "marked", "parts", "birth_year", "birth_day", "birth_unordered",
        "is_new_year", "phone_tail",
    )  # fmt: skip


def _comparison(field: str, levels: tuple[str, ...]) -> dict[str, Any]:
    return {
        "output_column_name": field,
        "comparison_description": field,
        "comparison_levels": [_level(field, code) for code in levels],
    }


def _level(field: str, code: str) -> Level:
    if code == "different":
        return {
            "sql_condition": "ELSE",
            "label_for_charts": code,
            "m_probability": _start(field, code),
        }
    level: Level = {
        "sql_condition": _condition(field, code),
        "label_for_charts": code,
        "is_null_level": code == "missing",
    }
    if code != "missing":
        level["m_probability"] = _start(field, code)
    if code in _BY_FREQUENCY.get(field, ()):
        level |= {
            "tf_adjustment_column": field,
            "tf_adjustment_weight": 1.0,
            "tf_minimum_u_value": RAREST_NAME,
        }
    return level


def _condition(field: str, code: str) -> str:
    default = {"missing": _BOTH.format(field), "same": _SAME.format(field), "typing_slip": _one_slip(field)}
    return _SQL.get(field, {}).get(code) or default[code]


def _one_slip(column: str) -> str:
    return _ONLY_WHERE.format(_MAY_BE_SLIP.format(column), _SLIP.format(column))


def _start(field: str, code: str) -> float:
    return _starting_m()[field if field in FIELDS else "further", code]


@cache
def _starting_m() -> dict[tuple[str, str], float]:
    """Where expectation maximisation begins, and what stays where the registers cannot teach a level."""
    rows = read_rows(Path(__file__).parent / "starting_m.csv")
    return {(row["field"], row["level"]): float(row["m"]) for row in rows}
