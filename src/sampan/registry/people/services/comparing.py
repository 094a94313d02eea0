"""One person against all: who holds some of the same match keys, and the opening of the few that are compared."""

import math
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from uuid import UUID

from django.db import transaction

from sampan.registry.access.reader import Reader, require
from sampan.registry.access.roles import Permission, Realm
from sampan.registry.access.sight import sight_of
from sampan.registry.audit.services import record
from sampan.registry.people.identity import Identity, identity_from
from sampan.registry.people.models import CaseKey, MatchKeyHash, SealedField
from sampan.registry.people.services.keys import unwrap
from sampan.registry.people.services.match_keys import key_digests
from sampan.registry.people.services.rebuilding import MATCHED_BY, waiting_people
from sampan.registry.people.services.rows import open_one

_ONE_KEY = 20.0  # bits of a key whose kind is not asked: about the mean of all kinds
_FURTHER = 0.5  # of a key's bits that count besides a case's best key: keys of one person lean on one another


def holders_of_keys(
    *, asked: Mapping[bytes, float], reader: Reader, most: int, leaving_out: Collection[UUID] = ()
) -> list[tuple[UUID, float]]:
    """Return at most `most` visible cases that hold some of the keys, with bits, the weightiest first.

    `asked`: bits by key, how much likelier one person is who holds it. A key counts log2 of its holders less. The
    caller audits. Raises NotPermitted or NoPurpose.
    """
    require(reader.actor, Permission.READ_IDENTITY, purpose=reader.purpose)
    bits = dict(zip(key_digests(asked), asked.values(), strict=True))
    return _ranked(bits, reader=reader, most=most, leaving_out=leaving_out)


def holders_beside(*, case_id: UUID, reader: Reader, most: int) -> list[tuple[UUID, float]]:
    """Return at most `most` visible cases that share keys with a case, the weightiest first; nothing is opened.

    The caller audits. Raises NotPermitted or NoPurpose.
    """
    require(reader.actor, Permission.READ_IDENTITY, purpose=reader.purpose)
    own = MatchKeyHash.objects.filter(case_id=case_id).values_list("digest", flat=True)
    return _ranked(dict.fromkeys(own, _ONE_KEY), reader=reader, most=most, leaving_out=(case_id,))


def _ranked(
    bits: Mapping[int, float], *, reader: Reader, most: int, leaving_out: Collection[UUID]
) -> list[tuple[UUID, float]]:
    held: dict[int, list[UUID]] = defaultdict(list)
    for part in sight_of(reader, Realm.IDENTITY).parts():
        for digest, case_id in MatchKeyHash.objects.filter(part, digest__in=list(bits)).values_list(
            "digest", "case_id"
        ):
            held[digest].append(case_id)
    told: dict[UUID, list[float]] = defaultdict(list)
    for digest, cases in held.items():
        for case_id in cases:
            told[case_id].append(bits[digest] - math.log2(len(cases)))
    ranked = [(case_id, _together(each)) for case_id, each in told.items() if case_id not in leaving_out]
    return sorted(ranked, key=lambda one: (-one[1], one[0]))[:most]


def is_complete() -> bool:
    """Say whether every visible person's keys are of today's edition: False while a rebuild is under way."""
    return not waiting_people().exists()


@transaction.atomic
def open_to_compare(
    *, case_ids: Sequence[UUID], reader: Reader, about: Mapping[str, object]
) -> dict[UUID, Identity]:
    """Open of each case the fields by which people are matched; closed and unseen identities are left out.

    One audit row for the whole question, also when nobody was found: `about` and the cases opened for it.
    """
    require(reader.actor, Permission.READ_IDENTITY, purpose=reader.purpose)
    keys = {one.case_id: one for one in CaseKey.objects.filter(case_id__in=case_ids, closed_at__isnull=True)}
    told: dict[UUID, dict[str, object]] = {case_id: {} for case_id in case_ids if case_id in keys}
    data_keys = {case_id: unwrap(keys[case_id]) for case_id in told}
    if told:
        for sealed in SealedField.objects.filter(case_id__in=list(told), field__in=MATCHED_BY):
            told[sealed.case_id][sealed.field] = open_one(sealed, data_key=data_keys[sealed.case_id])
    record(
        "identity.compared",
        by=reader.actor,
        purpose=reader.purpose,
        subject_kind="search",
        details={**about, "opened": [str(one) for one in told]},
    )
    return {case_id: identity_from(fields) for case_id, fields in told.items()}


def _together(bits: list[float]) -> float:
    best = max(bits)
    return best + _FURTHER * (sum(bits) - best)
