"""Reads agencies: by id, all of them, and the one that speaks for the country."""

from uuid import UUID

from sampan.registry.agencies.models import Agency
from sampan.vocabulary.errors import NotFound


def agency_names() -> dict[UUID, str]:
    """Return the names of all agencies by id."""
    return dict(Agency.objects.values_list("id", "name"))


def agencies() -> list[tuple[UUID, str]]:
    """Return the active agencies by name."""
    return list(Agency.objects.filter(is_active=True).values_list("id", "name"))


def focal_point_agency_id() -> UUID:
    """Return the agency that receives other countries' letters: the focal point's, else the first one."""
    found = Agency.objects.filter(is_active=True).order_by("-is_national_focal_point", "name").first()
    if found is None:
        raise NotFound("This node has no agency yet.", remedy="Register one.", ask="the node's administrator")
    return found.id
