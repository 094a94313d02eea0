"""Which groups the situation report needs, and how rows without names are grouped into them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sampan.engines.statistics.person_row import PersonRow, group_rows, reaching
from sampan.engines.statistics.tabulate import Unit, tabulate
from sampan.partnership.figures.facts import SituationCounts

MILESTONES = ("identified", "assisted", "returned", "reintegrated", "supported")
FORCED_CRIMINALITY = "forced_criminality"


@dataclass(frozen=True)
class Grouping:
    """A GROUP BY: `milestone` None counts persons registered in the period by year of registration;
    otherwise persons who reached it in the period, with its year and place."""

    dimensions: tuple[str, ...]
    milestone: str | None = None


GROUPINGS: dict[str, Grouping] = {
    "registered": Grouping(("year",)),
    "sex": Grouping(("year", "sex")),
    "age": Grouping(("age_band", "sex")),
    "education": Grouping(("education",)),
    "forms": Grouping(("year", "forms")),
    "countries": Grouping(("exploitation_countries", "citizenship")),
    "regions": Grouping(("exploitation_region", "origin_region")),
    "identified": Grouping(("year", "forms", "sex"), "identified"),
    "assisted": Grouping(("year", "forms", "sex", "education", "crime_types"), "assisted"),
    "returned": Grouping(("year",), "returned"),
    "reintegrated": Grouping(("year", "province"), "reintegrated"),
    "supported": Grouping(("year",), "supported"),
}


def count_situation(
    rows: Iterable[PersonRow], *, first: date | None = None, last: date | None = None
) -> SituationCounts:
    """The counts of a period from rows in memory: the plain form of what the database counts.

    Where an end of the period is given, a person without a year of registration is left out of the
    counts by registration, and a span of years counts when it lies wholly within the period.
    """
    everybody = list(rows)
    registered = [row for row in everybody if _is_registered_within(row.year, first, last)]
    groups = {}
    for name, grouping in GROUPINGS.items():
        chosen: Iterable[PersonRow] = registered
        if grouping.milestone:
            chosen = reaching(everybody, kind=grouping.milestone, first=first, last=last)
        groups[name] = tuple(group_rows(chosen, dimensions=grouping.dimensions))
    persons = tabulate(registered, dimensions=()).total
    cases = tabulate(registered, dimensions=(), unit=Unit.CASES).total
    return SituationCounts(first, last, persons, cases, groups)


def _is_registered_within(year: str | None, first: date | None, last: date | None) -> bool:
    if first is None and last is None:
        return True
    if year is None:
        return False
    begins, _, ends = year.partition("-")
    after = first is None or int(begins) >= first.year
    return after and (last is None or int(ends or begins) <= last.year)
