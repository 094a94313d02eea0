"""Reads who sees a case."""

from uuid import UUID

from sampan.registry.access.models import TeamMember
from sampan.registry.access.reader import Reader


def team_of(*, case_id: UUID, reader: Reader) -> list[UUID]:
    """Return the account ids on a case's team, in the order of joining, as far as the reader may see them."""
    members = TeamMember.objects.filter(case_id=case_id, left_at__isnull=True).order_by("joined_at")
    return list(members.values_list("account_id", flat=True))


def cases_of_account(*, account_id: UUID) -> list[UUID]:
    """Return the ids of the cases on whose team an account is, newest first."""
    members = TeamMember.objects.filter(account_id=account_id, left_at__isnull=True).order_by("-case_id")
    return list(members.values_list("case_id", flat=True))
