"""Seals the words of messages and notes for keeping, with a key that the node derives for nothing else."""

import json
from collections.abc import Mapping
from hashlib import blake2b

from sampan.registry.people.keyring import KEY_BYTES, open_bytes, seal_bytes
from sampan.registry.people.services.keys import keyring
from sampan.vocabulary.canonical import canonical_bytes
from sampan.vocabulary.errors import IntegrityFailure

_DERIVATION = b"sampan-alerts-1"  # BLAKE2b personalisation: at most 16 octets


def seal_words(words: Mapping[str, str], *, label: str) -> tuple[bytes, int]:
    """Return the sealed words, bound to the record that `label` names, and the version of the node's key."""
    version = keyring().newest
    return seal_bytes(canonical_bytes(dict(words)), key=_key(version), bound_to=label.encode()), version


def open_words(sealed: bytes | None, *, label: str, key_version: int | None) -> dict[str, str]:
    """Return the words, none where nothing is kept; IntegrityFailure when they were changed or moved."""
    if not sealed or key_version is None:
        return {}
    return json.loads(open_bytes(bytes(sealed), key=_key(key_version), bound_to=label.encode()))


def _key(version: int) -> bytes:
    wrapping = keyring().wrapping.get(version)
    if wrapping is None:
        raise IntegrityFailure(
            f"The node's wrapping key number {version} is missing.",
            remedy="Put the key file back from the key backup.",
            ask="the node's administrator",
        )
    return blake2b(key=wrapping, person=_DERIVATION, digest_size=KEY_BYTES).digest()
