"""Reports: reach by channel and place, what people learnt, small groups hidden, two campaigns compared."""

from decimal import Decimal

import pytest

from sampan.prevention.awareness.knowledge import QuizSum
from sampan.prevention.campaigns import queries
from sampan.prevention.campaigns.learning import learnt
from sampan.prevention.campaigns.services.planning import plan_activity
from sampan.prevention.campaigns.tables import report_csv
from sampan.vocabulary.errors import InvalidInput
from tests.prevention.campaigns.conftest import DAY, group

pytestmark = pytest.mark.database


def test_reach_is_told_by_channel_and_place_and_estimates_stay_apart(office, dong):
    made = office.campaign()
    office.done(made, cost=dong, currency="VND")
    office.done(made, reached=4_000, counted_how="estimated", cost=Decimal(20), currency="USD")
    office.done(made, "school_lesson", "VN-01", reached=35, cost=dong, currency="VND")
    plan_activity(campaign_id=made, channel="radio", place="VN-01", planned_on=DAY, **office.who)
    told = queries.report(campaign_id=made, reader=office.reader)
    assert [(one.code, one.done, one.counted, one.estimated) for one in told.by_channel] == [
        ("loudspeaker", 2, 120, 4_000), ("school_lesson", 1, 35, 0), ("radio", 0, 0, 0),
    ]  # fmt: skip
    assert [(one.code, one.done, one.planned) for one in told.by_place] == [("VN-44", 2, 0), ("VN-01", 1, 1)]
    assert told.total.costs == {"USD": Decimal(20), "VND": 2 * dong}
    assert told.overall is None


def test_what_people_learnt_has_its_interval(office):
    made = office.campaign()
    office.quiz(made, group(20, 0.5), group(20, 0.8))
    office.quiz(made, group(30, 0.5), None)
    office.quiz(made, None, group(30, 0.8))
    office.quiz(made, group(50, 0.4), group(50, 0.4), lesson="money")
    told = queries.report(campaign_id=made, reader=office.reader)
    whole, money = told.learnt
    assert told.overall == whole and (money.lesson, money.language) == ("money", "")
    assert (whole.before.takers, whole.after.takers) == (50, 50)
    assert whole.change.change == pytest.approx(0.3)
    assert 0.1 < whole.change.low < 0.2 and 0.4 < whole.change.high < 0.5
    assert money.change.low < 0 < money.change.high


def test_groups_of_fewer_than_ten_are_told_nowhere(office):
    made = office.campaign()
    office.quiz(made, group(9, 0.5), group(9, 0.8))
    (one,) = queries.report(campaign_id=made, reader=office.reader).learnt
    assert (one.before, one.after, one.change) == (None, None, None)
    told = report_csv(queries.report(campaign_id=made, reader=office.reader))
    assert told.splitlines()[-1] == "quiz,,,,,,,,,,,,,,"
    entered = queries.sums_entered(campaign_id=made, reader=office.reader)
    assert [one.moment for one in entered] == ["before", "after"]
    assert not {"takers", "asked", "right"} & set(vars(entered[0]))


def sums(**takers: tuple[int, int]) -> dict[tuple[str, str, str], QuizSum]:
    """Groups by language: people before, people after."""
    return {
        ("", language, moment): group(count, 0.5)
        for language, pair in takers.items()
        for moment, count in zip(("before", "after"), pair, strict=True)
        if count
    }


@pytest.mark.parametrize(("told", "total", "is_cut"), [
    (sums(vi=(40, 40)), (40, 40), False),
    (sums(vi=(40, 40), km=(9, 40)), (40, 40), True),  # km is left out of both: the same people are compared
    (sums(vi=(40, 40), km=(6, 0), lo=(6, 0)), (52, 40), False),  # twelve small ones together
    (sums(vi=(40, 40), km=(4, 4), lo=(5, 5)), (40, 40), True),
    (sums(km=(4, 4), lo=(5, 5)), (None, None), False),
    (sums(km=(6, 6), lo=(6, 6)), (12, 12), False),
])  # fmt: skip
def test_small_group_is_not_the_total_less_the_others(told, total, is_cut):
    whole = learnt(told)[0]
    shown = tuple(one.takers if one else None for one in (whole.before, whole.after))
    assert (shown, whole.leaves_small_out) == (total, is_cut)
    for one in learnt(told)[1:]:
        assert all(each is None or each.takers >= 10 for each in (one.before, one.after))


def test_two_campaigns_are_compared(office):
    first, second = office.campaign(), office.campaign(code="week-2027")
    office.quiz(first, group(200, 0.5), group(200, 0.55))
    office.quiz(second, group(200, 0.5), group(200, 0.9))
    told = queries.comparison(first_id=first, second_id=second, reader=office.reader)
    assert told.further.change == pytest.approx(0.35)
    assert 0.2 < told.further.low < 0.3 and 0.4 < told.further.high < 0.5
    back = queries.comparison(first_id=second, second_id=first, reader=office.reader)
    assert back.further.high == pytest.approx(-told.further.low)
    with pytest.raises(InvalidInput):
        queries.comparison(first_id=first, second_id=first, reader=office.reader)


def test_campaign_without_a_quiz_is_compared_by_its_reach_alone(office):
    first, second = office.campaign(), office.campaign(code="week-2027")
    office.done(first)
    told = queries.comparison(first_id=first, second_id=second, reader=office.reader)
    assert (told.further, told.first.total.counted, told.second.total.counted) == (None, 120, 0)


def test_place_in_the_csv_is_no_formula(office):
    made = office.campaign()
    office.done(made, place="=HYPERLINK(1)")
    told = report_csv(queries.report(campaign_id=made, reader=office.reader))
    assert "\r\nplace,'=HYPERLINK(1)," in told
