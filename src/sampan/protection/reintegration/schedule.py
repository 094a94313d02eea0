"""When a survivor is visited: so many months after the beginning, on a day that exists."""

from calendar import monthrange
from collections.abc import Iterable
from datetime import date

from sampan.vocabulary.errors import InvalidInput

USUAL_MONTHS = (1, 3, 6, 12, 18, 24)  # docs/adr/0019-reintegration.md says why
LONGEST_MONTHS = 60


def visit_days(begins_on: date, months: Iterable[int]) -> list[date]:
    """Return the days of the visits; raises InvalidInput for a month outside 1 to 60 or twice."""
    told = list(months)
    if not told or len(set(told)) != len(told) or not all(1 <= one <= LONGEST_MONTHS for one in told):
        raise InvalidInput(
            "The months of the visits are not right.",
            remedy=f"Write each month once, from 1 to {LONGEST_MONTHS}, such as 1, 3, 6, 12.",
            field="visit_months",
        )
    return [after(begins_on, one) for one in sorted(told)]


def after(day: date, months: int) -> date:
    """Return the same day so many months later, the month's last day when it has no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
