"""The rows of a conversation: locked, moved by one act, told to the case's side, with who owes what next."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from sampan.protection.assistance.models import Referral, Step
from sampan.protection.assistance.services.owed import settle_owed
from sampan.protection.assistance.table import ACTS, HOLDS_A_PLACE, Act, Phase, Side, after, wait
from sampan.protection.cases.services.changing import note_event
from sampan.protection.providers.services.keeping import count_taken
from sampan.registry.access.context import reading_as
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.queries import team_of
from sampan.registry.access.reader import Actor, Reader, require
from sampan.registry.access.roles import Permission
from sampan.registry.access.sight import require_lasting_sight
from sampan.registry.accounts.queries import service_actor
from sampan.registry.audit.services import record
from sampan.registry.clock.queries import house_day, house_now, house_today
from sampan.vocabulary.errors import NotFound, NotPermitted

_ON_TIMELINE = frozenset(Act) - {Act.ESCALATE, Act.REQUEST}


def locked_referral(referral_id: UUID) -> Referral:
    """Return the referral, locked; raises NotFound when it is not there or not for the reader's eyes."""
    row = Referral.objects.select_for_update().filter(id=referral_id).first()
    if row is None:
        raise NotFound("There is no such referral here, or you may not see it.")
    return row


def service_reader() -> Reader:
    """Return the node's service as reader: it writes what concerns the side that does not act."""
    return Reader(service_actor(), Purpose.PROTECTION)


def require_side(row: Referral, side: Side, *, by: Actor, purpose: Purpose) -> None:
    """Refuse an act of the other side; raises NotPermitted or NoPurpose."""
    if side is Side.PROVIDER:
        require(by, permission_of(row, side), purpose=purpose)
        if row.provider_agency_id != by.agency_id:
            raise NotPermitted("Only the provider that was asked does this.", ask="the provider")
        return
    if not by.may_for(Permission.MANAGE_PROVIDERS, purpose):  # supervisors and the focal point step in
        require(by, permission_of(row, side), purpose=purpose)
    if not is_case_side(row, by=by, purpose=purpose):
        raise NotPermitted("Only the case's side does this.", ask="the case's supervisor")
    if row.kind == "transfer":  # whoever sees the case in an emergency alone does not give it away
        require_lasting_sight(case_id=row.case_id, reader=Reader(by, purpose))


def permission_of(row: Referral, side: Side) -> Permission:
    """Return the permission that acts of a side need; a whole case is moved by those who may move cases."""
    if row.kind == "transfer":
        return Permission.MOVE_CASE
    return Permission.ASK_ASSISTANCE if side is Side.CASE else Permission.ANSWER_ASSISTANCE


def is_case_side(row: Referral, *, by: Actor, purpose: Purpose) -> bool:
    """Say whether somebody who sees the referral sees it for the case, not for the provider."""
    if row.provider_agency_id != by.agency_id or (
        row.agency_id == by.agency_id and by.may(Permission.ASK_ASSISTANCE)
    ):
        return True
    return by.account_id in team_of(case_id=row.case_id, reader=Reader(by, purpose))


def move(
    row: Referral, act: Act, *, by: Actor, purpose: Purpose, facts: Mapping[str, object] | None = None
) -> Phase:
    """Do one act: check the table, write the referral and its step, tell the case's side; return the phase before.

    Tasks about what was owed before are settled; what is owed next is the caller's to say (`services.owed`).
    """
    before = Phase(row.phase) if row.phase else None
    phase = after(before, act)
    now = house_now()
    row.phase, row.changed_at = phase.value, now
    if phase is not before or act is Act.ASK_AGAIN:
        owed_in = wait(phase, is_urgent=row.urgency == "urgent")
        row.due_at = None if owed_in is None else now + owed_in
        row.level = 0
    record(
        f"assistance.{act.value}", by=by, purpose=purpose, subject_kind="assistance", subject_id=row.id,
        case_id=row.case_id, details=dict(facts or {}) | {"phase": phase.value, "kind": row.kind},
    )  # fmt: skip
    with reading_as(service_reader()):  # the writer has seen the row; afterwards it may be out of their sight
        row.save(force_insert=before is None)
        write_step(row, act, by=by, facts=facts, at=now)
        settle_owed(row, by=by, purpose=purpose)
        _count(row)
        if act in _ON_TIMELINE:
            told = {"service": row.service, "provider": str(row.provider_agency_id)} | dict(facts or {})
            note_event(case_id=row.case_id, kind=f"{_prefix(row)}_{act.value}", facts=told, by=by)
    return before or phase


def write_step(
    row: Referral, act: Act, *, by: Actor, facts: Mapping[str, object] | None = None, at: datetime
) -> None:
    """Keep one act of the conversation."""
    Step.objects.create(
        case_id=row.case_id, agency_id=row.agency_id, provider_agency_id=row.provider_agency_id, referral=row,
        act=act.value, side=ACTS[act].side.value, phase=row.phase, at=at, account_id=by.account_id,
        facts=dict(facts or {}),
    )  # fmt: skip


def due_day(row: Referral) -> object:
    """Return the civil day on which the next step of a referral is owed."""
    return house_day(row.due_at) if row.due_at else house_today()


def _prefix(row: Referral) -> str:
    return "transfer" if row.kind == "transfer" else "help"


def _count(row: Referral) -> None:
    """Write how many places of the provider are taken now; in the service's sight, which sees all of them."""
    if row.kind != "service":
        return
    taken = Referral.objects.filter(
        provider_agency_id=row.provider_agency_id,
        service=row.service,
        phase__in=[one.value for one in HOLDS_A_PLACE],
    )
    count_taken(agency_id=row.provider_agency_id, service=row.service, taken=taken.count())
