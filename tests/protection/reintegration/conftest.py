"""A survivor's case with a case worker on its team, and a plan to follow."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from uuid import UUID

import pytest

from sampan.protection.cases.services.opening import CaseDraft, open_case
from sampan.protection.reintegration.facts import PlanFact
from sampan.protection.reintegration.queries import plan
from sampan.protection.reintegration.services.planning import Goal, add_goal, agree, begin_plan
from sampan.registry.access.reader import Actor, Reader
from sampan.registry.people.identity import Identity
from sampan.vocabulary.names import PersonName

BEGAN = date.today() - timedelta(days=100)
WISH = "A sewing machine, and a room near her sister"


@dataclass
class Followed:
    """A reader on the case's team, the case, and its plan once begun."""

    reader: Reader
    case_id: UUID
    plan_id: UUID | None = None
    item_id: UUID | None = None

    @property
    def who(self) -> dict[str, object]:
        return {"by": self.reader.actor, "purpose": self.reader.purpose}

    @property
    def actor(self) -> Actor:
        return self.reader.actor

    def plan(self, **how: bool) -> PlanFact:
        return plan(plan_id=self.plan_id, reader=self.reader, **how)


@pytest.fixture
def followed(reading: Callable[..., Reader], people: Callable[..., Actor]) -> Followed:
    people("node_service")
    reader = reading("supervisor")
    identity = Identity(name=PersonName.of("Trần Thị Mai"))
    draft = CaseDraft({"sex": "female", "age": 20}, identity)
    case_id = open_case(draft=draft, by=reader.actor, purpose=reader.purpose)
    return Followed(reader, case_id)


@pytest.fixture
def planned(followed: Followed) -> Followed:
    """A plan with one goal, not agreed yet."""
    followed.plan_id = begin_plan(case_id=followed.case_id, begins_on=BEGAN, **followed.who)
    goal = Goal("work", WISH, cost=Decimal(1000), currency="VND")
    followed.item_id = add_goal(plan_id=followed.plan_id, goal=goal, **followed.who)
    return followed


@pytest.fixture
def agreed(planned: Followed) -> Followed:
    """A plan that the survivor agreed to."""
    agree(plan_id=planned.plan_id, agreed_on=BEGAN, **planned.who)
    return planned
