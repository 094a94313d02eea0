"""Folds a message's letters, so that what is written in disguise is found, and says where each letter stood.

`normal` undoes what fonts, keyboards and encodings do: compatibility forms, digits of every script, invisible
characters, the order of marks, Zawgyi, traditional Chinese, capitals, other alphabets' letters in Latin words.
`fold` undoes disguises as well. Patterns are to be passed through `letters_alike`, which spells them as a folded text is spelt.
"""

import re
from collections.abc import Set
from dataclasses import dataclass
from functools import cached_property, lru_cache

from sampan.engines.screening.reading.characters import CHARACTERS, EXPANDS, INVISIBLE, LOOK_ALIKES
from sampan.engines.screening.reading.disguises import undisguised
from sampan.engines.screening.reading.mapped import Mapped
from sampan.engines.screening.reading.marks import ordered
from sampan.engines.screening.reading.plain import without_marks
from sampan.vocabulary.zawgyi import is_zawgyi, zawgyi_to_unicode

_INVISIBLE = re.compile("[" + "".join(map(re.escape, sorted(INVISIBLE))) + "]+")
_FOREIGN = frozenset(map(chr, LOOK_ALIKES))
_WHOLE_WORD = re.compile(r"[^\W_]+")
_HAS_LATIN = re.compile("[a-z]")
_BURMESE = frozenset(map(chr, range(0x1000, 0x10A0)))
_LETTER_NOT_DIGIT = re.compile("[၀၇](?=[\u102b-\u1032\u1036-\u103e])|(?<![၀-၉])၀(?=[က-အ])")
_DIGIT_NOT_LETTER = re.compile("(?:(?<=[0-9])|(?<=[0-9][ -]))ဝ(?=[0-9])")
_ZAWGYI_HINT = re.compile("\u1039(?![က-အ])|[\u1060-\u1097]|(?:^|[\\s။၊\u1038])\u1031")
_ZAWGYI_ONLY = re.compile("\u1039(?![က-အ])|[\u1060-\u1097]|(?<![က-\u109f])\u1031|\u1038\u1031")
_UNICODE_ONLY = re.compile("\u103e|[က-အ]\u103a(?=[\u1037\u1038\\s၊။]|$)|[က-အ][\u103b-\u103d]*\u1031\u102c")
_ZAWGYI_PIECE = re.compile(
    "[\u1031\u103b\u107e-\u1084]*[^\u1031\u103b\u107e-\u1084][\u102b-\u1030\u1032-\u103a\u103c-\u103e\u105a\u1060-\u1097]*"
)


@dataclass(frozen=True)
class Folded(Mapped):
    """A folded text; `span(start, end)` says where its characters stood in the original."""

    @cached_property
    def plain(self) -> "Folded":
        """The text as it is typed without marks (vi without any, th and lo without tones), with a map of its own."""
        return _folded(without_marks(self))


def fold(text: str) -> Folded:
    """Return a text as patterns are written: small letters, ASCII digits, disguises undone; never an error."""
    mapped = normal(text)
    return _folded(undisguised(mapped, set(mapped.text)))


@lru_cache(maxsize=4)  # the parts of reading ask for the same message one after another
def normal(text: str) -> Folded:
    """Return a text in one spelling of its letters, its disguises left as they are."""
    return _folded(_normal(text))


def letters_alike(text: str) -> str:
    """Return a word or pattern as a folded text spells it; disguises stay."""
    return _normal(text).text


def _folded(mapped: Mapped) -> Folded:
    return mapped if isinstance(mapped, Folded) else Folded(mapped.text, mapped.starts, mapped.ends)


def _normal(text: str) -> Mapped:
    if text.isascii():
        return Mapped(text.translate(CHARACTERS))
    present: Set[str] = set(text)
    mapped = Mapped(text)
    if not present.isdisjoint(_BURMESE):
        mapped = _burmese(mapped)
    mapped = mapped.with_text(mapped.text.translate(CHARACTERS))
    present = set(mapped.text)
    if not present.isdisjoint(EXPANDS):
        mapped = mapped.changed(_expanding(), lambda found: EXPANDS[found[0]])
    if not present.isdisjoint(INVISIBLE):
        mapped = mapped.changed(_INVISIBLE, lambda found: "")
    mapped = ordered(mapped, present)
    if not present.isdisjoint(_FOREIGN):
        mapped = mapped.with_text(_WHOLE_WORD.sub(_latin, mapped.text))
    return mapped.with_text(_DIGIT_NOT_LETTER.sub("0", mapped.text)) if "ဝ" in present else mapped


def _latin(found: "re.Match[str]") -> str:
    word = found[0]
    if word.isascii():
        return word
    seen = word.translate(LOOK_ALIKES)
    return seen if _HAS_LATIN.search(word) or all(ord(each) in LOOK_ALIKES for each in word) else word


def _expanding() -> "re.Pattern[str]":
    return re.compile("[" + "".join(map(re.escape, sorted(EXPANDS))) + "]")


def _burmese(mapped: Mapped) -> Mapped:
    """Turn Zawgyi into Unicode, and the digits 0 and 7 that stand for the letters that look like them."""
    text = mapped.text
    if (
        _ZAWGYI_HINT.search(text)
        and is_zawgyi(text)
        and len(_ZAWGYI_ONLY.findall(text)) > len(_UNICODE_ONLY.findall(text))
    ):
        mapped = mapped.changed(_ZAWGYI_PIECE, lambda found: _piece(found[0]))
    return mapped.with_text(_LETTER_NOT_DIGIT.sub(lambda found: "ဝ" if found[0] == "၀" else "ရ", mapped.text))


@lru_cache(maxsize=8192)
def _piece(text: str) -> str:
    return zawgyi_to_unicode(text)
