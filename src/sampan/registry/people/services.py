"""Seals and opens what identifies a person; rotates keys; erases by destroying a case's key."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import UUID

from django.conf import settings
from django.db import transaction

from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Actor, Reader, require
from sampan.registry.access.roles import Permission
from sampan.registry.audit.services import Act, record, record_many
from sampan.registry.identifiers import new_person_id
from sampan.registry.people.identity import Identity, identity_from, search_digests
from sampan.registry.people.keyring import Keyring, new_key, open_bytes, seal_bytes
from sampan.registry.people.models import CaseKey, Person, SealedField, SearchHash
from sampan.vocabulary.canonical import canonical_bytes
from sampan.vocabulary.errors import NoConsent, NotFound

_BATCH = 5_000


@dataclass(frozen=True)
class NewPerson:
    """A person to be registered under a case."""

    case_id: UUID
    identity: Identity


@transaction.atomic
def register_person(
    *, case_id: UUID, agency_id: UUID, identity: Identity, by: Actor, purpose: Purpose
) -> UUID:
    """Register one person under a case, sealed with a new data key of that case; return the person's id."""
    return register_people(
        people=[NewPerson(case_id, identity)], agency_id=agency_id, by=by, purpose=purpose
    )[0]


@transaction.atomic
def register_people(
    *, people: Iterable[NewPerson], agency_id: UUID, by: Actor, purpose: Purpose
) -> list[UUID]:
    """Register many persons, each under its own new case, in bulk; return their ids in order."""
    require(by, Permission.WRITE_IDENTITY, purpose=purpose)
    now, ring = datetime.now(UTC), keyring()
    rows: dict[str, list] = {"keys": [], "people": [], "fields": [], "hashes": []}
    for new in people:
        data_key = new_key()
        version, wrapped = ring.wrap(data_key, bound_to=new.case_id.bytes)
        rows["keys"].append(
            CaseKey(
                case_id=new.case_id,
                agency_id=agency_id,
                wrapped=wrapped,
                wrapping_version=version,
                created_at=now,
            )
        )
        person = Person(id=new_person_id(), case_id=new.case_id, agency_id=agency_id, created_at=now)
        rows["people"].append(person)
        rows["fields"] += _sealed_fields(person, new.identity.fields(), data_key=data_key, now=now)
        rows["hashes"] += _hashes(person, new.identity, ring=ring)
    _insert(rows)
    record_many(
        (Act("person.registered", "person", str(person.id), person.case_id) for person in rows["people"]),
        by=by,
        purpose=purpose,
    )
    return [person.id for person in rows["people"]]


@transaction.atomic
def change_identity(*, person_id: UUID, changes: Mapping[str, object], by: Actor, purpose: Purpose) -> None:
    """Write the given identity fields (JSON values; an empty one removes the field) and search hashes anew."""
    require(by, Permission.WRITE_IDENTITY, purpose=purpose)
    person = _person(person_id, for_update=True)
    data_key = case_data_key(person.case_id)
    fields = _open_all(person, data_key=data_key) | dict(changes)
    identity = identity_from({code: told for code, told in fields.items() if told})
    now = datetime.now(UTC)
    SealedField.objects.filter(person=person, field__in=changes).delete()
    written = {code: told for code, told in identity.fields().items() if code in changes}
    SealedField.objects.bulk_create(_sealed_fields(person, written, data_key=data_key, now=now))
    SearchHash.objects.filter(case_id=person.case_id).delete()
    SearchHash.objects.bulk_create(_hashes(person, identity, ring=keyring()))
    record(
        "identity.changed",
        by=by,
        purpose=purpose,
        subject_kind="person",
        subject_id=person.id,
        case_id=person.case_id,
        details={"fields": sorted(changes)},
    )


@transaction.atomic
def open_identity(*, case_id: UUID, reader: Reader, fields: Iterable[str] | None = None) -> Identity:
    """Open sealed fields of the person of a case (all, or those named); the reading is audited.

    Raises NoPurpose or NotPermitted; NotFound when row security shows no such person, whether
    it does not exist or may not be seen.
    """
    require(reader.actor, Permission.READ_IDENTITY, purpose=reader.purpose)
    person = _person_of(case_id)
    wanted = None if fields is None else set(fields)
    opened = _open_all(person, data_key=case_data_key(case_id), only=wanted)
    record(
        "identity.read",
        by=reader.actor,
        purpose=reader.purpose,
        subject_kind="person",
        subject_id=person.id,
        case_id=case_id,
        details={"fields": sorted(opened)},
    )
    return identity_from(opened)


def open_names(*, case_ids: Iterable[UUID], reader: Reader) -> dict[UUID, Identity]:
    """Open the names alone of several cases for a list; one audit row for each case read."""
    require(reader.actor, Permission.READ_IDENTITY, purpose=reader.purpose)
    wanted = list(case_ids)
    keys = {
        key.case_id: _unwrap(key)
        for key in CaseKey.objects.filter(case_id__in=wanted, closed_at__isnull=True)
    }
    names: dict[UUID, Identity] = {}
    with transaction.atomic():
        for sealed in SealedField.objects.filter(case_id__in=list(keys), field="name"):
            told = _open(sealed, data_key=keys[sealed.case_id])
            names[sealed.case_id] = identity_from({"name": told})
        record_many(
            (Act("identity.read", "case", str(one), one, {"fields": ["name"]}) for one in names),
            by=reader.actor,
            purpose=reader.purpose,
        )
    return names


@transaction.atomic
def erase_identity(*, case_id: UUID, by: Actor, purpose: Purpose, reason: str) -> None:
    """Destroy the data key of a case, its sealed fields and its search hashes. There is no way back."""
    require(by, Permission.ERASE_CASE, purpose=purpose)
    destroyed, _ = CaseKey.objects.filter(case_id=case_id).delete()
    if not destroyed:
        raise NotFound("There is no identity left to erase here.", remedy="Look at the case's history.")
    SealedField.objects.filter(case_id=case_id).delete()
    SearchHash.objects.filter(case_id=case_id).delete()
    record(
        "identity.erased",
        by=by,
        purpose=purpose,
        subject_kind="case",
        subject_id=case_id,
        case_id=case_id,
        details={"reason": reason},
    )


@transaction.atomic
def close_identity(*, case_id: UUID, by: Actor, purpose: Purpose, reason: str) -> None:
    """Close a case's identity: nothing sealed with its key opens until `reopen_identity`. Closing again does nothing."""
    require(by, Permission.WITHDRAW_CONSENT, purpose=purpose)
    closed = CaseKey.objects.filter(case_id=case_id, closed_at__isnull=True).update(
        closed_at=datetime.now(UTC)
    )
    if closed:
        record(
            "identity.closed", by=by, purpose=purpose, subject_kind="case", subject_id=case_id, case_id=case_id,
            details={"reason": reason},
        )  # fmt: skip


@transaction.atomic
def reopen_identity(*, case_id: UUID, by: Actor, purpose: Purpose) -> None:
    """Let a closed identity be opened again, because the person agreed anew; nothing happens when it is open."""
    require(by, Permission.RECORD_CONSENT, purpose=purpose)
    if CaseKey.objects.filter(case_id=case_id, closed_at__isnull=False).update(closed_at=None):
        record(
            "identity.reopened",
            by=by,
            purpose=purpose,
            subject_kind="case",
            subject_id=case_id,
            case_id=case_id,
        )


@transaction.atomic
def rotate_wrapping(*, by: Actor, purpose: Purpose) -> int:
    """Wrap every data key anew with the newest wrapping key; return how many were re-wrapped."""
    ring, rotated = keyring(), []
    for key in (
        CaseKey.objects.select_for_update().exclude(wrapping_version=ring.newest).iterator(chunk_size=2_000)
    ):
        key.wrapping_version, key.wrapped = ring.wrap(_unwrap(key), bound_to=key.case_id.bytes)
        rotated.append(key)
    CaseKey.objects.bulk_update(rotated, ("wrapping_version", "wrapped"), batch_size=_BATCH)
    record(
        "keys.rotated",
        by=by,
        purpose=purpose,
        subject_kind="node",
        details={"version": ring.newest, "keys": len(rotated)},
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
    return _unwrap(key)


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


def _unwrap(key: CaseKey) -> bytes:
    return keyring().unwrap(bytes(key.wrapped), version=key.wrapping_version, bound_to=key.case_id.bytes)


def _person(person_id: UUID, *, for_update: bool = False) -> Person:
    people = Person.objects.select_for_update() if for_update else Person.objects.all()
    person = people.filter(id=person_id).first()
    if person is None:
        raise NotFound("There is no such person here, or you may not see them.")
    return person


def _person_of(case_id: UUID) -> Person:
    person = Person.objects.filter(case_id=case_id).first()
    if person is None:
        raise NotFound("There is no such person here, or you may not see them.")
    return person


def _sealed_fields(
    person: Person, fields: Mapping[str, object], *, data_key: bytes, now: datetime
) -> list[SealedField]:
    return [
        SealedField(
            person=person,
            case_id=person.case_id,
            agency_id=person.agency_id,
            field=code,
            sealed=seal_bytes(canonical_bytes(told), key=data_key, bound_to=_binding(person.id, code)),
            sealed_at=now,
        )
        for code, told in fields.items()
    ]


def _hashes(person: Person, identity: Identity, *, ring: Keyring) -> list[SearchHash]:
    return [
        SearchHash(digest=one, case_id=person.case_id, agency_id=person.agency_id)
        for one in sorted(search_digests(identity, search_key=ring.search))
    ]


def _open_all(person: Person, *, data_key: bytes, only: set[str] | None = None) -> dict[str, object]:
    sealed = SealedField.objects.filter(person=person)
    if only is not None:
        sealed = sealed.filter(field__in=only)
    return {one.field: _open(one, data_key=data_key) for one in sealed}


def _open(sealed: SealedField, *, data_key: bytes) -> object:
    plain = open_bytes(bytes(sealed.sealed), key=data_key, bound_to=_binding(sealed.person_id, sealed.field))
    return json.loads(plain)


def _binding(person_id: UUID, field: str) -> bytes:
    return person_id.bytes + field.encode()


def _insert(rows: Mapping[str, list]) -> None:
    CaseKey.objects.bulk_create(rows["keys"], batch_size=_BATCH)
    Person.objects.bulk_create(rows["people"], batch_size=_BATCH)
    SealedField.objects.bulk_create(rows["fields"], batch_size=_BATCH)
    SearchHash.objects.bulk_create(rows["hashes"], batch_size=_BATCH)
