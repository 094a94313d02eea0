"""The house's time, and how sure the house is of it.

`house_now()` costs no query: each process keeps the last anchor and counts on from it, and looks for a newer one
every few seconds. Without an anchor (a node that never ran its worker) the machine's clock is all there is.
"""

import math
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from django.db import DatabaseError
from django.utils import timezone

from sampan.registry.clock.facts import ClockFact
from sampan.registry.clock.machine import look_at_clocks
from sampan.registry.clock.models import ONLY, HouseAnchor
from sampan.registry.clock.reckoning import Anchor, Harm, Trust, house_time
from sampan.registry.clock.timers import TIMERS

_FIRST = timedelta(hours=14)  # so much earlier than in UTC does a day begin where it begins first
_FRESH_SECONDS = 5.0  # so much later at most does a process hear that an administrator set the clock


@dataclass(frozen=True)
class _Kept:
    """The anchor that this process last read, and until which count of seconds it is not read again."""

    anchor: Anchor | None
    until: float


_kept = _Kept(None, -math.inf)


def house_now() -> datetime:
    """Return the house's time (UTC): what every deadline is set and decided by."""
    look = look_at_clocks()
    anchor = _anchor(look.boottime)
    if anchor is None:
        return datetime.now(UTC)
    return datetime.fromtimestamp(house_time(anchor, look), UTC)


def house_today() -> date:
    """Return the house's day in the node's own time zone."""
    return house_day(house_now())


def house_day(moment: datetime) -> date:
    """Return the day that a moment falls on in the node's own time zone."""
    return timezone.localdate(moment)


def latest_day() -> date:
    """Return the day it is where days begin first (UTC+14): what arrives from abroad may bear it already."""
    return (house_now() + _FIRST).astimezone(UTC).date()


def seconds_ahead() -> float:
    """Return by how many seconds the machine's clock is ahead of the house's now; costs no query."""
    look = look_at_clocks()
    anchor = _anchor(look.boottime)
    return 0.0 if anchor is None else look.wall - house_time(anchor, look)


def trust_now() -> Trust:
    """Return how sure the house was of its time at the last look; costs no query."""
    anchor = _anchor(look_at_clocks().boottime)
    return Trust.SETTLED if anchor is None else anchor.trust


def clock_state() -> ClockFact:
    """Return the clock as the last look left it, with the timers that are held."""
    row = HouseAnchor.objects.filter(id=ONLY).first()
    look = look_at_clocks()
    wall_at = datetime.fromtimestamp(look.wall, UTC)
    if row is None:
        return ClockFact(wall_at, wall_at, Trust.SETTLED, None, None, ())
    anchor = anchor_of(row)
    return ClockFact(
        house_at=datetime.fromtimestamp(house_time(anchor, look), UTC),
        wall_at=wall_at,
        trust=anchor.trust,
        since=row.since,
        members_off=None if anchor.members_off is None else timedelta(seconds=anchor.members_off),
        held=tuple(sorted(name for name, timer in TIMERS.items() if not anchor.lets(timer.harm))),
    )


def lets_harm(harm: Harm) -> bool:
    """Say whether what may do this harm may be done now, for what decides without a timer."""
    anchor = _anchor(look_at_clocks().boottime)
    return anchor is None or anchor.lets(harm)


def seconds_since_look() -> float | None:
    """Return how long ago the worker last looked at the clocks; None when it never did since the machine started."""
    row, look = HouseAnchor.objects.filter(id=ONLY).first(), look_at_clocks()
    if row is None or row.boot_id != look.boot_id or row.boottime > look.boottime:
        return None
    return look.boottime - row.boottime


def anchor_of(row: HouseAnchor) -> Anchor:
    """Return the anchor that a row keeps."""
    house = row.house_at.timestamp()
    return Anchor(row.boot_id, row.boottime, house, Trust(row.trust), row.wall_off, row.members_off)


def stand_on(anchor: Anchor | None, *, seconds: float | None = None) -> None:
    """Count from this anchor for so many seconds (five) without asking the database; None is the machine's clock.

    For who has just written it, and for what runs without a database.
    """
    global _kept
    _kept = _Kept(anchor, look_at_clocks().boottime + (_FRESH_SECONDS if seconds is None else seconds))


def _anchor(boottime: float) -> Anchor | None:
    if boottime >= _kept.until:
        stand_on(_read())
    return _kept.anchor


def _read() -> Anchor | None:
    try:
        row = HouseAnchor.objects.filter(id=ONLY).first()
    except DatabaseError:  # down, or the caller's transaction is broken: what is known goes on being true
        return _kept.anchor
    return anchor_of(row) if row else None
