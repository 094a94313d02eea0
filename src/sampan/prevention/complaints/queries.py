"""Reads complaints without their words, and counts them by agency."""

from collections import Counter
from collections.abc import Iterable
from uuid import UUID

from django.db.models import Count

from sampan.prevention.complaints.facts import ComplaintFact, Counted
from sampan.prevention.complaints.models import Complaint
from sampan.registry.access.reader import Reader, require
from sampan.registry.access.roles import Permission
from sampan.vocabulary.errors import InvalidInput, NotFound

PAGE = 100


def require_reading(reader: Reader) -> None:
    """Refuse whoever neither receives nor decides complaints."""
    require(reader.actor, Permission.RECEIVE_COMPLAINT, purpose=reader.purpose)


def complaints(
    *, reader: Reader, state: str = "", recruiter_id: UUID | None = None, limit: int = PAGE
) -> list[ComplaintFact]:
    """Return the complaints that the reader sees, the newest first; raises InvalidInput for no state."""
    require_reading(reader)
    if state and state not in Complaint.State.values:
        raise InvalidInput("There is no such state.", remedy="Choose one of the list.", field="state")
    rows = Complaint.objects.order_by("-received_at", "-id")
    rows = rows.filter(state=state) if state else rows
    rows = rows.filter(recruiter_id=recruiter_id) if recruiter_id else rows
    return [complaint_fact(one) for one in rows[:limit]]


def complaint(*, complaint_id: UUID, reader: Reader) -> ComplaintFact:
    """Return one complaint without its words; NotFound."""
    require_reading(reader)
    row = Complaint.objects.filter(id=complaint_id).first()
    if row is None:
        raise NotFound("There is no such complaint here, or you may not see it.")
    return complaint_fact(row)


def counted(*, reader: Reader, recruiter_ids: Iterable[UUID] | None = None) -> list[Counted]:
    """Return how many complaints the reader sees by agency and state, most first; no names."""
    require_reading(reader)
    rows = Complaint.objects.all()
    rows = rows.filter(recruiter_id__in=list(recruiter_ids)) if recruiter_ids is not None else rows
    found: dict[UUID, Counter[str]] = {}
    for recruiter_id, state, count in rows.values_list("recruiter_id", "state").annotate(Count("id")):
        found.setdefault(recruiter_id, Counter())[state] = count
    told = [Counted(one, tuple(sorted(by_state.items()))) for one, by_state in found.items()]
    return sorted(told, key=lambda one: (-one.total, one.recruiter_id))


def complaint_fact(row: Complaint) -> ComplaintFact:
    """Return a complaint without its words."""
    return ComplaintFact(
        row.id, row.recruiter_id, row.by_kind, tuple(row.about), row.happened_on, row.state, row.received_at,
        row.changed_at,
    )  # fmt: skip
