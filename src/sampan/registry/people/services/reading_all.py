"""Opens the identities of all people for a computation that shows none of them; one audit row for the whole."""

from collections.abc import Iterator
from itertools import groupby
from uuid import UUID

from sampan.registry.access.reader import Reader, require
from sampan.registry.access.roles import Permission
from sampan.registry.audit.services import record
from sampan.registry.people.identity import Identity, identity_from
from sampan.registry.people.models import CaseKey, SealedField
from sampan.registry.people.services.keys import unwrap
from sampan.registry.people.services.rows import open_one

FIELDS = ("name", "other_names", "birth_date", "documents", "phones", "emails", "handles")
_CHUNK = 2_000


def identities_for_matching(*, reader: Reader) -> Iterator[tuple[UUID, Identity]]:
    """Yield (case, identity) of everybody whose identity is open, with the fields that match keys are made of.

    For the node's own service: what it yields is hashed and forgotten. One audit row with the number of people is
    written when the last one was yielded. Raises NotPermitted or NoPurpose.
    """
    require(reader.actor, Permission.READ_IDENTITY, purpose=reader.purpose)
    sealed = SealedField.objects.filter(field__in=FIELDS).order_by("case_id").iterator(chunk_size=_CHUNK)
    count = 0
    for case_id, rows in groupby(sealed, key=lambda one: one.case_id):
        key = CaseKey.objects.filter(case_id=case_id, closed_at__isnull=True).first()
        if key is None:
            continue
        data_key = unwrap(key)
        yield case_id, identity_from({one.field: open_one(one, data_key=data_key) for one in rows})
        count += 1
    record(
        "identity.hashed",
        by=reader.actor,
        purpose=reader.purpose,
        subject_kind="register",
        details={"people": count, "fields": list(FIELDS)},
    )
