"""Registers persons under their cases, sealed, and changes what identifies them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from uuid import UUID

from django.db import transaction

from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Actor, require
from sampan.registry.access.roles import Permission
from sampan.registry.audit.services import Act, record, record_many
from sampan.registry.clock.queries import house_now
from sampan.registry.identifiers import new_person_id
from sampan.registry.people.identity import Identity, identity_from, kinds_of_digests
from sampan.registry.people.keyring import Keyring, new_key
from sampan.registry.people.models import CaseKey, Person, SealedField, SearchHash
from sampan.registry.people.services.keys import case_data_key, keyring
from sampan.registry.people.services.match_keys import (
    edition,
    forget_match_keys,
    traits_of,
    write_match_keys,
)
from sampan.registry.people.services.own_numbers import Traits, write_own_numbers
from sampan.registry.people.services.rows import open_all, person_row, sealed_rows

_BATCH = 5_000


@dataclass(frozen=True)
class NewPerson:
    """A person to be registered under a case; `traits` are coded and only narrow the match keys."""

    case_id: UUID
    identity: Identity
    traits: Traits = field(default_factory=dict)


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
    now, ring, people = house_now(), keyring(), list(people)
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
        person = Person(
            id=new_person_id(),
            case_id=new.case_id,
            agency_id=agency_id,
            created_at=now,
            keys_edition=edition(),
        )
        rows["people"].append(person)
        rows["fields"] += sealed_rows(person, new.identity.fields(), data_key=data_key, now=now)
        rows["hashes"] += _hashes(person, new.identity, ring=ring)
    _insert(rows)
    written = [(person, new.identity) for person, new in zip(rows["people"], people, strict=True)]
    traits = {new.case_id: new.traits for new in people}
    write_match_keys(written, traits=traits)
    write_own_numbers(written, traits=traits)
    record_many(
        (Act("person.registered", "person", str(person.id), person.case_id) for person in rows["people"]),
        by=by,
        purpose=purpose,
    )
    return [person.id for person in rows["people"]]


@transaction.atomic
def change_identity(*, person_id: UUID, changes: Mapping[str, object], by: Actor, purpose: Purpose) -> None:
    """Write the given identity fields (JSON values; an empty one removes the field) and all hashes anew."""
    require(by, Permission.WRITE_IDENTITY, purpose=purpose)
    person = person_row(person_id, for_update=True)
    data_key = case_data_key(person.case_id)
    fields = open_all(person, data_key=data_key) | dict(changes)
    identity = identity_from({code: told for code, told in fields.items() if told})
    now = house_now()
    SealedField.objects.filter(person=person, field__in=changes).delete()
    written = {code: told for code, told in identity.fields().items() if code in changes}
    SealedField.objects.bulk_create(sealed_rows(person, written, data_key=data_key, now=now))
    SearchHash.objects.filter(case_id=person.case_id).delete()
    SearchHash.objects.bulk_create(_hashes(person, identity, ring=keyring()))
    forget_match_keys([person.case_id], left="")
    person.keys_edition = ""
    traits = traits_of([person.case_id])
    write_match_keys([(person, identity)], traits=traits)
    write_own_numbers([(person, identity)], traits=traits)
    record(
        "identity.changed",
        by=by,
        purpose=purpose,
        subject_kind="person",
        subject_id=person.id,
        case_id=person.case_id,
        details={"fields": sorted(changes)},
    )


def _hashes(person: Person, identity: Identity, *, ring: Keyring) -> list[SearchHash]:
    kinds = kinds_of_digests(identity, search_key=ring.search)
    return [
        SearchHash(digest=one, kind=kinds[one], case_id=person.case_id, agency_id=person.agency_id)
        for one in sorted(kinds)
    ]


def _insert(rows: Mapping[str, list]) -> None:
    CaseKey.objects.bulk_create(rows["keys"], batch_size=_BATCH)
    Person.objects.bulk_create(rows["people"], batch_size=_BATCH)
    SealedField.objects.bulk_create(rows["fields"], batch_size=_BATCH)
    SearchHash.objects.bulk_create(rows["hashes"], batch_size=_BATCH)
