"""The data key of each case: seals and opens what belongs to the case, and is wrapped anew on rotation."""

from collections.abc import Callable
from uuid import UUID

from django.conf import settings
from django.db import transaction

from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Actor
from sampan.registry.audit.services import record
from sampan.registry.people.keyring import Keyring, open_bytes, seal_bytes
from sampan.registry.people.models import CaseKey
from sampan.vocabulary.errors import NoConsent, NotFound

_BATCH = 5_000
_rotation_listeners: list[Callable[[], int]] = []


def when_rotated(listener: Callable[[], int]) -> None:
    """Call `listener()` in the transaction of each rotation.

    It seals anew, with the newest wrapping key, what a slice sealed with keys made of the older ones, and returns of
    how many rows.
    """
    if listener not in _rotation_listeners:
        _rotation_listeners.append(listener)


@transaction.atomic
def rotate_wrapping(*, by: Actor, purpose: Purpose) -> int:
    """Wrap every data key anew with the newest wrapping key; return how many were re-wrapped.

    Slices that asked for it by `when_rotated` seal theirs anew in the same transaction, or nothing is rotated.
    """
    ring, rotated = keyring(), []
    for key in (
        CaseKey.objects.select_for_update().exclude(wrapping_version=ring.newest).iterator(chunk_size=2_000)
    ):
        key.wrapping_version, key.wrapped = ring.wrap(unwrap(key), bound_to=key.case_id.bytes)
        rotated.append(key)
    CaseKey.objects.bulk_update(rotated, ("wrapping_version", "wrapped"), batch_size=_BATCH)
    resealed = sum(listener() for listener in _rotation_listeners)
    record(
        "keys.rotated",
        by=by,
        purpose=purpose,
        subject_kind="node",
        details={"version": ring.newest, "keys": len(rotated), "resealed": resealed},
    )
    return len(rotated)


def case_data_key(case_id: UUID, *, even_closed: bool = False) -> bytes:
    """Return the data key of a case that row security shows.

    Raises NotFound when there is none or it was erased, NoConsent when the identity is closed;
    sealing (never opening) may go on with a closed one.
    """
    key = CaseKey.objects.filter(case_id=case_id).first()
    if key is None:
        raise NotFound("This record cannot be opened: it was erased, or you may not see it.")
    if key.closed_at is not None and not even_closed:
        raise NoConsent(
            "The person withdrew consent: this identity is closed.",
            remedy="Explain it to the person; record a new consent if they agree.",
        )
    return unwrap(key)


def identity_is_kept(*, case_id: UUID) -> bool:
    """Say whether a case still has its data key: False once it was erased, or where row security hides it."""
    return CaseKey.objects.filter(case_id=case_id).exists()


def seal_for_case(plain: bytes, *, case_id: UUID, label: str) -> bytes:
    """Seal bytes (a note, the copy of a letter) with the data key of a case, bound to case and label."""
    data_key = case_data_key(case_id, even_closed=True)
    return seal_bytes(plain, key=data_key, bound_to=case_id.bytes + label.encode())


def open_for_case(sealed: bytes, *, case_id: UUID, label: str) -> bytes:
    """Open what `seal_for_case` sealed under the same label. The caller audits the reading."""
    return open_bytes(bytes(sealed), key=case_data_key(case_id), bound_to=case_id.bytes + label.encode())


def keyring() -> Keyring:
    """Return the node's keyring, as the settings hold it."""
    return settings.SAMPAN_KEYRING


def unwrap(key: CaseKey) -> bytes:
    """Return the data key behind a wrapped one; raises IntegrityFailure."""
    return keyring().unwrap(bytes(key.wrapped), version=key.wrapping_version, bound_to=key.case_id.bytes)
