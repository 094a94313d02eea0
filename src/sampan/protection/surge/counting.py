"""Counts the people of an operation by everything that a board shows, in two questions to one table.

Row security stands under it: everybody counts only those whom they may see. No counters are kept beside the
rows: ten thousand of them are counted in the time that a page takes to be drawn, and cannot drift.
"""

from collections import defaultdict
from datetime import datetime
from uuid import UUID

from django.db.models import CharField, Count, F, Func, Q, QuerySet, Value
from django.db.models.functions import Cast

from sampan.protection.surge.models import Registration

DIMENSIONS = ("level", "nationality", "sex", "age_band", "language", "worker_id")
_WAITS = Q(is_open=True, seen_at__isnull=True)
Counts = dict[str, dict[str, int]]


class _Each(Func):
    """Each code of one list or of two, a row of its own."""

    function = "unnest"
    template = "%(function)s(%(expressions)s)"
    arg_joiner = " || "
    set_returning = True
    output_field = CharField()


_CODES = {name: Cast(F(name), CharField()) for name in DIMENSIONS} | {
    "step": _Each(F("steps")),
    "sign": _Each(F("signs"), F("told_signs")),
}


def counted(operation_id: UUID, *, now: datetime) -> tuple[int, int, int, Counts]:
    """Return how many people there are, wait, and are with an officer; and the counts by kind and code.

    "" stands for not recorded; the signs count a person once for each.
    """
    people = Registration.objects.filter(operation_id=operation_id, stands=True).order_by()
    told = people.aggregate(
        total=Count("case"),
        waiting=Count("case", filter=_WAITS),
        held=Count("case", filter=_WAITS & Q(claimed_until__gt=now)),
    )
    first, *others = (_by(people, name) for name in _CODES)
    counts: Counts = defaultdict(dict)
    for name, code, number in first.union(*others, all=True):
        counts[name][code or ""] = number
    return told["total"], told["waiting"], told["held"], dict(counts)


def counted_operations(operation_ids: list[UUID]) -> dict[UUID, tuple[int, int, int]]:
    """Return, by operation, how many people there are, were seen, and are needed now and wait."""
    people = Registration.objects.filter(operation_id__in=operation_ids, stands=True).order_by()
    rows = people.values_list("operation_id").annotate(
        total=Count("case"),
        seen=Count("case", filter=Q(seen_at__isnull=False)),
        urgent=Count("case", filter=_WAITS & Q(level="now")),
    )
    return {one: (total, seen, urgent) for one, total, seen, urgent in rows}


def _by(people: "QuerySet[Registration]", name: str) -> "QuerySet[Registration]":
    grouped = people.annotate(kind=Value(name, CharField()), code=_CODES[name]).values("kind", "code")
    return grouped.annotate(number=Count("case", distinct=name == "sign")).values_list(
        "kind", "code", "number"
    )
