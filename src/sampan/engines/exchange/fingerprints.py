"""A card's fingerprint: eight groups of five digits that two people read to each other on the phone.

Forty decimal digits carry 132.9 bits: making another card with the same digits takes about 2^132 tries.
Digits are used because they read the same in every language of the region.
"""

import hashlib
import hmac
import unicodedata

from sampan.engines.exchange import notation
from sampan.engines.exchange.failures import ExchangeFailure, Reason
from sampan.engines.exchange.keys import NodeCard

GROUPS = 8
GROUP_DIGITS = 5


def fingerprint(card: NodeCard) -> str:
    """Return the card's fingerprint, such as `01234 56789 ...`: eight groups of five digits.

    SHA-512 of the card's statement, reduced modulo 10^40 (the bias is below 2^-379).
    """
    digest = hashlib.sha512(notation.signed_bytes("sampan fingerprint 1", card.statement)).digest()
    length = GROUPS * GROUP_DIGITS
    digits = f"{int.from_bytes(digest, 'big') % 10**length:0{length}d}"
    return " ".join(digits[start : start + GROUP_DIGITS] for start in range(0, length, GROUP_DIGITS))


def check_fingerprint(card: NodeCard, heard: str) -> None:
    """Return when `heard` is the whole fingerprint of `card`; ExchangeFailure(wrong_fingerprint) otherwise.

    Spaces and punctuation are ignored; digits of any script count, so Khmer or Burmese digits may be typed.
    """
    digits = "".join(str(unicodedata.decimal(sign)) for sign in heard if sign.isdecimal())
    letters = any(sign.isalpha() for sign in heard)
    expected = fingerprint(card).replace(" ", "")
    if letters or not hmac.compare_digest(digits, expected):
        raise ExchangeFailure(Reason.WRONG_FINGERPRINT)
