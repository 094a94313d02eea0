"""Bank and mobile-money accounts: the number as digits and letters, with the bank where it was told."""

import re

from sampan.engines.matching.digits import ascii_digits, letters_and_digits

_IBAN = re.compile(r"[A-Z]{2}\d{2}[A-Z0-9]{11,30}")
_SPLIT = re.compile(r"^\s*([^:：]{2,40}?)\s*[:：]\s*(.+)$")
_SHORTEST = 6  # digits; shorter ones are no account number of any of the ten countries


def canonical_account(text: str) -> str:
    """Return `number` or `bank:number` in upper case, or "" when too short to be an account.

    Spaces, dots and hyphens fall; digits of any script are read. `Bank: 0123` keeps the bank, since two banks give
    the same number to different people. A number with the form of an IBAN (ISO 13616) stands alone if its check
    digits are right.
    """
    found = _SPLIT.match(ascii_digits(text))
    bank, number = (found[1], found[2]) if found else ("", text)
    bare = letters_and_digits(number)
    if _IBAN.fullmatch(bare) and is_iban(bare):
        return bare
    if sum(map(str.isdigit, bare)) < _SHORTEST:
        return ""
    named = letters_and_digits(bank)
    return f"{named}:{bare}" if len(named) > 1 else bare  # one letter or digit names no bank


def is_iban(bare: str) -> bool:
    """Say whether the check digits of an IBAN without spaces are right (ISO 7064, MOD 97-10)."""
    moved = bare[4:] + bare[:4]
    return int("".join(str(int(character, 36)) for character in moved)) % 97 == 1
