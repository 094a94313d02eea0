"""Shares of a whole that is always stated, and how they changed between two periods."""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from sampan.engines.statistics.tabulate import Table
from sampan.vocabulary.errors import InvalidInput


@dataclass(frozen=True)
class Share:
    """A cell as a percentage. `of` is the denominator: units for which the item is recorded."""

    code: str
    count: int
    of: int
    percent: float | None  # one decimal, half up; None when nothing is recorded


@dataclass(frozen=True)
class Change:
    """One code in two periods. `points`: percentage points, from exact shares, rounded once."""

    code: str
    before: Share
    after: Share
    points: float | None


def percentage(count: int, of: int, *, decimals: int = 1) -> float | None:
    """100 * count / of, rounded half up to `decimals`; None when `of` is zero."""
    return None if of == 0 else _rounded(Fraction(100 * count, of), decimals)


def shares(table: Table) -> tuple[Share, ...]:
    """Each recorded code's share of the units for which the dimension is recorded (one-way tables).

    Where a person may have several values the shares add up to more than 100.
    """
    recorded = _recorded(table)
    return tuple(
        Share(key[0], count, recorded, percentage(count, recorded))
        for key, count in table.cells
        if key[0] is not None
    )


def share_of(table: Table, code: str) -> Share:
    """One code's share, 0 when nobody has it."""
    recorded = _recorded(table)
    return Share(code, table.count(code), recorded, percentage(table.count(code), recorded))


def compare(before: Table, after: Table) -> tuple[Change, ...]:
    """Two periods side by side, for every code that occurs in either. InvalidInput on unlike tables."""
    if (before.dimensions, before.unit) != (after.dimensions, after.unit):
        raise InvalidInput(
            "Tables of different dimensions or units cannot be compared.",
            remedy="Tabulate both periods by the same dimension and unit.",
        )
    codes = {key[0] for table in (before, after) for key, _ in table.cells if key[0] is not None}
    return tuple(_change(share_of(before, code), share_of(after, code)) for code in sorted(codes))


def _change(before: Share, after: Share) -> Change:
    if not before.of or not after.of:
        return Change(after.code, before, after, None)
    difference = Fraction(after.count, after.of) - Fraction(before.count, before.of)
    return Change(after.code, before, after, _rounded(100 * difference, 1))


def _recorded(table: Table) -> int:
    if len(table.dimensions) != 1:
        raise InvalidInput("Shares are taken of a table with one dimension.", remedy="Slice the table first.")
    return table.total - table.count(None)


def _rounded(exact: Fraction, decimals: int) -> float:
    quotient = Decimal(exact.numerator) / Decimal(exact.denominator)
    return float(quotient.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP))
