"""The rows of a person, sealed and opened field by field."""

import json
from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from sampan.registry.people.keyring import open_bytes, seal_bytes
from sampan.registry.people.models import Person, SealedField
from sampan.vocabulary.canonical import canonical_bytes
from sampan.vocabulary.errors import NotFound


def person_row(person_id: UUID, *, for_update: bool = False) -> Person:
    """Return the person of an id; raises NotFound when not there or not visible."""
    people = Person.objects.select_for_update() if for_update else Person.objects.all()
    person = people.filter(id=person_id).first()
    if person is None:
        raise NotFound("There is no such person here, or you may not see them.")
    return person


def person_of(case_id: UUID) -> Person:
    """Return the person of a case; raises NotFound when not there or not visible."""
    person = Person.objects.filter(case_id=case_id).first()
    if person is None:
        raise NotFound("There is no such person here, or you may not see them.")
    return person


def sealed_rows(
    person: Person, fields: Mapping[str, object], *, data_key: bytes, now: datetime
) -> list[SealedField]:
    """Return the rows that hold these fields, each sealed and bound to the person and its name."""
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


def open_all(person: Person, *, data_key: bytes, only: set[str] | None = None) -> dict[str, object]:
    """Return the opened fields of a person, all or those named. The caller audits."""
    sealed = SealedField.objects.filter(person=person)
    if only is not None:
        sealed = sealed.filter(field__in=only)
    return {one.field: open_one(one, data_key=data_key) for one in sealed}


def open_one(sealed: SealedField, *, data_key: bytes) -> object:
    """Return the JSON content of one sealed field. The caller audits."""
    plain = open_bytes(bytes(sealed.sealed), key=data_key, bound_to=_binding(sealed.person_id, sealed.field))
    return json.loads(plain)


def _binding(person_id: UUID, field: str) -> bytes:
    return person_id.bytes + field.encode()
