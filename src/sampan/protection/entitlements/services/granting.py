"""Chooses the group, proposes regimes, grants or refuses them; a second person approves where policy asks."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID

from django.conf import settings
from django.db import transaction

from sampan.protection.cases.services.rows import locked_case, require_open_here
from sampan.protection.entitlements.models import Grouping, Support
from sampan.protection.entitlements.queries import proposed_group, what_the_law_says
from sampan.protection.entitlements.services.rows import (
    DECIDE,
    GRANT_ACT,
    PAY,
    REASON_LABEL,
    locked_support,
    owe,
    settle,
    told,
)
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Actor, Reader, require
from sampan.registry.access.roles import Permission
from sampan.registry.approvals.facts import NotApproved
from sampan.registry.approvals.services.asking import ask_approval, is_needed, require_approved
from sampan.registry.audit.services import record
from sampan.registry.clock.queries import house_now, house_today
from sampan.registry.people.services.keys import seal_for_case
from sampan.vocabulary.canonical import content_hash
from sampan.vocabulary.codelists import code_list
from sampan.vocabulary.errors import InvalidInput, WrongState
from sampan.vocabulary.money import currency_of

HIGHEST_AMOUNT = Decimal("99999999999.99")  # what the column holds: a slip of the keyboard, not a grant


@dataclass(frozen=True, repr=False)
class Grant:
    """What a supervisor grants: at most how much (None: in kind), with a reason where the law weighs each case."""

    amount: Decimal | None = None
    reason: str = ""

    def __repr__(self) -> str:
        return "Grant(...)"


@transaction.atomic
def choose_group(*, case_id: UUID, group: str, by: Actor, purpose: Purpose) -> None:
    """Choose the group in which the law puts the person; open proposals of another group lapse.

    Raises UnknownCode for a group that the pack does not have, WrongState when the case is closed or not here.
    """
    require(by, Permission.PROPOSE_SUPPORT, purpose=purpose)
    case = locked_case(case_id)
    require_open_here(case)
    what_the_law_says(group)
    proposed = proposed_group(case_id=case_id, reader=Reader(by, purpose))
    Grouping.objects.update_or_create(
        case_id=case_id,
        defaults={
            "agency_id": case.agency_id, "group": group, "proposed": proposed, "chosen_by_id": by.account_id,
            "chosen_at": house_now(),
        },
    )  # fmt: skip
    for row in (
        Support.objects.select_for_update().filter(case_id=case_id, state="proposed").exclude(group=group)
    ):
        row.state = "lapsed"
        row.save(update_fields=("state",))
        settle(row, by=by, purpose=purpose, outcome="lapsed")
    record(
        "support.group_chosen", by=by, purpose=purpose, subject_kind="case", subject_id=case_id, case_id=case_id,
        details={"group": group, "proposed": proposed},
    )  # fmt: skip


@transaction.atomic
def propose_support(*, case_id: UUID, regimes: Iterable[str], by: Actor, purpose: Purpose) -> list[UUID]:
    """Propose regimes that the law gives to the chosen group; return their ids. A supervisor decides each.

    Raises WrongState before a group is chosen, InvalidInput for a regime that the law does not give to it.
    """
    require(by, Permission.PROPOSE_SUPPORT, purpose=purpose)
    case = locked_case(case_id)
    require_open_here(case)
    grouping = Grouping.objects.filter(case_id=case_id).first()
    if grouping is None:
        raise WrongState("No group is chosen yet.", remedy="Choose the group of persons first.")
    law = {one.regime.code: one for one in what_the_law_says(grouping.group)}
    open_now = set(
        Support.objects.filter(case_id=case_id, state__in=("proposed", "granted")).values_list(
            "regime", flat=True
        )
    )
    made = []
    for code in sorted(set(regimes) - open_now):
        given = law.get(code)
        if given is None or given.status == "not":
            raise InvalidInput("The law does not give this to the group.", field="regimes")
        row = Support(
            case_id=case_id, agency_id=case.agency_id, regime=code, group=grouping.group,
            entitlement=given.status.value, is_verified=given.verified, legal_basis=given.regime.legal_basis[:120],
            proposed_by_id=by.account_id, proposed_at=house_now(),
        )  # fmt: skip
        row.save(force_insert=True)
        told(row, "proposed", by=by, purpose=purpose)
        owe(row, DECIDE, by=by, purpose=purpose)
        made.append(row.id)
    return made


@transaction.atomic
def grant(*, support_id: UUID, given: Grant, by: Actor, purpose: Purpose) -> bool:
    """Grant a proposed regime; return False when policy wants a second person's approval first, which is asked.

    "Case by case" rows need a reason in words. Raises WrongState, InvalidInput naming the field.
    """
    require(by, Permission.GRANT_SUPPORT, purpose=purpose)
    row = _proposed(support_id)
    _check(row, given)
    content = content_hash({"support": str(row.id), "amount": str(given.amount), "regime": row.regime})
    if _waits_for_approval(row, content, by=by, purpose=purpose):
        return False
    row.state, row.decided_by_id, row.decided_on, row.ask_again = (
        "granted",
        by.account_id,
        house_today(),
        False,
    )
    row.granted = given.amount
    row.currency = "" if given.amount is None else currency_of(settings.SAMPAN_NODE.country)
    _keep_reason(row, given.reason)
    row.save()
    told(row, "granted", by=by, purpose=purpose)
    owe(row, PAY, by=by, purpose=purpose)
    return True


@transaction.atomic
def refuse(*, support_id: UUID, refusal: str, reason: str = "", by: Actor, purpose: Purpose) -> None:
    """Refuse a proposed regime, with a reason of the list support_refusal and, if needed, words (sealed)."""
    require(by, Permission.GRANT_SUPPORT, purpose=purpose)
    row = _proposed(support_id)
    code_list("support_refusal").get(refusal)
    row.state, row.decided_by_id, row.decided_on, row.ask_again = (
        "refused",
        by.account_id,
        house_today(),
        False,
    )
    row.refusal = refusal
    _keep_reason(row, reason)
    row.save()
    told(row, "refused", by=by, purpose=purpose, facts={"reason": refusal})
    settle(row, by=by, purpose=purpose)


def _proposed(support_id: UUID) -> Support:
    row = locked_support(support_id)
    require_open_here(locked_case(row.case_id))
    if row.state != "proposed":
        raise WrongState("This was decided before.", remedy="Look at the list again.")
    return row


def _waits_for_approval(row: Support, content: str, *, by: Actor, purpose: Purpose) -> bool:
    """Ask for the approval that policy wants; True while there is none for exactly this content."""
    if not is_needed(GRANT_ACT):
        return False
    asked = {"act": GRANT_ACT, "subject_id": row.id, "content": content}
    if is_approved(**asked):
        return False
    ask_approval(**asked, case_id=row.case_id, agency_id=row.agency_id, by=by, purpose=purpose)
    return True


def is_approved(*, act: str, subject_id: UUID, content: str) -> bool:
    """Say whether exactly this content was approved."""
    try:
        require_approved(act=act, subject_id=subject_id, content=content)
    except NotApproved:
        return False
    return True


def _check(row: Support, given: Grant) -> None:
    if row.entitlement == "case_by_case" and not given.reason.strip():
        raise InvalidInput(
            "The law weighs this case by case.",
            remedy="Say in words why it is granted; it is sealed.",
            field="reason",
        )
    if given.amount is not None and not 0 < given.amount <= HIGHEST_AMOUNT:
        raise InvalidInput(
            "This is no amount.", remedy="Write it, or leave it open for help in kind.", field="amount"
        )


def _keep_reason(row: Support, reason: str) -> None:
    if reason.strip():
        row.reason_sealed = seal_for_case(reason.strip().encode(), case_id=row.case_id, label=REASON_LABEL)
