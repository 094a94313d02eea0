"""Who the persons are: by year of registration, sex, age band and education."""

from collections.abc import Iterable

from sampan.engines.statistics.person_row import Group
from sampan.engines.statistics.shares import percentage, share_of
from sampan.engines.statistics.tabulate import Table, Unit, regroup, tabulate_counts
from sampan.partnership.figures.drawing.chart import Bar, Bars, GroupedBars, Series, StackedShares
from sampan.partnership.figures.facts import Column, ReportTable, Row, Section, SituationCounts
from sampan.partnership.figures.tables import largest_first, one_way, two_way, with_every_year
from sampan.partnership.figures.wording import Wording


def year_section(counts: SituationCounts, wording: Wording) -> Section | None:
    """Persons by the year of their registration."""
    table = tabulate_counts(counts.of("registered"), dimensions=("year",))
    if not table.total:
        return None
    title = wording.translate("Persons by year of registration")
    known = largest_first(table)
    sentence = wording.say("{people} registered in the period.", people=wording.people(counts.persons))
    if len(known) > 1:
        sentence += " " + wording.say("Most in {year}: {count}.", year=known[0], count=table.count(known[0]))
    years = one_way(table, code="years", title=title, heading=wording.translate("Year"), wording=wording)
    notes = ()
    if counts.cases != counts.persons:
        notes = (
            wording.say(
                "{people} in {cases} cases: a person may have more than one case.",
                people=wording.people(counts.persons),
                cases=counts.cases,
            ),
        )
    return Section(
        "years", title, sentence, (bars_of(years, sentence),), (years, _units(counts, wording)), notes
    )


def sex_section(counts: SituationCounts, wording: Wording) -> Section | None:
    """Persons by sex, and how the shares changed over the years."""
    groups = counts.of("sex")
    table = tabulate_counts(groups, dimensions=("year", "sex"))
    alone = tabulate_counts(regroup(groups, places=(1,)), dimensions=("sex",))
    if not table.total:
        return None
    title = wording.translate("Sex")
    parts = [
        f"{wording.label('sex', code)} {wording.share(share_of(alone, code))}"
        for code in largest_first(alone)
    ]
    sentence = wording.say("Of those whose sex is recorded: {parts}.", parts="; ".join(parts))
    sentence += _trend_of_men(table, wording)
    heading = wording.translate("Year")
    chart = stacked_of(table, title=wording.translate("Sex by year of registration"), wording=wording)
    tables = (
        one_way(alone, code="sex", title=title, heading=title, wording=wording),
        two_way(table, code="sex_by_year", title=chart.title, heading=heading, wording=wording),
    )
    return Section("sex", title, sentence, (chart,), tables)


def age_section(counts: SituationCounts, wording: Wording) -> Section | None:
    """Persons by age band at registration, and sex."""
    groups = counts.of("age")
    table = tabulate_counts(groups, dimensions=("age_band", "sex"))
    alone = tabulate_counts(regroup(groups, places=(0,)), dimensions=("age_band",))
    if not table.total:
        return None
    title = wording.translate("Age band at registration")
    largest = largest_first(alone)
    sentence = wording.translate("The age is not recorded.")
    if largest:
        sentence = wording.say(
            "The largest age band is {band}: {share}.",
            band=wording.label("age_band", largest[0]),
            share=wording.share(share_of(alone, largest[0])),
        )
    chart = _grouped(table, title=wording.translate("Age band and sex"), sentence=sentence, wording=wording)
    tables = (
        one_way(alone, code="age", title=title, heading=title, wording=wording),
        two_way(table, code="age_by_sex", title=chart.title, heading=title, wording=wording),
    )
    return Section("age", title, sentence, (chart,), tables)


def education_section(counts: SituationCounts, wording: Wording) -> Section | None:
    """Persons by highest level of education."""
    table = tabulate_counts(counts.of("education"), dimensions=("education",))
    if not table.total:
        return None
    title = wording.translate("Education")
    grouped = tabulate_counts(
        education_groups(counts.of("education"), 0, wording), dimensions=("education_group",)
    )
    sentence, charts, tables = _with_bars(grouped, code="education_group", title=title, wording=wording)
    level = wording.translate("Highest level of education")
    levels = one_way(table, code="education", title=level, heading=level, wording=wording)
    return Section("education", title, sentence, charts, (*tables, levels))


def education_groups(groups: Iterable[Group], place: int, wording: Wording) -> list[Group]:
    """One-way groups of education by group instead of level, from the key's value at `place`."""
    return [((wording.education_group(key[place]),), count) for key, count in groups]


def bars_of(table: ReportTable, sentence: str) -> Bars:
    """A bar chart of a one-way table's first column, 'not recorded' marked."""
    bars = tuple(Bar(row.label, _whole(row), missing=row.code is None) for row in table.rows)
    return Bars(table.title, sentence, bars)


def stacked_of(table: Table, *, title: str, wording: Wording) -> StackedShares:
    """Shares of the second dimension within each value of the first, of the recorded only."""
    down, across = table.dimensions
    categories = wording.ordered(down, table.codes(down))
    if down == "year":
        categories = with_every_year(categories)
    parts = [code for code in wording.ordered(across, table.codes(across)) if code is not None]
    series = tuple(
        Series(wording.label(across, part), tuple(table.count(value, part) for value in categories))
        for part in parts
    )
    labels = tuple(wording.label(down, value) for value in categories)
    return StackedShares(
        title, wording.translate("Shares of those recorded; n is their number."), labels, series
    )


def _trend_of_men(table: Table, wording: Wording) -> str:
    """The share of men in the first and the last year with records; empty for a single year."""
    recorded = {
        year: sum(n for (each, sex), n in table.cells if each == year and sex is not None)
        for year in table.codes("year")
        if year is not None
    }
    years = [year for year, count in recorded.items() if count]
    if len(years) < 2:
        return ""
    first, last = (percentage(table.count(year, "male"), recorded[year]) for year in (years[0], years[-1]))
    return " " + wording.say(
        "{label}: {first} in {start}, {last} in {end}.",
        label=wording.label("sex", "male"),
        first=wording.numerals.percent(first),
        start=years[0],
        last=wording.numerals.percent(last),
        end=years[-1],
    )


def _grouped(table: Table, *, title: str, sentence: str, wording: Wording) -> GroupedBars:
    down, across = table.dimensions
    categories = wording.ordered(down, table.codes(down))
    series = tuple(
        Series(
            wording.label(across, code), tuple(table.count(value, code) for value in categories), code is None
        )
        for code in wording.ordered(across, table.codes(across))
    )
    return GroupedBars(title, sentence, tuple(wording.label(down, value) for value in categories), series)


def _with_bars(
    table: Table, *, code: str, title: str, wording: Wording
) -> tuple[str, tuple[Bars, ...], tuple[ReportTable, ...]]:
    parts = [
        f"{wording.label(table.dimensions[0], known)} {wording.share(share_of(table, known))}"
        for known in largest_first(table)[:3]
    ]
    sentence = wording.translate("Nothing is recorded about it.")
    if parts:
        sentence = wording.say("Most often: {parts}.", parts="; ".join(parts))
    shown = one_way(table, code=code, title=title, heading=title, wording=wording)
    return sentence, (bars_of(shown, sentence),), (shown,)


def _units(counts: SituationCounts, wording: Wording) -> ReportTable:
    """Persons, cases and person-forms, each counted as itself."""
    forms = tabulate_counts(counts.of("forms"), dimensions=("year", "forms"), unit=Unit.PERSON_FORMS)
    rows = (
        Row("persons", wording.translate("Persons, each once"), (counts.persons,)),
        Row("cases", wording.translate("Cases"), (counts.cases,)),
        Row("person_forms", wording.translate("Person-forms: a person once for each form"), (forms.total,)),
    )
    title = wording.translate("What is counted")
    columns = (Column(wording.translate("Number")),)
    return ReportTable("units", title, "several", wording.translate("Unit"), columns, rows, None)


def _whole(row: Row) -> int | None:
    first = row.amounts[0]
    return None if first is None else int(first)
