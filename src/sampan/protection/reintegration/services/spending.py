"""Budget lines and what is spent from them; a line is never overdrawn, whoever writes at the same time."""

from datetime import date
from decimal import Decimal
from uuid import UUID

from django.db import transaction
from django.db.models import F

from sampan.protection.reintegration.models import BudgetLine, Expense, PlanItem
from sampan.protection.reintegration.services.rows import audit, locked_plan, now
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Actor, require
from sampan.registry.access.roles import Permission
from sampan.registry.audit.services import record
from sampan.registry.clock.queries import house_today
from sampan.vocabulary.errors import InvalidInput, NotFound, WrongState


@transaction.atomic
def open_line(
    *, code: str, name: str, year: int, amount: Decimal, currency: str, by: Actor, purpose: Purpose
) -> UUID:
    """Open a budget line of the actor's agency; raises InvalidInput when the code is taken in that year."""
    require(by, Permission.PAY_SUPPORT, purpose=purpose)
    if amount <= 0:
        raise InvalidInput("A budget line holds money.", remedy="Write its amount.", field="amount")
    if BudgetLine.objects.filter(agency_id=by.agency_id, year=year, code=code).exists():
        raise InvalidInput("There is a line with this code.", remedy="Choose another code.", field="code")
    line = BudgetLine(
        agency_id=by.agency_id,
        code=code,
        name=name,
        year=year,
        amount=amount,
        currency=currency,
        created_by_id=by.account_id,
    )
    line.save(force_insert=True)
    record("budget.opened", by=by, purpose=purpose, subject_kind="budget_line", subject_id=line.id)
    return line.id


@transaction.atomic
def spend(
    *,
    item_id: UUID,
    line_id: UUID,
    amount: Decimal,
    paid_on: date,
    receipt: str = "",
    by: Actor,
    purpose: Purpose,
) -> UUID:
    """Record money spent on a goal from a budget line; raises InvalidInput naming what is left when it is too much."""
    require(by, Permission.PLAN_REINTEGRATION, purpose=purpose)
    item = PlanItem.objects.filter(id=item_id).first()
    line = BudgetLine.objects.select_for_update().filter(id=line_id, is_open=True).first()
    if item is None or line is None:
        raise NotFound("There is no such goal or budget line here, or you may not see it.")
    plan = locked_plan(item.plan_id)
    _check(line, amount, paid_on)
    _same_currency(item, line)
    kept = _keep(item, line, amount, paid_on=paid_on, receipt=receipt, takes_back=None, by=by)
    audit("spent", plan, by=by, purpose=purpose, details={"line": line.code, "area": item.area})
    return kept


@transaction.atomic
def take_back(*, expense_id: UUID, by: Actor, purpose: Purpose) -> UUID:
    """Take an expense back by a second, negative row; raises WrongState when it was taken back before."""
    require(by, Permission.PAY_SUPPORT, purpose=purpose)
    spent = Expense.objects.select_related("item").filter(id=expense_id).first()
    if spent is None:
        raise NotFound("There is no such expense here, or you may not see it.")
    if spent.takes_back_id or Expense.objects.filter(takes_back=spent).exists():
        raise WrongState("This was taken back before.", remedy="Look at the list of expenses.")
    line = BudgetLine.objects.select_for_update().get(id=spent.line_id)
    plan = locked_plan(spent.item.plan_id, is_open=False)
    back = _keep(
        spent.item, line, -spent.amount, paid_on=house_today(), receipt=spent.receipt, takes_back=spent, by=by
    )
    audit("taken_back", plan, by=by, purpose=purpose, details={"line": line.code})
    return back


def _check(line: BudgetLine, amount: Decimal, paid_on: date) -> None:
    if amount <= 0:
        raise InvalidInput("An amount is above zero.", remedy="Write what was spent.", field="amount")
    if paid_on > house_today():
        raise InvalidInput("This day is to come.", remedy="Write the day of the payment.", field="paid_on")
    if line.spent + amount > line.amount:
        left = line.amount - line.spent
        raise InvalidInput(
            f"The budget line has only {left} {line.currency} left.",
            remedy="Choose another line, or ask for more money on this one.",
            field="amount",
        )


def _same_currency(item: PlanItem, line: BudgetLine) -> None:
    """Keep a goal's money in one currency: sums of two would say nothing."""
    if not item.currency:
        item.currency = line.currency
        item.save(update_fields=("currency",))
    elif item.currency != line.currency:
        raise InvalidInput(
            f"The goal is planned in {item.currency}, the budget line holds {line.currency}.",
            remedy=f"Choose a budget line in {item.currency}.",
            field="line",
        )


def _keep(
    item: PlanItem,
    line: BudgetLine,
    amount: Decimal,
    *,
    paid_on: date,
    receipt: str,
    takes_back: Expense | None,
    by: Actor,
) -> UUID:
    kept = Expense(
        item=item,
        case_id=item.case_id,
        agency_id=item.agency_id,
        line=line,
        amount=amount,
        currency=line.currency,
        paid_on=paid_on,
        receipt=receipt,
        takes_back=takes_back,
        by_id=by.account_id,
        recorded_at=now(),
    )
    kept.save(force_insert=True)
    BudgetLine.objects.filter(id=line.id).update(spent=F("spent") + amount)
    return kept.id
