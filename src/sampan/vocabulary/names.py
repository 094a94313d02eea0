"""Names of people in any script, and the folding under which two spellings count as the same.

A `PersonName` shows nothing in logs: its repr is blank. `fold` is a contract: the registry hashes folded
names for exact search, so a change of the folding is a change of every stored search key.
"""

import unicodedata
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache

from sampan.vocabulary.errors import InvalidInput

LONGEST_NAME = 200  # characters; the longest names in passports are far shorter

# First and last code point of the blocks, with the ISO 15924 code of the script (Unicode 15).
_BLOCKS = (
    (0x0041, 0x024F, "Latn"),
    (0x0E00, 0x0E7F, "Thai"),
    (0x0E80, 0x0EFF, "Laoo"),
    (0x1000, 0x109F, "Mymr"),
    (0x1780, 0x17FF, "Khmr"),
    (0x19E0, 0x19FF, "Khmr"),
    (0x1E00, 0x1EFF, "Latn"),
    (0x3400, 0x4DBF, "Hani"),
    (0x4E00, 0x9FFF, "Hani"),
    (0xA9E0, 0xA9FF, "Mymr"),
    (0xAA60, 0xAA7F, "Mymr"),
    (0xF900, 0xFAFF, "Hani"),
    (0x20000, 0x323AF, "Hani"),
)
# Marks are part of the word in these scripts (vowels, tones that tell words apart): they are kept.
_MARKS_ARE_LETTERS = frozenset({"Khmr", "Laoo", "Mymr", "Thai"})
_NOT_DECOMPOSED = str.maketrans({"đ": "d", "ø": "o", "ł": "l", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe"})
UNKNOWN_SCRIPT = "Zyyy"  # ISO 15924: undetermined


@dataclass(frozen=True, repr=False)
class PersonName:
    """A name as its bearer writes it; `given` and `family` only where somebody told them apart."""

    full: str
    script: str
    given: str = ""
    family: str = ""
    romanised: str = ""

    def __post_init__(self) -> None:
        """Refuse an empty name, one that is too long, and text that is not in NFC."""
        if not self.full.strip():
            raise InvalidInput(
                "The name is empty.", remedy="Write the name, or leave the field out.", field="name"
            )
        for part in (self.full, self.given, self.family, self.romanised):
            if len(part) > LONGEST_NAME:
                raise InvalidInput("The name is too long.", remedy="Write the name only.", field="name")
            if not unicodedata.is_normalized("NFC", part):
                raise InvalidInput(
                    "The name is not in NFC.", remedy="Make it with PersonName.of.", field="name"
                )

    @classmethod
    def of(cls, full: str, *, given: str = "", family: str = "", romanised: str = "") -> "PersonName":
        """Return the name with tidy spaces, in NFC, with its script detected."""
        tidied = tidy(full)
        return cls(tidied, detect_script(tidied), tidy(given), tidy(family), tidy(romanised))

    def __repr__(self) -> str:
        """Show nothing: names do not belong in logs or tracebacks."""
        return "PersonName(...)"

    __str__ = __repr__

    @property
    def folded(self) -> str:
        """Return the folded full name, under which equal names are found."""
        return fold(self.full)


def tidy(text: str) -> str:
    """Return `text` in NFC, with single spaces and without invisible or control characters."""
    composed = unicodedata.normalize("NFC", text)
    if composed.isprintable():  # then nothing in it is invisible
        return " ".join(composed.split())
    visible = "".join(each for each in composed if not _is_invisible(each))
    return unicodedata.normalize("NFC", " ".join(visible.split()))


def detect_script(text: str) -> str:
    """Return the ISO 15924 code of the script of most letters, Zyyy when there is none that we know.

    Han characters are Hani: a single name does not tell simplified from traditional.
    """
    if text.isascii():
        return "Latn" if any(map(str.isalpha, text)) else UNKNOWN_SCRIPT
    scripts = Counter(script for each in text if (script := _script_of(each)) is not None)
    return scripts.most_common(1)[0][0] if scripts else UNKNOWN_SCRIPT


def fold(text: str) -> str:
    """Return the form under which two spellings of a name are equal.

    In this order: compatibility forms are unified (NFKD), case is folded, accents and tone marks of the Latin
    script fall (Nguyễn = nguyen, Đỗ = do), invisible characters, punctuation and spaces fall. In Khmer, Lao,
    Burmese and Thai, vowel signs and tone marks are letters and stay. Folding twice changes nothing.
    """
    lowered = unicodedata.normalize("NFKD", text).casefold().translate(_NOT_DECOMPOSED)
    kept: list[str] = []
    base_script: str | None = None
    for each in unicodedata.normalize("NFKD", lowered):
        if unicodedata.category(each)[0] != "M":
            base_script = _script_of(each)
        if _is_kept(each, base_script):
            kept.append(each)
    return unicodedata.normalize("NFKC", "".join(kept))


def _is_kept(character: str, base_script: str | None) -> bool:
    category = unicodedata.category(character)
    if category[0] == "M":
        return base_script in _MARKS_ARE_LETTERS
    return category[0] in "LN"


def _is_invisible(character: str) -> bool:
    return unicodedata.category(character) in ("Cf", "Cc", "Cs") and not character.isspace()


@lru_cache(maxsize=8192)  # characters that names are written with
def _script_of(character: str) -> str | None:
    point = ord(character)
    if not unicodedata.category(character).startswith(("L", "M")):
        return None
    return next((script for first, last, script in _BLOCKS if first <= point <= last), None)
