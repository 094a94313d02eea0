"""The people at whose desks the region is filled: who acts, which case is whose, which agency is which."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from sampan.portal.demo.people import PeopleMaker
from sampan.portal.demo.region import agency_plans, present_plans
from sampan.portal.node.acting import acting, reader_for
from sampan.protection.cases.queries import case
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Reader
from sampan.registry.agencies.queries import agency_names
from sampan.registry.consent.facts import ConsentHelpers
from sampan.registry.consent.services import ConsentAnswer, record_consent

CONSENT_DAYS = 180
OF_AGE = 18  # UN TIP Protocol, article 3 (d)
GUARDIAN = "Guardian Tall Bamboo"
Who = dict[str, Any]


@dataclass(frozen=True)
class Cast:
    """What one node's filling shares: its day, its people, the cases of these days by their part."""

    node: str
    today: date
    cases: dict[str, UUID]
    maker: PeopleMaker

    def day(self, ago: int) -> date:
        """Return the day so many days ago."""
        return self.today - timedelta(days=ago)

    def agency(self, code: str) -> UUID:
        """Return the id of an agency of the plan."""
        (name,) = (plan.name for plan in agency_plans(self.node) if plan.code == code)
        return next(found for found, known in agency_names().items() if known == name)


def cast_of(node: str, *, seed: str, today: date, present: dict[int, UUID]) -> Cast:
    """Return the cast of a node whose people of these days were just opened."""
    plans = present_plans(node)
    named = {plan.part: present[place] for place, plan in enumerate(plans) if plan.part}
    return Cast(node, today, named, PeopleMaker(f"{seed} protection {node}"))


@contextmanager
def at(username: str, purpose: Purpose = Purpose.PROTECTION) -> Iterator[Who]:
    """Act at somebody's desk for one transaction; gives `by=` and `purpose=` of the services."""
    with acting(username, purpose, attempted="demo.protection") as reader:
        yield {"by": reader.actor, "purpose": reader.purpose}


def reads(who: Who) -> Reader:
    """Return the reader that acts at a desk."""
    return Reader(who["by"], who["purpose"])


def account(username: str) -> UUID:
    """Return the id of somebody's account."""
    return reader_for(username, Purpose.PROTECTION).actor.account_id


def agree(
    *, case_id: UUID, recipient: str, groups: tuple[str, ...], why: Purpose, who: Who, today: date
) -> UUID:
    """Record that the person, or for a child the guardian, agrees today that a recipient knows these groups."""
    age = case(case_id=case_id, reader=reads(who)).record.get("age")
    is_child = isinstance(age, int) and age < OF_AGE
    told = ConsentAnswer(
        purpose=why.value, recipient=recipient, groups=groups, given_on=today,
        expires_on=today + timedelta(days=CONSENT_DAYS), language="vi", elements=("1", "2", "3", "5", "6", "7"),
        given_by="guardian" if is_child else "person", is_child=is_child,
        helpers=ConsentHelpers("Interpreter Still Water", guardian=GUARDIAN if is_child else ""),
    )  # fmt: skip
    return record_consent(case_id=case_id, agency_id=who["by"].agency_id, answer=told, **who)
