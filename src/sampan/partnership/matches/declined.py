"""Reads how many openings each country declined because a person withdrew, beside how many were drawn."""

from dataclasses import dataclass

from django.db.models import Count, Q

from sampan.partnership.matches.services.rows import as_service
from sampan.partnership.matches.services.unopened import COUNTED_OVER, drawn_since
from sampan.registry.access.reader import Reader, require
from sampan.registry.access.roles import Permission
from sampan.registry.clock.queries import house_now


@dataclass(frozen=True)
class DeclinedFact:
    """Of one member in the last 90 days: silent questions drawn, and those that stayed closed as a person withdrew."""

    member: str
    declined: int
    drawn: int


def declined_openings(*, reader: Reader) -> list[DeclinedFact]:
    """Return the members that declined any, by id; counts alone, read as the node's service. Raises NotPermitted."""
    require(reader.actor, Permission.OVERSEE_MATCHES, purpose=reader.purpose)
    with as_service():
        drawn = drawn_since(house_now() - COUNTED_OVER).values("member").order_by("member")
        counted = drawn.annotate(drawn=Count("id"), declined=Count("id", filter=~Q(unopened_reason="")))
        told = counted.filter(declined__gt=0).values_list("member", "declined", "drawn")
        return [DeclinedFact(*one) for one in told]
