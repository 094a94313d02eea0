"""Fills prevention on the first node: streams of posts grouped into campaigns, one of them confirmed, and a week."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

from sampan.portal.demo.region import table
from sampan.portal.demo.site import CAMPAIGN
from sampan.portal.node.acting import acting
from sampan.prevention.awareness.knowledge import QuizSum
from sampan.prevention.campaigns.services.planning import (
    CampaignPlan,
    Outcome,
    plan_activity,
    plan_campaign,
    record_activity,
)
from sampan.prevention.campaigns.services.summing import PaperQuiz, enter_sums
from sampan.prevention.lures.queries import campaigns
from sampan.prevention.lures.services.deciding import decide_campaign
from sampan.prevention.lures.services.grouping import group_waiting
from sampan.prevention.lures.services.publishing import publish_campaigns
from sampan.prevention.lures.services.receiving import receive_posts
from sampan.prevention.lures.services.streams import NewStream, keep_stream
from sampan.registry.access.context import reading_as
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Reader
from sampan.registry.accounts.queries import service_actor

USERNAME = "lures"
_PLACES = ("Bavet", "Poipet", "Myawaddy", "Tachileik", "Sihanoukville", "Laukkai")
_REASON = "Two families asked the hotline about this post."


def warn_the_public(*, country: str, today: str) -> dict[str, str]:
    """Take posts in, group them, confirm the campaign of lures, plan a week; return the published warnings."""
    day = date.fromisoformat(today)
    with acting(USERNAME, Purpose.PROTECTION, attempted="demo.lures") as reader:
        who = {"by": reader.actor, "purpose": reader.purpose}
        stream = keep_stream(
            stream=NewStream("Job groups of the border", "facebook", "public groups, collected by hand"),
            **who,
        )
        receive_posts(stream_id=stream, posts=posts(day), **who)
    with reading_as(Reader(service_actor(), Purpose.PROTECTION)) as service:
        group_waiting(reader=service)
    with acting(USERNAME, Purpose.PROTECTION, attempted="demo.lures") as reader:
        who = {"by": reader.actor, "purpose": reader.purpose}
        worst = max(campaigns(reader=reader), key=lambda one: (one.level.endswith("like_a_lure"), one.posts))
        decide_campaign(campaign_id=worst.id, state="confirmed", reason=_REASON, **who)
        _plan_the_week(day, who)
        return {"warnings": publish_campaigns(country=country, **who).decode()}


def posts(today: date) -> list[dict[str, str]]:
    """Return invented posts of the last days: each text of `region/posts.csv` at several places."""
    return [
        {
            "id": f"{kind}-{number}",
            "text": row["text"].format(place=place, pay=600 + 50 * number),
            "seen_at": (today - timedelta(days=2 * number + kind)).isoformat(),
            "lang": row["language"],
        }
        for kind, row in enumerate(table("posts"))
        for number, place in enumerate(_PLACES[: int(row["times"])])
    ]


def _plan_the_week(today: date, who: dict[str, Any]) -> None:
    plan = CampaignPlan(
        name="Before you go", code=CAMPAIGN, starts_on=today - timedelta(days=6), ends_on=today,
        audience="School leavers of the border districts", languages=("vi", "km"),
        channels=("loudspeaker", "leaflet", "school_lesson"), places=("VN-37", "VN-44"),
    )  # fmt: skip
    week = plan_campaign(plan=plan, **who)
    for row in table("awareness"):
        _do(week, row, today, who)
    quiz = PaperQuiz("vi", "", today, QuizSum(84, 1008, 541), QuizSum(84, 1008, 797))
    enter_sums(campaign_id=week, quiz=quiz, **who)


def _do(week: UUID, row: dict[str, str], today: date, who: dict[str, Any]) -> None:
    day = today - timedelta(days=int(row["days_ago"]))
    one = plan_activity(campaign_id=week, channel=row["channel"], place=row["place"], planned_on=day, **who)
    told = Outcome(
        day, row["done_by"], int(row["reached"]), row["counted_how"], Decimal(row["cost"]), row["currency"]
    )
    record_activity(activity_id=one, outcome=told, **who)
