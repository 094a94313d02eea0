"""Writes who is on a case's team, and the roles' grants that row security reads."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import F

from sampan.registry.access.models import RoleGrant, TeamMember
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Actor, Reader, require
from sampan.registry.access.roles import ROLES, Permission
from sampan.registry.access.sight import lent_cases, require_lasting_sight
from sampan.registry.asked_once import ask_again
from sampan.registry.audit.services import Act, record, record_many
from sampan.registry.clock.queries import house_now
from sampan.vocabulary.errors import NotFound

_BATCH = 5_000


def write_grants() -> int:
    """Make the grants table equal to `roles.ROLES`; run by the tables' owner after each migration."""
    grants = [
        RoleGrant(role=role.code, purpose=purpose.value, realm=realm.value, scope=scope.value)
        for role in ROLES.values()
        for purpose, realm, scope in role.grants
    ]
    with transaction.atomic():
        RoleGrant.objects.all().delete()
        RoleGrant.objects.bulk_create(grants)
    return len(grants)


@transaction.atomic
def start_teams(*, case_ids: Iterable[UUID], agency_id: UUID, by: Actor, purpose: Purpose) -> None:
    """Put the actor on the team of cases that they are about to open in that agency.

    Must come before the first row of such a case: row security lets only the team write it.
    """
    require(by, Permission.OPEN_CASE, purpose=purpose)
    now = house_now()
    members = [
        TeamMember(case_id=case_id, account_id=by.account_id, agency_id=agency_id, joined_at=now)
        for case_id in case_ids
    ]
    TeamMember.objects.bulk_create(members, batch_size=_BATCH)
    ask_again()


@transaction.atomic
def join_team(*, case_id: UUID, account_id: UUID, agency_id: UUID, by: Actor, purpose: Purpose) -> None:
    """Put an account on a case's team; nothing happens when it is there already.

    Whoever sees the case by lent access brings nobody in, nor themselves to stay: NotPermitted.
    """
    require(by, Permission.ASSIGN_TEAM, purpose=purpose)
    require_lasting_sight(case_id=case_id, reader=Reader(by, purpose))
    _, joined = TeamMember.objects.get_or_create(
        case_id=case_id,
        account_id=account_id,
        left_at=None,
        until=None,
        defaults={"agency_id": agency_id, "joined_at": house_now()},
    )
    if joined:
        ask_again()
        record(
            "team.joined",
            by=by,
            purpose=purpose,
            subject_kind="account",
            subject_id=account_id,
            case_id=case_id,
        )


@transaction.atomic
def join_teams(
    *, case_ids: Iterable[UUID], account_id: UUID, agency_id: UUID, by: Actor, purpose: Purpose
) -> int:
    """Put an account on the teams of many cases of one agency at once; return how many it was not on yet."""
    require(by, Permission.ASSIGN_TEAM, purpose=purpose)
    wanted = list(case_ids)
    for lent in set(wanted) & set(lent_cases(Reader(by, purpose))):
        require_lasting_sight(case_id=lent, reader=Reader(by, purpose))
    on = TeamMember.objects.filter(
        case_id__in=wanted, account_id=account_id, left_at__isnull=True, until__isnull=True
    )
    there, now = set(on.values_list("case_id", flat=True)), house_now()
    new = [one for one in dict.fromkeys(wanted) if one not in there]
    members = [
        TeamMember(case_id=one, account_id=account_id, agency_id=agency_id, joined_at=now) for one in new
    ]
    TeamMember.objects.bulk_create(members, batch_size=_BATCH)
    ask_again()
    acts = (Act("team.joined", "account", str(account_id), one) for one in new)
    record_many(acts, by=by, purpose=purpose)
    return len(new)


@transaction.atomic
def leave_team(*, case_id: UUID, account_id: UUID, by: Actor, purpose: Purpose) -> None:
    """Take an account off a case's team; raises NotFound when it is not on it. Lent access ends elsewhere."""
    require(by, Permission.ASSIGN_TEAM, purpose=purpose)
    require_lasting_sight(case_id=case_id, reader=Reader(by, purpose))
    members = TeamMember.objects.filter(case_id=case_id, account_id=account_id, until__isnull=True)
    if not members.filter(left_at__isnull=True).update(left_at=house_now()):
        raise NotFound("This account is not on the team.", remedy="Look at who sees this file.")
    ask_again()
    record(
        "team.left", by=by, purpose=purpose, subject_kind="account", subject_id=account_id, case_id=case_id
    )


@transaction.atomic
def lend_team_access(
    *, case_id: UUID, account_id: UUID, agency_id: UUID, since: datetime, until: datetime
) -> None:
    """Put an account on a case's team until a second; the caller decides, audits, and reads as the service.

    Of several loans to one account the newest runs: a row whose end has passed is closed at that end.
    """
    ended = TeamMember.objects.filter(
        case_id=case_id, account_id=account_id, left_at__isnull=True, until__lte=since
    )
    ended.update(left_at=F("until"))
    TeamMember.objects.create(
        case_id=case_id, account_id=account_id, agency_id=agency_id, joined_at=since, until=until
    )
    ask_again()


@transaction.atomic
def end_lent_access(*, case_id: UUID, account_id: UUID, at: datetime) -> int:
    """End lent access before its time; return how many rows ended. The caller decides and audits."""
    ask_again()
    lent = TeamMember.objects.filter(case_id=case_id, account_id=account_id, until__isnull=False)
    return lent.filter(left_at__isnull=True, until__gt=at).update(left_at=at)


@transaction.atomic
def end_teams(*, case_ids: Iterable[UUID], by: Actor, purpose: Purpose) -> int:
    """Close the whole team of cases (after a hand-over or an erasure); return how many people left."""
    ended = list(case_ids)
    ask_again()
    left = TeamMember.objects.filter(case_id__in=ended, left_at__isnull=True).update(left_at=house_now())
    record_many((Act("team.ended", "case", str(one), one) for one in ended), by=by, purpose=purpose)
    return left
