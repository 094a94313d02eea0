"""Closes, reopens and erases cases."""

from collections.abc import Callable
from datetime import date
from uuid import UUID

from django.db import transaction

from sampan.protection.cases.models import Milestone, Profile, TimelineEntry
from sampan.protection.cases.services.approving import CLOSING, content_of_closure
from sampan.protection.cases.services.joining import tell_of_erasing
from sampan.protection.cases.services.pointers import files_of
from sampan.protection.cases.services.rows import (
    locked_case,
    note_on_timeline,
    require_open_here,
    require_standing,
    write_profile,
)
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Actor, Reader, require
from sampan.registry.access.roles import Permission
from sampan.registry.access.sight import require_lasting_sight
from sampan.registry.approvals.services.asking import require_approved, use_approval
from sampan.registry.audit.services import record
from sampan.registry.clock.queries import house_day, house_now
from sampan.registry.forgetting.services import start_clock, stop_clock
from sampan.registry.people.services.closing import erase_identity
from sampan.registry.people.services.keys import identity_is_kept
from sampan.vocabulary.codelists import code_list
from sampan.vocabulary.errors import WrongState

_closing_listeners: list[Callable[..., None]] = []
_erasing_listeners: list[Callable[..., None]] = []


def when_closed(listener: Callable[..., None]) -> None:
    """Call `listener(case_id=, is_closed=, closed_on=)` in the transaction that closes or reopens a case."""
    if listener not in _closing_listeners:
        _closing_listeners.append(listener)


def when_erased(listener: Callable[..., None]) -> None:
    """Call `listener(case_id=)` inside the transaction in which a case is erased."""
    if listener not in _erasing_listeners:
        _erasing_listeners.append(listener)


@transaction.atomic
def close_case(*, case_id: UUID, reason: str, by: Actor, purpose: Purpose) -> None:
    """Close a case with a reason of the list closure_reason; raises WrongState if closed or not here.

    Raises NotApproved where policy asks for a second person's approval of exactly this.
    """
    require(by, Permission.CLOSE_CASE, purpose=purpose)
    code_list("closure_reason").get(reason)
    case = locked_case(case_id)
    require_standing(case)
    require_open_here(case)
    asked = {"act": CLOSING, "subject_id": case_id, "content": content_of_closure(case_id, reason)}
    require_approved(**asked)
    case.closed_at, case.closure_reason = house_now(), reason
    case.save(update_fields=("closed_at", "closure_reason"))
    use_approval(**asked)
    start_clock(case_id=case.id, agency_id=case.agency_id, begins_on=house_day(case.closed_at))
    _tell(case_id, is_closed=True, closed_on=house_day(case.closed_at))
    note_on_timeline(case, "closed", by=by, facts={"reason": reason})
    record(
        "case.closed", by=by, purpose=purpose, subject_kind="case", subject_id=case.id, case_id=case.id,
        details={"reason": reason},
    )  # fmt: skip


@transaction.atomic
def reopen_case(*, case_id: UUID, by: Actor, purpose: Purpose) -> None:
    """Open a closed case again; raises WrongState when it is not closed."""
    require(by, Permission.CLOSE_CASE, purpose=purpose)
    case = locked_case(case_id)
    require_standing(case)
    if case.closed_at is None:
        raise WrongState("This case is open.", remedy="Nothing more is needed.")
    closed_on = house_day(case.closed_at)
    case.closed_at, case.closure_reason = None, ""
    case.save(update_fields=("closed_at", "closure_reason"))
    stop_clock(case_id=case.id)
    _tell(case_id, is_closed=False, closed_on=closed_on)
    note_on_timeline(case, "reopened", by=by)
    record("case.reopened", by=by, purpose=purpose, subject_kind="case", subject_id=case.id, case_id=case.id)


@transaction.atomic
def erase_case(*, case_id: UUID, by: Actor, purpose: Purpose, reason: str) -> None:
    """Erase what points at the person: the data key, sealed fields, record, milestones and notes.

    The bare case stays (number, dates, that it was erased), so that the audit still makes sense. Files that
    were joined with it are of the same person, and are erased with it.
    """
    require(by, Permission.ERASE_CASE, purpose=purpose)
    require_lasting_sight(case_id=case_id, reader=Reader(by, purpose))
    for file in reversed(files_of(case_id)[1:]):
        if identity_is_kept(case_id=file):
            _erase(file, by=by, purpose=purpose, reason=reason)
    _erase(case_id, by=by, purpose=purpose, reason=reason)


def _erase(case_id: UUID, *, by: Actor, purpose: Purpose, reason: str) -> None:
    case = locked_case(case_id)
    tell_of_erasing(case, by=by, purpose=purpose)
    erase_identity(case_id=case_id, by=by, purpose=purpose, reason=reason)
    profile = Profile.objects.get(case=case)
    profile.unanswered = {}
    write_profile(profile, {})
    Milestone.objects.filter(profile=profile).delete()
    TimelineEntry.objects.filter(case=case).update(note_sealed=None, facts={})
    for listener in _erasing_listeners:
        listener(case_id=case_id)
    if case.closed_at is None:
        case.closed_at, case.closure_reason = house_now(), reason
        case.save(update_fields=("closed_at", "closure_reason"))
    note_on_timeline(case, "erased", by=by, facts={"reason": reason})


def _tell(case_id: UUID, *, is_closed: bool, closed_on: date) -> None:
    for file in files_of(case_id):
        for listener in _closing_listeners:
            listener(case_id=file, is_closed=is_closed, closed_on=closed_on)
