"""Asks the gate before anything moves a person; what is missing becomes a task of whoever can mend it.

A `GatePass` is made here and nowhere else, and `keeping.move_on` refuses to write a moving act without one.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from uuid import UUID

from django.db import transaction

from sampan.protection.returns.facts import MissingInWords, ReturnRefused
from sampan.protection.returns.gate import GateFacts, Missing, Stage, evidence, evidence_hash, gate
from sampan.protection.returns.models import Return
from sampan.protection.returns.services.consents import open_groups
from sampan.protection.returns.wording import MISSING, in_words
from sampan.protection.rights.facts import BLOCKERS
from sampan.protection.rights.queries import return_blockers
from sampan.protection.tasks.facts import NewTask
from sampan.protection.tasks.services.owing import owe_task, settle_tasks
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Actor, Reader
from sampan.registry.approvals.facts import NotApproved
from sampan.registry.approvals.services.asking import require_approved
from sampan.registry.audit.services import record_refusal
from sampan.registry.clock.queries import house_today
from sampan.vocabulary.errors import NotFound

PLAN_ACT = "return_plan"


@dataclass(frozen=True)
class GatePass:
    """The way is free for one return and one stage: the facts that were asked for, and their hash."""

    return_id: UUID
    stage: Stage
    evidence: Mapping[str, object]
    hash: str


def pass_gate(kept: Return, *, stage: Stage, on: date, by: Actor, purpose: Purpose) -> GatePass:
    """Return the pass for a stage on a day; raises ReturnRefused naming everything that is missing.

    The refusal is audited and each missing thing owes a task. Both stay whatever the caller does: when it lets
    the refusal go further, whoever opened the transaction writes them again after the rollback.
    """
    facts = gate_facts(kept, stage=stage, on=on, reader=Reader(by, purpose))
    missing = in_words(gate(facts))
    if missing:
        refusal = ReturnRefused(missing)
        refusal.leaves = partial(_leave, kept.id, refusal, stage=stage, by=by, purpose=purpose)
        refusal.leaves()
        raise refusal
    now_waits_for(kept, (), by=by, purpose=purpose)
    return GatePass(kept.id, stage, evidence(facts), evidence_hash(facts))


def gate_facts(kept: Return, *, stage: Stage, on: date, reader: Reader) -> GateFacts:
    """Return what this side knows of a return: its own columns, and live rights, consent and approval."""
    return GateFacts(
        stage=stage,
        on=on,
        answer=kept.answer,
        asked_on=kept.asked_on,
        is_signed=kept.is_signed,
        asylum=kept.asylum,
        host_risk=kept.host_risk,
        origin_risk=kept.origin_risk,
        rights=_rights(kept, reader),
        nationality=kept.nationality,
        has_consent=_has_consent(kept, on=on, reader=reader),
        is_approved=_is_approved(kept),
        is_agreed=kept.plan == "agreed",
        document=kept.document,
        document_until=kept.document_until,
    )


def next_stage(kept: Return) -> Stage:
    """Return the stage that a return waits for now."""
    stages = {"planned": Stage.DEPARTURE, "departed": Stage.HAND_OVER}
    return stages.get(kept.phase, Stage.PLAN)


def what_is_missing(kept: Return, *, on: date, reader: Reader) -> tuple[Missing, ...]:
    """Return what the gate lacks for the next stage, without refusing anything."""
    return gate(gate_facts(kept, stage=next_stage(kept), on=on, reader=reader))


def _rights(kept: Return, reader: Reader) -> tuple[str, ...]:
    """Return what blocks: on the host side live, at the origin what the host told with the plan."""
    if kept.side == "host" and kept.case_id:
        return tuple(return_blockers(kept.case_id, reader))
    return tuple(kept.rights)


def _has_consent(kept: Return, *, on: date, reader: Reader) -> bool:
    if kept.side != "host":
        return kept.held == "identity"  # released to us under a consent that the letter names
    return "identity" in open_groups(case_id=kept.case_id, member=kept.member, on=on, reader=reader)


def _is_approved(kept: Return) -> bool:
    if kept.side != "host":
        return bool(kept.approved_hash) and kept.approved_hash == kept.plan_hash
    try:
        require_approved(act=PLAN_ACT, subject_id=kept.id, content=kept.plan_hash)
    except NotApproved:
        return False
    return bool(kept.plan_hash)


@transaction.atomic
def _leave(return_id: UUID, refusal: ReturnRefused, *, stage: Stage, by: Actor, purpose: Purpose) -> None:
    """Write the audit row of a refusal and the tasks of what is missing."""
    kept = Return.objects.select_for_update().filter(id=return_id).first()
    if kept is not None:
        _owe(kept, refusal.missing, by=by, purpose=purpose)
    record_refusal(refusal, by=by, purpose=purpose, attempted=f"returns.{stage.value}")


def _owe(kept: Return, missing: tuple[MissingInWords, ...], *, by: Actor, purpose: Purpose) -> None:
    """Owe one task a missing thing, and settle those of what is there by now."""
    for one in missing:
        new = NewTask(
            f"return_missing_{one.code}"[:40],
            kept.agency_id,
            kept.case_id,
            kept.id,
            house_today(),
            for_role=one.who,
            urgency="urgent" if kept.phase == "departed" else "normal",
        )
        owe_task(new=new, by=by, purpose=purpose)
    now_waits_for(kept, tuple(one.code for one in missing), by=by, purpose=purpose)


def now_waits_for(kept: Return, codes: tuple[str, ...], *, by: Actor, purpose: Purpose) -> None:
    """Write what the gate lacks, which lists and boards read, and settle the tasks of what it no longer lacks."""
    for code in MISSING.keys() & (set(kept.waits_for) - set(codes)):
        settle_tasks(kind=f"return_missing_{code}"[:40], source_id=kept.id, by=by, purpose=purpose)
    kept.waits_for = list(codes)
    if kept.side == "host":
        kept.rights = [code for code in codes if code in BLOCKERS]
    kept.save(update_fields=("waits_for", "rights"))


def settle_missing(kept: Return, *, by: Actor, purpose: Purpose) -> None:
    """Bring what a return waits for, and its tasks, in line with today; nothing of a return that is over."""
    if kept.phase in _OVER:
        now_waits_for(kept, (), by=by, purpose=purpose)
        return
    try:
        missing = what_is_missing(kept, on=house_today(), reader=Reader(by, purpose))
    except NotFound:  # the case is not the reader's to see: its team settles when it looks
        return
    now_waits_for(kept, tuple(one.code for one in missing), by=by, purpose=purpose)


_OVER = ("declined", "stopped", "withdrawn", "handed_over", "arrived")
