"""How the lines fare in numbers: what waits in which lane and why, how long a signed word took, line by line."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models.functions import Length

from sampan.partnership.exchange.facts import Trouble, Way
from sampan.partnership.exchange.models import Acknowledgement, Link, Outbox, Peer
from sampan.registry.access.reader import Reader, require
from sampan.registry.access.roles import Permission

PAGE = 50
_MOST_WORDS = 2_000  # acknowledgements looked at, the newest: each covers a batch
_MOST_LETTERS = 20_000  # letters looked at: some 50 ms


@dataclass(frozen=True)
class LaneFigure:
    """One lane of the line to a member: what waits, since when, and when it is tried again."""

    lane: int
    waiting: int
    offered: int
    sent: int
    received: int
    attempts: int
    oldest_at: datetime | None
    next_attempt_at: datetime | None
    trouble: Trouble
    trouble_since: datetime | None


@dataclass(frozen=True)
class LineFigure:
    """The whole line to a member; lanes by urgency, those that never carried anything left out."""

    member: str
    carriage: str
    last_contact_at: datetime | None
    is_forked: bool
    lanes: tuple[LaneFigure, ...] = ()

    @property
    def waiting(self) -> int:
        """Letters without a signed word."""
        return sum(one.waiting for one in self.lanes)

    @property
    def oldest_at(self) -> datetime | None:
        """When the oldest of them was sealed."""
        return min((one.oldest_at for one in self.lanes if one.oldest_at), default=None)

    @property
    def next_attempt_at(self) -> datetime | None:
        """When the next of them is tried again; None when nothing waits or nothing holds it back."""
        return min(
            (one.next_attempt_at for one in self.lanes if one.waiting and one.next_attempt_at), default=None
        )

    @property
    def trouble(self) -> LaneFigure | None:
        """The lane that has been in trouble longest, None when all is in order."""
        held = [one for one in self.lanes if one.trouble and one.waiting]
        return min(held, key=lambda one: (one.trouble_since is None, one.trouble_since), default=None)


@dataclass(frozen=True)
class QueuedLetter:
    """A letter of the outbox: its place, and how far it is."""

    letter_id: UUID
    lane: int
    sequence: int
    sealed_at: datetime
    expires_at: datetime
    octets: int
    is_offered: bool


@dataclass(frozen=True)
class LetterWay:
    """What the line knows of one of our letters: sealed, offered, and signed for."""

    sealed_at: datetime
    expires_at: datetime
    octets: int
    is_offered: bool
    signed_at: datetime | None
    attempts: int
    next_attempt_at: datetime | None
    trouble: Trouble


@dataclass(frozen=True)
class Signed:
    """A letter of ours for which the other side signed: when, and how many seconds after it was sealed."""

    at: datetime
    seconds: float


def line_figures(*, reader: Reader) -> dict[str, LineFigure]:
    """Return how each line fares, by member; members without any letter are left out."""
    require(reader.actor, Permission.READ_MEMBERS, purpose=reader.purpose)
    return lines_now()


def lines_now() -> dict[str, LineFigure]:
    """Return how each line fares, for the node's own watch."""
    rows: dict[str, list[Link]] = defaultdict(list)
    for one in Link.objects.order_by("lane"):
        rows[one.member].append(one)
    carriages = dict(Peer.objects.values_list("member", "carriage"))
    return {member: _line(member, links, carriages.get(member, "push")) for member, links in rows.items()}


def signed_since(*, reader: Reader, since: datetime) -> dict[str, list[Signed]]:
    """Return for each member the letters that it signed for since a moment, of the newest 20,000 at most."""
    require(reader.actor, Permission.READ_MEMBERS, purpose=reader.purpose)
    words = Acknowledgement.objects.filter(kept_at__gte=since).order_by("-id")
    lines: dict[tuple[str, int], list[tuple[int, int, datetime]]] = defaultdict(list)
    for member, lane, *word in words.values_list("member", "lane", "first", "last", "kept_at")[:_MOST_WORDS]:
        lines[member, lane].append(tuple(word))
    found: dict[str, list[Signed]] = defaultdict(list)
    for (member, lane), runs in lines.items():
        found[member] += _signed(member, lane, runs)
    return found


def queue_of(
    *, member: str, reader: Reader, lane: int | None = None, after: int = 0, limit: int = PAGE
) -> list[QueuedLetter]:
    """Return the letters that wait for a member, in the order in which they go; `after` a place of that lane."""
    require(reader.actor, Permission.READ_MEMBERS, purpose=reader.purpose)
    found: list[QueuedLetter] = []
    lines = Link.objects.filter(member=member, way=Way.OUT).order_by("lane")
    for line in lines if lane is None else lines.filter(lane=lane):
        first = max(line.acknowledged, after if lane is not None else 0)
        rows = Outbox.objects.filter(member=member, lane=line.lane, sequence__gt=first).order_by("sequence")
        sized = rows.annotate(octets=Length("blob")).defer("blob")[: limit - len(found)]
        found += [_queued(row, line) for row in sized]
        if len(found) >= limit:
            break
    return found


def way_of(*, letter_id: UUID, reader: Reader) -> LetterWay | None:
    """Return what the line knows of a letter of ours; None when it never was in the outbox."""
    require(reader.actor, Permission.READ_MEMBERS, purpose=reader.purpose)
    rows = Outbox.objects.filter(letter_id=letter_id).annotate(octets=Length("blob")).defer("blob")
    row = rows.first()
    if row is None:
        return None
    line = Link.objects.filter(member=row.member, way=Way.OUT, lane=row.lane).first() or Link()
    words = Acknowledgement.objects.filter(member=row.member, lane=row.lane, last__gte=row.sequence)
    signed = words.order_by("last", "id").values_list("kept_at", flat=True).first()
    is_first = line.acknowledged + 1 == row.sequence
    return LetterWay(
        sealed_at=row.sealed_at,
        expires_at=row.expires_at,
        octets=row.octets,
        is_offered=row.sequence <= line.offered,
        signed_at=signed,
        attempts=line.attempts if is_first else 0,
        next_attempt_at=line.next_attempt_at if row.sequence > line.acknowledged else None,
        trouble=Trouble(line.trouble) if row.sequence > line.acknowledged else Trouble.NONE,
    )


def _line(member: str, links: Iterable[Link], carriage: str) -> LineFigure:
    rows = list(links)
    into = {one.lane: one.sequence for one in rows if one.way == Way.IN}
    out = {one.lane: one for one in rows if one.way == Way.OUT}
    heard = [one.last_contact_at for one in rows if one.last_contact_at]
    lanes = [
        _lane(lane, out.get(lane) or Link(lane=lane), into.get(lane, 0)) for lane in sorted({*into, *out})
    ]
    is_forked = any(one.trouble == Trouble.FORKED for one in rows)
    return LineFigure(member, carriage, max(heard, default=None), is_forked, tuple(lanes))


def _lane(lane: int, out: Link, received: int) -> LaneFigure:
    waiting = out.sequence - out.acknowledged
    oldest = None
    if waiting:
        first = Outbox.objects.filter(member=out.member, lane=lane, sequence=out.acknowledged + 1)
        oldest = first.values_list("sealed_at", flat=True).first()
    return LaneFigure(
        lane=lane,
        waiting=waiting,
        offered=max(0, out.offered - out.acknowledged),
        sent=out.sequence,
        received=received,
        attempts=out.attempts,
        oldest_at=oldest,
        next_attempt_at=out.next_attempt_at,
        trouble=Trouble(out.trouble),
        trouble_since=out.trouble_since,
    )


def _signed(member: str, lane: int, runs: list[tuple[int, int, datetime]]) -> list[Signed]:
    """Return the letters of one lane that runs of places cover, with what each took."""
    runs.sort()
    rows = Outbox.objects.filter(member=member, lane=lane, sequence__range=(runs[0][0], runs[-1][1]))
    lasts = [last for _first, last, _at in runs]
    found = []
    for place, sealed_at in rows.order_by("-sequence").values_list("sequence", "sealed_at")[:_MOST_LETTERS]:
        first, _last, at = runs[bisect_left(lasts, place)]
        if first <= place:
            found.append(Signed(at, max(0.0, (at - sealed_at).total_seconds())))
    return found


def _queued(row: Outbox, line: Link) -> QueuedLetter:
    return QueuedLetter(
        letter_id=row.letter_id,
        lane=row.lane,
        sequence=row.sequence,
        sealed_at=row.sealed_at,
        expires_at=row.expires_at,
        octets=row.octets,
        is_offered=row.sequence <= line.offered,
    )
