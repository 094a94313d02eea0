"""Keys of a whole name for match keys: the order of the words does not count, titles do not either."""

import re
from functools import lru_cache

from sampan.engines.matching.names.forms import NameForms
from sampan.engines.matching.names.latin import latin_sounds, weight

MOST_READINGS = 3
_CLASSES = str.maketrans(
    {
        "b": "p",
        "d": "t",
        "g": "k",
        "j": "c",
        "z": "s",
        "r": "l",
        "x": "n",
        "q": "n",
        "f": "p",
        "3": "c",
        "4": "c",
        "5": "k",
        "6": "n",
    }
)


def folded(forms: NameForms) -> tuple[str, ...]:
    """Return one key a reading (at most 3, the likeliest first): its plain words, sorted, joined by a space."""
    if len(forms.readings) == 1:  # most names
        return (" ".join(sorted(forms.readings[0])),) if forms.readings[0] else ()
    return tuple(
        dict.fromkeys([" ".join(sorted(words)) for words in forms.readings[:MOST_READINGS] if words])
    )


def skeletons(forms: NameForms) -> tuple[str, ...]:
    """Return one key a reading (at most 3): the classes of consonants of each word, sorted; no duplicates.

    Vowels fall, and sounds that are written for one another are one, so most romanisations of a name agree.
    """
    rules = forms.language if forms.language in ("th", "lo", "km", "my", "id") else "und"
    found = (
        " ".join(sorted([_skeleton(word, rules) for word in words]))
        for words in forms.readings[:MOST_READINGS]
    )
    return tuple(dict.fromkeys(key for key in found if key))


@lru_cache(maxsize=65_536)  # the words of a register's names
def _skeleton(word: str, rules: str) -> str:
    sounds = latin_sounds(word, rules)
    if rules == "my":
        sounds = sounds.replace("j", "s")  # Zaw and Saw are written for one another
    consonants = re.sub("[aeiouvhwyA-Z]", "", sounds).translate(_CLASSES)
    return re.sub(r"(.)\1+", r"\1", consonants) or sounds[:1]


def tokens(forms: NameForms) -> tuple[str, ...]:
    """Return the telling words of the likeliest reading: no titles, particles, or surnames that most have."""
    words = forms.readings[0] if forms.readings else ()
    return tuple(
        dict.fromkeys([word for word in words if len(word) > 1 and weight(word, forms.language) > 0.6])
    )
