"""What one letter's page tells: each moment from its writing to its reading, in order."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext_lazy as _

from sampan.partnership.corridors.wording import TROUBLES, reason_in_words, seconds_in_words
from sampan.partnership.exchange.figures import LetterWay
from sampan.registry.correspondence.facts import LetterFact, State


@dataclass(frozen=True)
class Moment:
    """One step of a letter: done at a moment, waited for now, or to come."""

    state: str  # done, now, next, stopped: as the stepper says it
    title: object
    when: datetime | None = None
    note: str = ""


def moments_of(letter: LetterFact, way: LetterWay | None, *, read_by: str) -> list[Moment]:
    """Return the steps of a letter, those of our own or of one that arrived."""
    steps = _sent(letter, way) if letter.direction == "out" else _received(letter, read_by)
    return _with_now(list(steps))


def _sent(letter: LetterFact, way: LetterWay | None) -> Iterator[Moment]:
    yield Moment("done", _("Written"), letter.written_at)
    if way is not None:
        yield Moment("done", _("Sealed and signed"), way.sealed_at)
    is_offered = letter.state is not State.WAITING
    note = "" if is_offered or way is None or not way.trouble else str(TROUBLES[way.trouble])
    yield Moment("done" if is_offered else "next", _("Sent to their node"), None, note)
    if letter.state is State.EXPIRED:
        yield Moment("stopped", _("Not delivered in time"), letter.expires_at)
        return
    took = (
        seconds_in_words((letter.settled_at - letter.written_at).total_seconds()) if letter.settled_at else ""
    )
    is_there = letter.settled_at is not None
    yield Moment("done" if is_there else "next", _("Received there, and signed for"), letter.settled_at, took)
    if letter.state is State.REFUSED:
        yield Moment("stopped", _("Refused there"), letter.settled_at, reason_in_words(letter.reason))
    else:
        yield Moment("done" if is_there else "next", _("Applied there"), letter.settled_at)


def _received(letter: LetterFact, read_by: str) -> Iterator[Moment]:
    yield Moment("done", _("Written there"), letter.written_at)
    yield Moment("done", _("Received here, its signature checked"), letter.settled_at)
    if letter.state is State.REFUSED:
        yield Moment("stopped", _("Refused here"), letter.settled_at, reason_in_words(letter.reason))
        return
    yield Moment("done", _("Applied here"), letter.settled_at)
    yield Moment("done" if letter.read_at else "next", _("Read by a person"), letter.read_at, read_by)


def _with_now(steps: list[Moment]) -> list[Moment]:
    """Mark the first step that has not come as the one waited for."""
    for place, one in enumerate(steps):
        if one.state == "next":
            steps[place] = Moment("now", one.title, one.when, one.note)
            break
    return steps
