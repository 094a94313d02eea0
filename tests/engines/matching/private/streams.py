"""Randomness for tests: the same octets every time, from a word."""

import hashlib
from collections.abc import Callable
from itertools import count


def stream(word: str = "tests") -> Callable[[int], bytes]:
    """Return a `random_bytes` that gives the same octets in every run."""
    places = count()

    def random_bytes(octets: int) -> bytes:
        return hashlib.shake_256(f"{word} {next(places)}".encode()).digest(octets)

    return random_bytes


def given(*parts: bytes) -> Callable[[int], bytes]:
    """Return a `random_bytes` that gives these parts in turn, each filled up with zeros behind."""
    left = list(parts)
    return lambda octets: left.pop(0).ljust(octets, b"\x00")
