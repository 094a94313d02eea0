"""Sums of quizzes: on paper, and from a public site's counters; taken in twice they change nothing."""

import pytest

from sampan.prevention.awareness.counters import Counted, Counters, read_counters, written
from sampan.prevention.awareness.knowledge import QuizSum
from sampan.prevention.campaigns import jobs, queries
from sampan.prevention.campaigns.models import QuizSums
from sampan.prevention.campaigns.services.summing import take_in_counters, withdraw_sums
from sampan.vocabulary.errors import InvalidInput, NotFound, NotPermitted, WrongState
from tests.prevention.campaigns.conftest import WHY, group

pytestmark = pytest.mark.database
SERIES = "0123456789abcdef"


def counted(
    takers: int, *, campaign: str = "week-2026", series: str = SERIES, right: float = 0.5
) -> Counters:
    sums = tuple(
        Counted(campaign, lesson, "vi", moment, group(takers, right))
        for lesson in ("", "money")
        for moment in ("before", "after")
    )
    return Counters(series, sums)


def takers() -> list[int]:
    return sorted(QuizSums.objects.values_list("takers", flat=True))


def test_paper_sums_are_entered_and_taken_back(office, other, audited):
    made = office.campaign()
    first, second = office.quiz(made, group(12, 0.5), group(11, 0.9))
    withdraw_sums(sums_id=first, **office.who)
    assert takers() == [11]
    _ = other.who
    with pytest.raises(NotFound):
        withdraw_sums(sums_id=second, **other.who)
    assert [audited(f"awareness.{act}") for act in ("sums_entered", "sums_withdrawn")] == [1, 1]


@pytest.mark.parametrize(("bad", "field"), [
    ({"language": "fr"}, "language"), ({"lesson": "weather"}, "lesson"),
    ({"before": QuizSum(takers=5, asked=4, right=1)}, "before"),
    ({"after": QuizSum(takers=1, asked=13, right=1)}, "after"), ({"before": None, "after": None}, "before"),
])  # fmt: skip
def test_sums_that_cannot_be_are_refused(office, bad, field):
    made = office.campaign()
    with pytest.raises(InvalidInput) as refused:
        office.quiz(made, **({"before": group(12, 0.5), "after": None} | bad))
    assert refused.value.field == field


def test_counters_are_taken_in_once_and_only_grow(office, audited):
    made = office.campaign()
    assert take_in_counters(counters=counted(20), **office.who) == 4
    assert take_in_counters(counters=counted(20), **office.who) == 0
    assert take_in_counters(counters=counted(25, right=0.6), **office.who) == 4
    assert take_in_counters(counters=counted(5), **office.who) == 0
    assert takers() == [25] * 4
    assert take_in_counters(counters=counted(10, series="f" * 16), **office.who) == 4
    told = queries.report(campaign_id=made, reader=office.reader)
    assert told.overall.before.takers == 35
    assert audited("awareness.sums_counted") == 3
    one = QuizSums.objects.filter(series=SERIES).first()
    with pytest.raises(WrongState):
        withdraw_sums(sums_id=one.id, **office.who)


def test_sums_of_other_offices_and_of_no_campaign_are_left_out(office, other, people):
    office.campaign()
    assert take_in_counters(counters=counted(20), **other.who) == 0
    assert take_in_counters(counters=counted(20, campaign=""), **office.who) == 0
    assert takers() == []
    worker = people("case_worker", agency="Office of Example")
    with pytest.raises(NotPermitted):
        take_in_counters(counters=counted(20), by=worker, purpose=WHY)


def test_the_nodes_job_takes_in_the_file_that_its_settings_name(office, people, settings, tmp_path):
    people("node_service")
    office.campaign()
    settings.SAMPAN_QUIZ_SUMS = None
    assert jobs.count(0) == 0
    settings.SAMPAN_QUIZ_SUMS = tmp_path / "quiz-sums.json"
    assert jobs.count(0) == 0
    settings.SAMPAN_QUIZ_SUMS.write_text("{}", "utf-8")
    assert jobs.count(0) == 0
    settings.SAMPAN_QUIZ_SUMS.write_text(written(counted(15)), "utf-8")
    assert jobs.count(0) == 4
    _ = office.who
    assert takers() == [15] * 4


def test_file_of_another_shape_is_refused():
    assert read_counters(written(counted(3))) == counted(3)
    bad = ("", "[]", "null", '{"kind": "x"}', written(counted(3)).replace('"vi"', '"fr"'),
           written(counted(3)).replace('"before"', '"never"'), written(counted(3)).replace('"money"', '"weather"'),
           written(counted(3)).replace(": 3,", ": -3,"), written(counted(3)).replace(": 3,", ": 3.5,"),
           written(counted(3)).replace(": 3,", ": 99,"), written(counted(3)).replace(SERIES, "../../etc"),
           "x" * 2**21)  # fmt: skip
    for text in bad:
        with pytest.raises(InvalidInput):
            read_counters(text)
