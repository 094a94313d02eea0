"""What the pages of campaigns show."""

from typing import Any
from uuid import UUID

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from sampan.prevention.campaigns import queries
from sampan.prevention.campaigns.drawing import bars, spans
from sampan.prevention.campaigns.facts import (
    ActivityFact,
    CampaignFact,
    Comparison,
    Learnt,
    Reach,
    Report,
    SumsFact,
)
from sampan.prevention.campaigns.places import place_name
from sampan.prevention.campaigns.wording import (
    CHANNEL_WORDS,
    MOMENT_WORDS,
    STATE_KINDS,
    STATE_WORDS,
    change_in_words,
    contacts_in_words,
    costs_in_words,
    further_in_words,
    lesson_choices,
    money,
    reached_in_words,
    share_in_words,
    verdict_in_words,
)
from sampan.registry.access.reader import Reader
from sampan.registry.access.roles import Permission
from sampan.vocabulary.languages import LANGUAGES


def campaign_row(one: CampaignFact) -> dict[str, Any]:
    """Return a campaign with its codes in words."""
    return {
        "campaign": one,
        "languages": ", ".join(LANGUAGES[code].own_name for code in one.languages),
        "channels": ", ".join(str(CHANNEL_WORDS[code]) for code in one.channels),
        "places": ", ".join(place_name(place) for place in one.places),
    }


def campaign_shown(campaign_id: UUID, *, reader: Reader) -> dict[str, Any]:
    """Return a campaign with its activities, and which quizzes were entered."""
    one = queries.campaign(campaign_id=campaign_id, reader=reader)
    activities = queries.activities(campaign_id=campaign_id, reader=reader)
    entered = queries.sums_entered(campaign_id=campaign_id, reader=reader)
    return campaign_row(one) | {
        "activities": [activity_row(each) for each in activities],
        "sums": [sums_row(each) for each in entered],
        "may_plan": may_plan(reader),
    }


def activity_row(one: ActivityFact) -> dict[str, Any]:
    """Return an activity with its codes in words."""
    title = f"{CHANNEL_WORDS[one.channel]}, {place_name(one.place)}"
    return {
        "activity": one,
        "title": title[:1].upper() + title[1:],
        "state": STATE_WORDS[one.state],
        "kind": STATE_KINDS[one.state],
        "reached": contacts_in_words(one),
        "cost": money(one.cost, one.currency),
    }


def sums_row(one: SumsFact) -> dict[str, Any]:
    """Return which sums were entered, in words."""
    lesson = dict(lesson_choices())[one.lesson]
    told = f"{lesson}, {LANGUAGES[one.language].own_name}, {MOMENT_WORDS[one.moment]}"
    return {"sums": one, "title": told[:1].upper() + told[1:]}


def report_shown(report: Report) -> dict[str, Any]:
    """Return a report: tables, pictures and the sentences beside them."""
    channels = [_reach_row(one, str(CHANNEL_WORDS[one.code])) for one in report.by_channel]
    places = [_reach_row(one, place_name(one.code)) for one in report.by_place]
    learnt = [_learnt_row(one) for one in report.learnt]
    changes = [(row["label"], row["change"], row["learnt"].change) for row in learnt if row["learnt"].change]
    return campaign_row(report.campaign) | {
        "report": report,
        "total": _reach_row(report.total, ""),
        "channel_rows": channels,
        "place_rows": places,
        "channel_bars": bars([_bar(row) for row in channels]),
        "place_bars": bars([_bar(row) for row in places]),
        "learnt": learnt,
        "spans": spans(changes),
        "verdict": verdict_in_words(report.overall.change if report.overall else None),
        "is_cut": any(one.leaves_small_out for one in report.learnt),
    }


def _bar(row: dict[str, Any]) -> tuple[str, str, int, int]:
    return row["label"], row["reached"], row["reach"].counted, row["reach"].estimated


def _reach_row(one: Reach, label: str) -> dict[str, Any]:
    return {
        "reach": one,
        "label": label[:1].upper() + label[1:],
        "reached": reached_in_words(one),
        "costs": costs_in_words(one),
    }


def _learnt_row(one: Learnt) -> dict[str, Any]:
    label = dict(lesson_choices())[one.lesson]
    label = f"{label}, {LANGUAGES[one.language].own_name}" if one.language else label
    return {
        "learnt": one,
        "label": label[:1].upper() + label[1:],
        "before": share_in_words(one.before),
        "after": share_in_words(one.after),
        "change": change_in_words(one.change),
    }


def comparison_shown(told: Comparison) -> dict[str, Any]:
    """Return two campaigns side by side, row by row, and what the difference in knowledge tells."""
    pair = [report_shown(one) for one in (told.first, told.second)]
    rows = [
        (_("Days"), [_period(one["campaign"]) for one in pair]),
        (_("Languages"), [one["languages"] for one in pair]),
        (_("Activities done"), [str(one["total"]["reach"].done) for one in pair]),
        (_("People reached"), [one["total"]["reached"] for one in pair]),
        (_("Cost"), [one["total"]["costs"] for one in pair]),
        (_("Right before"), [share_in_words(one.overall and one.overall.before) for one in told.both]),
        (_("Right after"), [share_in_words(one.overall and one.overall.after) for one in told.both]),
        (
            _("Change in knowledge"),
            [change_in_words(one.overall and one.overall.change) for one in told.both],
        ),
    ]
    return {
        "both": [one.campaign for one in told.both],
        "rows": rows,
        "further": change_in_words(told.further),
        "verdict": further_in_words(told.further),
        "spans": spans(
            [
                (one.campaign.name, change_in_words(one.overall.change), one.overall.change)
                for one in told.both
                if one.overall and one.overall.change
            ]
        ),
    }


def _period(one: CampaignFact) -> str:
    return " – ".join(date_format(day, "SHORT_DATE_FORMAT") for day in (one.starts_on, one.ends_on))


def may_plan(reader: Reader) -> bool:
    """Say whether the reader plans campaigns."""
    return reader.actor.may_for(Permission.PLAN_AWARENESS, reader.purpose)
