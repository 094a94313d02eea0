"""Opens what identifies a person; every reading is audited."""

from collections.abc import Iterable
from uuid import UUID

from django.db import transaction

from sampan.registry.access.reader import Reader, require
from sampan.registry.access.roles import Permission
from sampan.registry.audit.services import Act, record, record_many
from sampan.registry.people.identity import Identity, identity_from
from sampan.registry.people.models import CaseKey, SealedField
from sampan.registry.people.services.keys import case_data_key, unwrap
from sampan.registry.people.services.rows import open_all, open_one, person_of


@transaction.atomic
def open_identity(*, case_id: UUID, reader: Reader, fields: Iterable[str] | None = None) -> Identity:
    """Open sealed fields of the person of a case (all, or those named); the reading is audited.

    Raises NoPurpose or NotPermitted; NotFound when row security shows no such person, whether
    it does not exist or may not be seen.
    """
    require(reader.actor, Permission.READ_IDENTITY, purpose=reader.purpose)
    person = person_of(case_id)
    wanted = None if fields is None else set(fields)
    opened = open_all(person, data_key=case_data_key(case_id), only=wanted)
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
        key.case_id: unwrap(key) for key in CaseKey.objects.filter(case_id__in=wanted, closed_at__isnull=True)
    }
    names: dict[UUID, Identity] = {}
    with transaction.atomic():
        for sealed in SealedField.objects.filter(case_id__in=list(keys), field="name"):
            told = open_one(sealed, data_key=keys[sealed.case_id])
            names[sealed.case_id] = identity_from({"name": told})
        record_many(
            (Act("identity.read", "case", str(one), one, {"fields": ["name"]}) for one in names),
            by=reader.actor,
            purpose=reader.purpose,
        )
    return names
