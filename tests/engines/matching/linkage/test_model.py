"""The cheap tests before a dear distance let through every pair for which it holds."""

from collections.abc import Iterator
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path
from random import Random

import pytest

from sampan.engines.matching.linkage.database import connect
from sampan.engines.matching.linkage.model import settings

PAIRS = 20_000


def slipped(text: str, chance: Random, *, letters: str) -> str:
    """One letter left out, put in, or changed, or two neighbours changed over."""
    place = chance.randrange(len(text))
    before, letter, after = text[:place], text[place], text[place + 1 :]
    new = chance.choice(letters)
    return chance.choice(
        (
            before + after,
            before + new + letter + after,
            before + new + after,
            before + after[:1] + letter + after[1:],
        )
    )


def names(chance: Random) -> Iterator[tuple[str, str]]:
    """Names of few letters, so that slips and chance agreements are many; pairs of one slip, of two, of strangers."""
    for _ in range(PAIRS):
        one = "".join(chance.choices("abn ", k=chance.randint(1, 12)))
        other = "".join(chance.choices("abn ", k=chance.randint(1, 12)))
        for _ in range(chance.randint(1, 2)):
            other = slipped(other if chance.random() < 0.3 else one, chance, letters="abn ") or "a"
        yield one, other


def days(chance: Random) -> Iterator[tuple[str, str]]:
    for _ in range(PAIRS):
        one = date(1950, 1, 2) + timedelta(days=chance.randrange(20_000))
        day = slipped(str(one), chance, letters="0123456789")
        yield (
            str(one),
            day if is_day(day) else str(one + timedelta(days=chance.choice((1, 9, 30, 365, 3_652)))),
        )


def is_day(text: str) -> bool:
    try:
        return str(date.fromisoformat(text)) == text
    except ValueError:
        return False


def condition(field: str) -> str:
    fields = {
        one["output_column_name"]: one["comparison_levels"] for one in settings(prior=0.1)["comparisons"]
    }
    told = {level["label_for_charts"]: level["sql_condition"] for level in fields[field]}
    return str(told["typing_slip"])


@pytest.mark.parametrize(
    ("field", "column", "made"),
    [("name", "name", names), ("document", "document", names), ("birth_date", "birth_day", days)],
)
def test_typing_slip_is_every_distance_of_one(tmp_path: Path, field: str, column: str, made: object) -> None:
    assert callable(made)
    with closing(connect(memory_mb=500, threads=1, spill=tmp_path)) as connection:
        connection.execute(f"CREATE TABLE pairs ({column}_l VARCHAR, {column}_r VARCHAR)")
        left, right = zip(*made(Random(8)), strict=True)
        connection.execute(
            "INSERT INTO pairs SELECT unnest($l), unnest($r)", {"l": list(left), "r": list(right)}
        )
        years = f"left({column}_l, 4) AS birth_year_l, left({column}_r, 4) AS birth_year_r"
        told = connection.execute(
            f"SELECT ({condition(field)}) AS said, damerau_levenshtein({column}_l, {column}_r) <= 1 AS is_slip, "
            f"count(*) FROM (SELECT *, {years} FROM pairs) GROUP BY ALL"
        ).fetchall()
    assert all(said == is_slip for said, is_slip, _ in told)
    assert min(count for _, _, count in told) > PAIRS / 20
    assert len(told) == 2
