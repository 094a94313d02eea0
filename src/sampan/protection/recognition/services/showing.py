"""What a page shows of an answer: the number and words of each file that the reader may see, never its identity."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sampan.protection.cases.queries import cases
from sampan.protection.cases.services.lookouts import SoFar
from sampan.protection.recognition.facts import Answer, Sought
from sampan.protection.recognition.services.asking import people_like
from sampan.protection.recognition.services.wording import bars, sentence
from sampan.protection.weights.services.wording import weights_in_words
from sampan.registry.access.reader import Reader
from sampan.registry.likeness_words import Bar
from sampan.registry.people.identity import Identity

SHOWN_FROM = 0.01
"""Score below which nobody is shown while one types: it would be a list of strangers with a common name."""

STRONG_FROM = 0.9
"""Score from which a file is marked as very alike; still a warning, and a person looks."""


@dataclass(frozen=True)
class Known:
    """A file that may be of the person, as a page shows it."""

    case_id: UUID
    number: str
    why: str
    bars: tuple[Bar, ...]
    is_strong: bool


@dataclass(frozen=True)
class Shown:
    """An answer as a page shows it; `was_asked` False: nothing was typed by which anybody could be found."""

    known: tuple[Known, ...] = ()
    is_complete: bool = True
    was_asked: bool = True
    by_weights: str = ""


def seen_while_typing(told: SoFar, reader: Reader) -> dict[str, Any]:
    """Look for the person of an intake among all who are known; return what the page shows of the answer."""
    if not is_telling(told.identity):
        return vars(Shown(was_asked=False))
    nationality = told.citizenship[0] if len(told.citizenship) == 1 else ""
    sought = Sought(told.identity, told.sex, nationality, told.province)
    return vars(shown_of(people_like(sought=sought, reader=reader), reader=reader))


def shown_of(answer: Answer, *, reader: Reader) -> Shown:
    """Return an answer with the numbers of its files; those below SHOWN_FROM are left out."""
    near = [one for one in answer.candidates if one.score >= SHOWN_FROM]
    numbers = (
        {one.id: one.number for one in cases(reader=reader, only=[one.case_id for one in near])}
        if near
        else {}
    )
    known = [
        Known(
            one.case_id,
            numbers[one.case_id],
            sentence(one.reasons),
            tuple(bars(one.reasons)),
            one.score >= STRONG_FROM,
        )
        for one in near
        if one.case_id in numbers
    ]
    return Shown(tuple(known), answer.is_complete, by_weights=weights_in_words() if known else "")


def is_telling(identity: Identity) -> bool:
    """Say whether anything was typed by which somebody could be found: a birth date alone is nothing."""
    return bool(
        identity.name or identity.other_names or identity.documents or identity.phones
        or identity.handles or identity.emails
    )  # fmt: skip
