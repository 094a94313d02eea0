"""Seals what matching keeps with keys that the node derives for nothing else, and makes keyed hashes and tokens."""

import json
from hashlib import blake2b
from uuid import UUID

from sampan.registry.people.keyring import KEY_BYTES, open_bytes, seal_bytes
from sampan.registry.people.services.keys import keyring
from sampan.vocabulary.canonical import JsonValue, canonical_bytes
from sampan.vocabulary.errors import IntegrityFailure

_SEALS, _HASHES, _TOKENS = b"sampan-matches-1", b"sampan-matchkeys", b"sampan-matchtoks"  # 16 octets at most
_VERSION_OCTETS = 4
DIGEST_OCTETS = 16
OWNERS_OCTETS = 512
"""Each list of owners is padded to this, so that a stored index shows no shared key."""


def seal(plain: bytes, *, label: str) -> bytes:
    """Return the sealed octets, bound to what `label` names."""
    version = keyring().newest
    key = _derived(_SEALS, version)
    return version.to_bytes(_VERSION_OCTETS, "big") + seal_bytes(plain, key=key, bound_to=label.encode())


def unseal(sealed: bytes, *, label: str) -> bytes:
    """Return the plain octets; IntegrityFailure when they were changed or moved."""
    octets = bytes(sealed)
    version = int.from_bytes(octets[:_VERSION_OCTETS], "big")
    return open_bytes(octets[_VERSION_OCTETS:], key=_derived(_SEALS, version), bound_to=label.encode())


def seal_json(told: JsonValue, *, label: str, octets: int = 0) -> bytes:
    """Return a sealed JSON value, filled up with blanks to `octets` before it is sealed."""
    return seal(canonical_bytes(told).ljust(octets, b" "), label=label)


def unseal_json(sealed: bytes, *, label: str) -> JsonValue:
    """Return the JSON value that `seal_json` sealed."""
    return json.loads(unseal(sealed, label=label))


def keyed_digest(octets: bytes, *, of: UUID | str) -> bytes:
    """Return 16 octets that stand for a key in one epoch or table; nobody without the node's key can test a guess."""
    key = _kept(_HASHES)
    return blake2b(str(of).encode() + b"," + octets, key=key, digest_size=DIGEST_OCTETS).digest()


def token(kind: str, of: UUID) -> str:
    """Return the word by which a case or officer is named to others: the same each time, and of no use elsewhere."""
    key = _kept(_TOKENS)
    return blake2b(f"{kind},{of}".encode(), key=key, digest_size=DIGEST_OCTETS).hexdigest()


def resealed(sealed: bytes, *, label: str) -> bytes | None:
    """Return the octets sealed with the newest wrapping key; None when they are, or when nothing is sealed."""
    octets = bytes(sealed)
    if not octets or int.from_bytes(octets[:_VERSION_OCTETS], "big") == keyring().newest:
        return None
    return seal(unseal(octets, label=label), label=label)


def _kept(purpose: bytes) -> bytes:
    """A key made of the search key, which no rotation changes: what was hashed once is found for good."""
    return blake2b(key=keyring().search, person=purpose, digest_size=KEY_BYTES).digest()


def _derived(purpose: bytes, version: int) -> bytes:
    wrapping = keyring().wrapping.get(version)
    if wrapping is None:
        raise IntegrityFailure(
            f"The node's wrapping key number {version} is missing.",
            remedy="Put the key file back from the key backup.",
            ask="the node's administrator",
        )
    return blake2b(key=wrapping, person=purpose, digest_size=KEY_BYTES).digest()
