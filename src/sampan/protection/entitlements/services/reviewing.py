"""What changes support from outside: another status, a case closed or erased."""

from datetime import date
from uuid import UUID

from django.db import transaction

from sampan.protection.entitlements.models import Grouping, Payment, Support
from sampan.protection.entitlements.services.paying import left_of
from sampan.protection.entitlements.services.rows import (
    DECIDE,
    LOOK_AGAIN,
    PAY,
    locked_support,
    owe,
    settle,
    told,
)
from sampan.protection.tasks.queries import tasks_of_case
from sampan.registry.access.context import reading_as
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Actor, Reader, require
from sampan.registry.access.roles import Permission
from sampan.registry.accounts.queries import service_actor
from sampan.vocabulary.errors import WrongState


def look_again(*, case_id: UUID, by: Actor, purpose: Purpose) -> int:
    """Ask anew about open proposals and grants when the status of a person changed; nothing is erased.

    Returns how many; called in the transaction of the decision.
    """
    found = list(
        Support.objects.select_for_update().filter(case_id=case_id, state__in=("proposed", "granted"))
    )
    for row in found:
        row.ask_again = True
        row.save(update_fields=("ask_again",))
        owe(row, LOOK_AGAIN, by=by, purpose=purpose)
    return len(found)


def follow_decision(
    *, case_id: UUID, status: str, before: str, by: Actor, purpose: Purpose, **_of: object
) -> None:
    """Ask anew when a decision changes the status that stood before (not a victim, or a victim after all)."""
    if before and before != status:
        look_again(case_id=case_id, by=by, purpose=purpose)


@transaction.atomic
def keep_support(*, support_id: UUID, by: Actor, purpose: Purpose) -> None:
    """Say that a support stays right after the status changed; what was owed before is owed again."""
    row = _asked_again(support_id, by=by, purpose=purpose)
    row.ask_again = False
    row.save(update_fields=("ask_again",))
    told(row, "kept", by=by, purpose=purpose)
    settle(row, by=by, purpose=purpose)
    if row.state == "proposed":
        owe(row, DECIDE, by=by, purpose=purpose)
    elif _is_owed(row):
        owe(row, PAY, by=by, purpose=purpose)


@transaction.atomic
def end_support(*, support_id: UUID, by: Actor, purpose: Purpose) -> None:
    """Say that a support is no longer right: it lapses, and what was paid stays paid."""
    row = _asked_again(support_id, by=by, purpose=purpose)
    row.state, row.ask_again = "lapsed", False
    row.save(update_fields=("state", "ask_again"))
    told(row, "ended", by=by, purpose=purpose)
    settle(row, by=by, purpose=purpose, outcome="lapsed")


def _asked_again(support_id: UUID, *, by: Actor, purpose: Purpose) -> Support:
    require(by, Permission.GRANT_SUPPORT, purpose=purpose)
    row = locked_support(support_id)
    if not row.ask_again:
        raise WrongState("Nobody asks again about this support.", remedy="Look at the case's support.")
    return row


def lapse_with_the_case(*, case_id: UUID, is_closed: bool, closed_on: date) -> None:
    """Let open proposals lapse when a case is closed; what was granted stays owed until it is paid.

    A case that reopens has the same proposals again: their tasks are owed again by then (tasks are told first).
    """
    reader = _service()
    with reading_as(reader):
        if not is_closed:
            open_now = [one for one in tasks_of_case(case_id=case_id, reader=reader) if one.is_open]
            waiting = [one.source_id for one in open_now if one.kind == DECIDE]
            Support.objects.filter(id__in=waiting, state="lapsed").update(state="proposed")
            return
        for row in Support.objects.select_for_update().filter(case_id=case_id, state="proposed"):
            row.state = "lapsed"
            row.save(update_fields=("state",))
            settle(row, by=reader.actor, purpose=reader.purpose, outcome="lapsed")
        for row in Support.objects.select_for_update().filter(case_id=case_id, state="granted"):
            if _is_owed(row):  # the case's tasks were settled with it; the debt was not
                owe(row, LOOK_AGAIN if row.ask_again else PAY, by=reader.actor, purpose=reader.purpose)


def _is_owed(row: Support) -> bool:
    left = left_of(row)
    return not row.payments.exists() if left is None else left > 0


def forget(*, case_id: UUID) -> None:
    """Wipe reasons and the group when a case is erased; amounts and receipts stay for the budget's books."""
    reader = _service()
    with reading_as(reader):
        for row in Support.objects.select_for_update().filter(case_id=case_id):
            settle(row, by=reader.actor, purpose=reader.purpose, outcome="erased")
        Support.objects.filter(case_id=case_id).update(reason_sealed=None)
        Payment.objects.filter(case_id=case_id).update(over_reason=None)
        Grouping.objects.filter(case_id=case_id).delete()


def _service() -> Reader:
    return Reader(service_actor(), Purpose.PROTECTION)
