"""Reads who sees a case."""

from datetime import datetime
from uuid import UUID

from django.db.models import Q, QuerySet

from sampan.registry.access.models import TeamMember
from sampan.registry.access.reader import Reader
from sampan.registry.asked_once import once
from sampan.registry.clock.queries import house_now
from sampan.vocabulary.errors import NotFound

_FEW_CASES = 500


def running() -> QuerySet[TeamMember]:
    """Return the members of teams now; lent access ends at its second, by the house's clock."""
    return TeamMember.objects.filter(Q(until__isnull=True) | Q(until__gt=house_now()), left_at__isnull=True)


def team_of(*, case_id: UUID, reader: Reader) -> list[UUID]:
    """Return the account ids on a case's team, in the order of joining, as far as the reader may see them."""
    members = running().filter(case_id=case_id).order_by("joined_at")
    return list(dict.fromkeys(members.values_list("account_id", flat=True)))


def lent_until(*, case_id: UUID, reader: Reader) -> dict[UUID, datetime]:
    """Return until when accounts see a case that is lent to them; whoever is on its team besides is left out."""
    return team_and_loans(case_id=case_id, reader=reader)[1]


def team_and_loans(*, case_id: UUID, reader: Reader) -> tuple[list[UUID], dict[UUID, datetime]]:
    """Return `team_of` a case, and until when those see it to whom alone it is lent; one query for both."""
    members = running().filter(case_id=case_id).order_by("joined_at").values_list("account_id", "until")
    found = list(members)
    lasting = {account for account, until in found if until is None}
    lent = {account: until for account, until in found if until is not None and account not in lasting}
    return list(dict.fromkeys(account for account, _until in found)), lent


def agency_of_case(*, case_id: UUID, reader: Reader) -> UUID:
    """Return the agency that keeps a case; raises NotFound when the reader sees no such case."""
    ended = Q(until__lte=house_now()) | Q(left_at__isnull=False)
    members = TeamMember.objects.filter(case_id=case_id).exclude(Q(until__isnull=False) & ended)
    found = members.order_by("-joined_at", "-id").values_list("agency_id", flat=True).first()
    if found is None:
        raise NotFound("There is no such case here, or you may not see it.")
    return found


def cases_of_account(*, account_id: UUID, outside: UUID | None = None) -> list[UUID]:
    """Return the ids of the cases on whose team an account is, newest first; only those `outside` an agency."""
    members = running().filter(account_id=account_id).order_by("-case_id")
    if outside is not None:  # as two ranges: an index finds none of the many inside
        members = members.filter(Q(agency_id__lt=outside) | Q(agency_id__gt=outside))
    return list(dict.fromkeys(members.values_list("case_id", flat=True)))


def on_teams_of(*, account_id: UUID, case_field: str = "case_id") -> Q | None:
    """Return the condition that a row's case is one on whose team an account is; None when it is on none.

    Few cases are named one by one, so that an index finds their rows; the thousands of somebody who registered
    a whole operation are left to the database.
    """
    members = running().filter(account_id=account_id)
    few = once(
        ("on_teams_of", account_id), lambda: list(members.values_list("case_id", flat=True)[: _FEW_CASES + 1])
    )
    if not few:
        return None
    return Q(
        **{f"{case_field}__in": members.values("case_id") if len(few) > _FEW_CASES else sorted(set(few))}
    )


def lent_cases_of(*, account_id: UUID) -> dict[UUID, UUID]:
    """Return the cases that an account sees by lent access alone, with the agency that keeps each."""
    members = list(running().filter(account_id=account_id).values_list("case_id", "agency_id", "until"))
    lasting = {case_id for case_id, _agency, until in members if until is None}
    return {case_id: agency for case_id, agency, until in members if until and case_id not in lasting}
