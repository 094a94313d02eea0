"""Reads incidents, and puts together what the screens show of lines, corridors and letters."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from statistics import median
from uuid import UUID

from sampan.partnership.corridors.facts import Incident, IncidentFact, Standing
from sampan.partnership.corridors.models import ExchangeIncident
from sampan.partnership.exchange.figures import LineFigure, Signed, line_figures, signed_since
from sampan.partnership.members.facts import MemberFact, MemberState
from sampan.partnership.members.queries import members
from sampan.registry.access.reader import Reader, require
from sampan.registry.access.roles import Permission
from sampan.registry.correspondence.figures import Awaited, awaited
from sampan.vocabulary.errors import NotFound

PAGE = 50
HOURS = 24
ANSWER_DAYS = 30
"""Days of answers of which the median is told: long enough for a corridor with one referral a week."""


@dataclass(frozen=True)
class Times:
    """How long signed words took, in seconds; None where there were none."""

    count: int
    median: float | None
    p95: float | None


@dataclass(frozen=True)
class LineRow:
    """The line to one member with all that the page tells of it."""

    member: MemberFact
    line: LineFigure | None
    standing: Standing
    today: Times
    week: Times
    hourly: tuple[int, ...]


@dataclass(frozen=True)
class Corridor:
    """One subject in one direction between us and a member: how much waits, how late, how long answers take."""

    member: str
    subject: str
    owed_by: str
    waiting: int
    late: int
    oldest_at: datetime | None
    most_overdue_at: datetime | None
    answered: int
    median_hours: float | None


def line_rows(*, reader: Reader, now: datetime) -> list[LineRow]:
    """Return one row a member, by country and name."""
    lines = line_figures(reader=reader)
    signed = signed_since(reader=reader, since=now - timedelta(days=7))
    return [
        _row(one, lines.get(one.node_id), signed.get(one.node_id, []), now) for one in members(reader=reader)
    ]


def corridors(*, reader: Reader, now: datetime) -> list[Corridor]:
    """Return every corridor in which something waits or was answered lately, the latest first."""
    require(reader.actor, Permission.READ_MEMBERS, purpose=reader.purpose)
    groups: dict[tuple[str, str, str], list[Awaited]] = defaultdict(list)
    for one in awaited(reader=reader, since=now - timedelta(days=ANSWER_DAYS)):
        groups[one.member, one.owed_by, one.subject].append(one)
    found = [_corridor(*key, found, now) for key, found in sorted(groups.items())]
    return sorted(found, key=lambda one: (-one.late, -one.waiting, one.member))


def incidents(
    *, reader: Reader, is_open: bool = True, before: UUID | None = None, limit: int = PAGE
) -> list[IncidentFact]:
    """Return incidents newest first."""
    require(reader.actor, Permission.WATCH_EXCHANGE, purpose=reader.purpose)
    found = ExchangeIncident.objects.filter(closed_at__isnull=is_open).order_by("-id")
    if before is not None:
        found = found.filter(id__lt=before)
    return [_fact(one) for one in found[:limit]]


def incident(*, incident_id: UUID, reader: Reader) -> IncidentFact:
    """Return one incident; raises NotFound."""
    require(reader.actor, Permission.WATCH_EXCHANGE, purpose=reader.purpose)
    found = ExchangeIncident.objects.filter(id=incident_id).first()
    if found is None:
        raise NotFound("There is no such incident here, or you may not see it.")
    return _fact(found)


def open_count(reader: Reader | None) -> int:
    """Return how many incidents nobody has closed, 0 for whom they do not concern; for the rail and the home page."""
    if reader is None or not reader.actor.may_for(Permission.WATCH_EXCHANGE, reader.purpose):
        return 0
    return ExchangeIncident.objects.filter(closed_at__isnull=True).count()


def times_of(signed: Iterable[Signed]) -> Times:
    """Return how many letters were signed for, and the median and 95th percentile of what they took."""
    seconds = sorted(one.seconds for one in signed)
    if not seconds:
        return Times(0, None, None)
    return Times(len(seconds), median(seconds), seconds[min(len(seconds) - 1, int(0.95 * len(seconds)))])


def _row(member: MemberFact, line: LineFigure | None, signed: list[Signed], now: datetime) -> LineRow:
    day = [one for one in signed if one.at > now - timedelta(days=1)]
    hourly = [0] * HOURS
    for one in day:
        hourly[HOURS - 1 - min(HOURS - 1, int((now - one.at).total_seconds() // 3600))] += 1
    return LineRow(member, line, _standing(member, line), times_of(day), times_of(signed), tuple(hourly))


def _standing(member: MemberFact, line: LineFigure | None) -> Standing:
    if member.state is not MemberState.ACTIVE:
        return Standing.PAUSED
    if line is None:
        return Standing.SILENT
    if line.is_forked or line.trouble is not None:
        return Standing.TROUBLE
    if line.waiting:
        return Standing.WAITING
    return Standing.GOOD if line.last_contact_at else Standing.SILENT


def _corridor(member: str, owed_by: str, subject: str, found: list[Awaited], now: datetime) -> Corridor:
    waiting = [one for one in found if one.answered_at is None]
    late = [one for one in waiting if one.is_late(now)]
    hours = [(one.answered_at - one.asked_at).total_seconds() / 3600 for one in found if one.answered_at]
    return Corridor(
        member=member,
        subject=subject,
        owed_by=owed_by,
        waiting=len(waiting),
        late=len(late),
        oldest_at=min((one.asked_at for one in waiting), default=None),
        most_overdue_at=min((one.due_at for one in late if one.due_at), default=None),
        answered=len(hours),
        median_hours=median(hours) if hours else None,
    )


def _fact(row: ExchangeIncident) -> IncidentFact:
    return IncidentFact(
        id=row.id,
        code=Incident(row.code),
        member=row.member,
        about=row.about,
        began_at=row.began_at,
        over_at=row.over_at,
        taken_by=row.taken_by_id,
        taken_at=row.taken_at,
        closed_by=row.closed_by_id,
        closed_at=row.closed_at,
        has_note=bool(row.note_sealed),
    )
