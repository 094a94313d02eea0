"""Wristband tags: a running number and a check digit that finds every wrong digit and every swap of two.

The check digit is Damm's (H. M. Damm, Total anti-symmetrische Quasigruppen, Marburg 2004): digits alone, so
that a tag can be read aloud in any language and typed with one hand.
"""

import unicodedata

from sampan.vocabulary.errors import InvalidInput

_QUASIGROUP = (
    "0317598642", "7092154863", "4206871359", "1750983426", "6123045978",
    "3674209581", "5869720134", "8945362017", "9438617205", "2581436790",
)  # fmt: skip
FEWEST_DIGITS = 4  # 0001-3: tags of one length line up on paper until there are ten thousand people
MOST_DIGITS = 7


def tag_of(number: int) -> str:
    """Return the tag of a running number, such as 0042-3."""
    digits = f"{number:0{FEWEST_DIGITS}}"
    return f"{digits}-{_check(digits)}"


def read_tag(text: str) -> str:
    """Return the tag that somebody typed, in the digits of any script, with or without its dash.

    Raises InvalidInput when it is no tag or its check digit does not fit: then a digit is wrong or two are
    swapped, and nobody else's page opens.
    """
    bare = "".join(letter for letter in text if not letter.isspace() and unicodedata.category(letter) != "Pd")
    if not FEWEST_DIGITS < len(bare) <= MOST_DIGITS + 1 or not all(letter.isdecimal() for letter in bare):
        raise InvalidInput("This is no tag.", remedy="Type the digits on the wristband.", field="tag")
    digits = "".join(str(unicodedata.decimal(letter)) for letter in bare)
    if _check(digits[:-1]) != digits[-1]:
        raise InvalidInput("A digit of the tag is wrong.", remedy="Look at the wristband again.", field="tag")
    return f"{digits[:-1]}-{digits[-1]}"


def number_of(tag: str) -> int:
    """Return the running number of a tag."""
    return int(tag.partition("-")[0])


def _check(digits: str) -> str:
    interim = 0
    for digit in digits:
        interim = int(_QUASIGROUP[interim][int(digit)])
    return str(interim)
