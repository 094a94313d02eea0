"""Compares the pay that a message tells with what simple work usually brings where it is paid in that currency.

`wages.csv`: a month's pay by currency, background knowledge that nobody has read in a source: rough, and to be kept
up to date by whoever runs the site.
"""

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from sampan.engines.screening.reading.amounts import Amount, amounts_in
from sampan.engines.screening.reading.folding import Folded

FILE = Path(__file__).parent / "wages.csv"
_MONTHS = {"hour": 208.0, "day": 26.0, "week": 4.3, "month": 1.0, "year": 1 / 12}
_UNTOLD = 0.5  # what a sum counts of which no time is told: it may be for one time, or for long


@dataclass(frozen=True)
class Pay:
    """A sum, `times` as much as the usual pay of a month; `start`, `end`: characters of the folded text."""

    times: float
    start: int
    end: int


def highest_pay(folded: Folded, language: str) -> Pay | None:
    """Return the sum of a folded message that is the most beside usual pay; None when it tells none."""
    told = [(times, amount) for amount in amounts_in(folded, language) if (times := _times(amount))]
    if not told:
        return None
    times, amount = max(told, key=lambda one: one[0])
    return Pay(times, *folded.place(amount.start, amount.end))


def _times(amount: Amount) -> float:
    usual = _usual().get(amount.currency)
    return float(amount.top) * _MONTHS.get(amount.per, _UNTOLD) / usual if usual else 0.0


@cache
def _usual() -> dict[str, float]:
    with FILE.open(encoding="utf-8", newline="") as file:
        return {row["currency"]: float(row["monthly"]) for row in csv.DictReader(file)}
