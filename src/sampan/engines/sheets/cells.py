"""One cell: what must not be in it, and how it is written so that no spreadsheet runs it.

A cell that starts with = + - @ (or their full-width forms, or after blanks) is run as a formula by
spreadsheet programs (CWE-1236). On the way out such a cell gets an apostrophe in front; on the way in the
apostrophe is taken off again, so that a text survives the round trip unchanged.
"""

import re
from typing import NamedTuple

STARTERS = "=+\\-@\uff1d\uff0b\uff0d\uff20"
RISKY = re.compile(rf"'*[\s]*[{STARTERS}]|'*[\t\r\n]")
PLAIN_NUMBER = re.compile(r"-?\d+(\.\d+)?")

# What is certainly a formula; "+84 24 ...", "-99" and "@account" are ordinary contents.
FORMULA = re.compile(r"\s*(?:[=\uff1d]|[@+\-\uff0b\uff0d\uff20][^\s\d(]*\(|[+\-@\uff0b\uff0d\uff20].*[|!])")

# C0 controls but tab and line breaks, DEL, and the marks that turn the direction of text around.
UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u202a-\u202e\u2066-\u2069]")


class CellFault(NamedTuple):
    """Why a cell cannot be taken, and what to do."""

    what: str
    remedy: str


def guard(text: str) -> str:
    """`text` as it may stand in a spreadsheet cell; plain numbers stay as they are."""
    if RISKY.match(text) and not PLAIN_NUMBER.fullmatch(text):
        return "'" + text
    return text


def unguard(text: str) -> str:
    """The inverse of `guard`: takes off the one apostrophe that `guard` put in front."""
    rest = text[1:]
    if text.startswith("'") and RISKY.match(rest) and not PLAIN_NUMBER.fullmatch(rest):
        return rest
    return text


def fault_in(text: str, *, max_characters: int) -> CellFault | None:
    """What and remedy when a cell as read cannot be taken, else None. The text itself is not repeated."""
    if not text:
        return None
    if len(text) > max_characters:
        what = f"The cell holds {len(text):,} characters; at most {max_characters:,} are read."
        return CellFault(what, "Shorten the text or put it in the case's notes.")
    if text[0] != "'" and FORMULA.match(text):
        return CellFault("The cell holds a formula.", "Replace it by its result (copy, then 'paste values').")
    if not text.isprintable() and UNSEEN.search(text):
        return CellFault("The cell holds invisible control characters.", "Type the content again by hand.")
    return None
