"""Finds sums of money in a message, and for what time they are paid."""

from dataclasses import dataclass
from decimal import Decimal

from sampan.engines.screening.reading.folding import Folded


@dataclass(frozen=True)
class Amount:
    """A sum: `value` to `top` (equal unless a range is written) of `currency` (ISO 4217, "" unknown), paid `per` hour, day, week, month, piece, total or ""."""

    value: Decimal
    top: Decimal
    currency: str
    per: str
    start: int
    end: int


def amounts_in(folded: Folded, language: str) -> tuple[Amount, ...]:
    """Return the sums of a folded message in its order; start and end are places in the ORIGINAL text."""
    return ()


def in_dollars(amount: Amount) -> Decimal | None:
    """Return about how many US dollars a sum is, by a dated table; None for an unknown currency."""
    return None
