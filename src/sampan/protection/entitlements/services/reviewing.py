"""What changes support from outside: another status, a case closed or erased."""

from datetime import date
from uuid import UUID

from sampan.protection.entitlements.models import Grouping, Payment, Support
from sampan.protection.entitlements.services.rows import DECIDE, LOOK_AGAIN, owe, settle
from sampan.protection.tasks.queries import tasks_of_case
from sampan.registry.access.context import reading_as
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Actor, Reader
from sampan.registry.accounts.queries import service_actor


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
