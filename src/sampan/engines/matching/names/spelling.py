"""Sounds written in plain letters again, so that a reading of a script can be shown, keyed and compared."""

import re

from sampan.engines.matching.names.vietnamese import without_marks

_LETTERS = {"q": "ng", "x": "ny", "c": "ch", "v": "eu", "2": "a"}
_TAI = {
    "z": "t",
    "j": "n",
    "7": "n",
    "0": "p",
    "1": "ae",
    "2": "a",
    "3": "ch",
    "4": "j",
}  # final s, ch; final r, l; final b, f; the vowel ae
_BURMESE = {"1": "u", "z": "th", "f": "sh", "v": "aw", "c": "ky", "j": "z", "2": "i"}


def spelled(words: tuple[str, ...], rules: str) -> tuple[str, ...]:
    """Return the words in a-z: the first of several spellings, what may be silent left out.

    Chinese and Vietnamese readings are letters already; `yue` gives the Jyutping or local spelling.
    """
    if rules in ("zh", "yue", "vi"):
        from_marks = (re.sub("[^a-z]", "", without_marks(word.split("/")[0])) for word in words)
        return tuple(word for word in from_marks if word)
    return tuple(word for word in (_spell(word.split("/")[0], rules) for word in words) if word)


def _spell(word: str, rules: str) -> str:
    letters = _LETTERS | (_BURMESE if rules == "my" else _TAI if rules in ("th", "lo") else {})
    kept = re.sub(r"\*$", "", "".join(each for each in word if not each.isupper()))
    kept = re.sub(r"(?<=[a-z])\*(?=[a-z][^aeiouv]|[a-z]$)", "o", kept).replace("*", "a")
    return "".join(letters.get(each, each) for each in kept)
