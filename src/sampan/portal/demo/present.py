"""Fills a node with the people met in these days: screened or not, decided or not, with dates that are due."""

from collections.abc import Mapping
from datetime import date, timedelta
from uuid import UUID

from sampan.portal.demo.people import InventedPerson, PeopleMaker
from sampan.portal.demo.region import PresentPlan, present_plans
from sampan.portal.node.acting import acting
from sampan.protection.cases.services.opening import CaseDraft, open_case
from sampan.protection.identification.queries import deadlines_of_case
from sampan.protection.identification.services.clocks import settle_deadline
from sampan.protection.identification.services.deciding import Verdict, decide_status
from sampan.protection.identification.services.screening import answer, finish, start_screening
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Actor, Reader
from sampan.registry.consent.facts import ConsentHelpers
from sampan.registry.consent.services import ConsentAnswer, record_consent

CONSENT_DAYS = 180
LATE_EVERY = 4  # every fourth case is behind with one step
GROUPS = ("identity", "contact", "profile", "trafficking")
# Deceived about the job; held by debt; watched; without papers; long hours: the pattern of the compounds.
SEEN = {"1.1": "yes", "1.2": "yes", "2.4": "yes", "2.5": "yes", "2.6": "yes", "3.1": "no", "4.1": "not_asked"}
WEAK = {"1.1": "no", "1.2": "yes", "2.4": "no", "2.5": "no", "2.6": "not_known"}


def open_present(node: str, *, seed: str, today: date) -> dict[int, UUID]:
    """Open the cases of these days and do what the plan says of each; return their ids by place in the plan."""
    maker = PeopleMaker(f"{seed} present {node}")
    opened = {}
    for place, plan in enumerate(present_plans(node)):
        opened[place] = _open(plan, maker, today=today)
        _keep_up(opened[place], plan, today=today, is_late=place % LATE_EVERY == LATE_EVERY - 1)
    return opened


def _keep_up(case_id: UUID, plan: PresentPlan, *, today: date, is_late: bool) -> None:
    """Settle the steps whose day has passed, on that day; of a few cases one step is late, as anywhere."""
    with acting(plan.by, Purpose.PROTECTION, attempted="demo.steps") as reader:
        owed = deadlines_of_case(case_id=case_id, reader=reader)
        past = [one for one in owed if one.is_open and one.due_on is not None and one.due_on < today]
        for one in past[: len(past) - 1 if is_late else None]:
            settle_deadline(deadline_id=one.id, done_on=one.due_on, by=reader.actor, purpose=reader.purpose)  # type: ignore[arg-type]


def _open(plan: PresentPlan, maker: PeopleMaker, *, today: date) -> UUID:
    day = today - timedelta(days=plan.days_ago)
    person = maker.make(
        citizenship=plan.citizenship,
        form=plan.form,
        where=plan.exploitation_country,
        registered=day,
        age=plan.age,
    )
    draft = CaseDraft(
        person.record,
        person.identity,
        urgency=plan.urgency,
        event=plan.event,
        event_on=day,
        needs=("shelter", "medical"),
    )
    with acting(plan.by, Purpose.PROTECTION, attempted="demo.present") as reader:
        case_id = open_case(draft=draft, by=reader.actor, purpose=reader.purpose)
        _screen(case_id, plan, profile="child" if person.is_child else "adult", reader=reader)
        if plan.consent_to:
            _agree(case_id, plan, person, reader=reader, day=day)
    if plan.decision:
        _decide(case_id, plan.decision, day=day)
    return case_id


def _screen(case_id: UUID, plan: PresentPlan, *, profile: str, reader: Reader) -> None:
    if not plan.screening:
        return
    who: Mapping[str, Actor | Purpose] = {"by": reader.actor, "purpose": reader.purpose}
    screening_id = start_screening(case_id=case_id, profile=profile, **who)  # type: ignore[arg-type]
    answers = WEAK if plan.decision == "not_a_victim" else SEEN
    answer(screening_id=screening_id, answers=answers, **who)  # type: ignore[arg-type]
    if plan.screening == "finished":
        finish(screening_id=screening_id, **who)  # type: ignore[arg-type]


def _agree(case_id: UUID, plan: PresentPlan, person: InventedPerson, *, reader: Reader, day: date) -> None:
    is_child = person.is_child
    told = ConsentAnswer(
        purpose=Purpose.REFERRAL.value,
        recipient=f"member:{plan.consent_to}",
        groups=GROUPS,
        given_on=day,
        expires_on=day + timedelta(days=CONSENT_DAYS),
        language=person.language,
        given_by="guardian" if is_child else "person",
        elements=("1", "2", "3", "5", "6", "7"),
        helpers=ConsentHelpers(
            "Interpreter Still Water", guardian="Guardian Tall Bamboo" if is_child else ""
        ),
        is_child=is_child,
    )
    record_consent(
        case_id=case_id,
        agency_id=reader.actor.agency_id,
        answer=told,
        by=reader.actor,
        purpose=reader.purpose,
    )


def _decide(case_id: UUID, decision: str, *, day: date) -> None:
    reasons = ("screening", "own_account") if decision == "victim" else ("elements_missing",)
    with acting("supervisor", Purpose.PROTECTION, attempted="demo.decide") as reader:
        verdict = Verdict(national_status=decision, reasons=reasons, decided_on=day)
        decide_status(case_id=case_id, verdict=verdict, by=reader.actor, purpose=reader.purpose)
