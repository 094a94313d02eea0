"""How the house's time follows from two clocks: the wall, which may jump, and the count of seconds since start.

All moments here are seconds since 1970 (UTC); `boottime` is seconds since the machine started, sleep included.
Pure: no database, no clock is read. The reasons stand in ADR 0024.
"""

from collections.abc import Collection
from dataclasses import dataclass, replace
from enum import StrEnum

JUMP_SECONDS = 60.0  # further apart than this, the wall is not followed: no time service steps so far in use
SLEW = 0.001  # of the time that passed: twice what a kernel lets a time service correct (500 ppm)
OUTAGE_SECONDS = 10 * 86_400.0  # the longest rest of an office, the week of the lunar new year, and some
AGREE_SECONDS = 120.0  # how near two members' times must stand to count as one
HEARD_SECONDS = 3_600.0  # a member's word is good for an hour
RELEASED = 1_793_491_200.0  # 2026-11-01: a wall before that is wrong


class Trust(StrEnum):
    """How sure the house is of its time."""

    SETTLED = "settled"  # house and wall agree
    APART = "apart"  # the wall jumped while the machine ran: the house counted on
    DOUBTED = "doubted"  # after a start of the machine nothing said how long it had been off


class Harm(StrEnum):
    """What a timer does to somebody if it fires on a wrong day."""

    NONE = "none"  # it reminds, looks again or tidies up
    OTHERS = "others"  # it ends what somebody waits for, or tells somebody else
    LOSS = "loss"  # it erases what nobody can bring back


@dataclass(frozen=True)
class Look:
    """The machine's clocks at one moment."""

    boot_id: str
    boottime: float
    wall: float


@dataclass(frozen=True)
class Anchor:
    """What the house knew when it last looked: its own time `house` at `boottime` of that start.

    `wall_off` and `members_off` say how far the wall and the members then stood ahead of the house, in seconds;
    `members_off` is None when fewer than two members that agree were heard.
    """

    boot_id: str
    boottime: float
    house: float
    trust: Trust = Trust.SETTLED
    wall_off: float = 0.0
    members_off: float | None = None

    @property
    def is_confirmed(self) -> bool:
        """True when the members say what the house says."""
        return self.members_off is not None and abs(self.members_off) <= JUMP_SECONDS

    def lets(self, harm: Harm) -> bool:
        """Say whether a timer that may do this harm fires now, or is held until the time is settled."""
        if self.is_confirmed or harm is Harm.NONE:
            return True
        if self.members_off is not None and harm is Harm.LOSS:
            return False
        return self.trust is Trust.SETTLED or (self.trust is Trust.APART and harm is Harm.OTHERS)


@dataclass(frozen=True)
class Told:
    """What a member said the time was, when this machine had counted `boottime` seconds."""

    boot_id: str
    boottime: float
    at: float


def first_anchor(look: Look) -> Anchor:
    """Return the anchor of a node that never looked before: it has nothing but the wall."""
    trust = Trust.SETTLED if look.wall >= RELEASED else Trust.DOUBTED
    return Anchor(look.boot_id, look.boottime, look.wall, trust)


def house_time(anchor: Anchor, look: Look) -> float:
    """Return the house's time: counted on from the anchor; after a start of the machine, what is plausible.

    It never lies before the anchor's, and where the wall is not believed it is the earliest that is possible.
    """
    if _is_same_start(anchor, look):
        return anchor.house + max(0.0, look.boottime - anchor.boottime)
    earliest = anchor.house + look.boottime
    return max(earliest, look.wall) if _is_plausible(earliest, look.wall) else earliest


def look_again(anchor: Anchor, look: Look, told: Collection[Told] = ()) -> Anchor:
    """Return the anchor after one more look, with the wall followed a little, and what is thought of it."""
    house = house_time(anchor, look)
    wall_off = look.wall - house
    members_off = members_ahead(look, house, told)
    if abs(wall_off) <= JUMP_SECONDS:
        new = _settled(anchor, look, house, wall_off)
    elif anchor.trust is Trust.DOUBTED and _is_plausible(house, look.wall):
        new = Anchor(look.boot_id, look.boottime, look.wall)
    else:
        is_sure = _is_same_start(anchor, look) and anchor.trust is not Trust.DOUBTED
        trust = Trust.APART if is_sure else Trust.DOUBTED
        new = Anchor(look.boot_id, look.boottime, house, trust, wall_off)
    return _heard(new, look, None if members_off is None else house + members_off - new.house)


def accept_wall(look: Look) -> Anchor:
    """Return the anchor after a person said that the wall is right."""
    return Anchor(look.boot_id, look.boottime, look.wall)


def members_ahead(look: Look, house: float, told: Collection[Told]) -> float | None:
    """Return how far the members' time is ahead of the house's: the median of those heard within the hour.

    None with fewer than two, or when no other stands within two minutes of the median: one member alone, or two
    that contradict each other, move nothing.
    """
    fresh = sorted(
        one.at + look.boottime - one.boottime
        for one in told
        if one.boot_id == look.boot_id and 0 <= look.boottime - one.boottime <= HEARD_SECONDS
    )
    if len(fresh) < 2:
        return None
    middle = fresh[(len(fresh) - 1) // 2]
    near = sum(abs(one - middle) <= AGREE_SECONDS for one in fresh)
    return middle - house if near >= 2 else None


def _heard(anchor: Anchor, look: Look, members_off: float | None) -> Anchor:
    """Let the members decide what the machine alone cannot; a settled time they can only put in question."""
    if members_off is None:
        return anchor
    if anchor.trust is Trust.SETTLED or abs(members_off) <= JUMP_SECONDS:
        return replace(anchor, members_off=members_off)
    if abs(members_off - anchor.wall_off) <= JUMP_SECONDS:
        return replace(accept_wall(look), members_off=members_off - anchor.wall_off)
    if anchor.trust is Trust.DOUBTED:
        told = anchor.house + members_off
        return replace(anchor, house=told, wall_off=look.wall - told, members_off=0.0)
    return replace(anchor, members_off=members_off)


def _settled(anchor: Anchor, look: Look, house: float, wall_off: float) -> Anchor:
    """Move towards the wall by no more than the slew allows for the time that passed."""
    passed = look.boottime - anchor.boottime if _is_same_start(anchor, look) else look.boottime
    step = max(-SLEW * passed, min(SLEW * passed, wall_off))
    return Anchor(look.boot_id, look.boottime, house + step, Trust.SETTLED, wall_off - step)


def _is_same_start(anchor: Anchor, look: Look) -> bool:
    return (
        anchor.boot_id == look.boot_id and look.boottime >= anchor.boottime - 1.0
    )  # threads read in any order


def _is_plausible(earliest: float, wall: float) -> bool:
    """Whether the machine was off for so long, or the house never knew the time."""
    if earliest < RELEASED <= wall:
        return True
    return -JUMP_SECONDS <= wall - earliest <= OUTAGE_SECONDS
