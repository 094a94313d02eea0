"""Seals the body of a letter for keeping: with the case's data key, or with the node's storage key."""

import json
from hashlib import blake2b
from uuid import UUID

from sampan.registry.people.keyring import KEY_BYTES, open_bytes, seal_bytes
from sampan.registry.people.services.keys import keyring, open_for_case, seal_for_case
from sampan.vocabulary.canonical import canonical_bytes
from sampan.vocabulary.errors import IntegrityFailure, NotFound

_DERIVATION = b"sampan-letters-1"  # BLAKE2b personalisation: this key seals letters and nothing else


def seal_body(body: object, *, letter_id: UUID, case_id: UUID | None) -> tuple[bytes, int | None]:
    """Return the sealed body and the version of the node's key, None when the case's own key sealed it.

    A case whose key is not visible here (no identity was ever registered) falls back to the node's key.
    """
    plain = canonical_bytes(body)  # type: ignore[arg-type]
    if case_id is not None:
        try:
            return seal_for_case(plain, case_id=case_id, label=_label(letter_id)), None
        except NotFound:
            pass
    version = keyring().newest
    return seal_bytes(plain, key=_storage_key(version), bound_to=_label(letter_id).encode()), version


def open_body(
    sealed: bytes, *, letter_id: UUID, case_id: UUID | None, key_version: int | None
) -> dict[str, object]:
    """Return the body; NotFound when it was erased or its case may not be seen. The caller audits."""
    if not sealed:
        raise NotFound("The body of this letter was erased.", remedy="Its facts and receipts remain.")
    if key_version is not None:
        plain = open_bytes(sealed, key=_storage_key(key_version), bound_to=_label(letter_id).encode())
    elif case_id is not None:
        plain = open_for_case(sealed, case_id=case_id, label=_label(letter_id))
    else:
        raise IntegrityFailure("A letter lost its case.", remedy="Run `sampan audit verify`.")
    return json.loads(plain)


def _label(letter_id: UUID) -> str:
    return f"letter:{letter_id}"


def _storage_key(version: int) -> bytes:
    wrapping = keyring().wrapping.get(version)
    if wrapping is None:
        raise IntegrityFailure(
            f"The node's wrapping key number {version} is missing.",
            remedy="Put the key file back from the key backup.",
            ask="the node's administrator",
        )
    return blake2b(key=wrapping, person=_DERIVATION, digest_size=KEY_BYTES).digest()
