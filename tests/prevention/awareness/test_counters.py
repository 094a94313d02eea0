"""The counters file of a site: sums alone, written in one piece, whoever writes at the same time."""

import json
import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from sampan.prevention.awareness.counters import Counters, read_counters, with_quiz
from sampan.prevention.awareness.knowledge import QuizSum
from sampan.prevention.awareness.lessons import course
from sampan.prevention.awareness.quiz import Marked, mark
from sampan.prevention.awareness.tallying import Tally
from sampan.vocabulary.errors import Unavailable


def quiz(right: int) -> Marked:
    """A quiz with the first so many questions answered rightly, the others left out."""
    told = course("en")
    return mark(told, {one.code: one.right for one in told.questions[:right]})


def test_quiz_adds_to_the_whole_and_to_each_lesson() -> None:
    told = with_quiz(Counters("a" * 16), campaign="week", language="vi", moment="before", marked=quiz(3))
    told = with_quiz(told, campaign="week", language="vi", moment="before", marked=quiz(12))
    groups = {one.lesson: one.group for one in told.sums}
    assert groups.pop("") == QuizSum(takers=2, asked=24, right=15)
    assert set(groups) == {one.code for one in course("en").lessons}
    assert sum(one.asked for one in groups.values()) == 24
    assert sum(one.right for one in groups.values()) == 15


def test_many_at_once_lose_none_and_the_file_holds_sums_alone(tmp_path: Path) -> None:
    tally = Tally(tmp_path / "counters")
    with ThreadPoolExecutor(8) as pool:
        for done in [
            pool.submit(tally.add, quiz(6), campaign="", language="my", moment="after") for _ in range(40)
        ]:
            done.result()
    told = json.loads(tally.path.read_text("utf-8"))
    assert set(told) == {"kind", "series", "sums"}
    assert {frozenset(row) for row in told["sums"]} == {
        frozenset(("campaign", "lesson", "language", "moment", "takers", "asked", "right"))
    }
    whole = read_counters(tally.path.read_text("utf-8")).sums[0]
    assert whole.group == QuizSum(takers=40, asked=480, right=240)
    assert [path.name for path in tally.folder.iterdir() if path.name.endswith("json")] == ["quiz-sums.json"]


def test_time_of_the_file_tells_the_day_alone(tmp_path: Path) -> None:
    tally = Tally(tmp_path)
    tally.add(quiz(1), campaign="", language="en", moment="before")
    assert tally.path.stat().st_mtime % 86_400 == 0


def test_folder_that_cannot_be_written_changes_nothing(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("x")
    with pytest.raises(Unavailable):
        Tally(blocked).add(quiz(1), campaign="", language="en", moment="before")
    assert os.listdir(tmp_path) == ["file"]
