"""How soon a person is needed, by signs and rules that are a table; it orders a queue and decides nothing.

The rules stand in triage_rules.csv with points, the least level that one sign alone gives, and their source;
docs/adr/0018-triage.md says why these weights. A rule named `a+b` counts when both signs are there.
"""

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

LEVELS = ("now", "soon", "later")
RANK = {level: rank for rank, level in enumerate(LEVELS, start=1)}
NOW_POINTS = 6  # what one sign of danger to life or liberty gives, or several lesser ones together
SOON_POINTS = 2  # two lesser signs


@dataclass(frozen=True)
class Rule:
    """One row of the table: the signs that must all be there, what they give, and why in words."""

    code: str
    signs: frozenset[str]
    points: int
    level: str
    reason: str
    source: str


@dataclass(frozen=True)
class Judgement:
    """A level with the rules that gave it, the weightiest first."""

    level: str
    points: int
    rules: tuple[Rule, ...]

    @property
    def rank(self) -> int:
        """1 for now, 2 for soon, 3 for can wait."""
        return RANK[self.level]


@cache
def rules() -> tuple[Rule, ...]:
    """Return the table of rules."""
    with (Path(__file__).parent / "triage_rules.csv").open(encoding="utf-8", newline="") as file:
        return tuple(
            Rule(
                code=row["sign"],
                signs=frozenset(row["sign"].split("+")),
                points=int(row["points"]),
                level=row["level"],
                reason=row["reason"],
                source=row["source"],
            )
            for row in csv.DictReader(file)
        )


def judge(signs: Iterable[str]) -> Judgement:
    """Return how soon a person with these signs is needed; no sign at all means that they can wait.

    Unknown signs give nothing. Never lower for one sign more.
    """
    return _judge(frozenset(signs))


@cache
def _judge(signs: frozenset[str]) -> Judgement:
    met = [rule for rule in rules() if rule.signs <= signs]
    points = sum(rule.points for rule in met)
    level = "now" if points >= NOW_POINTS else "soon" if points >= SOON_POINTS else "later"
    least = [rule.level for rule in met if rule.level]
    level = min([level, *least], key=RANK.__getitem__)
    return Judgement(level, points, tuple(sorted(met, key=lambda rule: -rule.points)))
