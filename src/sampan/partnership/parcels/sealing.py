"""Seals the key and the label of a large file: with the case's data key, or with the node's storage key."""

import json
from dataclasses import dataclass, field
from hashlib import blake2b
from uuid import UUID

from sampan.engines.exchange.chunks import Manifest, Shape
from sampan.partnership.parcels.models import Parcel
from sampan.registry.people.keyring import KEY_BYTES, open_bytes, seal_bytes
from sampan.registry.people.services.keys import keyring, open_for_case, seal_for_case
from sampan.vocabulary.canonical import canonical_bytes
from sampan.vocabulary.errors import IntegrityFailure, NotFound

_DERIVATION = b"sampan-parcels-1"  # BLAKE2b personalisation: this key seals keys of files and nothing else


@dataclass(frozen=True)
class Details:
    """What is said of a file to nobody but whoever opens it: its label, name and hashes."""

    label: str = field(repr=False)
    filename: str = field(repr=False)
    sha256: str
    seals: str


def seal_into(parcel: Parcel, *, key: bytes, details: Details) -> None:
    """Put the sealed key and details into the row; the caller saves it.

    A case whose key is not visible here (no identity was ever registered) falls back to the node's key.
    """
    plain = {"key": key, "details": canonical_bytes(vars(details))}
    try:
        sealed = {name: _seal_for_case(parcel, name, octets) for name, octets in plain.items()}
        parcel.key_version = None
    except NotFound:
        parcel.key_version = keyring().newest
        sealed = {
            name: seal_bytes(
                octets, key=_storage_key(parcel.key_version), bound_to=_bound_to(parcel.id, name)
            )
            for name, octets in plain.items()
        }
    parcel.key_sealed, parcel.details_sealed = sealed["key"], sealed["details"]


def key_of(parcel: Parcel) -> bytes:
    """Return the file's key; NotFound when it ended, NoConsent when its case's identity is closed."""
    return _opened(parcel, "key", bytes(parcel.key_sealed))


def details_of(parcel: Parcel) -> Details:
    """Return label, name and hashes; NotFound when it ended. The caller audits."""
    return Details(**json.loads(_opened(parcel, "details", bytes(parcel.details_sealed))))


def shape_of(parcel: Parcel) -> Shape:
    """Return the shape of the file's chunks."""
    return Shape(parcel.id.bytes, parcel.size)


def manifest_of(parcel: Parcel) -> Manifest:
    """Return the manifest as the sender signed it."""
    told = details_of(parcel)
    return Manifest(shape_of(parcel), told.sha256, told.seals)


def _seal_for_case(parcel: Parcel, name: str, octets: bytes) -> bytes:
    if parcel.case_id is None:
        raise NotFound("This file has no case.")
    return seal_for_case(octets, case_id=parcel.case_id, label=f"parcel:{parcel.id}:{name}")


def _opened(parcel: Parcel, name: str, sealed: bytes) -> bytes:
    if not sealed:
        raise NotFound("This file ended, and its key was destroyed.", remedy="Ask for it to be sent again.")
    if parcel.key_version is not None:
        return open_bytes(sealed, key=_storage_key(parcel.key_version), bound_to=_bound_to(parcel.id, name))
    if parcel.case_id is None:
        raise IntegrityFailure("A file lost its case.", remedy="Run `sampan audit verify`.")
    return open_for_case(sealed, case_id=parcel.case_id, label=f"parcel:{parcel.id}:{name}")


def _bound_to(parcel_id: UUID, name: str) -> bytes:
    return f"parcel:{parcel_id}:{name}".encode()


def _storage_key(version: int) -> bytes:
    wrapping = keyring().wrapping.get(version)
    if wrapping is None:
        raise IntegrityFailure(
            f"The node's wrapping key number {version} is missing.",
            remedy="Put the key file back from the key backup.",
            ask="the node's administrator",
        )
    return blake2b(key=wrapping, person=_DERIVATION, digest_size=KEY_BYTES).digest()
