"""One person's way home, step by step, as each side's desk takes it; the gate's refusal is an outcome."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

from sampan.portal.demo.protection.desks import Who, agree, at, reads
from sampan.portal.node.acting import reader_for
from sampan.protection.returns.facts import ReturnFact, ReturnRefused
from sampan.protection.returns.queries import returns
from sampan.protection.returns.services import answering, asking, moving, risks
from sampan.registry.access.context import reading_as
from sampan.registry.access.purposes import Purpose
from sampan.registry.approvals.queries import approvals_of
from sampan.registry.approvals.services.answering import answer_approval

AGREED = ("identity", "profile", "trafficking")
MEETING_PLACE = "Trạm Ba Cầu, cổng số 2"
Told = dict[str, Any]
Step = Callable[[ReturnFact, Who], None]


def propose_return(*, username: str, case: str, member: str, province: str) -> Told:
    """Ask a member to work on the return of a case's person; answers with the conversation."""
    with at(username, Purpose.RETURN) as who:
        made = asking.propose(case_id=UUID(case), member=member, province=province, **who)
        (found,) = (one for one in returns(reader=reads(who)) if one.id == made)
    return {"conversation": str(found.conversation)}


def step_return(*, username: str, conversation: str, steps: list[str], worker: str = "") -> Told:
    """Take steps of a return at a desk, in order; answers whether the gate refused the last one."""
    for name in steps:
        with at(username, Purpose.RETURN) as who:
            found = _found(conversation, who)
            if name == "accept":
                who_works = reader_for(worker, Purpose.RETURN).actor
                named = {"agency_id": who_works.agency_id, "account_id": who_works.account_id}
                answering.accept(return_id=found.id, **named, **who)
                continue
            try:
                STEPS[name](found, who)
            except ReturnRefused as refusal:  # a page shows it: its tasks and its audit row stay
                return {"missing": [one.code for one in refusal.missing]}
    return {"missing": []}


def state_of_return(*, username: str, conversation: str) -> Told:
    """Answer with where a return stands as that desk sees it, empty while it has not arrived."""
    with reading_as(reader_for(username, Purpose.RETURN)) as reader:
        found = next(
            (one for one in returns(reader=reader, limit=500) if str(one.conversation) == conversation), None
        )
    asked = ("phase", "nationality", "origin_risk", "document", "plan")
    return {name: getattr(found, name) if found else "" for name in asked}


def _found(conversation: str, who: Who) -> ReturnFact:
    return next(one for one in returns(reader=reads(who), limit=500) if str(one.conversation) == conversation)


def _agree(one: ReturnFact, who: Who) -> None:
    assert one.case_id is not None  # the host's side has the case
    agree(
        case_id=one.case_id, recipient=f"member:{one.member}", groups=AGREED, why=Purpose.RETURN, who=who,
        today=date.today(),
    )  # fmt: skip


def _ask(one: ReturnFact, who: Who) -> None:
    language = "km" if one.citizenship == "KH" else "vi"
    told = asking.PersonAnswer(
        "wants_to_return", date.today(), language, ("stay", "return", "asylum"), "person",
        interpreter="Interpreter Still Water",
    )  # fmt: skip
    asking.record_answer(return_id=one.id, told=told, **who)


def _asylum(one: ReturnFact, who: Who) -> None:
    asking.record_asylum(return_id=one.id, answer="no_fear", asked_on=date.today(), **who)


def _weigh(one: ReturnFact, who: Who) -> None:
    found = (
        risks.Risk("debt", "medium", "debt_help"),
        risks.Risk("stigma", "low", "counselling"),
    )
    risks.assess_risk(return_id=one.id, risks=found, result="go_with_measures", **who)


def _issue(one: ReturnFact, who: Who) -> None:
    until = date.today() + timedelta(days=60)
    moving.record_document(
        return_id=one.id, kind="laissez_passer", state="issued", number="X0077", valid_until=until, **who
    )


def _draft(one: ReturnFact, who: Who) -> None:
    day = date.today()
    leg = moving.Leg("Shelter", MEETING_PLACE, "car", day)
    plan = moving.MovementPlan(
        day, (leg,), MEETING_PLACE, "Shelter of the region", "host_state", "Escort Soft Rain"
    )
    moving.draft_plan(return_id=one.id, plan=plan, **who)


def _approve(one: ReturnFact, who: Who) -> None:
    asked = approvals_of(subject_id=one.id, reader=reads(who), act="return_plan")[0]
    answer_approval(approval_id=asked.id, is_approved=True, **who)


def _depart(one: ReturnFact, who: Who) -> None:
    moving.depart(return_id=one.id, happened_at=datetime.now(UTC), **who)


def _account() -> moving.Account:
    return moving.Account(
        datetime.now(UTC), "tired", ("travel_document", "phone"), MEETING_PLACE, "Officer Soft Rain"
    )


STEPS: dict[str, Step] = {
    "consent": _agree,
    "ask": _ask,
    "asylum": _asylum,
    "verify": lambda one, who: asking.verify(return_id=one.id, **who),
    "weigh": _weigh,
    "nationality": lambda one, who: answering.answer_nationality(return_id=one.id, result="confirmed", **who),
    "document": _issue,
    "draft": _draft,
    "approve": _approve,
    "send": lambda one, who: moving.send_plan(return_id=one.id, **who),
    "agree": lambda one, who: moving.agree_plan(return_id=one.id, **who),
    "depart": _depart,
    "hand_over": lambda one, who: moving.hand_over(return_id=one.id, account=_account(), **who),
    "receive": lambda one, who: moving.receive(return_id=one.id, account=_account(), **who),
    "arrive": lambda one, who: answering.confirm_arrival(
        return_id=one.id, arrived_on=date.today(), province="VN-22", **who
    ),
}
