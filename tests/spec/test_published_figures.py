"""The figures that must come out right: the events behind the published figures give them back exactly."""

from datetime import date

import pytest

from sampan.partnership.figures.groupings import count_situation
from sampan.partnership.figures.queries import situation_report
from sampan.partnership.figures.report import build_report
from sampan.partnership.figures.writing import to_json
from sampan.registry.access.purposes import Purpose
from tests.partnership.figures.keeping import keep_rows
from tests.partnership.figures.published_events import published_events

pytestmark = pytest.mark.spec


def _report(first_year):
    counts = count_situation(published_events(), first=date(first_year, 1, 1), last=date(2025, 12, 31))
    return build_report(counts, node="Viet Nam", generated_on=date(2026, 1, 1))


def _rows(report, section, code):
    (table,) = (table for table in report.section(section).tables if table.code == code)
    return {
        row.code: dict(zip((c.code or c.kind for c in table.columns), row.amounts, strict=True))
        for row in table.rows
    }


@pytest.fixture(scope="module")
def since_2017():
    return _report(2017)


@pytest.fixture
def kept_since_2017(reading):
    """The same report, out of a real registry that an analyst reads under row security."""
    keep_rows(published_events(), reading)
    analyst = reading("analyst", purpose=Purpose.STATISTICS)
    return situation_report(
        reader=analyst, node="Viet Nam", generated_on=date(2026, 1, 1), language="en",
        first=date(2017, 1, 1), last=date(2025, 12, 31),
    )  # fmt: skip


@pytest.mark.database
def test_registry_of_the_events_gives_the_same_report_to_the_person(kept_since_2017, since_2017):
    told, expected = to_json(kept_since_2017), to_json(since_2017)
    assert told["sections"] == expected["sections"]


def test_assisted_after_forced_criminality_296_in_2022_and_1093_in_2025(since_2017):
    years = _rows(since_2017, "forced_criminality", "forced_criminality_years")
    assert {year: amounts["count"] for year, amounts in years.items()} == {
        "2022": 296, "2023": 0, "2024": 0, "2025": 1093,
    }  # fmt: skip


def test_assisted_half_secondary_half_university(since_2017):
    education = _rows(since_2017, "forced_criminality", "forced_criminality_education_group")
    assert education["secondary"] == education["university"] == {"count": 694, "percent": 50.0}


def test_reintegrated_729_in_6_provinces_since_2017(since_2017):
    provinces = _rows(since_2017, "reintegration", "reintegration")
    assert len(provinces) == 6
    assert sum(amounts["total"] for amounts in provinces.values()) == 729
    assert since_2017.section("reintegration").sentence == "729 people reintegrated in 6 provinces."


def test_supported_904_survivors_since_2018():
    assert _rows(_report(2018), "milestones", "milestones")["supported"]["total"] == 904


def test_returned_121_in_2023(since_2017):
    assert _rows(since_2017, "milestones", "milestones")["returned"]["2023"] == 121


def test_detected_victims_forced_labour_38_and_sexual_exploitation_28_7_percent(since_2017):
    forms = _rows(since_2017, "forms", "detected_forms")
    assert forms["forced_labour"] == {"count": 380, "percent": 38.0}
    assert forms["sexual_exploitation"] == {"count": 287, "percent": 28.7}
