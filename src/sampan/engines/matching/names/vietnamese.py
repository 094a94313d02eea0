"""Vietnamese syllables: tone marks, the letters under them, telex and VNI remains, and what is a syllable."""

import re
import unicodedata
from functools import lru_cache

_TONES = {"\u0300": "f", "\u0301": "s", "\u0303": "x", "\u0309": "r", "\u0323": "j"}
_NUCLEI = [
    "a",
    "ai",
    "ao",
    "au",
    "ay",
    "e",
    "eo",
    "eu",
    "i",
    "ia",
    "ie",
    "ieu",
    "iu",
    "o",
    "oa",
    "oai",
    "oao",
    "oay",
    "oe",
    "oeo",
    "oi",
    "u",
    "ua",
    "uai",
    "uau",
    "uay",
    "ue",
    "ui",
    "uo",
    "uoi",
    "uou",
    "uu",
    "uy",
    "uya",
    "uye",
    "uyu",
    "y",
    "ya",
    "ye",
    "yeu",
]
_SYLLABLE = re.compile(
    "(?:ngh|ng|nh|gh|gi|g|kh|k|ph|qu|th|tr|t|ch|c|[bdhlmnprsvx])?"
    f"(?:{'|'.join(sorted(_NUCLEI, key=len, reverse=True))})(?:ng|nh|ch|[cmnpt])?"
)
_TELEX = (
    ("dd", "đ"),
    ("uow", "ươ"),
    ("aa", "â"),
    ("ee", "ê"),
    ("oo", "ô"),
    ("aw", "ă"),
    ("ow", "ơ"),
    ("uw", "ư"),
)
_TELEX_TONES = {"f": "\u0300", "s": "\u0301", "x": "\u0303", "r": "\u0309", "j": "\u0323"}
_VNI = {"1": "s", "2": "f", "3": "r", "4": "x", "5": "j"}


def without_marks(token: str) -> str:
    """Return the token in plain letters: Nguyễn -> nguyen, Đỗ -> do (lower case in, lower case out)."""
    plain = unicodedata.normalize("NFD", token.replace("đ", "d"))
    return "".join(each for each in plain if not unicodedata.combining(each))


def has_marks(token: str) -> bool:
    """Say whether the token carries a mark of the Vietnamese alphabet."""
    return not token.isascii()


def marks(token: str) -> tuple[str, str]:
    """Return the letters with their quality, and the tone, wherever it was put: Hoà and Hòa are one.

    `y` at the end after a single consonant counts as `i` (Mỹ, Mĩ; Lý, Lí).
    """
    tone = ""
    letters = []
    for each in unicodedata.normalize("NFD", token):
        if each in _TONES:
            tone = _TONES[each]
        else:
            letters.append(each)
    plain = unicodedata.normalize("NFC", "".join(letters))
    return re.sub("(?:(?<=[dhklmnstv])|(?<=qu))y$", "i", plain), tone


_ALWAYS_MARKED = frozenset(
    ["nguyen", "tran", "thi", "van", "pham", "le", "bui", "do", "ngo", "vo", "vu", "duc", "huynh", "dang"]
)
_LEVEL = "\u0304"  # a mark of our own: written without one, in a name that has its marks


def with_level_tones(words: tuple[str, ...]) -> tuple[str, ...]:
    """Return the words, with a mark of our own on those that bear none although the name has its marks.

    In Trần Thị Hoa the last word has the level tone; in Trần Thi Hoa marks were forgotten, and it may be Hoà.
    """
    forgotten = any(word in _ALWAYS_MARKED for word in words)
    if forgotten or not any(has_marks(word) for word in words):
        return words
    return tuple(word if has_marks(word) else word + _LEVEL for word in words)


@lru_cache(maxsize=65536)
def is_syllable(token: str) -> bool:
    """Say whether the plain token could be one Vietnamese syllable by its letters."""
    return bool(_SYLLABLE.fullmatch(token))


@lru_cache(maxsize=65536)
def decoded(token: str) -> str:
    """Return what was meant when a token still holds telex or VNI keys: nguyeenx -> nguyễn, Hung2 -> hùng.

    A token that already is a syllable, and one that does not become one, stay as they are.
    """
    if not token.isascii() or is_syllable(token):
        return token
    keys = "".join(_VNI.get(each, each) for each in token)
    keys = re.sub("([aeo])(.*)6", r"\1\1\2", keys).replace("9", "d").replace("7", "w").replace("8", "w")
    found = re.match("([a-z]+?)([fsxrj]?)([a-z]*)$", keys)
    bare, tone = _take_tone(keys)
    for typed, letter in _TELEX:
        bare = bare.replace(typed, letter)
    bare = re.sub("w", "ư", bare)
    changed = bool(found) and is_syllable(without_marks(bare)) and bare + tone != token
    return _with_tone(bare, tone) if changed else token


def _take_tone(keys: str) -> tuple[str, str]:
    found = re.match("(.*[aeiouy][a-z]*?)([fsxrj])([a-z]*)$", keys)
    return (found[1] + found[3], found[2]) if found else (keys, "")


def _with_tone(letters: str, tone: str) -> str:
    if not tone:
        return letters
    vowels = [place for place, each in enumerate(letters) if without_marks(each) in "aeiouy"]
    marked = [place for place in vowels if not letters[place].isascii()]
    at = (marked or vowels[-1:])[-1]
    return unicodedata.normalize("NFC", letters[: at + 1] + _TELEX_TONES[tone] + letters[at + 1 :])
