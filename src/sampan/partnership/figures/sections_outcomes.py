"""What was done for them: milestones by year, reintegration by province, and two periods compared."""

from sampan.engines.statistics.shares import Change, compare
from sampan.engines.statistics.tabulate import Table, regroup, tabulate_counts
from sampan.partnership.figures.drawing.chart import Bar, Bars, Series, SmallMultiples
from sampan.partnership.figures.facts import Column, ReportTable, Row, Section, SituationCounts
from sampan.partnership.figures.groupings import GROUPINGS, MILESTONES
from sampan.partnership.figures.tables import largest_first, two_way, with_every_year
from sampan.partnership.figures.wording import Wording


def milestone_titles(wording: Wording) -> dict[str, str]:
    """What each milestone is called when it counts persons."""
    return {
        "identified": wording.translate("Identified as victims"),
        "assisted": wording.translate("Assisted"),
        "returned": wording.translate("Returned"),
        "reintegrated": wording.translate("Reintegrated"),
        "supported": wording.translate("Survivors supported"),
    }


def milestone_section(counts: SituationCounts, wording: Wording) -> Section | None:
    """Persons who reached each milestone, by the year of the first time in the period."""
    tables = {kind: milestone_table(counts, kind) for kind in MILESTONES}
    if not any(table.total for table in tables.values()):
        return None
    years = with_every_year(
        tuple(sorted({y for table in tables.values() for y in table.codes("year")}, key=str))
    )
    titles = milestone_titles(wording)
    parts = [
        f"{titles[kind]} {wording.numerals.count(table.total)}"
        for kind, table in tables.items()
        if table.total
    ]
    sentence = wording.say("Persons in the period: {parts}.", parts="; ".join(parts))
    title = wording.translate("Milestones")
    rows = tuple(
        Row(kind, titles[kind], (*(table.count(year) for year in years), table.total))
        for kind, table in tables.items()
    )
    columns = [Column(wording.label("year", year), code=year) for year in years]
    columns.append(Column(wording.translate("Total"), code="total"))
    heading = wording.translate("Milestone")
    shown = ReportTable("milestones", title, "persons", heading, tuple(columns), rows, None)
    series = tuple(
        Series(titles[kind], tuple(table.count(year) for year in years)) for kind, table in tables.items()
    )
    chart = SmallMultiples(title, sentence, tuple(column.label for column in columns[:-1]), series)
    note = wording.translate(
        "Each person counts once a milestone, in the year of the first time in the period."
    )
    return Section("milestones", title, sentence, (chart,), (shown,), (note,))


def milestone_table(counts: SituationCounts, kind: str) -> Table:
    """Persons who reached one milestone, by year."""
    place = GROUPINGS[kind].dimensions.index("year")
    return tabulate_counts(regroup(counts.of(kind), places=(place,)), dimensions=("year",))


def reintegration_section(counts: SituationCounts, wording: Wording) -> Section | None:
    """Persons reintegrated by province and year."""
    groups = [((where, year), count) for (year, where), count in counts.of("reintegrated")]
    table = tabulate_counts(groups, dimensions=("province", "year"))
    if not table.total:
        return None
    alone = tabulate_counts(regroup(groups, places=(0,)), dimensions=("province",))
    title = wording.translate("Reintegration by province")
    provinces = largest_first(alone)
    sentence = wording.say(
        "{people} reintegrated in {provinces} provinces.",
        people=wording.people(table.total),
        provinces=len(provinces),
    )
    heading = wording.translate("Province")
    shown = two_way(table, code="reintegration", title=title, heading=heading, wording=wording)
    bars = [Bar(wording.label("province", code), alone.count(code)) for code in provinces]
    if alone.count(None):
        bars.append(Bar(wording.label("province", None), alone.count(None), missing=True))
    return Section("reintegration", title, sentence, (Bars(title, sentence, tuple(bars)),), (shown,))


def comparison_section(earlier: SituationCounts, later: SituationCounts, wording: Wording) -> Section | None:
    """Shares of sexes and forms in two periods, with the change in percentage points."""
    if not earlier.persons or not later.persons:
        return None
    before, after = (wording.period(each.first, each.last) for each in (earlier, later))
    title = wording.say("{after} compared with {before}", after=after, before=before)
    tables, widest = [], []
    for dimension, place, heading in (
        ("sex", 1, wording.translate("Sex")),
        ("forms", 1, wording.translate("Form of exploitation")),
    ):
        changes = compare(
            *(
                tabulate_counts(regroup(each.of(dimension), places=(place,)), dimensions=(dimension,))
                for each in (earlier, later)
            )
        )
        tables.append(_changes(changes, dimension, heading, periods=(before, after), wording=wording))
        widest += [_told(change, dimension, wording) for change in changes if change.points]
    sentence = wording.say(
        "Change of shares, in percentage points: {parts}.",
        parts="; ".join(widest) or wording.translate("none"),
    )
    return Section("comparison", title, sentence, (), tuple(tables))


def _changes(
    changes: tuple[Change, ...], dimension: str, heading: str, *, periods: tuple[str, str], wording: Wording
) -> ReportTable:
    before, after = periods
    rows = tuple(
        Row(
            each.code,
            wording.label(dimension, each.code),
            (each.before.count, each.before.percent, each.after.count, each.after.percent, each.points),
        )
        for each in changes
    )
    columns = (
        Column(wording.say("{period}, persons", period=before)),
        Column(wording.say("{period}, percent", period=before), "percent"),
        Column(wording.say("{period}, persons", period=after)),
        Column(wording.say("{period}, percent", period=after), "percent"),
        Column(wording.translate("Change in points"), "points"),
    )
    return ReportTable(f"compare_{dimension}", heading, "persons", heading, columns, rows, None)


def _told(change: Change, dimension: str, wording: Wording) -> str:
    return f"{wording.label(dimension, change.code)} {wording.numerals.points(change.points)}"
