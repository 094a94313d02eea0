"""Change in knowledge: the published interval, small groups hidden, impossible sums refused."""

import pytest

from sampan.prevention.awareness.knowledge import QuizSum, change_in_knowledge
from sampan.vocabulary.errors import InvalidInput


def test_the_interval_is_newcombes_own_example() -> None:
    """56 of 70 against 48 of 80: Newcombe 1998, table II (a), method 10."""
    found = change_in_knowledge(
        QuizSum(takers=80, asked=80, right=48), QuizSum(takers=70, asked=70, right=56)
    )
    assert found is not None
    assert (found.change, found.low, found.high) == pytest.approx((0.2, 0.0524, 0.3339), abs=5e-5)


def test_more_questions_a_person_do_not_narrow_the_interval() -> None:
    one = change_in_knowledge(QuizSum(takers=40, asked=40, right=20), QuizSum(takers=40, asked=40, right=30))
    twelve = change_in_knowledge(
        QuizSum(takers=40, asked=480, right=240), QuizSum(takers=40, asked=480, right=360)
    )
    assert one == twelve


@pytest.mark.parametrize(
    ("before", "after", "shown"), [(10, 10, True), (9, 50, False), (50, 9, False), (0, 50, False)]
)
def test_small_groups_are_not_shown(before: int, after: int, shown: bool) -> None:
    groups = [QuizSum(takers=takers, asked=takers * 12, right=takers * 6) for takers in (before, after)]
    assert (change_in_knowledge(*groups) is not None) is shown


@pytest.mark.parametrize("sums", [(-1, 1, 1), (1, 1, 2), (1, 1, -1), (0, 5, 5), (5, 0, 0)])
def test_impossible_sums_are_refused(sums: tuple[int, int, int]) -> None:
    takers, asked, right = sums
    with pytest.raises(InvalidInput):
        QuizSum(takers=takers, asked=asked, right=right)
