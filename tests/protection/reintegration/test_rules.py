"""The pure rules: days of visits, and what warning signs add up to."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sampan.protection.reintegration.risk import MANY, STRONG, risk_of
from sampan.protection.reintegration.schedule import USUAL_MONTHS, after, visit_days
from sampan.vocabulary.codelists import code_list
from sampan.vocabulary.errors import InvalidInput

SIGNS = [one.code for one in code_list("retrafficking_sign").codes]
WEAK = [one for one in SIGNS if one not in STRONG]


def test_after_day_that_the_month_lacks_is_its_last():
    assert after(date(2024, 1, 31), 1) == date(2024, 2, 29)
    assert after(date(2025, 11, 30), 3) == date(2026, 2, 28)


@given(st.dates(date(2000, 1, 1), date(2080, 1, 1)), st.sets(st.integers(1, 60), min_size=1))
def test_visit_days_are_as_many_and_in_order(begins_on, months):
    days = visit_days(begins_on, months)
    assert len(days) == len(months) and days == sorted(set(days))
    assert days[0] > begins_on


@pytest.mark.parametrize("months", [[], [0], [61], [3, 3]])
def test_visit_days_wrong_months_are_named(months):
    with pytest.raises(InvalidInput) as refused:
        visit_days(date(2026, 1, 1), months)
    assert refused.value.field == "visit_months"
    assert visit_days(date(2026, 1, 1), USUAL_MONTHS)


def test_risk_strong_signs_are_codes_of_the_list():
    assert set(SIGNS) > STRONG


@pytest.mark.parametrize("sign", sorted(STRONG))
def test_risk_one_strong_sign_is_high(sign):
    assert risk_of([sign], {}) == "high"


def test_risk_weak_signs_add_up():
    assert risk_of(WEAK[: MANY - 1], {}) == "watch"
    assert risk_of(WEAK[:MANY], {}) == "high"
    assert risk_of([WEAK[0]] * MANY, {}) == "watch"


def test_risk_crisis_in_one_area_is_watched():
    assert risk_of([], {"housing": 1, "work": 5}) == "watch"
    assert risk_of([], {"housing": 2}) == "none"
