"""The report is a pure function of the counts; subjects without records are left out; wholes are stated."""

from datetime import date

import pytest

from sampan.engines.statistics.person_row import PersonRow, Reached
from sampan.partnership.figures.facts import SituationCounts
from sampan.partnership.figures.groupings import count_situation
from sampan.partnership.figures.report import build_report
from tests.partnership.figures.published_events import published_events

DAY = date(2026, 11, 21)
TWO_COUNTRIES = PersonRow(
    "p1",
    "c1",
    year="2024",
    exploitation_countries=("KH", "MM"),
    citizenship=("VN",),
    forms=("forced_labour", "other"),
)
SPAN = PersonRow("p2", "c2", year="2014-2018", sex="male")
UNKNOWN = PersonRow("p3", "c3")


def _report(rows, *, first=None, last=None, **options):
    counts = count_situation(rows, first=first, last=last)
    return build_report(counts, node="Test node", generated_on=DAY, **options)


def _table(report, section, code):
    (table,) = (table for table in report.section(section).tables if table.code == code)
    return table


def _amounts(table):
    return {row.code: row.amounts for row in table.rows}


def test_report_same_counts_give_the_same_report():
    assert _report(published_events()) == _report(list(reversed(published_events())))


def test_report_without_anybody_has_no_section_and_says_zero():
    report = _report([])
    assert report.sections == () and report.headline == ("0 people registered.",)


def test_report_person_in_two_countries_counts_once_in_the_total_and_says_so():
    table = _table(_report([TWO_COUNTRIES]), "places", "exploitation_country")
    assert table.overlapping and table.total.amounts[0] == 1
    assert _amounts(table) == {"KH": (1, 100.0), "MM": (1, 100.0)}


def test_report_units_are_counted_apart():
    second_case = PersonRow("p1", "c9", year="2024", forms=("other",))
    report = _report([TWO_COUNTRIES, second_case, UNKNOWN])
    assert _amounts(_table(report, "years", "units")) == {
        "persons": (2,),
        "cases": (3,),
        "person_forms": (3,),
    }
    assert report.section("years").notes


def test_report_not_recorded_is_a_row_without_a_percentage():
    table = _table(_report([SPAN, UNKNOWN]), "sex", "sex")
    assert _amounts(table) == {"male": (1, 100.0), None: (1, None)}


def test_report_span_of_years_stays_a_span():
    assert list(_amounts(_table(_report([SPAN, UNKNOWN]), "years", "years"))) == ["2014-2018", None]


def test_report_silent_year_between_is_shown_as_zero():
    rows = [PersonRow("p1", "c1", year="2022"), PersonRow("p2", "c2", year="2024")]
    assert _amounts(_table(_report(rows), "years", "years"))["2023"] == (0, 0.0)


def test_report_limited_period_leaves_out_unknown_years_and_says_so():
    report = _report([SPAN, UNKNOWN, TWO_COUNTRIES], first=date(2020, 1, 1))
    assert report.period == "since 2020"
    assert _table(report, "years", "units").rows[0].amounts == (1,)
    assert any("left out" in note for note in report.notes)


def test_report_always_says_that_it_is_internal():
    assert "not for publication" in _report([]).notes[0]


def test_report_our_own_codes_are_never_called_international():
    notes = _report(published_events()).section("forced_criminality").notes
    assert any("codes of this system" in note for note in notes)


def test_report_forms_speak_of_detected_victims_only_when_somebody_was_identified():
    assert "detected" not in _report([TWO_COUNTRIES]).section("forms").sentence
    identified = PersonRow("p5", "c5", forms=("other",), milestones=(Reached("identified", DAY),))
    assert "detected" in _report([identified]).section("forms").sentence


def test_report_rows_of_two_way_tables_add_up():
    table = _table(_report(published_events()), "sex", "sex_by_year")
    assert all(sum(row.amounts[:-1]) == row.amounts[-1] for row in (*table.rows, table.total))


def test_report_comparison_gives_change_in_points():
    men = [PersonRow(f"m{n}", f"m{n}", year="2023", sex="male") for n in range(3)]
    women = [PersonRow(f"w{n}", f"w{n}", year=year, sex="female") for n, year in enumerate(("2022", "2023"))]
    earlier = count_situation(men + women, first=date(2022, 1, 1), last=date(2022, 12, 31))
    report = _report(men + women, first=date(2023, 1, 1), last=date(2023, 12, 31), earlier=earlier)
    assert report.section("comparison").title == "2023 compared with 2022"
    assert _amounts(_table(report, "comparison", "compare_sex"))["male"] == (0, 0.0, 3, 75.0, 75.0)


def test_report_comparison_with_an_empty_period_is_left_out():
    empty = SituationCounts(date(2019, 1, 1), date(2019, 12, 31), 0, 0)
    with pytest.raises(KeyError):
        _report([TWO_COUNTRIES], earlier=empty).section("comparison")


def test_report_unknown_code_is_shown_as_it_is():
    table = _table(_report([PersonRow("p1", "c1", sex="newly_coded")]), "sex", "sex")
    assert table.rows[0].label == "newly_coded"


def test_report_every_phrase_goes_through_the_translation():
    report = _report(published_events(), translate=lambda phrase: f"¡{phrase}")
    spoken = [report.title, *report.headline, *report.notes]
    for section in report.sections:
        spoken += [
            section.title,
            section.sentence,
            *section.notes,
            *(table.title for table in section.tables),
        ]
    assert all("¡" in phrase for phrase in spoken)
