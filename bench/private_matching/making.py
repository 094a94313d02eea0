"""Invented selectors, and a clock of processor time that keeps the parties apart."""

import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Key:
    """A selector of nobody."""

    kind: str
    value: bytes


def numbers(first: int, count: int) -> list[Key]:
    """Return `count` invented telephone numbers from a first one on."""
    return [Key("phone", b"+000%09d" % number) for number in range(first, first + count)]


def timed(what: str, act: Callable[[], Any], *, each: int = 1) -> Any:
    """Run it once and print its CPU-seconds, and microseconds for each of `each`."""
    began = time.process_time()
    answer = act()
    show(what, time.process_time() - began, each=each)
    return answer


def show(what: str, seconds: float, *, each: int = 1) -> None:
    """Print CPU-seconds, and microseconds for each of `each`."""
    print(f"{what:66}{seconds:9.2f} CPU-s{seconds / each * 1e6:9.1f} us", flush=True)


class Parts:
    """CPU-seconds by what was done, in the order in which each was first done."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self._used: dict[str, float] = defaultdict(float)

    @contextmanager
    def part(self, name: str) -> Iterator[None]:
        """Count what happens inside for `name`."""
        began = time.process_time()
        yield
        self._used[name] += time.process_time() - began

    def show(self, *, each: int) -> None:
        """Print all parts and their sum."""
        for name, seconds in self._used.items():
            show(f"   {name}", seconds, each=each)
        show("   together", sum(self._used.values()), each=each)
