"""Reads messages without opening them, what waits to be read, and who is on duty; row security decides which."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db.models import Count, F, Max, Q, QuerySet

from sampan.partnership.alerts.facts import AlertFact, EventFact, PassageFact, ShiftFact, Waiting
from sampan.partnership.alerts.models import Alert, AlertEvent, DutyShift, Passage
from sampan.registry.access.reader import Reader, require
from sampan.registry.access.roles import FOCAL_POINT, Permission
from sampan.registry.clock.queries import house_now
from sampan.vocabulary.errors import NotFound

PAGE = 50
NATIONAL_LEVEL = 2
VIEWS = ("open", "in", "out", "over")
_NOBODY_THERE = Waiting(0, 0, 0, False)
_OVER = Q(closed_at__isnull=False) | Q(recalled_at__isnull=False) | Q(failed_at__isnull=False)


def alerts(
    *, reader: Reader, view: str = "open", kind: str = "", before: UUID | None = None, limit: int = PAGE
) -> list[AlertFact]:
    """Return messages newest first: open ones, those that arrived, those sent, or those that are over."""
    _require_reader(reader)
    found = Alert.objects.order_by("-id")
    if view in ("in", "out"):
        found = found.filter(direction=view)
    elif view in ("open", "over"):
        still = Passage.objects.exclude(_OVER).values("alert")
        found = found.filter(id__in=still) if view == "open" else found.exclude(id__in=still)
    if kind:
        found = found.filter(kind=kind)
    if before is not None:
        found = found.filter(id__lt=before)
    return _facts(found[:limit])


def alert(*, alert_id: UUID, reader: Reader) -> AlertFact:
    """Return one message; raises NotFound when it is not there or not visible."""
    _require_reader(reader)
    found = _facts(Alert.objects.filter(id=alert_id))
    if not found:
        raise NotFound("There is no such message here, or you may not see it.")
    return found[0]


def events(*, alert_id: UUID, reader: Reader) -> list[EventFact]:
    """Return the steps of a message's way to every desk, oldest first, without their words."""
    _require_reader(reader)
    found = (
        AlertEvent.objects.filter(passage__alert_id=alert_id).select_related("passage").order_by("at", "id")
    )
    return [
        EventFact(
            one.id,
            one.passage_id,
            one.passage.member,
            one.act,
            one.is_ours,
            one.account_id,
            one.at,
            bool(one.words_sealed),
        )
        for one in found
    ]


def thread_choices(*, reader: Reader, limit: int = 20) -> list[AlertFact]:
    """Return the newest messages that a new one may refer to."""
    _require_reader(reader)
    return _facts(Alert.objects.order_by("-id")[:limit])


def waiting_for(reader: Reader | None) -> Waiting:
    """Return what nobody has read yet and this reader should: shown on every page, two looks at an index at most.

    Whoever is on duty is told of everything; whom a shift names, of what climbed to them; a focal point, of
    what climbed to the country. Others are told nothing.
    """
    if reader is None or not reader.actor.may_for(Permission.READ_ALERTS, reader.purpose):
        return _NOBODY_THERE
    shifts = on_duty(house_now())
    mine = any(one.account_id == reader.actor.account_id for one in shifts)
    concerned = _concerned(reader, shifts, is_on_duty=mine)
    if concerned is None:
        return Waiting(0, 0, 0, mine)
    found = _unread().filter(concerned)
    told = found.aggregate(
        urgent=Count("id", filter=Q(alert__kind="urgent")),
        alerts=Count("id", filter=Q(alert__kind="alert")),
        late=Count("id", filter=Q(read_due__lt=house_now())),
        last=Max("received_at"),
    )
    last = told.pop("last")
    return Waiting(**told, is_on_duty=mine, newest=last.isoformat() if last else "")


def unread_count(reader: Reader) -> int:
    """Return how many messages nobody has read, and how many of ours have an answer that nobody saw; for the rail."""
    news = Passage.objects.filter(news_at__isnull=False).exclude(seen_at__gte=F("news_at"))
    unread = Q(id__in=_unread().values("id"))
    return Passage.objects.filter(unread | Q(id__in=news.values("id"))).count()


def on_duty(now: datetime) -> list[ShiftFact]:
    """Return who is on duty now, the longest first."""
    found = DutyShift.objects.filter(ended_at__isnull=True, began_at__lte=now, until__gt=now).order_by(
        "began_at"
    )
    return [ShiftFact(one.id, one.account_id, one.began_at, one.until, one.climbs_to_id) for one in found]


def _concerned(reader: Reader, shifts: list[ShiftFact], *, is_on_duty: bool) -> Q | None:
    if is_on_duty:
        return Q()
    if FOCAL_POINT.code in reader.actor.roles:
        return Q(raised_level__gte=NATIONAL_LEVEL)
    if any(one.climbs_to == reader.actor.account_id for one in shifts):
        return Q(raised_level__gte=1)
    return None


def _unread() -> QuerySet[Passage]:
    return Passage.objects.filter(
        alert__direction="in",
        read_at__isnull=True,
        received_at__isnull=False,
        closed_at__isnull=True,
        recalled_at__isnull=True,
    )


def _require_reader(reader: Reader) -> None:
    require(reader.actor, Permission.READ_ALERTS, purpose=reader.purpose)


def _facts(found: Iterable[Alert]) -> list[AlertFact]:
    rows = list(found)
    ways: dict[UUID, list[PassageFact]] = {row.id: [] for row in rows}
    written = {row.id: row.written_at for row in rows}
    for one in Passage.objects.filter(alert_id__in=ways).order_by("member"):
        ways[one.alert_id].append(_passage(one, written[one.alert_id]))
    return [_fact(row, tuple(ways[row.id])) for row in rows]


def _fact(row: Alert, passages: tuple[PassageFact, ...]) -> AlertFact:
    return AlertFact(
        id=row.id,
        kind=row.kind,
        is_outgoing=row.direction == "out",
        agency_id=row.agency_id,
        case_id=row.case_id,
        referral_id=row.referral_id,
        places=tuple(row.places),
        forms=tuple(row.forms),
        written_at=row.written_at,
        written_by=row.written_by_id,
        valid_until=row.valid_until,
        read_within=row.read_within,
        about_id=row.about_id,
        passages=passages,
    )


def _passage(one: Passage, written_at: datetime) -> PassageFact:
    return PassageFact(
        id=one.id,
        alert_id=one.alert_id,
        member=one.member,
        conversation=one.conversation,
        letter_id=one.letter_id,
        written_at=written_at,
        read_due=one.read_due,
        received_at=one.received_at,
        read_at=one.read_at,
        read_by=one.read_by_id,
        raised_at=one.raised_at,
        raised_level=one.raised_level,
        raised_there_at=one.raised_there_at,
        answered_at=one.answered_at,
        closed_at=one.closed_at,
        recalled_at=one.recalled_at,
        failed_at=one.failed_at,
        reason=one.reason,
        news_at=one.news_at,
        seen_at=one.seen_at,
    )
