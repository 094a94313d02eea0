"""What moves a person: the plan, the departure, the two accounts of the hand-over. All behind the gate.

The gate is asked before the transaction of the act, so that a refusal leaves its tasks and its audit row.
"""

from dataclasses import asdict, dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from sampan.protection.returns.contents import safeguards_of
from sampan.protection.returns.conversation import CHANGE_ASKED
from sampan.protection.returns.gate import Stage
from sampan.protection.returns.models import Return
from sampan.protection.returns.services.acting import after, do, owe, settle
from sampan.protection.returns.services.clocks import start_clock, stop_clock
from sampan.protection.returns.services.gatekeeping import PLAN_ACT, pass_gate
from sampan.protection.returns.services.keeping import Said, locked, put_down
from sampan.protection.returns.services.opening import opened_plan
from sampan.protection.returns.services.own_rows import own_row
from sampan.protection.returns.services.terms import due_on
from sampan.protection.returns.table import Act, Side
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Actor, Reader, require
from sampan.registry.access.roles import Permission
from sampan.registry.approvals.services.asking import ask_approval, is_needed, standing
from sampan.registry.clock.queries import house_day, house_now, house_today
from sampan.vocabulary.canonical import content_hash
from sampan.vocabulary.codelists import code_list
from sampan.vocabulary.errors import InvalidInput, WrongState


@dataclass(frozen=True)
class Leg:
    """One leg of the way: places in words (sealed), means of travel, its day."""

    start: str
    end: str
    means: str
    on: date


@dataclass(frozen=True, repr=False)
class MovementPlan:
    """How a person goes home. Names, places and medical needs are sealed; means, days and payer are codes."""

    leaves_on: date
    legs: tuple[Leg, ...]
    meeting_place: str
    escort_agency: str
    payer: str
    escorts: str = ""
    medical: str = ""
    child_escort: str = ""

    def body(self) -> dict[str, object]:
        """Return the whole plan as JSON."""
        told = asdict(self) | {"leaves_on": str(self.leaves_on)}
        return told | {"legs": [asdict(one) | {"on": str(one.on)} for one in self.legs]}


@dataclass(frozen=True, repr=False)
class Account:
    """One side's account of a hand-over: when it really was, the person's condition, what was handed over.

    place, officer and words are sealed; belongings are codes of return_belonging.
    """

    happened_at: datetime
    condition: str
    belongings: tuple[str, ...]
    place: str
    officer: str
    words: str = ""


@transaction.atomic
def draft_plan(*, return_id: UUID, plan: MovementPlan, by: Actor, purpose: Purpose) -> None:
    """Write the plan and ask for its approval; an earlier one, even agreed, no longer stands."""
    require(by, Permission.PLAN_RETURN, purpose=purpose)
    kept = own_row(return_id, side=Side.HOST)
    if kept.phase not in ("accepted", "planned"):
        raise WrongState(
            "A plan is written while both sides prepare the return.", remedy="Look where it stands."
        )
    check_plan(plan, is_child=kept.is_child)
    body = plan.body()
    hashed = content_hash(body)
    facts = {"leaves_on": str(plan.leaves_on), "means": [leg.means for leg in plan.legs], "payer": plan.payer}
    changes = {"plan_hash": hashed, "plan": "", "approved_hash": ""}
    said = Said(facts | {"plan_hash": hashed}, {"plan": body}, changes=changes)
    put_down(kept, "plan_drafted", said, by=by, purpose=purpose)
    settle(kept, "return_plan_change", "return_plan_refused", "return_plan_ready", by=by, purpose=purpose)
    if is_needed(PLAN_ACT):
        ask_approval(
            act=PLAN_ACT, subject_id=kept.id, case_id=kept.case_id, agency_id=kept.agency_id, content=hashed,
            by=by, purpose=purpose,
        )  # fmt: skip
    if not is_needed(PLAN_ACT) or standing(act=PLAN_ACT, subject_id=kept.id, content=hashed) == "approved":
        owe(kept, "return_plan_ready", by=by, purpose=purpose)  # the same plan was approved before
    after(kept, by=by, purpose=purpose)


def on_plan_answered(*, subject_id: UUID, is_approved: bool, by: Actor, purpose: Purpose) -> None:
    """Hear the second person's answer about a plan: it can be sent, or is to be written anew."""
    kept = locked(subject_id)
    changes = {"approved_hash": kept.plan_hash} if is_approved else {}
    put_down(
        kept,
        "plan_approved" if is_approved else "plan_refused",
        Said(changes=changes),
        by=by,
        purpose=purpose,
    )
    owe(kept, "return_plan_ready" if is_approved else "return_plan_refused", by=by, purpose=purpose)
    after(kept, by=by, purpose=purpose)  # "not approved" is no longer missing


def send_plan(*, return_id: UUID, by: Actor, purpose: Purpose) -> None:
    """Send the approved plan to the other side. Behind the gate: raises ReturnRefused."""
    require(by, Permission.PLAN_RETURN, purpose=purpose)
    kept = own_row(return_id, side=Side.HOST)
    passed = pass_gate(kept, stage=Stage.PLAN, on=house_today(), by=by, purpose=purpose)
    with transaction.atomic():
        plan = opened_plan(kept, reader=Reader(by, purpose))
        day = due_on(kept.member, "plan")
        body = {"plan": plan, "approved": True, "safeguards": safeguards_of(kept), "answer_by": str(day)}
        kept = do(
            kept,
            Act.PLAN,
            told={"plan_hash": kept.plan_hash},
            body=body,
            passed=passed,
            by=by,
            purpose=purpose,
        )
        start_clock(kept, "plan", owed_by="origin", due_on=day, by=by, purpose=purpose)
        settle(kept, "return_plan_ready", by=by, purpose=purpose)


def agree_plan(*, return_id: UUID, by: Actor, purpose: Purpose) -> None:
    """Agree to the plan that arrived. Behind this side's own gate: raises ReturnRefused."""
    require(by, Permission.PLAN_RETURN, purpose=purpose)
    kept = own_row(return_id, side=Side.ORIGIN)
    if kept.plan in ("", CHANGE_ASKED):
        raise WrongState("There is no plan to agree to.", remedy="Wait for the other side.")
    passed = pass_gate(kept, stage=Stage.PLAN, on=house_today(), by=by, purpose=purpose)
    with transaction.atomic():
        do(kept, Act.AGREE, told={"plan_hash": kept.plan_hash}, passed=passed, by=by, purpose=purpose)
        stop_clock(kept, "plan", by=by, purpose=purpose)


def depart(*, return_id: UUID, happened_at: datetime, by: Actor, purpose: Purpose) -> None:
    """Say that the person is on the way. Behind the gate of that day: raises ReturnRefused."""
    require(by, Permission.PLAN_RETURN, purpose=purpose)
    kept = own_row(return_id, side=Side.HOST)
    passed = pass_gate(kept, stage=Stage.DEPARTURE, on=house_day(happened_at), by=by, purpose=purpose)
    with transaction.atomic():
        said = Said({}, happened_at=happened_at, changes={"departed_at": happened_at})
        body = {"gate_hash": passed.hash, "safeguards": safeguards_of(kept)}
        do(kept, Act.DEPART, body=body, said=said, passed=passed, by=by, purpose=purpose)


def hand_over(*, return_id: UUID, account: Account, by: Actor, purpose: Purpose) -> None:
    """Write the host's account of the hand-over at the border. Behind the gate: raises ReturnRefused."""
    _give_account(return_id, account, Act.HAND_OVER, Side.HOST, by=by, purpose=purpose)


def receive(*, return_id: UUID, account: Account, by: Actor, purpose: Purpose) -> None:
    """Write the origin's account of the hand-over at the border. Behind its own gate: raises ReturnRefused."""
    _give_account(return_id, account, Act.RECEIVE, Side.ORIGIN, by=by, purpose=purpose)


def _give_account(
    return_id: UUID, account: Account, act: Act, side: Side, *, by: Actor, purpose: Purpose
) -> None:
    require(by, Permission.PLAN_RETURN, purpose=purpose)
    kept = own_row(return_id, side=side)
    _check_account(account, kept)
    passed = pass_gate(kept, stage=Stage.HAND_OVER, on=house_day(account.happened_at), by=by, purpose=purpose)
    facts = {"condition": account.condition, "belongings": list(account.belongings)}
    names = {"place": account.place, "officer": account.officer, "words": account.words}
    sealed = {part: text for part, text in names.items() if text}
    with transaction.atomic():
        said = Said(facts, sealed, happened_at=account.happened_at)
        kept = do(kept, act, body=facts | sealed, said=said, passed=passed, by=by, purpose=purpose)
        settle(kept, "return_account", by=by, purpose=purpose)
        if act is Act.RECEIVE:
            owe(kept, "return_arrival", by=by, purpose=purpose, days=3)


@transaction.atomic
def record_document(
    *,
    return_id: UUID,
    kind: str,
    state: str,
    number: str = "",
    valid_until: date | None = None,
    by: Actor,
    purpose: Purpose,
) -> None:
    """Write that a travel document was asked for or issued, and tell the other side; the number is sealed."""
    require(by, Permission.PLAN_RETURN, purpose=purpose)
    code_list("return_document").get(kind)
    kept = own_row(return_id)
    if state not in ("asked", "issued"):
        raise InvalidInput("Asked for, or issued.", remedy="Choose one.", field="state")
    if valid_until is not None and valid_until < house_today():
        raise InvalidInput("This paper is no longer valid.", remedy="Ask for a new one.", field="valid_until")
    facts = {"kind": kind, "valid_until": str(valid_until or "")}
    sealed = {"number": number} if number.strip() else {}
    said = Said(facts, sealed, changes={"document_until": valid_until})
    kept = do(
        kept, Act.DOCUMENT, told={"state": state}, body=facts | sealed, said=said, by=by, purpose=purpose
    )


def check_plan(plan: MovementPlan, *, is_child: bool) -> None:
    """Return when a plan can be written for a grown person, or for a child; raises InvalidInput."""
    code_list("return_payer").get(plan.payer)
    if not plan.legs or not plan.meeting_place.strip():
        raise InvalidInput(
            "A plan has a way and a meeting place.", remedy="Write both.", field="meeting_place"
        )
    for leg in plan.legs:
        code_list("transport_means").get(leg.means)
    if plan.leaves_on < house_today():
        raise InvalidInput("The day of departure is past.", remedy="Choose another.", field="leaves_on")
    if is_child and not plan.child_escort.strip():
        raise InvalidInput(
            "A child does not travel alone.", remedy="Name the guardian or escort of the child.",
            field="child_escort",
        )  # fmt: skip


def _check_account(account: Account, kept: Return) -> None:
    code_list("return_condition").get(account.condition)
    for one in account.belongings:
        code_list("return_belonging").get(one)
    if not account.belongings or ("nothing" in account.belongings and len(account.belongings) > 1):
        raise InvalidInput(
            "What was handed over, or nothing?",
            remedy="Choose what was, or nothing alone.",
            field="belongings",
        )
    if account.happened_at > house_now():
        raise InvalidInput("This lies in the future.", remedy="Write when it happened.", field="happened_at")
    if kept.departed_at is not None and account.happened_at < kept.departed_at:
        raise InvalidInput("This is before the departure.", remedy="Correct the time.", field="happened_at")
    if not account.place.strip() or not account.officer.strip():
        raise InvalidInput(
            "Who handed over, and where?", remedy="Write both; they are sealed.", field="place"
        )
