"""What hotlines and those behind them are called in the eight languages, for people who do not read English.

`hotline_words.csv` has a row for each English name and operator of the packs. The translations are ours: no native
reader has gone over them, and an office may call itself otherwise.
"""

import csv
from functools import cache
from pathlib import Path

_FILE = Path(__file__).parent / "hotline_words.csv"
ENGLISH = "english"


def said_in(language: str, words: str) -> str:
    """Return the name of a hotline or operator in a language; as it is written where none is known."""
    return _words().get(words, {}).get(language) or words


def known_languages() -> tuple[str, ...]:
    """Return the languages of the table beside English."""
    return tuple(name for name in next(iter(_words().values())) if name != ENGLISH)


@cache
def _words() -> dict[str, dict[str, str]]:
    with _FILE.open(encoding="utf-8", newline="") as file:
        return {row[ENGLISH]: row for row in csv.DictReader(file)}
