"""Names of agencies as they are compared: small letters without marks, without legal form and words of the trade.

`trade_words.csv`: words that many agencies have in their name, and words beside a licence's number
(background knowledge, November 2026). They are spelt without the marks of the Latin script.
"""

import csv
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from sampan.engines.screening.reading.folding import Folded, normal
from sampan.vocabulary.legal_forms import legal_forms

_SIGNS = "\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u0eb1\u0eb4-\u0ebc\u0ec8-\u0ecd\u17b4-\u17d3\u17dd\u102b-\u103e\u1056-\u1060"
WORD = re.compile(rf"(?<![^\W_])[^\W_](?:\.[^\W_])+(?![^\W_{_SIGNS}])|[^\W_](?:[^\W_]|[{_SIGNS}])*")
_ASCII = re.compile("[a-z0-9]+")
NOT_BEFORE_A_NAME = frozenset({"the", "cv", "ud", "fa", "pt", "gp"})
"""Forms that are ordinary words or other things in an offer: they make no company of what stands beside them."""


@dataclass(frozen=True)
class Word:
    """A word of a text in which agencies are looked for; its place in the plain text."""

    text: str
    start: int
    end: int


def plain(text: str) -> Folded:
    """Return a text as names are compared; `span` says where its letters stood."""
    return normal(text).plain


def words_in(text: str) -> list[Word]:
    """Return the words of a plain text; P.T. is pt."""
    return [Word(found[0].replace(".", ""), found.start(), found.end()) for found in WORD.finditer(text)]


@lru_cache(maxsize=65_536)
def name_words(name: str) -> tuple[str, ...]:
    """Return the words of a name without its legal form; the form alone is no name, and gives none."""
    words = tuple(one.text for one in words_in(plain(name).text))
    while words and (shorter := _shorter(words)) != words:
        words = shorter
    return words if len("".join(words)) > 1 else ()


def core(words: tuple[str, ...]) -> tuple[str, ...]:
    """Return the words of a name without those of the trade; all of them where nothing else is left."""
    text = f" {' '.join(words)} "
    for word in trade_words("trade"):
        text = text.replace(f" {word} ", " ") if is_latin(word.replace(" ", "")) else text.replace(word, "")
    left = tuple(text.split())
    return left if len("".join(left)) > 1 else words


def number_key(number: str) -> str:
    """Return a licence's number as it is compared: letters and digits, without marks and the word for licence."""
    text = plain(number).text.strip()
    for word in trade_words("licence"):
        rest = text.removeprefix(word)
        if rest != text and not rest[:1].isalnum() and any(map(str.isdigit, rest)):
            text = rest
            break
    return "".join(filter(str.isalnum, text))


@cache
def trade_words(kind: str) -> tuple[str, ...]:
    """Return words of a kind (trade, licence) in plain letters, the longest first."""
    with (Path(__file__).parent / "trade_words.csv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["kind"] == kind]
    return _longest(plain(word).text for row in rows for word in row["words"].split("|"))


@cache
def forms(stands: str) -> tuple[str, ...]:
    """Return the legal forms that stand at the start or the end of a name, in plain letters, the longest first."""
    return _longest(plain(one.form).text for one in legal_forms() if one.stands == stands)


def _longest(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(set(words), key=lambda word: (-len(word), word)))


def is_latin(word: str) -> bool:
    """Say whether a word is of Latin letters and digits."""
    return bool(_ASCII.fullmatch(word))


@cache
def _spaced(stands: str) -> dict[str, tuple[tuple[str, ...], ...]]:
    """Return the forms by their word at the edge of a name."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for form in forms(stands):
        words = tuple(form.split())
        found.setdefault(words[0] if stands == "start" else words[-1], []).append(words)
    return {edge: tuple(some) for edge, some in found.items()}


@cache
def _joined(stands: str) -> tuple[str, ...]:
    return tuple(form for form in forms(stands) if not is_latin(form.replace(" ", "")))


def _shorter(words: tuple[str, ...]) -> tuple[str, ...]:
    for form in _spaced("start").get(words[0], ()):
        if words[: len(form)] == form:
            return words[len(form) :]
    for form in _spaced("end").get(words[-1], ()):
        if words[-len(form) :] == form:
            return words[: -len(form)]
    if not words[0].isascii():
        for joined in _joined("start"):
            if words[0].startswith(joined) and words[0] != joined:
                return (words[0].removeprefix(joined), *words[1:])
    if not words[-1].isascii():
        for joined in _joined("end"):
            if words[-1].endswith(joined) and words[-1] != joined:
                return (*words[:-1], words[-1].removesuffix(joined))
    return words
