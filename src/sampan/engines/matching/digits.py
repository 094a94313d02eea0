"""Decimal digits of every script as 0-9: Thai, Lao, Khmer, Burmese and full-width forms are one number."""

import unicodedata
from functools import cache


def ascii_digits(text: str) -> str:
    """Return `text` in NFKC with each decimal digit of any script as 0-9; nothing else is changed."""
    if text.isascii():
        return text
    return "".join(map(_one, unicodedata.normalize("NFKC", text)))


def letters_and_digits(text: str) -> str:
    """Return the letters and digits alone, upper case, digits as 0-9: how numbers on papers are compared."""
    return "".join(filter(str.isalnum, ascii_digits(text))).upper()


@cache
def _one(character: str) -> str:
    digit = unicodedata.decimal(character, None)
    return character if digit is None else str(digit)
