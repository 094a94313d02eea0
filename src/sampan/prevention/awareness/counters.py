"""What a public site counted of its quizzes, as it stands in a file: sums by campaign, lesson, language and moment.

No answer, no time, no address: `series` names the counters of one site, and within it sums only grow, so that whoever
takes them in twice changes nothing.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sampan.prevention.awareness.knowledge import QuizSum
from sampan.prevention.awareness.lessons import LANGUAGES, course
from sampan.prevention.awareness.quiz import AFTER, BEFORE, Marked
from sampan.vocabulary.errors import InvalidInput

FILE = "quiz-sums.json"
KIND = "sampan-quiz-sums/1"
LARGEST = 2**20
_SERIES = re.compile(r"[0-9a-f]{16}")


@dataclass(frozen=True)
class Counted:
    """One sum; `lesson` is empty for the whole quiz, `campaign` where none was named."""

    campaign: str
    lesson: str
    language: str
    moment: str
    group: QuizSum

    @property
    def key(self) -> tuple[str, str, str]:
        """Lesson, language and moment."""
        return self.lesson, self.language, self.moment


@dataclass(frozen=True)
class Counters:
    """The counters of one site."""

    series: str
    sums: tuple[Counted, ...] = ()


def read_counters(text: str) -> Counters:
    """Return the counters that a file tells; raises InvalidInput for anything else."""
    try:
        told = json.loads(text) if len(text) <= LARGEST else {}
        if told["kind"] != KIND or not _SERIES.fullmatch(told["series"]):
            raise ValueError
        sums = tuple(_counted(row) for row in told["sums"])
    except (KeyError, TypeError, ValueError, AttributeError, InvalidInput):
        raise InvalidInput(
            "This is no file of quiz sums.", remedy=f"Give the file {FILE} of a public site.", field="file"
        ) from None
    return Counters(told["series"], sums)


def _counted(row: Mapping[str, Any]) -> Counted:
    group = QuizSum(**{name: _whole(row[name]) for name in ("takers", "asked", "right")})
    one = Counted(str(row["campaign"]), row["lesson"], row["language"], row["moment"], group)
    if (
        one.language not in LANGUAGES
        or one.moment not in (BEFORE, AFTER)
        or not 0 < group.takers <= group.asked
    ):
        raise ValueError
    if one.lesson and one.lesson not in {lesson.code for lesson in course("en").lessons}:
        raise ValueError
    return one


def _whole(told: object) -> int:
    if type(told) is not int or told > 10**9:
        raise ValueError
    return told


def written(counters: Counters) -> str:
    """Return the text of the file."""
    rows = [
        {"campaign": one.campaign, "lesson": one.lesson, "language": one.language, "moment": one.moment,
         "takers": one.group.takers, "asked": one.group.asked, "right": one.group.right}
        for one in counters.sums
    ]  # fmt: skip
    return json.dumps({"kind": KIND, "series": counters.series, "sums": rows}, indent=1) + "\n"


def with_quiz(counters: Counters, *, campaign: str, language: str, moment: str, marked: Marked) -> Counters:
    """Return the counters with one more quiz: of the whole, and of each lesson."""
    sums = {(one.campaign, *one.key): one.group for one in counters.sums}
    whole = (marked.right, len(marked.answers))
    for lesson, (right, asked) in {"": whole, **marked.by_lesson()}.items():
        key = (campaign, lesson, language, moment)
        old = sums.get(key, QuizSum(takers=0, asked=0, right=0))
        sums[key] = QuizSum(takers=old.takers + 1, asked=old.asked + asked, right=old.right + right)
    return Counters(
        counters.series, tuple(Counted(*key, group) for key, group in sorted(sums.items(), key=_by))
    )


def _by(item: tuple[tuple[str, ...], QuizSum]) -> tuple[str, ...]:
    return item[0]
