"""What goes into the function: a typed key, hashed with its kind, so that the kind need not be sent."""

import hashlib
from typing import Protocol


class TypedKey(Protocol):
    """What this package needs of a match key: canonical bytes, and the kind that they are of."""

    @property
    def kind(self) -> str:
        """The code of the kind."""
        ...

    @property
    def value(self) -> bytes:
        """The canonical bytes; as secret as the record."""
        ...


def input_of(key: TypedKey) -> bytes:
    """Return the 32 octets that stand for a key; guessable like the key itself, so they never leave bare."""
    return hashlib.sha256(b"sampan private key 1," + key.kind.encode() + b"," + key.value).digest()
