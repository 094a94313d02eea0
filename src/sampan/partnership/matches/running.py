"""How matching runs with each member: the newest epoch of each register, what it waits for, and the last nights."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Q, QuerySet

from sampan.engines.matching.keys import SPECIFICATION
from sampan.partnership.matches import party
from sampan.partnership.matches.facts import Register, Side
from sampan.partnership.matches.models import Arrangement, Epoch, Night
from sampan.partnership.matches.services.outdated import OTHER_RULES
from sampan.partnership.matches.services.rows import as_service
from sampan.registry.access.reader import Reader, require
from sampan.registry.access.roles import Permission
from sampan.registry.clock.queries import house_now

STUCK_AFTER = timedelta(days=1)
"""A register of a million takes hours in the lowest lane; what waits for a day waits for a person (ADR 0031)."""
NIGHTS = 7
_SHOWN = (
    "id",
    "side",
    "number",
    "state",
    "keeper_public",
    "pieces",
    "opened_at",
    "ends_at",
    "root",
    "reason",
    "specification",
)


@dataclass(frozen=True)
class EpochFact:
    """The newest epoch of a register, of ours for them (holder) or of theirs for us (asker).

    state       none, making, ready or over
    waits_for   a code: hour, half, parts, again, theirs, rules, new_rules; empty when it waits for nothing
    is_stuck    nothing usable was finished for a day
    """

    side: Side
    register: Register
    number: int
    state: str
    opened_at: datetime | None
    ends_at: datetime | None
    waits_for: str
    arrived: int
    pieces: int
    is_stuck: bool


@dataclass(frozen=True)
class NightFact:
    """One night's comparison: sizes, hits, and why it was refused where it was."""

    night: date
    state: str
    reason: str
    size: int
    their_size: int
    hits: int


@dataclass(frozen=True)
class RunningFact:
    """How matching runs with one member."""

    member: str
    epochs: tuple[EpochFact, ...]
    nights: tuple[NightFact, ...]


def running(*, reader: Reader) -> list[RunningFact]:
    """Return how matching runs with each member of an arrangement in force. Epochs are read as the node's service."""
    require(reader.actor, Permission.ARRANGE_MATCHES, purpose=reader.purpose)
    now = house_now()
    with as_service():
        rows = list(Arrangement.objects.filter(state="in_force").order_by("member"))
        return [RunningFact(one.member, epochs_with(one, now=now), nights_with(one.member)) for one in rows]


def epochs_with(arranged: Arrangement, *, now: datetime) -> tuple[EpochFact, ...]:
    """Return the newest epoch of each register, ours first. Runs as the node's service."""
    sides = (Side.HOLDER, Side.ASKER)
    return tuple(_epoch(arranged, side, register, now=now) for side in sides for register in Register)


def nights_with(member: str) -> tuple[NightFact, ...]:
    """Return the last nights with a member, newest first."""
    found = Night.objects.filter(member=member).order_by("-night")
    told = found.values_list("night", "state", "reason", "size", "their_size", "found")
    return tuple(NightFact(*one) for one in told[:NIGHTS])


def _epoch(arranged: Arrangement, side: Side, register: Register, *, now: datetime) -> EpochFact:
    own, member = party.own_id(), arranged.member
    parties = {"holder": own, "asker": member} if side is Side.HOLDER else {"holder": member, "asker": own}
    found = Epoch.objects.filter(side=side, register=register, **parties).order_by("-number").only(*_SHOWN)
    newest, since = found.first(), _since(found, side, arranged, now=now)
    is_stuck = since is not None and now - since >= STUCK_AFTER
    if newest is None:
        waits = "hour" if side is Side.HOLDER else "theirs"
        return EpochFact(side, register, 0, "none", None, None, waits, 0, 0, is_stuck)
    kind = "answered" if side is Side.HOLDER else "tags"
    return EpochFact(
        side, register, newest.number, newest.state, newest.opened_at, newest.ends_at, _waits_for(newest),
        newest.parts.filter(kind=kind).count(), newest.pieces, is_stuck,
    )  # fmt: skip


def _since(found: QuerySet[Epoch], side: Side, arranged: Arrangement, *, now: datetime) -> datetime | None:
    """Return since when nothing newer than the last finished epoch was finished; None while the newest is in use.

    Refused ones are tried again each hour: the oldest of those after the last finished one says when it began.
    """
    done = found.filter(_finished(side, now)).first()
    after = found.filter(number__gt=done.number if done else 0).order_by("number").first()
    if after is None and done is not None and done.state == "ready":
        return None
    since = after.opened_at if after else done.ends_at if done else arranged.proposed_at
    return max(since, arranged.confirmed_at or arranged.proposed_at)


def _finished(side: Side, now: datetime) -> Q:
    """An own epoch has its root once it is finished; one of theirs came with its root, and was used until its end."""
    return ~Q(root=b"") if side is Side.HOLDER else Q(state="ready") | Q(state="over", ends_at__lte=now)


def _waits_for(row: Epoch) -> str:
    if row.state == "ready":
        return ""
    if row.state == "over" and row.reason == OTHER_RULES:
        return "rules" if row.side == Side.HOLDER and row.specification == SPECIFICATION else "new_rules"
    if row.side == Side.ASKER:
        return "parts" if row.state == "making" else "theirs"
    if row.state == "making":
        return "parts" if row.keeper_public else "half"
    return "hour" if row.root else "again"
