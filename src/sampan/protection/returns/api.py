"""Returns for machines: the same queries and services as the pages, with the same refusals."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Router, Status

from sampan.protection.returns import queries
from sampan.protection.returns.facts import ReturnFact, ReturnRefused
from sampan.protection.returns.schemas import (
    AcceptIn,
    AccountIn,
    AnswerIn,
    AssessmentIn,
    AsylumIn,
    IdOut,
    MomentIn,
    PlanIn,
    ProposeIn,
    ReasonIn,
    RefusedOut,
    ResultIn,
    ReturnOut,
)
from sampan.protection.returns.services import answering, asking, moving, risks, stopping
from sampan.registry.access.reader import require
from sampan.registry.access.roles import Permission
from sampan.registry.requests import by_whom

router = Router(tags=["returns"])


@router.get("/", response=list[ReturnOut])
def list_returns(
    request: HttpRequest, side: str = "", phase: str = "", before: UUID | None = None
) -> list[ReturnOut]:
    """Return the visible returns, newest first."""
    require(request.reader.actor, Permission.PLAN_RETURN, purpose=request.reader.purpose)
    return [
        _out(one) for one in queries.returns(reader=request.reader, side=side, phase=phase, before=before)
    ]


@router.get("/{return_id}/", response=ReturnOut)
def one_return(request: HttpRequest, return_id: UUID) -> ReturnOut:
    """Return one return."""
    require(request.reader.actor, Permission.PLAN_RETURN, purpose=request.reader.purpose)
    return _out(queries.one_return(return_id=return_id, reader=request.reader))


@router.post("/of-case/{case_id}/", response={201: IdOut})
def propose(request: HttpRequest, case_id: UUID, asked: ProposeIn) -> Status:
    """Ask the country of origin, without a name."""
    made = asking.propose(
        case_id=case_id, member=asked.member, province=asked.province, **by_whom(request.reader)
    )
    return Status(201, {"id": made})


@router.post("/{return_id}/accept/", response={204: None})
def accept(request: HttpRequest, return_id: UUID, named: AcceptIn) -> Status:
    """Take a return on for a worker."""
    answering.accept(return_id=return_id, **named.dict(), **by_whom(request.reader))
    return Status(204, None)


@router.post("/{return_id}/decline/", response={204: None})
def decline(request: HttpRequest, return_id: UUID, told: ReasonIn) -> Status:
    """Decline with a reason of decline_reason."""
    answering.decline(return_id=return_id, reason=told.reason, **by_whom(request.reader))
    return Status(204, None)


@router.post("/{return_id}/answer/", response={204: None})
def answer(request: HttpRequest, return_id: UUID, told: AnswerIn) -> Status:
    """Record what the person said; anything but "wants to return" stops the return."""
    said = asking.PersonAnswer(**(told.dict() | {"options": tuple(told.options)}))
    asking.record_answer(return_id=return_id, told=said, **by_whom(request.reader))
    return Status(204, None)


@router.post("/{return_id}/asylum/", response={204: None})
def asylum(request: HttpRequest, return_id: UUID, told: AsylumIn) -> Status:
    """Record the answer about asylum and fear of return."""
    asking.record_asylum(return_id=return_id, **told.dict(), **by_whom(request.reader))
    return Status(204, None)


@router.post("/{return_id}/verify/", response={204: None})
def verify(request: HttpRequest, return_id: UUID) -> Status:
    """Ask for the verification of nationality, under living consent."""
    asking.verify(return_id=return_id, **by_whom(request.reader))
    return Status(204, None)


@router.post("/{return_id}/nationality/", response={204: None})
def nationality(request: HttpRequest, return_id: UUID, told: ResultIn) -> Status:
    """Answer about the nationality."""
    answering.answer_nationality(return_id=return_id, **told.dict(), **by_whom(request.reader))
    return Status(204, None)


@router.post("/{return_id}/family/", response={204: None})
def family(request: HttpRequest, return_id: UUID, told: ResultIn) -> Status:
    """Answer about the family."""
    answering.answer_family(return_id=return_id, **told.dict(), **by_whom(request.reader))
    return Status(204, None)


@router.post("/{return_id}/risk/", response={204: None})
def risk(request: HttpRequest, return_id: UUID, told: AssessmentIn) -> Status:
    """Write this side's assessment of the risks."""
    found = tuple(risks.Risk(**one.dict()) for one in told.risks)
    risks.assess_risk(
        return_id=return_id, risks=found, result=told.result, words=told.words, **by_whom(request.reader)
    )
    return Status(204, None)


@router.post("/{return_id}/plan/", response={204: None})
def plan(request: HttpRequest, return_id: UUID, told: PlanIn) -> Status:
    """Write the plan and ask for its approval."""
    legs = tuple(moving.Leg(**one.dict()) for one in told.legs)
    drafted = moving.MovementPlan(**(told.dict() | {"legs": legs}))
    moving.draft_plan(return_id=return_id, plan=drafted, **by_whom(request.reader))
    return Status(204, None)


@router.post("/{return_id}/send-plan/", response={204: None, 403: RefusedOut})
def send_plan(request: HttpRequest, return_id: UUID) -> Status:
    """Send the approved plan. Behind the gate."""
    return _behind_the_gate(moving.send_plan, request, return_id)


@router.post("/{return_id}/agree/", response={204: None, 403: RefusedOut})
def agree(request: HttpRequest, return_id: UUID) -> Status:
    """Agree to the plan that arrived. Behind the gate."""
    return _behind_the_gate(moving.agree_plan, request, return_id)


@router.post("/{return_id}/departure/", response={204: None, 403: RefusedOut})
def departure(request: HttpRequest, return_id: UUID, told: MomentIn) -> Status:
    """Say that the person is on the way. Behind the gate."""
    return _behind_the_gate(moving.depart, request, return_id, happened_at=told.happened_at)


@router.post("/{return_id}/hand-over/", response={204: None, 403: RefusedOut})
def hand_over(request: HttpRequest, return_id: UUID, told: AccountIn) -> Status:
    """Write the host's account of the hand-over. Behind the gate."""
    return _behind_the_gate(moving.hand_over, request, return_id, account=_account(told))


@router.post("/{return_id}/receipt/", response={204: None, 403: RefusedOut})
def receipt(request: HttpRequest, return_id: UUID, told: AccountIn) -> Status:
    """Write the origin's account of the hand-over. Behind the gate."""
    return _behind_the_gate(moving.receive, request, return_id, account=_account(told))


@router.post("/{return_id}/stop/", response={204: None})
def stop(request: HttpRequest, return_id: UUID, told: ReasonIn) -> Status:
    """Stop the return; the other side is told at once."""
    stopping.stop(return_id=return_id, reason=told.reason, words=told.words, **by_whom(request.reader))
    return Status(204, None)


def _behind_the_gate(service: Any, request: HttpRequest, return_id: UUID, **told: Any) -> Status:
    """Do an act behind the gate; its refusal is answered here, so that its tasks and audit row stay."""
    try:
        service(return_id=return_id, **told, **by_whom(request.reader))
    except ReturnRefused as refusal:
        missing = [
            {"code": one.code, "what": str(one.what), "todo": str(one.todo), "who": one.who}
            for one in refusal.missing
        ]
        return Status(403, {"error": refusal.code, "missing": missing})
    return Status(204, None)


def _account(told: AccountIn) -> moving.Account:
    return moving.Account(**(told.dict() | {"belongings": tuple(told.belongings)}))


def _out(one: ReturnFact) -> ReturnOut:
    told = {name: getattr(one, name) for name in ReturnOut.model_fields if name not in ("place", "waits_for")}
    return ReturnOut(**told, place=one.listed, waits_for=list(one.waits_for))
