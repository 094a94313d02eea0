"""The few questions that can be asked of many people at once, and the indicator that each one answers.

"Could you leave" is asked the way people say it: its "no" is the indicator's "yes".
"""

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.utils.translation import gettext, gettext_noop

from sampan.vocabulary.errors import UnknownCode

WORDS = {
    "papers": gettext_noop("Did somebody take or keep your papers?"),
    "leave": gettext_noop("Could you leave the place as you wished?"),
    "debt": gettext_noop("Did you owe money to those you worked for?"),
    "threats": gettext_noop("Were you or your family threatened?"),
    "violence": gettext_noop("Were you hurt?"),
    "deceived": gettext_noop("Was the work another than you had been told?"),
    "pay": gettext_noop("Were you paid too little or nothing?"),
    "forced": gettext_noop("Did they make you do things that are against the law?"),
}
_TURNED = frozenset({"leave"})
_TURN = {"yes": "no", "no": "yes"}


@dataclass(frozen=True)
class GroupQuestion:
    """One question: its indicator for an adult and a child, and the sign of risk that a yes is."""

    code: str
    adult: str
    child: str
    sign: str

    @property
    def words(self) -> str:
        """The question in the reader's language."""
        return gettext(WORDS[self.code])

    def indicator(self, profile: str) -> str:
        """Return the operational indicator for an adult or a child."""
        return self.child if profile == "child" else self.adult

    def answer_of(self, said: str) -> str:
        """Return what was said as the indicator's answer."""
        return _TURN.get(said, said) if self.code in _TURNED else said


@cache
def group_questions() -> tuple[GroupQuestion, ...]:
    """Return the questions in the order in which they are asked."""
    with (Path(__file__).parent / "group_questions.csv").open(encoding="utf-8", newline="") as file:
        return tuple(
            GroupQuestion(row["code"], row["adult"], row["child"], row["sign"])
            for row in csv.DictReader(file)
        )


def group_question(code: str) -> GroupQuestion:
    """Return the question of a code; raises UnknownCode."""
    found = next((one for one in group_questions() if one.code == code), None)
    if found is None:
        raise UnknownCode("There is no such question.", remedy="Choose one of the page.")
    return found
