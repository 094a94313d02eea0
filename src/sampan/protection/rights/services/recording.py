"""Records what happened to a right: told, asked, answered, begun, ended; each with its day, in one transaction."""

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db import transaction

from sampan.protection.cases.facts import CaseFact
from sampan.protection.cases.queries import case as read_case
from sampan.protection.cases.services.changing import change_record, note_event
from sampan.protection.cases.services.rows import locked_case, require_open_here
from sampan.protection.identification.services.clocks import own_pack
from sampan.protection.rights.acts import ActKind, acts_of
from sampan.protection.rights.law import last_day_of
from sampan.protection.rights.models import Right, RightStep
from sampan.protection.rights.queries import NOTE_LABEL
from sampan.protection.rights.services.waiting import ASK_AGAIN_DAYS, owe_what_waits
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Actor, Reader, require
from sampan.registry.access.roles import Permission
from sampan.registry.audit.services import record
from sampan.registry.clock.queries import house_now, house_today
from sampan.registry.people.services.keys import seal_for_case
from sampan.vocabulary.codelists import code_list
from sampan.vocabulary.errors import InvalidInput
from sampan.vocabulary.languages import LANGUAGES

DECISION, GUARDIAN_RIGHT = "review_of_decision", "guardian"
_IN_THE_RECORD = {  # a right and its flag in the trafficking record, with the acts that set it
    "non_punishment": ("non_punishment", ("asked", "granted")),
    "asylum": ("asylum_asked", ("asked",)),
    "guardian": ("guardian_appointed", ("appointed",)),
}


@dataclass(frozen=True, repr=False)
class Happening:
    """What happened to a right, on a civil day. `repr` is blank: a note may name people."""

    act: str
    on: date
    authority: str = ""
    until: date | None = None
    language: str = ""
    result: str = ""
    note: str = ""

    def __repr__(self) -> str:
        return "Happening(...)"


@transaction.atomic
def record_right(*, case_id: UUID, right: str, told: Happening, by: Actor, purpose: Purpose) -> UUID:
    """Write what happened to a right and return the right's id.

    What then waits for somebody owes a task; what is answered settles it. Raises UnknownCode for a right,
    InvalidInput for an act that the right does not have, a day in the future or something missing,
    WrongState when the case is closed or owned elsewhere.
    """
    require(by, Permission.EDIT_CASE, purpose=purpose)
    kind = _check(right, told)
    locked = locked_case(case_id)
    require_open_here(locked)
    case = read_case(case_id=case_id, reader=Reader(by, purpose))
    row = right_row(case_id=case_id, agency_id=case.agency_id, right=right, by=by)
    _apply(row, kind, told, by=by)
    row.save()
    _keep_step(row, told, by=by)
    owe_what_waits(row, by=by, purpose=purpose)
    _keep_in_record(case, right, told.act, by=by, purpose=purpose)
    facts = {"right": right, "act": told.act, "on": str(told.on)}
    note_event(case_id=case_id, kind="right", facts=facts, by=by)
    record(
        "right.recorded",
        by=by,
        purpose=purpose,
        subject_kind="right",
        subject_id=row.id,
        case_id=case_id,
        details=facts,
    )
    return row.id


def right_row(*, case_id: UUID, agency_id: UUID, right: str, by: Actor, status: str = "told") -> Right:
    """Return the row of a right, locked; a new one, not yet written, when there is none."""
    found = Right.objects.select_for_update().filter(case_id=case_id, right=right).first()
    if found is not None:
        return found
    return Right(
        case_id=case_id,
        agency_id=agency_id,
        right=right,
        status=status,
        updated_by_id=by.account_id,
        updated_at=house_now(),
    )


def _apply(row: Right, kind: ActKind, told: Happening, *, by: Actor) -> None:
    row.status = kind.status or row.status
    row.updated_by_id, row.updated_at = by.account_id, house_now()
    if told.act == "told":
        row.told_on, row.told_by_id, row.told_language = told.on, by.account_id, told.language
        if row.right == DECISION and row.status == "needed":
            row.status, row.due_on = "told", None
        return
    row.authority = told.authority or row.authority
    owed_before, row.due_on, row.lapsed_on = row.due_on, None, None
    if kind.waits:
        row.asked_on, row.answered_on = told.on, None
        limit = last_day_of(own_pack(), right=row.right, event="asked", on=told.on)
        kept = owed_before if row.right == GUARDIAN_RIGHT else None
        row.due_on = limit or kept or told.on + timedelta(days=ASK_AGAIN_DAYS)
    elif told.act in ("began", "extended"):
        row.began_on = told.on if told.act == "began" else row.began_on
        row.ends_on = told.until or last_day_of(own_pack(), right=row.right, event="began", on=told.on)
    else:
        row.answered_on = told.on
        row.ends_on = told.until if told.act not in ("ended", "left") else told.on
        if row.right == GUARDIAN_RIGHT and told.act == "ended":  # the child needs another one
            row.due_on = last_day_of(own_pack(), right=row.right, event="known", on=told.on)


def _keep_step(row: Right, told: Happening, *, by: Actor) -> None:
    note = told.note.strip()
    RightStep(
        case_id=row.case_id,
        agency_id=row.agency_id,
        right=row,
        act=told.act,
        happened_on=told.on,
        authority=told.authority,
        until=told.until,
        language=told.language,
        result=told.result,
        note_sealed=seal_for_case(note.encode(), case_id=row.case_id, label=NOTE_LABEL) if note else None,
        recorded_by_id=by.account_id,
        recorded_at=house_now(),
    ).save(force_insert=True)


def _keep_in_record(case: CaseFact, right: str, act: str, *, by: Actor, purpose: Purpose) -> None:
    field, acts = _IN_THE_RECORD.get(right, ("", ()))
    if act in acts and case.record.get(field) != "yes":
        change_record(case_id=case.id, changes={field: "yes"}, version=case.version, by=by, purpose=purpose)


def _check(right: str, told: Happening) -> ActKind:
    kinds = {one.code: one for one in acts_of(right)}
    if told.act not in kinds:
        raise InvalidInput(
            "This cannot happen to this right.", remedy=f"Use one of {', '.join(kinds)}.", field="act"
        )
    if told.on > house_today():
        raise InvalidInput("This day lies in the future.", remedy="Give the day it happened.", field="on")
    for name in kinds[told.act].needs:
        if not getattr(told, name):
            raise InvalidInput("Something is missing.", remedy="Fill it in.", field=name)
    if told.until is not None and told.until < told.on:
        raise InvalidInput("It ends before it begins.", remedy="Choose a later end.", field="until")
    if told.result:
        code_list("best_interests_result").get(told.result)
    if told.language and told.language not in LANGUAGES:
        code_list("language").get(told.language)
    pack = own_pack()
    if told.authority and pack is not None:
        pack.authority(told.authority)
    return kinds[told.act]
