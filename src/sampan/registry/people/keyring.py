"""The node's keys for sealing: keys that wrap each case's data key, and one for search hashes."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from sampan.vocabulary.errors import IntegrityFailure

KEY_BYTES = 32  # AES-256: what is sealed today must stay closed for decades
_NONCE_BYTES = 12  # the size that AES-GCM is specified for; random, one key a case keeps collisions remote


@dataclass(frozen=True, repr=False)
class Keyring:
    """Wrapping keys by version (the newest wraps, all unwrap) and the key of the search hashes."""

    wrapping: Mapping[int, bytes] = field(default_factory=dict)
    search: bytes = b""

    @property
    def newest(self) -> int:
        """The version of the wrapping key in use."""
        return max(self.wrapping)

    def wrap(self, data_key: bytes, *, bound_to: bytes) -> tuple[int, bytes]:
        """Return the version used and the wrapped key, bound to what it belongs to."""
        version = self.newest
        return version, seal_bytes(data_key, key=self.wrapping[version], bound_to=bound_to)

    def unwrap(self, wrapped: bytes, *, version: int, bound_to: bytes) -> bytes:
        """Return the data key; raises IntegrityFailure when the key is gone or the wrapping was touched."""
        try:
            key = self.wrapping[version]
        except KeyError:
            raise IntegrityFailure(
                f"The node's wrapping key number {version} is missing.",
                remedy="Put the key file back from the key backup.",
                ask="the node's administrator",
            ) from None
        return open_bytes(wrapped, key=key, bound_to=bound_to)


def new_key() -> bytes:
    """Return a fresh random key."""
    return os.urandom(KEY_BYTES)


def seal_bytes(plain: bytes, *, key: bytes, bound_to: bytes) -> bytes:
    """Return nonce || AES-256-GCM ciphertext; `bound_to` must be given again to open it."""
    nonce = os.urandom(_NONCE_BYTES)
    return nonce + AESGCM(key).encrypt(nonce, plain, bound_to)


def open_bytes(sealed: bytes, *, key: bytes, bound_to: bytes) -> bytes:
    """Return the plain bytes; raises IntegrityFailure when anything was changed or moved."""
    try:
        return AESGCM(key).decrypt(sealed[:_NONCE_BYTES], sealed[_NONCE_BYTES:], bound_to)
    except InvalidTag:
        raise IntegrityFailure(
            "A sealed field does not open: it was changed, or moved to another record.",
            remedy="Run `sampan audit verify` and keep the database as it is.",
            ask="the node's administrator",
        ) from None
