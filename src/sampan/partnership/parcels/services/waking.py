"""Tells the worker that a large file can move; the slice's jobs register who listens."""

from collections.abc import Callable
from functools import partial

from django.db import transaction

_wakers: list[Callable[[str], None]] = []


def wake_with(waker: Callable[[str], None]) -> None:
    """Call `waker(member)` after each commit that leaves something to do for that member."""
    _wakers[:] = [waker]


def wake_after_commit(member: str) -> None:
    """Wake the worker for a member once the open transaction commits."""
    transaction.on_commit(partial(_wake, member), robust=True)


def _wake(member: str) -> None:
    for waker in _wakers:
        waker(member)
