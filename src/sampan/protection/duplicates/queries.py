"""Reads pairs that wait to be looked at, and joinings."""

from uuid import UUID

from django.db.models import Count, Q, QuerySet

from sampan.protection.duplicates.facts import MergeFact, PairFact
from sampan.protection.duplicates.models import DuplicatePair, Merge, PairState
from sampan.protection.duplicates.services.rows import merge_fact, pair_facts
from sampan.registry.access.reader import Reader, require
from sampan.registry.access.roles import Permission
from sampan.vocabulary.errors import NotFound

PAGE = 30
STRONG = 70  # a document, or a name with three more facts: shown first
MOST_COUNTED = 999  # beyond it the number changes nothing for a person, and counting costs


def open_pairs(
    *, reader: Reader, operation_id: UUID | None = None, strong: bool = False, after: UUID | None = None
) -> list[PairFact]:
    """Return the pairs that nobody has judged, strongest first, after a pair (keyset); one more than a page."""
    require(reader.actor, Permission.MERGE_CASES, purpose=reader.purpose)
    found = _open(operation_id, strong).order_by("-score", "-id")
    last = DuplicatePair.objects.filter(id=after).first() if after else None
    if last is not None:
        behind = found.filter(score=last.score, id__lt=last.id)
        rows = [*behind[: PAGE + 1], *found.filter(score__lt=last.score)[: PAGE + 1]]
        return pair_facts(rows[: PAGE + 1])
    return pair_facts(found[: PAGE + 1])


def count_open(*, reader: Reader, operation_id: UUID | None = None, strong: bool = False) -> int:
    """Count the open pairs, up to MOST_COUNTED and no further."""
    return int(_open(operation_id, strong)[:MOST_COUNTED].count())


def operations_with_pairs(*, reader: Reader) -> list[tuple[UUID, str, int]]:
    """Return (id, name, open pairs) of each operation that has some, most pairs first."""
    found = _open(None, False).filter(operation__isnull=False).order_by()
    counted = found.values_list("operation_id", "operation__name").annotate(pairs=Count("id"))
    return sorted(counted, key=lambda one: (-one[2], one[1]))[:8]


def pair(*, pair_id: UUID, reader: Reader) -> PairFact:
    """Return one pair; raises NotFound when it is not there or one of its files is not visible."""
    require(reader.actor, Permission.MERGE_CASES, purpose=reader.purpose)
    found = DuplicatePair.objects.select_related("first", "second").filter(id=pair_id).first()
    if found is None:
        raise NotFound("There is no such pair here, or you may not see both files.")
    return pair_facts([found])[0]


def next_pair(*, after: PairFact, reader: Reader) -> PairFact | None:
    """Return the open pair that comes after one that was judged, in the order of the list; None at its end."""
    waiting = open_pairs(reader=reader, operation_id=after.operation_id) or open_pairs(reader=reader)
    return waiting[0] if waiting else None


def merge(*, merge_id: UUID, reader: Reader) -> MergeFact:
    """Return one joining; raises NotFound when it is not there or not visible."""
    found = Merge.objects.select_related("case", "duplicate").filter(id=merge_id).first()
    if found is None:
        raise NotFound("There is no such joining here, or you may not see both files.")
    return merge_fact(found)


def merges_of_case(*, case_id: UUID, reader: Reader) -> list[MergeFact]:
    """Return the joinings that hold now in which a case takes part, on either side, oldest first."""
    held = Merge.objects.filter(Q(case_id=case_id) | Q(duplicate_id=case_id), undone_at=None)
    ids = list(held.values_list("id", flat=True))
    if not ids:  # nearly every case: answered without looking at cases
        return []
    rows = Merge.objects.select_related("case", "duplicate").filter(id__in=ids).order_by("id")
    found = sorted(rows, key=lambda one: one.duplicate_id == case_id)
    return [merge_fact(one) for one in found]


def _open(operation_id: UUID | None, strong: bool) -> "QuerySet[DuplicatePair]":
    found = DuplicatePair.objects.select_related("first", "second").filter(state=PairState.OPEN)
    if operation_id is not None:
        found = found.filter(operation_id=operation_id)
    return found.filter(score__gte=STRONG) if strong else found
