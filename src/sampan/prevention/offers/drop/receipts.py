"""The code with which somebody comes back to a report without a name, and the keys that follow from it.

Sixteen digits: fifteen at random and one that tells a slip of the finger (Luhn). From the code follow the place where
answers lie and the key that opens them; the site keeps neither. Argon2id makes guessing dear (ADR 0044).
"""

import secrets
from dataclasses import dataclass

from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from sampan.vocabulary.errors import InvalidInput

DIGITS = 16
_PASSES, _LANES, _MEMORY_KIB = 3, 1, 65_536
_PLACE_OCTETS, _KEY_OCTETS = 16, 32


@dataclass(frozen=True, repr=False)
class Receipt:
    """A code with what follows from it. `place`: where answers lie, in hexadecimal digits; `key` opens them."""

    code: str
    place: str
    key: bytes

    @property
    def shown(self) -> str:
        """The code in groups of four, as people write it down."""
        return " ".join(self.code[at : at + 4] for at in range(0, DIGITS, 4))


def new_receipt(*, site: bytes) -> Receipt:
    """Make a code at random. `site`: the public key to which reports are sealed."""
    first = "".join(str(secrets.randbelow(10)) for _ in range(DIGITS - 1))
    return receipt_of(first + _check_digit(first), site=site)


def receipt_of(code: str, *, site: bytes) -> Receipt:
    """Return what follows from a code as it was typed; InvalidInput when it is none, without saying how far it is."""
    digits = "".join(str(int(each)) for each in code if each.isdecimal())
    if len(digits) != DIGITS or _check_digit(digits[:-1]) != digits[-1]:
        raise InvalidInput("This is no such code.", remedy="Look at each digit once more.", field="code")
    derived = Argon2id(
        salt=site[:32],
        length=_PLACE_OCTETS + _KEY_OCTETS,
        iterations=_PASSES,
        lanes=_LANES,
        memory_cost=_MEMORY_KIB,
    ).derive(digits.encode())
    return Receipt(digits, derived[:_PLACE_OCTETS].hex(), derived[_PLACE_OCTETS:])


def _check_digit(digits: str) -> str:
    doubled = (int(each) * (2 if place % 2 == 0 else 1) for place, each in enumerate(reversed(digits)))
    return str(-sum(each - 9 if each > 9 else each for each in doubled) % 10)
