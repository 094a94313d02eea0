"""Selectors that both sides have: of each and member the first night and the last are kept, not each between."""

from collections.abc import Sequence

from sampan.partnership.matches.models import Night, SelectorHit


def keep_hits(row: Night, hits: Sequence[SelectorHit]) -> None:
    """Keep the hits of a night and count them on it; the nights between the first and this one lose theirs."""
    ids = [one.selector_id for one in hits]
    known = SelectorHit.objects.filter(member=row.member, selector__in=ids)
    firsts = (
        known.order_by("selector_id", "found_at", "id").distinct("selector_id").values_list("id", flat=True)
    )
    known.exclude(id__in=list(firsts)).delete()
    SelectorHit.objects.bulk_create(hits)
    row.found = len(hits)
