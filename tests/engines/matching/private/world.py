"""A holder, an asker and a key-holder with invented records, for the tests of private matching."""

from collections.abc import Sequence
from dataclasses import dataclass

from sampan.engines.matching.private import epochs, questions
from sampan.engines.matching.private.epochs import EpochTerms, TagSet
from sampan.engines.matching.private.oprf import Evaluated, KeyHalf, evaluate, evaluate_proved
from sampan.engines.matching.private.questions import Pending, PersonQuestion
from tests.engines.matching.private.streams import stream

WEIGHTS = {"phone": 17.0, "document": 22.0, "name_birth": 19.0, "name_year_place": 13.0}


@dataclass(frozen=True)
class Key:
    """A match key of an invented person."""

    kind: str
    value: bytes


def person(number: int) -> tuple[Key, ...]:
    """Return the keys of invented person `number`."""
    return tuple(Key(kind, f"{kind} of {number}".encode()) for kind in WEIGHTS)


@dataclass
class Holder:
    """A holder and the key-holder's half of one epoch."""

    half: KeyHalf
    keeper: KeyHalf
    terms: EpochTerms
    tags: TagSet


def open_epoch(register: Sequence[Key], *, number: int = 1) -> Holder:
    """Return a holder whose register is tagged for an epoch of that number."""
    random_bytes = stream(f"epoch {number}")
    half, keeper = KeyHalf.make(random_bytes), KeyHalf.make(random_bytes)
    terms = EpochTerms("kh", number, "keys-1", half.public, keeper.public)
    prepared, elements = epochs.prepare(register, half, random_bytes=random_bytes)
    answered = evaluate(keeper, elements)
    tags = epochs.make_tag_set(prepared, answered, terms=terms, random_bytes=random_bytes)
    return Holder(half, keeper, terms, tags)


def ask_about(*numbers: int, terms: EpochTerms, word: str = "ask") -> Pending:
    """Return a batch about these people."""
    persons = [PersonQuestion(str(number), person(number)) for number in numbers]
    return questions.ask(persons, terms=terms, random_bytes=stream(word))


def answers(holder: Holder, pending: Pending) -> tuple[Evaluated, Evaluated]:
    """Return the honest answers of holder and key-holder."""
    once = evaluate_proved(holder.half, pending.hidden, random_bytes=stream("holder"))
    return once, evaluate_proved(holder.keeper, once.elements, random_bytes=stream("keeper"))


REGISTER = tuple(key for number in range(100) for key in person(number))
