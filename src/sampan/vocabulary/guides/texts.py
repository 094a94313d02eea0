"""Texts that a person hears or reads, in eight languages; where one is missing it falls back to English, openly.

No translation was read by a native speaker: each is unverified, and screens say so.
"""

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from sampan.vocabulary.errors import UnknownCode
from sampan.vocabulary.languages import LANGUAGES

GUIDES = Path(__file__).parent


@dataclass(frozen=True)
class Text:
    """A text in the language that it is really in: `language` is not always the one asked for."""

    text: str
    language: str

    @property
    def verified(self) -> bool:
        """True when a native speaker read the texts of its language."""
        return self.language in _verified()

    def is_in(self, language: str) -> bool:
        """True when it is in the language asked for."""
        return self.language == language


def text_of(key: str, language: str, *, table: str = "texts") -> Text:
    """Return a text in `language`, else in English; raises UnknownCode for a key that no table has."""
    row = _table(table).get(key)
    if row is None:
        raise UnknownCode("There is no text of this name.", remedy="Use a key of the guides.")
    found = row.get(language, "")
    return Text(found, language) if found else Text(row["en"], "en")


def languages_of(keys: list[str], *, table: str = "texts") -> tuple[str, ...]:
    """Return the languages in which every one of the texts exists, in the order of the project's languages."""
    rows = [_table(table)[key] for key in keys]
    return tuple(code for code in LANGUAGES if all(row.get(code) for row in rows))


@cache
def _table(name: str) -> dict[str, dict[str, str]]:
    with (GUIDES / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return {row["key"]: row for row in csv.DictReader(file)}


@cache
def _verified() -> frozenset[str]:
    with (GUIDES / "languages.csv").open(encoding="utf-8", newline="") as file:
        return frozenset(row["language"] for row in csv.DictReader(file) if row["verified"] == "true")
