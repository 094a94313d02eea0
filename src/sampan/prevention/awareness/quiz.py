"""Marks a quiz and adds it to sums; a person's answers are returned to that person alone and kept nowhere."""

from collections.abc import Mapping
from dataclasses import dataclass

from sampan.prevention.awareness.knowledge import QuizSum
from sampan.prevention.awareness.lessons import CHOICES, Course, Question
from sampan.vocabulary.errors import InvalidInput

BEFORE, AFTER = "before", "after"


@dataclass(frozen=True)
class Answered:
    """A question with the letter that was chosen, empty if it was left out."""

    question: Question
    chosen: str

    @property
    def is_right(self) -> bool:
        """Whether the chosen answer is the right one; a question left out is not."""
        return self.chosen == self.question.right

    @property
    def chosen_text(self) -> str:
        """The answer that was chosen, empty if none was."""
        return self.question.choices.get(self.chosen, "")

    @property
    def right_text(self) -> str:
        """The right answer."""
        return self.question.choices[self.question.right]


@dataclass(frozen=True)
class Marked:
    """A quiz as one person took it: for the page that answers, never for keeping."""

    answers: tuple[Answered, ...]

    @property
    def right(self) -> int:
        """How many answers are right."""
        return sum(one.is_right for one in self.answers)

    def by_lesson(self) -> dict[str, tuple[int, int]]:
        """Return right and asked of each lesson."""
        found: dict[str, tuple[int, int]] = {}
        for one in self.answers:
            right, asked = found.get(one.question.lesson, (0, 0))
            found[one.question.lesson] = (right + one.is_right, asked + 1)
        return found


@dataclass(frozen=True)
class Group:
    """Whose sums are counted together: a campaign's code (or empty), the language, before or after the lessons."""

    campaign: str
    language: str
    moment: str


def mark(course: Course, chosen: Mapping[str, str]) -> Marked:
    """Return the quiz marked; `chosen` is letter by question code. Raises InvalidInput for an unknown one of either."""
    known = {question.code for question in course.questions}
    if not set(chosen) <= known or not set(chosen.values()) <= {"", *CHOICES}:
        raise InvalidInput(
            "An answer belongs to no question of this quiz.", remedy="Answer on the page of the quiz."
        )
    return Marked(tuple(Answered(question, chosen.get(question.code, "")) for question in course.questions))


def add(sums: Mapping[Group, QuizSum], *, group: Group, marked: Marked) -> dict[Group, QuizSum]:
    """Return the sums with one more quiz. Only this is handed on: people, asked, right. Raises InvalidInput."""
    if group.moment not in (BEFORE, AFTER):
        raise InvalidInput(
            "A quiz is taken before or after the lessons.", remedy=f"Give {BEFORE} or {AFTER}."
        )
    old = sums.get(group, QuizSum(takers=0, asked=0, right=0))
    new = QuizSum(
        takers=old.takers + 1, asked=old.asked + len(marked.answers), right=old.right + marked.right
    )
    return {**sums, group: new}
