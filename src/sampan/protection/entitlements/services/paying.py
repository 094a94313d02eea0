"""Pays or delivers what was granted, in parts if need be, never more than granted without a reason."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID

from django.db import transaction
from django.db.models import Sum

from sampan.protection.cases.services.rows import locked_case
from sampan.protection.entitlements.models import Payment, Support
from sampan.protection.entitlements.services.rows import REASON_LABEL, locked_support, settle, told
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Actor, require
from sampan.registry.access.roles import Permission
from sampan.registry.clock.queries import house_now, house_today
from sampan.registry.people.services.keys import seal_for_case
from sampan.vocabulary.errors import InvalidInput, WrongState


@dataclass(frozen=True, repr=False)
class Paid:
    """One payment, or (amount None) one delivery in kind, with its day and receipt number. `repr` is blank."""

    paid_on: date
    receipt: str
    amount: Decimal | None = None
    over_reason: str = ""

    def __repr__(self) -> str:
        return "Paid(...)"


@transaction.atomic
def pay(*, support_id: UUID, paid: Paid, by: Actor, purpose: Purpose) -> UUID:
    """Write a payment or delivery; the task is settled when all that was granted is paid. Returns its id.

    Raises WrongState when nothing is granted, InvalidInput for more than is left without a reason, a receipt
    number that was used, or a day to come.
    """
    require(by, Permission.PAY_SUPPORT, purpose=purpose)
    row = locked_support(support_id)
    if row.state != "granted":
        raise WrongState("This support is not granted.", remedy="Let a supervisor decide it first.")
    locked_case(row.case_id)
    left = left_of(row)
    _check(row, paid, left)
    over = paid.over_reason.strip()
    kept = Payment.objects.create(
        support=row, case_id=row.case_id, agency_id=row.agency_id, amount=paid.amount,
        currency="" if paid.amount is None else row.currency, is_in_kind=paid.amount is None, paid_on=paid.paid_on,
        receipt=paid.receipt.strip(), account_id=by.account_id, written_at=house_now(),
        over_reason=seal_for_case(over.encode(), case_id=row.case_id, label=REASON_LABEL) if over else None,
    )  # fmt: skip
    told(row, "paid", by=by, purpose=purpose, facts={"in_kind": paid.amount is None})
    if paid.amount is None or (left is not None and paid.amount >= left):
        settle(row, by=by, purpose=purpose)
    return kept.id


def left_of(row: Support) -> Decimal | None:
    """Return what is still to be paid, None for help in kind."""
    if row.granted is None:
        return None
    paid = row.payments.aggregate(paid=Sum("amount"))["paid"] or Decimal(0)
    return row.granted - paid


def _check(row: Support, paid: Paid, left: Decimal | None) -> None:
    if not paid.receipt.strip():
        raise InvalidInput(
            "The receipt number is missing.", remedy="Copy it from the receipt.", field="receipt"
        )
    if row.payments.filter(receipt=paid.receipt.strip()).exists():
        raise InvalidInput(
            "This receipt was written before.", remedy="Look at the payments.", field="receipt"
        )
    if paid.paid_on > house_today():
        raise InvalidInput("This day is to come.", remedy="Give the day of the payment.", field="paid_on")
    if paid.amount is not None and row.granted is None:
        raise InvalidInput("This was granted in kind.", remedy="Leave the amount open.", field="amount")
    if paid.amount is None and row.granted is not None:
        raise InvalidInput("An amount was granted.", remedy="Write what was paid.", field="amount")
    if paid.amount is not None and paid.amount <= 0:
        raise InvalidInput("This is no amount.", remedy="Write what was paid.", field="amount")
    is_over = paid.amount is not None and left is not None and paid.amount > left
    if is_over and not paid.over_reason.strip():
        raise InvalidInput(
            "This is more than was granted.",
            remedy="Pay what is left, or say why it is more.",
            field="over_reason",
        )
