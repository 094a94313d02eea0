"""Puts a carrier or a handler of a test in the place of the node's own, for as long as the test lasts."""

from collections.abc import Callable
from typing import Any

from pytest import MonkeyPatch

from sampan.registry.correspondence.facts import ArrivedLetter, Linked, OutgoingLetter
from sampan.registry.correspondence.services import taking_in, writing


def carry_by(monkeypatch: MonkeyPatch, carry: Callable[[OutgoingLetter], Linked | Any]) -> None:
    """Let `carry` take each letter, one at a time; what it returns that is no place counts as none."""

    def carry_all(letters):
        placed = [carry(one) for one in letters]
        return [one if isinstance(one, Linked) else None for one in placed]

    monkeypatch.setattr(writing, "_carriers", [carry_all])


def handle_by(monkeypatch: MonkeyPatch, prefix: str, handler: Callable[[ArrivedLetter], object]) -> None:
    """Let `handler` take the arriving letters of a prefix."""
    monkeypatch.setattr(taking_in, "_handlers", dict(taking_in._handlers))
    taking_in.register_handler(prefix, handler)
