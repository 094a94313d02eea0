"""The quiz is marked, and only sums go on."""

import subprocess
import sys

import pytest

from sampan.prevention.awareness.knowledge import QuizSum
from sampan.prevention.awareness.lessons import course
from sampan.prevention.awareness.quiz import Group, add, mark
from sampan.vocabulary.errors import InvalidInput

RIGHT = {one.code: one.right for one in course("en").questions}


def test_right_wrong_and_left_out() -> None:
    chosen = RIGHT | {"pay": "a"}
    del chosen["love"]
    marked = mark(course("km"), chosen)
    assert marked.right == 10
    assert marked.by_lesson()["looks"] == (0, 2)
    assert marked.by_lesson()["money"] == (2, 2)


@pytest.mark.parametrize("chosen", [{"nothing": "a"}, {"pay": "d"}])
def test_what_the_quiz_does_not_ask_is_refused(chosen: dict[str, str]) -> None:
    with pytest.raises(InvalidInput, match="belongs to no question"):
        mark(course("vi"), chosen)


def test_sums_hold_people_asked_and_right_and_nothing_else() -> None:
    group = Group(campaign="week-2027", language="th", moment="before")
    sums = add({}, group=group, marked=mark(course("th"), RIGHT))
    sums = add(sums, group=group, marked=mark(course("th"), {}))
    assert sums == {group: QuizSum(takers=2, asked=24, right=12)}


def test_a_moment_that_is_neither_before_nor_after_is_refused() -> None:
    group = Group(campaign="", language="th", moment="during")
    with pytest.raises(InvalidInput, match="before or after"):
        add({}, group=group, marked=mark(course("th"), RIGHT))


def test_lessons_and_quiz_run_without_django() -> None:
    """The public site is a process without a database, and a phone box in a school may have no Django at all."""
    code = "import sys, sampan.prevention.awareness.quiz; sys.exit('django' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
