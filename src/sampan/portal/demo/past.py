"""Fills a node with the people helped in earlier years, whose events give the published figures back."""

from datetime import date, timedelta

from sampan.portal.demo.people import PeopleMaker, reached
from sampan.portal.demo.region import PastPlan, past_plans
from sampan.portal.node.acting import acting
from sampan.protection.cases.services.opening import CaseDraft, open_cases_in_bulk
from sampan.registry.access.purposes import Purpose

# An import's source: what a file tells happened long ago, so that no step of it is owed now.
SOURCE = "import"


def drafts_of(plan: PastPlan, maker: PeopleMaker) -> list[CaseDraft]:
    """Return a group's people as drafts of cases, spread over its years, countries and provinces."""
    return [_draft(plan, maker, number) for number in range(plan.people)]


def open_past(node: str, *, seed: str) -> int:
    """Open the cases of the node's past as the people who keep them; return how many."""
    opened, maker = 0, PeopleMaker(f"{seed} past {node}")
    for plan in past_plans(node):
        with acting(plan.kept_by, Purpose.PROTECTION, attempted="demo.past") as reader:
            drafts = drafts_of(plan, maker)
            opened += len(
                open_cases_in_bulk(drafts=drafts, by=reader.actor, purpose=reader.purpose, source=SOURCE)
            )
    return opened


def _draft(plan: PastPlan, maker: PeopleMaker, number: int) -> CaseDraft:
    years = plan.last_year - plan.first_year + 1
    # A year's people are registered in its first half, so that what follows falls into the same year.
    registered = date(plan.first_year + number % years, 1, 3) + timedelta(days=maker.random.randrange(170))
    person = maker.make(
        citizenship=plan.citizenship[number % len(plan.citizenship)],
        form=plan.form,
        where=plan.exploitation_countries[number % len(plan.exploitation_countries)],
        registered=registered,
    )
    milestones = reached(
        plan.milestones,
        registered=registered,
        country=plan.node.upper(),
        province=plan.provinces[number % len(plan.provinces)],
        years=(plan.first_year, plan.last_year),
    )
    return CaseDraft(person.record, person.identity, milestones, trafficking_status="victim")
