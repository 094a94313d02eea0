"""Entitlements for machines: the same queries and services as the pages, with the same refusals."""

from dataclasses import asdict
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Router, Schema, Status

from sampan.protection.cases.queries import case as read_case
from sampan.protection.entitlements import queries
from sampan.protection.entitlements.services.granting import (
    Grant,
    choose_group,
    grant,
    propose_support,
    refuse,
)
from sampan.protection.entitlements.services.paying import Paid, pay
from sampan.registry.access.roles import Permission
from sampan.registry.requests import reader_for

router = Router(tags=["entitlements"])


class PaymentOut(Schema):
    """One payment, or a delivery in kind (amount null)."""

    amount: Decimal | None
    currency: str
    paid_on: date
    receipt: str


class SupportOut(Schema):
    """One regime for one person; the reason in words stays sealed."""

    id: UUID
    case_id: UUID
    regime: str
    group: str
    entitlement: str
    is_verified: bool
    legal_basis: str
    state: str
    granted: Decimal | None
    currency: str
    decided_on: date | None
    refusal: str
    ask_again: bool
    payments: list[PaymentOut]


class ProposeIn(Schema):
    """The group of persons and the regimes that are proposed."""

    group: str
    regimes: list[str]


class IdsOut(Schema):
    """The ids of what was written."""

    ids: list[UUID]


class DecideIn(Schema):
    """Grant (amount null: in kind), or refuse with a code of the list support_refusal."""

    is_granted: bool
    amount: Decimal | None = None
    refusal: str = ""
    reason: str = ""


class DecidedOut(Schema):
    """False when a second person's approval was asked first."""

    is_decided: bool


class PayIn(Schema):
    """One payment (amount null: a delivery in kind)."""

    paid_on: date
    receipt: str
    amount: Decimal | None = None
    over_reason: str = ""


class IdOut(Schema):
    """The id of what was written."""

    id: UUID


@router.get("/cases/{uuid:case_id}", response=list[SupportOut], summary="The support of a case")
def supports(request: HttpRequest, case_id: UUID) -> list[dict[str, Any]]:
    """Return the support of a case, newest first."""
    reader = reader_for(request, Permission.READ_IDENTITY)
    read_case(case_id=case_id, reader=reader)
    return [asdict(one) for one in queries.supports_of(case_id=case_id, reader=reader)]


@router.post("/cases/{uuid:case_id}", response={201: IdsOut}, summary="Choose the group and propose regimes")
def propose(request: HttpRequest, case_id: UUID, body: ProposeIn) -> Status:
    """Choose the group of persons and propose regimes to a supervisor."""
    reader = reader_for(request, Permission.PROPOSE_SUPPORT)
    who = {"by": reader.actor, "purpose": reader.purpose}
    choose_group(case_id=case_id, group=body.group, **who)
    return Status(201, {"ids": propose_support(case_id=case_id, regimes=body.regimes, **who)})


@router.post("/{uuid:support_id}/decision", response=DecidedOut, summary="Grant or refuse a regime")
def decide(request: HttpRequest, support_id: UUID, body: DecideIn) -> dict[str, bool]:
    """Grant or refuse; answers false when policy asks for a second person first."""
    reader = reader_for(request, Permission.GRANT_SUPPORT)
    who = {"by": reader.actor, "purpose": reader.purpose}
    if body.is_granted:
        return {"is_decided": grant(support_id=support_id, given=Grant(body.amount, body.reason), **who)}
    refuse(support_id=support_id, refusal=body.refusal, reason=body.reason, **who)
    return {"is_decided": True}


@router.post("/{uuid:support_id}/payments", response={201: IdOut}, summary="Write a payment or delivery")
def payment(request: HttpRequest, support_id: UUID, body: PayIn) -> Status:
    """Write a payment, or a delivery in kind."""
    reader = reader_for(request, Permission.PAY_SUPPORT)
    kept = pay(support_id=support_id, paid=Paid(**body.dict()), by=reader.actor, purpose=reader.purpose)
    return Status(201, {"id": kept})
