"""Stops a return: by the person's word, by what one side learns, by a consent withdrawn, with the case."""

from datetime import date
from uuid import UUID

from django.db import transaction

from sampan.protection.cases.services.closing import erase_case
from sampan.protection.returns.models import Return
from sampan.protection.returns.services.acting import do, owe, settle
from sampan.protection.returns.services.consents import open_groups
from sampan.protection.returns.services.keeping import Said, put_down, wipe_sealed
from sampan.protection.returns.services.own_rows import own_row
from sampan.protection.returns.table import OPEN_PHASES, Act
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Actor, Reader, require
from sampan.registry.access.roles import Permission
from sampan.registry.accounts.queries import service_actor
from sampan.registry.clock.queries import house_today
from sampan.registry.consent.facts import ConsentFact
from sampan.registry.correspondence.facts import Direction
from sampan.registry.correspondence.services.keeping import erase_bodies
from sampan.registry.people.services.closing import close_identity
from sampan.vocabulary.codelists import code_list

LIVE = tuple(phase.value for phase in OPEN_PHASES)
TALK = (
    "return_stopped", "return_declined", "return_withdrawn", "return_disputed", "return_letter_failed",
    "return_family_told",
)  # fmt: skip
"""Tasks that a talk with the person, or with the other side, settles."""
_OPEN_TO_STOP = ("proposed", "accepted", "planned", "departed")


@transaction.atomic
def stop(*, return_id: UUID, reason: str, words: str = "", by: Actor, purpose: Purpose) -> None:
    """Stop a return with a reason of the list return_stop; the other side is told at once, both owe a task."""
    require(by, Permission.PLAN_RETURN, purpose=purpose)
    stop_here(own_row(return_id), reason=reason, words=words, by=by, purpose=purpose)


def stop_here(kept: Return, *, reason: str, words: str = "", by: Actor, purpose: Purpose) -> None:
    """Stop a locked return. What was said in words stays on this side, sealed."""
    code_list("return_stop").get(reason)
    if kept.phase not in _OPEN_TO_STOP and kept.phase in ("stopped", "declined", "withdrawn"):
        return  # nothing goes on that could be stopped
    said = Said({}, {"words": words} if words else {}, changes={"stop_reason": reason})
    kept = do(kept, Act.STOP, told={"reason": reason}, said=said, by=by, purpose=purpose)
    owe(kept, "return_stopped", urgent=True, by=by, purpose=purpose)


def on_withdrawal(*, consent: ConsentFact, by: Actor, purpose: Purpose) -> None:
    """Obey a withdrawn consent: without identity the return ends and is erased there, without family the tracing."""
    member = consent.recipient.removeprefix("member:")
    if member == consent.recipient or consent.purpose != Purpose.RETURN.value:
        return
    reader = Reader(by, purpose)
    covered = open_groups(case_id=consent.case_id, member=member, on=house_today(), reader=reader)
    rows = Return.objects.select_for_update().filter(case_id=consent.case_id, member=member, side="host")
    for kept in rows.exclude(phase="withdrawn"):
        if kept.peer_held == "identity" and "identity" not in covered:
            do(kept, Act.WITHDRAW, by=by, purpose=purpose)
            wipe_family(kept)
            owe(kept, "return_withdrawn", urgent=True, by=by, purpose=purpose)
        elif _is_only_asked(kept) and "identity" in set(consent.groups) - covered:
            owe(kept, "return_missing_consent_missing", by=by, purpose=purpose)
        elif (
            kept.family not in ("", "ended") and "family" not in covered and kept.phase in (*LIVE, "stopped")
        ):
            do(kept, Act.END_TRACING, by=by, purpose=purpose)
            settle(kept, "return_family_told", by=by, purpose=purpose, outcome="consent_withdrawn")
            wipe_family(kept)


def _is_only_asked(kept: Return) -> bool:
    """Say whether a return goes on of which the other side knows the preview at most, so that nothing is given up."""
    return kept.peer_held in ("nothing", "preview") and kept.phase in LIVE


def give_up_identity(kept: Return, *, by: Actor, purpose: Purpose) -> None:
    """Give up, at the origin, what this side held of the person, and send the receipt that says how.

    A side that owns the case by now closes the identity and stays responsible; any other erases.
    """
    owns = kept.case_id is not None and kept.case.ownership == "here"
    if kept.case_id is not None and kept.held == "identity":
        give_up = close_identity if owns else erase_case
        give_up(case_id=kept.case_id, by=by, purpose=purpose, reason="consent_withdrawn")
    erase_bodies(
        member=kept.member, conversation=kept.conversation, by=by, purpose=purpose, direction=Direction.IN
    )
    do(kept, Act.SEAL if owns else Act.ERASE, by=by, purpose=purpose)
    owe(kept, "return_withdrawn", by=by, purpose=purpose)


def wipe_family(kept: Return) -> None:
    """Destroy what was said of the family in the asking and in the answer."""
    wipe_sealed(kept, acts=("trace", "family"))


def stop_with_the_case(*, case_id: UUID, is_closed: bool, closed_on: date) -> None:
    """Stop what is under way when a case is closed, so that the other side does not wait for nobody."""
    if not is_closed:
        return
    for kept in Return.objects.select_for_update().filter(case_id=case_id, phase__in=_OPEN_TO_STOP):
        stop_here(kept, reason="case_closed", by=service_actor(), purpose=Purpose.RETURN)


@transaction.atomic
def acknowledge(*, return_id: UUID, by: Actor, purpose: Purpose) -> None:
    """Say that somebody talked with the person about what comes now, or with the other side."""
    require(by, Permission.PLAN_RETURN, purpose=purpose)
    kept = own_row(return_id)
    put_down(kept, "talked", Said(changes={"is_disputed": False}), by=by, purpose=purpose)
    settle(kept, *TALK, by=by, purpose=purpose)
