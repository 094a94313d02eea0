"""The clock of help: silence climbs a ladder, officer, supervisor, focal point, each with a task of their own."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from sampan.protection.assistance.models import Referral
from sampan.protection.assistance.services.owed import (
    REQUESTED,
    SIGN,
    SILENT,
    TAKE_OVER,
    owe,
    owe_there,
    settle_owed,
)
from sampan.protection.assistance.services.rows import move, service_reader, write_step
from sampan.protection.assistance.table import RUNGS, Act, Phase, rung
from sampan.registry.access.context import reading_as
from sampan.registry.access.reader import Reader
from sampan.registry.audit.services import record

_ROLES = {"officer": "", "supervisor": "supervisor", "focal_point": "focal_point"}
_KINDS = {Phase.GIVEN: SIGN, Phase.REQUESTED: REQUESTED}


def tick(*, now: datetime) -> int:
    """Let every conversation whose next step is overdue climb one rung; return how many did.

    Each in a transaction of its own: one that fails holds up no other.
    """
    reader = service_reader()
    with reading_as(reader):
        late = list(Referral.objects.filter(due_at__lte=now).values_list("id", flat=True))
    return sum(_climb(one, now=now, reader=reader) for one in late)


@transaction.atomic
def _climb(referral_id: UUID, *, now: datetime, reader: Reader) -> bool:
    who = {"by": reader.actor, "purpose": reader.purpose}
    with reading_as(reader):
        row = Referral.objects.select_for_update().filter(id=referral_id, due_at__lte=now).first()
        if row is None:  # somebody acted in between
            return False
        if row.phase == Phase.ASKED:
            move(row, Act.EXPIRE, **who)
        _next_rung(row, now=now, reader=reader)
        _owe(row, reader=reader)
        return True


def _next_rung(row: Referral, *, now: datetime, reader: Reader) -> None:
    row.level += 1
    is_top = row.level >= len(RUNGS) - 1
    row.due_at = None if is_top else now + rung(is_urgent=row.urgency == "urgent")
    row.changed_at = now
    row.save(update_fields=("level", "due_at", "changed_at"))
    facts = {"to": RUNGS[row.level]}
    write_step(row, Act.ESCALATE, by=reader.actor, facts=facts, at=now)
    record(
        "assistance.escalated", by=reader.actor, purpose=reader.purpose, subject_kind="assistance",
        subject_id=row.id, case_id=row.case_id, details=facts | {"phase": row.phase},
    )  # fmt: skip


def _owe(row: Referral, *, reader: Reader) -> None:
    """The rung's task takes the place of the one below; the first is the asker's own."""
    who = {"by": reader.actor, "purpose": reader.purpose}
    settle_owed(row, outcome="escalated", **who)
    told = RUNGS[row.level]
    kind = _KINDS.get(Phase(row.phase), SILENT)
    is_officer = told == "officer" and row.phase != Phase.REQUESTED
    owe(row, kind, for_role=_ROLES[told], assigned_to=row.asked_by_id if is_officer else None, **who)
    if row.kind == "transfer" and row.phase == Phase.GIVEN:
        owe_there(row, TAKE_OVER, **who)
