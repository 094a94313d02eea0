"""Pages of lists where something waits for a person: what waits stands first, so that no page hides it."""

from uuid import UUID

from django.db.models import Case, Q, QuerySet, Value, When

PAGE = 50


def waiting_first(found: QuerySet, waits: Q, *, before: UUID | None = None) -> QuerySet:
    """Return at most a page of rows: those that wait, then the others, each newest first; after the row `before`.

    A row that ended since the page before stands among the others; what still waits is on the first page.
    """
    ranked = found.annotate(rank=Case(When(waits, then=Value(0)), default=Value(1)))
    if before is not None:
        rank = ranked.filter(id=before).values_list("rank", flat=True).first()
        ranked = (
            ranked.filter(Q(rank__gt=rank) | Q(rank=rank, id__lt=before))
            if rank is not None
            else ranked.none()
        )
    return ranked.order_by("rank", "-id")[:PAGE]
