"""Looks at the clocks again and keeps what is thought of them; lets an administrator settle a doubt."""

from datetime import UTC, datetime

from django.db import transaction

from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Actor, require
from sampan.registry.access.roles import Permission
from sampan.registry.accounts.queries import service_actor
from sampan.registry.audit.services import record
from sampan.registry.clock.machine import look_at_clocks
from sampan.registry.clock.models import ONLY, HouseAnchor, MemberTime
from sampan.registry.clock.queries import anchor_of, stand_on
from sampan.registry.clock.reckoning import (
    HEARD_SECONDS,
    Anchor,
    Look,
    Told,
    accept_wall,
    first_anchor,
    house_time,
    look_again,
)

_NOTED_EVERY = 30.0  # seconds between two notes of one member's time: a busy line writes no row a letter
_noted: dict[str, float] = {}


@transaction.atomic
def look() -> Anchor:
    """Look at the clocks, keep the anchor and return it; a change of trust is audited.

    The worker does so every few seconds; the rules stand in `sampan.registry.clock.reckoning`.
    """
    seen = look_at_clocks()
    row = HouseAnchor.objects.select_for_update().filter(id=ONLY).first()
    before = anchor_of(row) if row else None
    new = look_again(before, seen, _told(seen)) if before else first_anchor(seen)
    has_changed = before is not None and before.trust is not new.trust
    _keep(new, since=row.since if row and not has_changed else None)
    if has_changed:
        _audit(f"clock.{new.trust.value}", new, by=service_actor(), purpose=Purpose.ADMINISTRATION)
    return new


@transaction.atomic
def accept_present_time(*, by: Actor, purpose: Purpose) -> Anchor:
    """Take the machine's time as the house's: the clock was wrong before, now it is right. Audited.

    What became due by it fires at the next beat. Raises NotPermitted or NoPurpose.
    """
    require(by, Permission.SET_CLOCK, purpose=purpose)
    row = HouseAnchor.objects.select_for_update().filter(id=ONLY).first()
    seen = look_at_clocks()
    new = accept_wall(seen)
    _keep(new, since=None)
    moved = new.house - house_time(anchor_of(row), seen) if row else 0.0
    _audit("clock.accepted", new, by=by, purpose=purpose, moved=moved)
    return new


def note_peer_time(member: str, at: datetime) -> None:
    """Keep the time that a member's signed word carried, as it arrives; at most one row a member and half a minute.

    Only for what was signed moments ago: an acknowledgement in the answer to our own request, never one of a
    bundle file or of a queue. Needs no reader; a later word replaces the earlier.
    """
    seen = look_at_clocks()
    if seen.boottime - _noted.get(member, -_NOTED_EVERY) < _NOTED_EVERY:
        return
    _noted[member] = seen.boottime
    MemberTime.objects.update_or_create(
        member=member, defaults={"boot_id": seen.boot_id, "boottime": seen.boottime, "at": at}
    )


def _told(seen: Look) -> list[Told]:
    fresh = MemberTime.objects.filter(boot_id=seen.boot_id, boottime__gte=seen.boottime - HEARD_SECONDS)
    return [Told(one.boot_id, one.boottime, one.at.timestamp()) for one in fresh]


def _keep(anchor: Anchor, *, since: datetime | None) -> None:
    house_at = datetime.fromtimestamp(anchor.house, UTC)
    told = {
        "boot_id": anchor.boot_id,
        "boottime": anchor.boottime,
        "house_at": house_at,
        "trust": anchor.trust.value,
        "wall_off": anchor.wall_off,
        "members_off": anchor.members_off,
        "since": since or house_at,
    }
    HouseAnchor.objects.update_or_create(id=ONLY, defaults=told)
    transaction.on_commit(lambda: stand_on(anchor))


def _audit(act: str, anchor: Anchor, *, by: Actor, purpose: Purpose, moved: float = 0.0) -> None:
    details = {"wall_ahead_seconds": round(anchor.wall_off), "moved_seconds": round(moved)}
    record(act, by=by, purpose=purpose, subject_kind="clock", details=details)
