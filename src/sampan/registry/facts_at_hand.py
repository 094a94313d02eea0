"""Keeps the facts that every letter hangs on: this node's card, its members' cards, states and agreements.

They change seldom and are asked for each frame. A block begins by asking for their generation, which a trigger raises
with every change that commits (`registry.access.watching`): while it stays, all processes' blocks use what was read
before. A transaction that has written already, and one that saves such a fact, keeps facts for itself alone: what
it sees may never come to be. See docs/adr/0027-rounds-and-facts-at-hand.md.
"""

from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from threading import Lock
from typing import Any, TypeVar

from django.db import connection
from django.db.models import Model
from django.db.models.signals import post_delete, post_save

_Fact = TypeVar("_Fact")
_GENERATION = "SELECT generation, pg_current_xact_id_if_assigned() IS NULL FROM access_factsgeneration"


class _Shelf:
    """What a block looks in: shared with all blocks of its generation, or its own."""

    def __init__(self, facts: dict[Hashable, Any]) -> None:
        self.facts = facts


class _Shared:
    """The facts of the newest generation that this process has seen."""

    def __init__(self) -> None:
        self._generation: int | None = None
        self._facts: dict[Hashable, Any] = {}
        self._guard = Lock()

    def of(self, generation: int) -> dict[Hashable, Any]:
        with self._guard:
            if generation != self._generation:
                self._generation, self._facts = generation, {}
            return self._facts


_shared = _Shared()
_shelf: ContextVar[_Shelf | None] = ContextVar("facts_at_hand", default=None)


@contextmanager
def facts_at_hand() -> Iterator[None]:
    """Ask for each fact once within this block, or not at all; a block inside another one is part of that."""
    if _shelf.get() is not None:
        yield
        return
    before = _shelf.set(_Shelf(_facts()))
    try:
        yield
    finally:
        _shelf.reset(before)


def fact(question: Hashable, ask: Callable[[], _Fact]) -> _Fact:
    """Return what was answered before, or ask; outside of any block each time.

    `question` names what is asked. The answer is shared: nobody changes it.
    """
    shelf = _shelf.get()
    if shelf is None:
        return ask()
    if question in shelf.facts:
        kept: _Fact = shelf.facts[question]
        return kept
    answer = ask()
    shelf.facts[question] = answer  # of the block alone by now, if asking has saved a fact
    return answer


def forget_after(*models: type[Model]) -> None:
    """Look no further than the open block whenever a row of one of these models is saved or deleted in it."""
    for model in models:
        post_save.connect(_forget, sender=model)
        post_delete.connect(_forget, sender=model)


def _facts() -> dict[Hashable, Any]:
    with connection.cursor() as cursor:
        cursor.execute(_GENERATION)
        found = cursor.fetchone()
    generation, is_untouched = found or (0, False)
    return _shared.of(generation) if is_untouched else {}


def _forget(**_told: object) -> None:
    shelf = _shelf.get()
    if shelf is not None:
        shelf.facts = {}
