"""Reads campaigns, their activities, and reports of reach and of what people learnt; no person is in any of them."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from decimal import Decimal
from uuid import UUID

from django.db.models import Sum

from sampan.prevention.awareness.knowledge import QuizSum, compared
from sampan.prevention.campaigns.facts import (
    COUNTED,
    ESTIMATED,
    ActivityFact,
    CampaignFact,
    Comparison,
    Reach,
    Report,
    SumsFact,
)
from sampan.prevention.campaigns.learning import learnt
from sampan.prevention.campaigns.models import Activity, Campaign
from sampan.registry.access.reader import Reader, require
from sampan.registry.access.roles import Permission
from sampan.vocabulary.errors import InvalidInput, NotFound

MOST = 200
_GONE = "There is no such campaign here, or you may not see it."


def campaigns(*, reader: Reader) -> list[CampaignFact]:
    """Return the campaigns that the reader sees, the latest first."""
    _require(reader)
    return [campaign_fact(one) for one in Campaign.objects.order_by("-starts_on", "id")[:MOST]]


def campaign(*, campaign_id: UUID, reader: Reader) -> CampaignFact:
    """Return one campaign; NotFound."""
    _require(reader)
    return campaign_fact(_row(campaign_id))


def activities(*, campaign_id: UUID, reader: Reader) -> list[ActivityFact]:
    """Return the activities of a campaign by planned day; NotFound."""
    _require(reader)
    rows = _row(campaign_id).activities.order_by("planned_on", "id")
    return [activity_fact(one) for one in rows]


def activity(*, activity_id: UUID, reader: Reader) -> ActivityFact:
    """Return one activity; NotFound."""
    _require(reader)
    row = Activity.objects.filter(id=activity_id).first()
    if row is None:
        raise NotFound("There is no such activity here, or you may not see it.")
    return activity_fact(row)


def sums_entered(*, campaign_id: UUID, reader: Reader) -> list[SumsFact]:
    """Return that sums were entered, the newest first, without the sums; NotFound."""
    _require(reader)
    rows = _row(campaign_id).sums.order_by("-entered_at", "lesson", "language", "-moment")
    return [
        SumsFact(one.id, one.lesson, one.language, one.moment, bool(one.series), one.held_on, one.entered_at)
        for one in rows[:MOST]
    ]


def report(*, campaign_id: UUID, reader: Reader) -> Report:
    """Return reach by channel and place, and what people learnt; NotFound."""
    _require(reader)
    row = _row(campaign_id)
    done = [activity_fact(one) for one in row.activities.exclude(state=Activity.State.CALLED_OFF)]
    return Report(
        campaign=campaign_fact(row),
        by_channel=_reach(done, lambda one: one.channel),
        by_place=_reach(done, lambda one: one.place),
        total=_reached("", done),
        learnt=learnt(_sums(row)),
    )


def comparison(*, first_id: UUID, second_id: UUID, reader: Reader) -> Comparison:
    """Return two campaigns side by side; raises InvalidInput for one and the same, NotFound."""
    if first_id == second_id:
        raise InvalidInput("A campaign cannot be compared with itself.", remedy="Choose two.", field="second")
    first, second = (report(campaign_id=one, reader=reader) for one in (first_id, second_id))
    changes = [told.overall.change if told.overall else None for told in (first, second)]
    further = compared(changes[0], changes[1]) if changes[0] and changes[1] else None
    return Comparison(first, second, further)


def _require(reader: Reader) -> None:
    require(reader.actor, Permission.READ_AWARENESS, purpose=reader.purpose)


def _row(campaign_id: UUID) -> Campaign:
    row = Campaign.objects.filter(id=campaign_id).first()
    if row is None:
        raise NotFound(_GONE)
    return row


def _reach(done: Iterable[ActivityFact], heading: Callable[[ActivityFact], str]) -> tuple[Reach, ...]:
    found: dict[str, list[ActivityFact]] = defaultdict(list)
    for one in done:
        found[heading(one)].append(one)
    told = [_reached(code, own) for code, own in found.items()]
    return tuple(sorted(told, key=lambda one: (-(one.counted + one.estimated), one.code)))


def _reached(code: str, own: list[ActivityFact]) -> Reach:
    costs: dict[str, Decimal] = defaultdict(Decimal)
    for one in own:
        if one.cost is not None:
            costs[one.currency] += one.cost
    counted, estimated = (
        sum(one.reached or 0 for one in own if one.counted_how == how) for how in (COUNTED, ESTIMATED)
    )
    done = sum(one.state == Activity.State.DONE for one in own)
    return Reach(code, done, len(own) - done, counted, estimated, dict(sorted(costs.items())))


def _sums(row: Campaign) -> dict[tuple[str, str, str], QuizSum]:
    told = row.sums.values_list("lesson", "language", "moment").annotate(
        Sum("takers"), Sum("asked"), Sum("right")
    )
    return {
        (lesson, language, moment): QuizSum(takers=takers, asked=asked, right=right)
        for lesson, language, moment, takers, asked, right in told.order_by()
    }


def campaign_fact(row: Campaign) -> CampaignFact:
    """Return a campaign as it may leave the slice."""
    return CampaignFact(
        row.id, row.code, row.name, row.starts_on, row.ends_on, row.audience, tuple(row.languages),
        tuple(row.channels), tuple(row.places),
    )  # fmt: skip


def activity_fact(row: Activity) -> ActivityFact:
    """Return an activity as it may leave the slice."""
    return ActivityFact(
        row.id, row.campaign_id, row.channel, row.place, row.planned_on, row.state, row.done_on, row.done_by,
        row.reached, row.counted_how, row.cost, row.currency,
    )  # fmt: skip
