"""Reads who sees a case."""

from uuid import UUID

from sampan.registry.access.models import TeamMember
from sampan.registry.access.reader import Reader
from sampan.vocabulary.errors import NotFound


def team_of(*, case_id: UUID, reader: Reader) -> list[UUID]:
    """Return the account ids on a case's team, in the order of joining, as far as the reader may see them."""
    members = TeamMember.objects.filter(case_id=case_id, left_at__isnull=True).order_by("joined_at")
    return list(members.values_list("account_id", flat=True))


def agency_of_case(*, case_id: UUID, reader: Reader) -> UUID:
    """Return the agency that keeps a case; raises NotFound when the reader sees no such case."""
    members = TeamMember.objects.filter(case_id=case_id).order_by("-joined_at", "-id")
    found = members.values_list("agency_id", flat=True).first()
    if found is None:
        raise NotFound("There is no such case here, or you may not see it.")
    return found


def cases_of_account(*, account_id: UUID, outside: UUID | None = None) -> list[UUID]:
    """Return the ids of the cases on whose team an account is, newest first; only those `outside` an agency."""
    members = TeamMember.objects.filter(account_id=account_id, left_at__isnull=True).order_by("-case_id")
    if outside is not None:
        members = members.exclude(agency_id=outside)
    return list(members.values_list("case_id", flat=True))
