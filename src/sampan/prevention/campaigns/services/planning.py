"""Plans campaigns and their activities, and writes down what was done; each act is audited."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from uuid import UUID

from django.db import IntegrityError, transaction

from sampan.prevention.awareness.lessons import LANGUAGES
from sampan.prevention.campaigns.facts import CHANNELS, COUNTED, ESTIMATED
from sampan.prevention.campaigns.models import Activity, Campaign
from sampan.prevention.campaigns.places import place_of
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Actor, require
from sampan.registry.access.roles import Permission
from sampan.registry.audit.services import record
from sampan.registry.clock.queries import house_now, house_today
from sampan.vocabulary.errors import InvalidInput, NotFound, WrongState
from sampan.vocabulary.names import tidy

LONGEST_PERIOD = timedelta(days=366)
MOST_PLACES, MOST_REACHED, MOST_COST = 100, 100_000_000, Decimal(10) ** 12
_CURRENCY = re.compile(r"(?:[A-Z]{3})?")
_CODE = re.compile(r"[a-z0-9](?:[a-z0-9-]{1,22})[a-z0-9]")


@dataclass(frozen=True)
class CampaignPlan:
    """What is planned. `code`: 3 to 24 of a-z, 0-9 and hyphen; places: names or codes of provinces, or any text."""

    name: str
    code: str
    starts_on: date
    ends_on: date
    audience: str
    languages: tuple[str, ...]
    channels: tuple[str, ...]
    places: tuple[str, ...] = ()


@dataclass(frozen=True)
class Outcome:
    """What came of an activity: day, which office did it, contacts and how they were told, cost in a currency."""

    done_on: date
    done_by: str
    reached: int | None = None
    counted_how: str = ""
    cost: Decimal | None = None
    currency: str = ""


@transaction.atomic
def plan_campaign(*, plan: CampaignPlan, by: Actor, purpose: Purpose) -> UUID:
    """Plan a campaign and return its id; raises InvalidInput naming the field."""
    require(by, Permission.PLAN_AWARENESS, purpose=purpose)
    row = Campaign(agency_id=by.agency_id, created_by_id=by.account_id, created_at=house_now())
    _keep(row, plan)
    audit("awareness.planned", row, by=by, purpose=purpose)
    return row.id


@transaction.atomic
def change_campaign(*, campaign_id: UUID, plan: CampaignPlan, by: Actor, purpose: Purpose) -> None:
    """Change the plan of a campaign; InvalidInput naming the field, NotFound."""
    require(by, Permission.PLAN_AWARENESS, purpose=purpose)
    row = locked_campaign(campaign_id)
    _keep(row, plan)
    audit("awareness.changed", row, by=by, purpose=purpose)


def _keep(row: Campaign, plan: CampaignPlan) -> None:
    _check(plan)
    row.name, row.code, row.audience = tidy(plan.name), plan.code, tidy(plan.audience)
    row.starts_on, row.ends_on = plan.starts_on, plan.ends_on
    row.languages = [code for code in LANGUAGES if code in plan.languages]
    row.channels = [code for code in CHANNELS if code in plan.channels]
    row.places = list(dict.fromkeys(place_of(one) for one in plan.places if tidy(one)))
    row.changed_at = house_now()
    try:
        with transaction.atomic():
            row.save()
    except IntegrityError:
        raise InvalidInput(
            "Another campaign has this code.", remedy="Choose another one.", field="code"
        ) from None


def _check(plan: CampaignPlan) -> None:
    _said(plan.name, 120, field="name")
    _said(plan.audience, 200, field="audience")
    if not _CODE.fullmatch(plan.code):
        raise InvalidInput(
            "A code has 3 to 24 small letters, digits or hyphens.",
            remedy="Write one such as week-2027.",
            field="code",
        )
    if not timedelta() <= plan.ends_on - plan.starts_on <= LONGEST_PERIOD:
        raise InvalidInput(
            "A campaign ends on the day it starts or within a year.", remedy="Mend the days.", field="ends_on"
        )
    _chosen(plan.languages, LANGUAGES, field="languages")
    _chosen(plan.channels, CHANNELS, field="channels")
    if len(plan.places) > MOST_PLACES or max(map(len, plan.places), default=0) > 120:
        raise InvalidInput(
            "These are too many places, or one is too long.",
            remedy=f"Name at most {MOST_PLACES}.",
            field="places",
        )


@transaction.atomic
def plan_activity(
    *, campaign_id: UUID, channel: str, place: str, planned_on: date, by: Actor, purpose: Purpose
) -> UUID:
    """Plan an activity of a campaign and return its id; InvalidInput naming the field, NotFound."""
    require(by, Permission.PLAN_AWARENESS, purpose=purpose)
    campaign = locked_campaign(campaign_id)
    _chosen((channel,), CHANNELS, field="channel")
    _said(place, 120, field="place")
    row = Activity(
        agency_id=campaign.agency_id, campaign=campaign, channel=channel, place=place_of(place),
        planned_on=planned_on, changed_by_id=by.account_id, changed_at=house_now(),
    )  # fmt: skip
    row.save(force_insert=True)
    audit("awareness.activity_planned", campaign, by=by, purpose=purpose, channel=channel)
    return row.id


@transaction.atomic
def record_activity(*, activity_id: UUID, outcome: Outcome, by: Actor, purpose: Purpose) -> None:
    """Write down what came of an activity, or correct it; InvalidInput naming the field, NotFound, WrongState."""
    require(by, Permission.PLAN_AWARENESS, purpose=purpose)
    row = _locked_activity(activity_id)
    if row.state == Activity.State.CALLED_OFF:
        raise WrongState("This activity was called off.", remedy="Plan it anew.")
    _check_outcome(outcome)
    row.state, row.done_on, row.done_by = Activity.State.DONE, outcome.done_on, tidy(outcome.done_by)
    row.reached, row.counted_how = outcome.reached, outcome.counted_how
    row.cost, row.currency = outcome.cost, outcome.currency
    _keep_activity(row, by)
    audit("awareness.activity_done", row.campaign, by=by, purpose=purpose, channel=row.channel)


@transaction.atomic
def call_off(*, activity_id: UUID, by: Actor, purpose: Purpose) -> None:
    """Say that a planned activity will not be; NotFound, WrongState when it was done."""
    require(by, Permission.PLAN_AWARENESS, purpose=purpose)
    row = _locked_activity(activity_id)
    if row.state != Activity.State.PLANNED:
        raise WrongState("Only what is planned can be called off.", remedy="Look at the campaign again.")
    row.state = Activity.State.CALLED_OFF
    _keep_activity(row, by)
    audit("awareness.activity_called_off", row.campaign, by=by, purpose=purpose, channel=row.channel)


def _check_outcome(outcome: Outcome) -> None:
    if outcome.done_on > house_today():
        raise InvalidInput("This day is to come.", remedy="Give the day it was done.", field="done_on")
    _said(outcome.done_by, 120, field="done_by")
    if (outcome.reached is None) != (outcome.counted_how == ""):
        raise InvalidInput(
            "How many were reached, and how that is known, go together.",
            remedy="Give both or neither.",
            field="counted_how",
        )
    if outcome.reached is not None and not 0 <= outcome.reached <= MOST_REACHED:
        raise InvalidInput("This number cannot be.", remedy="Give how many were reached.", field="reached")
    if outcome.counted_how not in ("", COUNTED, ESTIMATED):
        raise InvalidInput("Say how it is known.", remedy="Use counted or estimated.", field="counted_how")
    if outcome.cost is not None and not 0 <= outcome.cost < MOST_COST:
        raise InvalidInput("This cost cannot be.", remedy="Give it in whole units.", field="cost")
    if (outcome.cost is None) != (outcome.currency == "") or not _CURRENCY.fullmatch(outcome.currency):
        raise InvalidInput(
            "A cost has a currency of three letters.", remedy="Give both or neither.", field="currency"
        )


def _keep_activity(row: Activity, by: Actor) -> None:
    row.changed_by_id, row.changed_at = by.account_id, house_now()
    row.save()


def locked_campaign(campaign_id: UUID) -> Campaign:
    """Return a campaign, locked for the transaction; NotFound."""
    row = Campaign.objects.select_for_update().filter(id=campaign_id).first()
    if row is None:
        raise NotFound("There is no such campaign here, or you may not see it.")
    return row


def _locked_activity(activity_id: UUID) -> Activity:
    row = Activity.objects.select_for_update(of=("self",)).select_related("campaign").filter(id=activity_id)
    found = row.first()
    if found is None:
        raise NotFound("There is no such activity here, or you may not see it.")
    return found


def audit(act: str, row: Campaign, *, by: Actor, purpose: Purpose, **details: object) -> None:
    """Write an act on a campaign into the audit."""
    record(act, by=by, purpose=purpose, subject_kind="campaign", subject_id=row.id, details=details)


def _said(text: str, longest: int, *, field: str) -> None:
    if not tidy(text) or len(text) > longest:
        raise InvalidInput(
            "This is empty or too long.", remedy=f"Use at most {longest} letters.", field=field
        )


def _chosen(codes: Iterable[str], known: tuple[str, ...], *, field: str) -> None:
    told = tuple(codes)
    if not told or not set(told) <= set(known):
        raise InvalidInput(
            "Choose at least one of the list.", remedy=f"Use: {', '.join(known)}.", field=field
        )
