"""One person against all: who holds some of the same match keys, and the opening of the few that are compared."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any
from uuid import UUID

from django.core.exceptions import EmptyResultSet
from django.db import connection, transaction

from sampan.registry.access.reader import Reader, require
from sampan.registry.access.roles import Permission, Realm
from sampan.registry.access.sight import sight_of
from sampan.registry.audit.services import record
from sampan.registry.kept_plans import any_of
from sampan.registry.people.identity import Identity, identity_from
from sampan.registry.people.models import CaseKey, MatchKeyHash, SealedField
from sampan.registry.people.services.keys import unwrap
from sampan.registry.people.services.match_keys import key_digests
from sampan.registry.people.services.rebuilding import MATCHED_BY, waiting_people
from sampan.registry.people.services.rows import open_one

_ONE_KEY = 20.0  # bits of a key whose kind is not asked: about the mean of all kinds
_FURTHER = 0.5  # of a key's bits that count besides a case's best key: keys of one person lean on one another
# Ranked where the rows are: a question meets a thousand of them, and twenty are wanted.
_RANKED = """WITH asked(digest, bits) AS (SELECT * FROM unnest(%s::bigint[], %s::float8[])),
    held(digest, case_id) AS MATERIALIZED ({held}),
    told AS (SELECT digest, asked.bits - ln(count(*)) / ln(2) AS bits FROM held JOIN asked USING (digest)
             GROUP BY digest, asked.bits)
SELECT case_id, max(bits) + %s * (sum(bits) - max(bits)) AS weight FROM held JOIN told USING (digest)
WHERE case_id <> ALL(%s::uuid[]) GROUP BY case_id ORDER BY weight DESC, case_id LIMIT %s"""


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
    held, named = _held(list(bits), reader)
    if not held:
        return []
    with connection.cursor() as cursor:
        cursor.execute(
            _RANKED.format(held=held),
            [list(bits), list(bits.values()), *named, _FURTHER, list(leaving_out), most],
        )
        return [(case_id, float(weight)) for case_id, weight in cursor.fetchall()]


def _held(digests: list[int], reader: Reader) -> tuple[str, list[Any]]:
    """Return the question who holds these hashes, of all that the reader sees, and its values."""
    statements, named = [], []
    for part in sight_of(reader, Realm.IDENTITY).parts():
        rows = MatchKeyHash.objects.filter(part, any_of("digest", digests)).values_list("digest", "case_id")
        try:
            statement, values = rows.query.sql_with_params()
        except EmptyResultSet:  # nothing was asked, or nothing is seen
            continue
        statements.append(statement)
        named += values
    return " UNION ALL ".join(statements), named


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
    told = _opened(case_ids) if case_ids else {}
    record(
        "identity.compared",
        by=reader.actor,
        purpose=reader.purpose,
        subject_kind="search",
        details={**about, "opened": [str(one) for one in told]},
    )
    return {case_id: identity_from(fields) for case_id, fields in told.items()}


def _opened(case_ids: Sequence[UUID]) -> dict[UUID, dict[str, object]]:
    """Return the opened fields by case, of those whose identity is neither closed, erased nor out of sight."""
    may_open = CaseKey.objects.filter(any_of("case_id", case_ids), closed_at__isnull=True)
    data_keys = {key.case_id: unwrap(key) for key in may_open}
    told: dict[UUID, dict[str, object]] = {case_id: {} for case_id in case_ids if case_id in data_keys}
    for sealed in SealedField.objects.filter(any_of("case_id", told), any_of("field", MATCHED_BY)):
        told[sealed.case_id][sealed.field] = open_one(sealed, data_key=data_keys[sealed.case_id])
    return told
