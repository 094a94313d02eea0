"""Words beside a number or name that say what it is: platforms, banks, "call", "account", "licence".

`platforms.csv`, `banks.csv`, `contact_words.csv`: background knowledge of the eight languages, November 2026.
"""

import csv
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import re2

from sampan.engines.screening.reading.folding import letters_alike

LATIN = "a-zà-öø-ÿăđĩũơưạ-ỹ"
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
    for file, column, kind in (
        ("contact_words", "kind", ""),
        ("banks", "bank", "account"),
        ("platforms", "platform", "platform"),
    ):
        for row in _rows(file):
            for spelling in row["spelling" if kind else "words"].split("|"):
                found[letters_alike(spelling)] = (kind or row["kind"], row[column] if kind else "")
    return found


def _rows(name: str) -> list[dict[str, str]]:
    with (_FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def words(spellings: Iterable[str]) -> str:
    """Return one expression for any of these; whether a Latin one stands alone is to be looked at afterwards."""
    return "|".join(re.escape(each).replace(r"\ ", " ?") for each in sorted(spellings, key=len, reverse=True))


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Say whether a word of Latin letters is no part of a longer one; other scripts write words without spaces."""
    if not _IS_LATIN.match(text, start):
        return True
    if text[start - 1 : start] == "@" and text[end : end + 1] in (":", "="):
        return True  # @LINE: name
    return not _IN_WORD.match(text, max(0, start - 1), start) and not _IS_LATIN.match(text, end)


_IS_LATIN, _IN_WORD = re.compile(f"[{LATIN}]"), re.compile(f"[{LATIN}0-9@_]")
_DISGUISED = (
    "zalo",
    "line",
    "telegram",
    "tele",
    "wechat",
    "whatsapp",
    "viber",
    "facebook",
    "messenger",
    "tiktok",
    "signal",
)
_LOOKS = {
    "a": "[a@4]",
    "e": "[e3]",
    "i": "[i1!]",
    "o": "[o0]",
    "l": "[l1]",
    "s": "[s5$]",
    "t": "[t7]",
    "g": "[g9]",
}


@cache
def _disguises() -> dict[str, "re.Pattern[str]"]:
    """Each platform that is often hidden, with digits for letters or with letters apart."""
    looks = {name: [_LOOKS.get(each, each) for each in name] for name in _DISGUISED}
    return {name: re.compile("".join(some) + "|" + r"[ .\-_*·|]".join(some)) for name, some in looks.items()}


@cache
def _expressions() -> tuple["re2._Regexp[str]", "re2._Regexp[str]"]:
    platforms = [each for each, (kind, _) in _meanings().items() if kind == "platform"]
    hidden = "|".join(one.pattern for one in _disguises().values())
    return re2.compile(f"{words(platforms)}|{hidden}"), re2.compile(f"{words(_meanings())}|{hidden}")


def platforms_in(text: str) -> list[Cue]:
    """Return where a normal text names platforms."""
    return list(_found(_expressions()[0], text, 0, len(text)))


def cues_in(text: str, start: int, end: int) -> list[Cue]:
    """Return the words of a part of a normal text that say what is near."""
    return list(_found(_expressions()[1], text, start, end))


def _found(expression: "re2._Regexp[str]", text: str, start: int, end: int) -> Iterator[Cue]:
    for one in expression.finditer(text[start:end]):
        first, last = one.span()
        if _stands_alone(text, start + first, start + last):
            kind, name = _meanings().get(one[0]) or _meanings()[_close(one[0])]
            yield Cue(kind, name, start + first, start + last)


@cache
def _close(spelling: str) -> str:
    """The listed spelling of one written with a space less, or in disguise."""
    hidden = next((name for name, one in _disguises().items() if one.fullmatch(spelling)), "")
    return hidden or next(each for each in _meanings() if each.replace(" ", "") == spelling.replace(" ", ""))
