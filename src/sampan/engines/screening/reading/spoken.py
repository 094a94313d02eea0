"""Telephone numbers written in words: zero nine one two ..."""

import csv
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from sampan.engines.screening.reading.folding import letters_alike

_FEWEST = 7
_SPACED = frozenset({"en", "vi", "id"})


@cache
def _tables() -> tuple[tuple[str, dict[str, str], "re.Pattern[str]", tuple[str, ...]], ...]:
    """For each language its digits' words, the expression of a row of them, and the words for 0."""
    made = []
    with (Path(__file__).parent / "number_words.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            digits = {
                letters_alike(word): str(value)
                for value, words in enumerate(row["digits"].split())
                for word in words.split("/")
            }
            one = "|".join(map(re.escape, sorted(digits, key=len, reverse=True))) + "|[0-9]"
            if row["language"] in _SPACED:
                row_of = rf"(?<!\w)(?:{one})(?:[ ,.\-–]{{1,3}}(?:{one})){{{_FEWEST - 1},}}(?!\w)"
            else:
                row_of = rf"(?:{one})(?:[ ,.\-–、]{{0,2}}(?:{one})){{{_FEWEST - 1},}}"
            hints = tuple(word for word, digit in digits.items() if digit == "0")
            made.append((row["language"], digits, re.compile(row_of), hints))
    return tuple(made)


def spoken_in(text: str) -> Iterator[tuple[str, int, int]]:
    """Yield digits that a normal text gives in words, with where they stand; at least four must be words."""
    for _, digits, expression, hints in _tables():
        if not any(hint in text for hint in hints):
            continue
        for found in expression.finditer(text):
            parts = _parts(found[0], digits)
            if sum(part in digits for part in parts) >= 4:
                yield "".join(digits.get(part, part) for part in parts), found.start(), found.end()


def _parts(text: str, digits: dict[str, str]) -> list[str]:
    return re.findall("|".join(map(re.escape, sorted(digits, key=len, reverse=True))) + "|[0-9]", text)
