"""Reads agencies: by id, all of them, and the one that speaks for the country."""

from uuid import UUID

from django.db.models import Q

from sampan.registry.access.reader import Reader, require
from sampan.registry.access.roles import Permission
from sampan.registry.agencies.facts import AgencyFact
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


def agency_list(*, reader: Reader, text: str = "") -> list[AgencyFact]:
    """Return all agencies by name, those with `text` in a name; a country has hundreds, not thousands."""
    require(reader.actor, Permission.MANAGE_AGENCIES, purpose=reader.purpose)
    found = Agency.objects.filter(Q(name__icontains=text) | Q(name_local__icontains=text))
    return [
        AgencyFact(
            id=row.id,
            name=row.name,
            name_local=row.name_local,
            kind=row.kind,
            province=row.province,
            is_national_focal_point=row.is_national_focal_point,
            is_active=row.is_active,
        )
        for row in found
    ]
