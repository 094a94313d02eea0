"""Keeps, while one page is made, the answers that several of its parts ask the database for.

Nothing outlives the request, and whatever changes who reads or who is on a team forgets what was kept.
"""

from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, TypeVar

_Answer = TypeVar("_Answer")
_kept: ContextVar[dict[Hashable, Any] | None] = ContextVar("answers_kept", default=None)


@contextmanager
def asking_once() -> Iterator[None]:
    """Keep answers within this block; outside of any, each question is asked each time."""
    before = _kept.set({})
    try:
        yield
    finally:
        _kept.reset(before)


def once(question: Hashable, ask: Callable[[], _Answer]) -> _Answer:
    """Return what was answered to the question before, or ask; `question` names the function and its arguments."""
    kept = _kept.get()
    if kept is None:
        return ask()
    if question not in kept:
        kept[question] = ask()
    answer: _Answer = kept[question]
    return answer


def ask_again() -> None:
    """Forget every answer: another reads now, or a team changed."""
    kept = _kept.get()
    if kept is not None:
        kept.clear()
