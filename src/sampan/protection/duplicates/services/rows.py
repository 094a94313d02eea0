"""The rows of pairs and joinings, and their facts."""

from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from sampan.protection.duplicates.facts import MergeFact, PairFact, Reason
from sampan.protection.duplicates.models import DuplicatePair, Merge, PairState
from sampan.vocabulary.errors import NotFound

_CHUNK = 5_000


def locked_pair(pair_id: UUID) -> DuplicatePair:
    """Return a pair, locked; raises NotFound when it is not there or one of its files is not visible."""
    found = DuplicatePair.objects.select_for_update().filter(id=pair_id).first()
    if found is None:
        raise NotFound("There is no such pair here, or you may not see both files.")
    return found


def locked_merge(merge_id: UUID) -> Merge:
    """Return a joining, locked; raises NotFound when it is not there or not visible."""
    found = Merge.objects.select_for_update().filter(id=merge_id).first()
    if found is None:
        raise NotFound("There is no such joining here, or you may not see both files.")
    return found


def open_pairs(ids: Iterable[UUID]) -> list[DuplicatePair]:
    """Return the open pairs among these."""
    wanted, found = list(ids), []
    for start in range(0, len(wanted), _CHUNK):
        rows = DuplicatePair.objects.select_related("first", "second").filter(state=PairState.OPEN)
        found += list(rows.filter(id__in=wanted[start : start + _CHUNK]))
    return found


def pairs_between(first: UUID, second: UUID) -> "QuerySet[DuplicatePair]":
    """Return the row of a pair, whichever of the two is named first."""
    smaller, larger = sorted((first, second))
    return DuplicatePair.objects.filter(first_id=smaller, second_id=larger)


def pair_facts(rows: Iterable[DuplicatePair]) -> list[PairFact]:
    """Return pairs as values."""
    return [
        PairFact(
            id=one.id,
            agency_id=one.agency_id,
            operation_id=one.operation_id,
            first=one.first_id,
            second=one.second_id,
            first_number=one.first.number,
            second_number=one.second.number,
            score=one.score,
            reasons=reasons_from_json(one.reasons),
            state=one.state,
            found_at=one.found_at,
        )
        for one in rows
    ]


def merge_fact(one: Merge) -> MergeFact:
    """Return a joining as a value."""
    return MergeFact(
        id=one.id,
        case_id=one.case_id,
        duplicate_id=one.duplicate_id,
        case_number=one.case.number,
        duplicate_number=one.duplicate.number,
        merged_by=one.merged_by_id,
        merged_at=one.merged_at,
        is_undone=one.undone_at is not None,
        choices=one.choices,
    )


def reasons_to_json(reasons: Sequence[Reason]) -> list[dict[str, Any]]:
    """Return reasons as they are kept."""
    return [{"code": one.code, "points": one.points, "facts": dict(one.facts)} for one in reasons]


def reasons_from_json(kept: list[dict[str, Any]]) -> tuple[Reason, ...]:
    """Return the reasons as they were kept."""
    return tuple(Reason(one["code"], one["points"], one.get("facts", {})) for one in kept)
