"""Frequencies of one column as a codebook prints them: count, percent, valid percent, cumulated."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from sampan.engines.statistics.shares import percentage


@dataclass(frozen=True)
class Frequency:
    """One code. Percent of all rows; valid and cumulated percent of rows with a value (two decimals)."""

    code: str
    count: int
    percent: float
    valid_percent: float
    cumulated_percent: float


@dataclass(frozen=True)
class FrequencyTable:
    """A column's frequencies: `valid` rows have a value, `missing` have none, `total` is both."""

    rows: tuple[Frequency, ...]
    valid: int
    missing: int
    total: int


def frequency_table(column: Iterable[str | None]) -> FrequencyTable:
    """Count a column's codes, sorted by code; None and the empty text count as missing.

    The shape and rounding of the CTDC dictionary ("Freq., Percent, Valid, Cum.").
    """
    counted = Counter(value or None for value in column)
    missing = counted.pop(None, 0)
    valid = sum(counted.values())
    rows, so_far = [], 0
    for code, count in sorted(counted.items(), key=lambda item: item[0] or ""):
        so_far += count
        rows.append(_frequency(code or "", count, so_far=so_far, valid=valid, total=valid + missing))
    return FrequencyTable(tuple(rows), valid, missing, valid + missing)


def _frequency(code: str, count: int, *, so_far: int, valid: int, total: int) -> Frequency:
    return Frequency(
        code,
        count,
        percentage(count, total, decimals=2) or 0.0,
        percentage(count, valid, decimals=2) or 0.0,
        percentage(so_far, valid, decimals=2) or 0.0,
    )
