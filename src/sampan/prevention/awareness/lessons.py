"""Lessons, questions and printed words in eight languages, from `lessons/CODE.toml`; needs no Django, no database.

`lessons/plan.csv` says once for all languages which cards and questions there are, the sign that each is about, and the
right answer, so that no language can differ in them.
"""

import csv
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from sampan.vocabulary.errors import InvalidInput

LANGUAGES = ("vi", "km", "lo", "th", "my", "zh", "id", "en")
CHOICES = ("a", "b", "c")
HERE = Path(__file__).parent
_QUESTION_KEYS = frozenset(("ask", *CHOICES, "why"))


@dataclass(frozen=True)
class Card:
    """One thought of a lesson in one or two sentences; `sign` is the warning sign it tells of, or empty."""

    code: str
    sign: str
    text: str


@dataclass(frozen=True)
class Lesson:
    """A lesson of 5 to 8 cards; `keep` is the sentence to remember."""

    code: str
    title: str
    keep: str
    cards: tuple[Card, ...]


@dataclass(frozen=True)
class Question:
    """A question of the quiz: `choices` by letter, the `right` letter, and `why`, which is shown after answering."""

    code: str
    lesson: str
    sign: str
    ask: str
    choices: MappingProxyType[str, str]
    right: str
    why: str


@dataclass(frozen=True)
class Course:
    """All of a language: lessons, questions, the texts of printed materials, and the words of the pages."""

    language: str
    lessons: tuple[Lesson, ...]
    questions: tuple[Question, ...]
    printed: MappingProxyType[str, Any]
    words: MappingProxyType[str, str]


@cache
def course(language: str) -> Course:
    """Return a language's course; raises InvalidInput for a language that has none or a file that is incomplete."""
    if language not in LANGUAGES:
        raise InvalidInput(
            "There are no lessons in this language.", remedy=f"Choose one of {', '.join(LANGUAGES)}."
        )
    text = (HERE / "lessons" / f"{language}.toml").read_text("utf-8")
    return read_course(tomllib.loads(text), language=language)


def read_course(told: dict[str, Any], *, language: str) -> Course:
    """Return the course that a parsed file tells; raises InvalidInput naming texts that lack."""
    cards, questions = _plan("card"), _plan("question")
    lessons = tuple(dict.fromkeys(row["lesson"] for row in cards))
    _same(told["lessons"], lessons, where=f"{language}: lessons")
    _same(told["quiz"], [row["code"] for row in questions], where=f"{language}: quiz")
    return Course(
        language=language,
        lessons=tuple(
            _lesson(told["lessons"][code], code=code, rows=[row for row in cards if row["lesson"] == code])
            for code in lessons
        ),
        questions=tuple(_question(told["quiz"][row["code"]], row) for row in questions),
        printed=MappingProxyType(told["print"]),
        words=MappingProxyType(told["words"]),
    )


def _lesson(told: dict[str, str], *, code: str, rows: list[dict[str, str]]) -> Lesson:
    _same(told, ["title", "keep", *(row["code"] for row in rows)], where=code)
    cards = tuple(Card(code=row["code"], sign=row["sign"], text=told[row["code"]]) for row in rows)
    return Lesson(code=code, title=told["title"], keep=told["keep"], cards=cards)


def _question(told: dict[str, str], row: dict[str, str]) -> Question:
    _same(told, _QUESTION_KEYS, where=row["code"])
    choices = MappingProxyType({letter: told[letter] for letter in CHOICES})
    return Question(
        code=row["code"],
        lesson=row["lesson"],
        sign=row["sign"],
        ask=told["ask"],
        choices=choices,
        right=row["right"],
        why=told["why"],
    )


def _same(told: dict[str, Any], wanted: Any, *, where: str) -> None:
    wrong = sorted(set(told) ^ set(wanted)) + sorted(key for key, value in told.items() if not value)
    if wrong:
        raise InvalidInput(
            f"The texts of “{where}” are not those of the plan: {', '.join(wrong)}.",
            remedy="Write each text that lessons/plan.csv names, and no other.",
        )


@cache
def _plan(kind: str) -> tuple[dict[str, str], ...]:
    with (HERE / "lessons" / "plan.csv").open(encoding="utf-8", newline="") as rows:
        return tuple(row for row in csv.DictReader(rows) if row["kind"] == kind)
