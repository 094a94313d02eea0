"""An awareness officer, a campaign, and what comes of it; all invented."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest

from sampan.prevention.awareness.knowledge import QuizSum
from sampan.prevention.campaigns.services.planning import (
    CampaignPlan,
    Outcome,
    plan_activity,
    plan_campaign,
    record_activity,
)
from sampan.prevention.campaigns.services.summing import PaperQuiz, enter_sums
from sampan.registry.access.context import enter
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Actor, Reader

WHY = Purpose.PROTECTION
DAY = date(2026, 7, 30)


def plan(**more: Any) -> CampaignPlan:
    told = {
        "name": "Week 2026", "code": "week-2026", "starts_on": date(2026, 7, 24), "ends_on": DAY,
        "audience": "young people", "languages": ("vi", "km"), "channels": ("loudspeaker", "school_lesson"),
        "places": ("An Giang", "VN-01", "the night market"),
    }  # fmt: skip
    return CampaignPlan(**(told | more))


def outcome(**more: Any) -> Outcome:
    told = {"done_on": DAY, "done_by": "Women's union", "reached": 120, "counted_how": "counted"}
    return Outcome(**(told | more))


def group(takers: int, right: float) -> QuizSum:
    """So many people, asked twelve questions each, with that share right."""
    return QuizSum(takers=takers, asked=12 * takers, right=round(12 * takers * right))


@dataclass
class Office:
    """Somebody of an office, and what they do."""

    actor: Actor

    @property
    def who(self) -> dict[str, Any]:
        enter(self.reader)
        return {"by": self.actor, "purpose": WHY}

    @property
    def reader(self) -> Reader:
        return Reader(self.actor, WHY)

    def campaign(self, **more: Any) -> UUID:
        return plan_campaign(plan=plan(**more), **self.who)

    def done(
        self, campaign_id: UUID, channel: str = "loudspeaker", place: str = "VN-44", **more: Any
    ) -> UUID:
        made = plan_activity(
            campaign_id=campaign_id, channel=channel, place=place, planned_on=DAY, **self.who
        )
        record_activity(activity_id=made, outcome=outcome(**more), **self.who)
        return made

    def quiz(
        self,
        campaign_id: UUID,
        before: QuizSum | None,
        after: QuizSum | None,
        *,
        language: str = "vi",
        lesson: str = "",
    ) -> tuple[UUID, ...]:
        told = PaperQuiz(language=language, lesson=lesson, held_on=DAY, before=before, after=after)
        return enter_sums(campaign_id=campaign_id, quiz=told, **self.who)


@pytest.fixture
def office(people: Callable[..., Actor]) -> Office:
    """The office that plans."""
    return Office(people("awareness_officer", agency="Office of Example"))


@pytest.fixture
def other(people: Callable[..., Actor]) -> Office:
    """Another office."""
    return Office(people("awareness_officer", agency="Another office"))


@pytest.fixture
def dong() -> Decimal:
    """What the leaflets cost."""
    return Decimal("1500000")
