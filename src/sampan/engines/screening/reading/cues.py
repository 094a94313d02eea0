"""Words beside a number or name that say what it is: platforms, banks, "call", "account", "licence".

`platforms.csv`, `banks.csv`, `contact_words.csv`: background knowledge of the eight languages, November 2026.
"""

import csv
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from sampan.engines.screening.reading.folding import letters_alike

_FOLDER = Path(__file__).parent


@dataclass(frozen=True)
class Cue:
    """A word that says what stands near it: `kind` platform, account, phone or not; `name` of the platform or bank."""

    kind: str
    name: str
    start: int
    end: int


@cache
def _meanings() -> dict[str, tuple[str, str]]:
    """Each spelling with its kind and name; a platform's spelling is before a bank's, and this before another word."""
    found: dict[str, tuple[str, str]] = {}
    for file, column, kind in (("contact_words", "kind", ""), ("banks", "bank", "account"), ("platforms", "platform", "platform")):
        for row in _rows(file):
            for spelling in row["spelling" if kind else "words"].split("|"):
                found[letters_alike(spelling)] = (kind or row["kind"], row[column] if kind else "")
    return found


def _rows(name: str) -> list[dict[str, str]]:
    with (_FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def words(spellings: Iterable[str]) -> str:
    """Return one expression for these words; Latin ones stand alone, others may touch their neighbours."""
    latin, other = [], []
    for each in sorted(spellings, key=len, reverse=True):
        (latin if re.match(r"[a-zà-ỹđ]", each) else other).append(re.escape(each).replace(r"\ ", " ?"))
    alone = rf"(?<![a-zà-ỹđ0-9@_])(?:{'|'.join(latin)})(?![a-zà-ỹđ])" if latin else ""
    return "|".join(part for part in ("|".join(other), alone) if part)


@cache
def _expressions() -> tuple["re.Pattern[str]", "re.Pattern[str]"]:
    platforms = [each for each, (kind, _) in _meanings().items() if kind == "platform"]
    return re.compile(words(platforms)), re.compile(words(_meanings()))


def platforms_in(text: str) -> list[Cue]:
    """Return where a normal text names platforms."""
    return [_cue(found) for found in _expressions()[0].finditer(text)]


def cues_in(text: str, start: int, end: int) -> list[Cue]:
    """Return the words of a part of a normal text that say what is near."""
    return [_cue(found) for found in _expressions()[1].finditer(text, start, end)]


def _cue(found: "re.Match[str]") -> Cue:
    kind, name = _meanings().get(found[0]) or _meanings()[_close(found[0])]
    return Cue(kind, name, found.start(), found.end())


@cache
def _close(spelling: str) -> str:
    """The listed spelling of one written with a space less."""
    return next(each for each in _meanings() if each.replace(" ", "") == spelling.replace(" ", ""))
