"""Reads returns: one, a page of them, those of a case, their events and clocks."""

from collections import Counter
from collections.abc import Sequence
from uuid import UUID

from django.db.models import Count, Q

from sampan.protection.returns.facts import ClockFact, PlaceInGroup, ReturnEventFact, ReturnFact
from sampan.protection.returns.models import Return, ReturnClock, ReturnEvent
from sampan.protection.returns.services.keeping import fact_of, looked_at
from sampan.protection.returns.services.opening import event_fact
from sampan.registry.access.reader import Reader
from sampan.registry.access.roles import Realm
from sampan.registry.access.sight import sight_of

PAGE = 50
OPEN = ("proposed", "accepted", "planned", "departed", "handed_over")


def one_return(*, return_id: UUID, reader: Reader) -> ReturnFact:
    """Return a return; raises NotFound when it is not there or not visible."""
    return fact_of(looked_at(return_id))


def returns(
    *, reader: Reader, before: UUID | None = None, side: str = "", phase: str = "", is_open: bool = False,
    limit: int = PAGE,
) -> list[ReturnFact]:  # fmt: skip
    """Return visible returns newest first, before the place `before` (a `listed` of a row)."""
    found = Return.objects.order_by("-listed")
    if before is not None:
        found = found.filter(listed__lt=before)
    if side:
        found = found.filter(side=side)
    if phase:
        found = found.filter(phase=phase)
    if is_open:
        found = found.filter(phase__in=OPEN)
    parts = sight_of(reader, Realm.RETURNS).parts()
    rows = [row for part in parts for row in found.filter(part)[:limit]]
    return [fact_of(row) for row in sorted(rows, key=lambda row: row.listed, reverse=True)[:limit]]


def returns_of_case(*, case_id: UUID, reader: Reader) -> list[ReturnFact]:
    """Return the returns of one case, newest first."""
    return [fact_of(row) for row in Return.objects.filter(case_id=case_id).order_by("-listed")]


def events(*, return_id: UUID, reader: Reader) -> list[ReturnEventFact]:
    """Return the events of a return, oldest first, without what is sealed."""
    return [event_fact(row) for row in ReturnEvent.objects.filter(kept_return_id=return_id).order_by("id")]


def clocks(*, return_id: UUID, reader: Reader) -> list[ClockFact]:
    """Return the clocks of a return, those that run first."""
    rows = ReturnClock.objects.filter(kept_return_id=return_id).order_by("-stopped_at", "due_on")
    return [
        ClockFact(row.track, row.owed_by, row.asked_at, row.due_on, row.stopped_at, row.level) for row in rows
    ]


_PROGRESS = {
    "people": Q(),
    "verified": Q(nationality="confirmed"),
    "weighed": ~Q(host_risk="") & ~Q(origin_risk__in=("", "asked")),
    "documents": Q(document="issued"),
    "agreed": Q(plan="agreed"),
    "departed": Q(phase__in=("departed", "handed_over", "arrived")),
    "handed_over": Q(is_handed=True, is_received=True),
    "arrived": Q(phase="arrived"),
}
"""What a departure board counts, in the order of the way."""
_OVER = Q(phase__in=("declined", "stopped", "withdrawn"))
_TRIAGE = {
    "not_going": _OVER,
    "care_first": ~_OVER & Q(needs_care=True),
    "ready": ~_OVER & Q(needs_care=False, waits_for=[]),
    "waiting": ~_OVER & Q(needs_care=False) & ~Q(waits_for=[]),
}


def group_progress(*, group: UUID, side: str, reader: Reader) -> dict[str, int]:
    """Return how many of a group have come how far, and the triage: one grouped count."""
    asked = {
        name: Count("id", filter=condition) for name, condition in (_PROGRESS | _TRIAGE).items() if condition
    }
    return Return.objects.filter(group=group, side=side).aggregate(people=Count("id"), **asked)


def group_places(*, group: UUID, side: str, reader: Reader) -> list[tuple[str, str, str, int]]:
    """Return nationality, province, member and number of the people of a group, most first."""
    rows = Return.objects.filter(group=group, side=side).values_list("citizenship", "province", "member")
    return list(rows.annotate(number=Count("id")).order_by("-number", "citizenship", "province"))


def group_waits(*, group: UUID, side: str, reader: Reader) -> dict[str, int]:
    """Return for how many of a group each thing is missing, by the gate's code."""
    rows = Return.objects.filter(group=group, side=side).exclude(_OVER).values_list("waits_for", flat=True)
    return dict(Counter(code for codes in rows for code in codes).most_common())


_BY_NUMBER = ("group_number", "listed")  # who has none comes last


def returns_of_group(
    *, group: UUID, side: str, reader: Reader, citizenship: str = "", province: str = ""
) -> list[ReturnFact]:
    """Return the people of a group by their numbers; an operation has a thousand, not more."""
    rows = Return.objects.filter(group=group, side=side)
    if citizenship:
        rows = rows.filter(citizenship=citizenship)
    if province:
        rows = rows.filter(province=province)
    return [fact_of(row) for row in rows.order_by(*_BY_NUMBER)]


def line_of_group(*, group: UUID, side: str, reader: Reader) -> list[PlaceInGroup]:
    """Return where everybody of a group stands, by their numbers, without loading a thousand returns.

    Who has no number (a peer of an older release sent none) is numbered by their place behind the others.
    """
    rows = Return.objects.filter(group=group, side=side).order_by(*_BY_NUMBER)
    found = rows.values_list("id", "group_number", "phase", "is_received")
    return [
        PlaceInGroup(return_id, number or place, phase, is_received)
        for place, (return_id, number, phase, is_received) in enumerate(found, start=1)
    ]


def returns_of_ids(*, ids: Sequence[UUID], reader: Reader) -> dict[UUID, ReturnFact]:
    """Return the visible returns among these: a page of a line."""
    return {row.id: fact_of(row) for row in Return.objects.filter(id__in=ids)}


def groups_arriving(*, reader: Reader) -> list[tuple[UUID, str, int]]:
    """Return the groups that other countries announced: id, member, number."""
    rows = Return.objects.filter(side="origin", group__isnull=False).values_list("group", "member")
    return list(rows.annotate(number=Count("id")).order_by("-number")[:PAGE])
