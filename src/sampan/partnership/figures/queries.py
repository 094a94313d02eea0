"""Reads the situation: grouped counts of the cases slice, and the report made of them."""

from collections import Counter
from datetime import date

from django.utils import translation

from sampan.engines.statistics.person_row import Group, Key
from sampan.partnership.figures.facts import SituationCounts, SituationReport
from sampan.partnership.figures.groupings import GROUPINGS, Grouping
from sampan.partnership.figures.report import build_report
from sampan.protection.cases.queries import grouped_counts
from sampan.registry.access.reader import Reader

SPAN_LENGTH = 9  # "2014-2018": a source that gives only a span of years


def situation_counts(
    *, reader: Reader, first: date | None = None, last: date | None = None
) -> SituationCounts:
    """Count the situation of a period, both days included; None leaves an end open.

    Raises NotPermitted or NoPurpose as the cases slice does. A case is a person here: the counts are made
    without sight of identities, so a person with two cases in this node counts twice.
    """
    groups = {
        name: _groups(grouping, reader=reader, first=first, last=last) for name, grouping in GROUPINGS.items()
    }
    persons = sum(count for _, count in groups["registered"])
    return SituationCounts(first, last, persons=persons, cases=persons, groups=groups)


def situation_report(
    *,
    reader: Reader,
    node: str,
    generated_on: date,
    language: str,
    first: date | None = None,
    last: date | None = None,
    compare: bool = False,
) -> SituationReport:
    """The report of a period in a language; `compare` adds the period of the same length before it.

    A comparison needs both ends of the period; without them it is left out.
    """
    counts = situation_counts(reader=reader, first=first, last=last)
    earlier = None
    if compare and first and last:
        before_first, before_last = period_before(first, last)
        earlier = situation_counts(reader=reader, first=before_first, last=before_last)
    with translation.override(language):
        return build_report(
            counts,
            node=node,
            generated_on=generated_on,
            language=language,
            translate=translation.gettext,
            earlier=earlier,
        )


def period_before(first: date, last: date) -> tuple[date, date]:
    """The period of the same length that ends the day before `first`; whole years stay whole years."""
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        years = last.year - first.year + 1
        return date(first.year - years, 1, 1), date(first.year - 1, 12, 31)
    end = date.fromordinal(first.toordinal() - 1)
    return date.fromordinal(end.toordinal() - (last - first).days), end


def _groups(
    grouping: Grouping, *, reader: Reader, first: date | None, last: date | None
) -> tuple[Group, ...]:
    asked = tuple(_column(name, grouping.milestone) for name in grouping.dimensions)
    rows = grouped_counts(
        reader=reader, dimensions=asked, first=first, last=last, milestone=grouping.milestone
    )
    merged: Counter[Key] = Counter()
    for key, count in rows:
        merged[tuple(map(_code, asked, key))] += count
    return tuple(merged.items())


def _column(dimension: str, milestone: str | None) -> str:
    """The name under which the cases slice knows a dimension."""
    if milestone is None and dimension == "year":
        return "registered"  # as recorded: the year alone would turn a span into its first year
    return "milestone_province" if dimension == "province" else dimension


def _code(column: str, code: str | None) -> str | None:
    """A registration reduced to its year, or kept when it is a span of years."""
    if column != "registered" or not code or len(code) == SPAN_LENGTH:
        return code
    return code[:4]
