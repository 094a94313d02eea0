"""Starts and settles the clocks of the country's procedure, with the act that causes them."""

from collections.abc import Iterable, Mapping
from datetime import date
from uuid import UUID

from django.conf import settings
from django.db import transaction

from sampan.protection.cases.facts import CaseFact, OpenedCase
from sampan.protection.cases.queries import case as read_case
from sampan.protection.cases.services.changing import note_event
from sampan.protection.cases.services.rows import locked_case, require_open_here, require_standing
from sampan.protection.identification.models import Deadline
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Actor, Reader, require
from sampan.registry.access.roles import Permission
from sampan.registry.audit.services import Act, record, record_many
from sampan.registry.clock.queries import house_today
from sampan.vocabulary.countries.deadlines import DueStep, deadlines
from sampan.vocabulary.countries.pack import CountryPack, country_pack, pack_countries
from sampan.vocabulary.errors import InvalidInput, NotFound, WrongState

_BATCH = 5_000
WITHOUT_CLOCKS = frozenset({"import"})  # what a file tells happened long ago: no step of it is owed now


def start_clocks_of_opened(*, opened: Iterable[OpenedCase], source: str, by: Actor, purpose: Purpose) -> None:
    """Write what is owed in cases just opened; called inside the transaction of their opening."""
    pack = own_pack()
    if pack is None or source in WITHOUT_CLOCKS:
        return
    cases = [one for one in opened if one.is_here]
    rows = [row for one in cases for row in _rows_of_opened(pack, one)]
    Deadline.objects.bulk_create(rows, batch_size=_BATCH)
    acts = (
        Act("deadlines.started", "case", str(one.case_id), one.case_id, {"event": one.event}) for one in cases
    )
    record_many(acts, by=by, purpose=purpose)


@transaction.atomic
def start_clocks(*, case_id: UUID, event: str, on: date, by: Actor, purpose: Purpose) -> int:
    """Record that an event of the procedure happened on a civil day; return how many steps it made due.

    Steps that were counted from a presumed day are counted anew from this one. Raises UnknownCode for an
    event, InvalidInput for a day in the future, WrongState when the case is closed or not here.
    """
    require(by, Permission.EDIT_CASE, purpose=purpose)
    locked = locked_case(case_id)
    require_standing(locked)
    require_open_here(locked)
    if on > house_today():
        raise InvalidInput(
            "This day lies in the future.", remedy="Give the day on which it happened.", field="on"
        )
    case = read_case(case_id=case_id, reader=Reader(by, purpose))
    written = owe(case, event=event, on=on)
    note_event(case_id=case_id, kind="event", facts={"event": event, "on": str(on)}, by=by)
    record(
        "deadlines.started",
        by=by,
        purpose=purpose,
        subject_kind="case",
        subject_id=case_id,
        case_id=case_id,
        details={"event": event, "on": str(on), "steps": written},
    )
    return written


@transaction.atomic
def settle_deadline(*, deadline_id: UUID, done_on: date, by: Actor, purpose: Purpose) -> None:
    """Write that a step was done on a civil day; what it completes starts the steps behind it.

    Raises NotFound, WrongState when it was settled before, InvalidInput for a day in the future.
    """
    require(by, Permission.EDIT_CASE, purpose=purpose)
    deadline = Deadline.objects.select_for_update().filter(id=deadline_id).first()
    if deadline is None:
        raise NotFound("There is no such step here, or you may not see it.")
    if deadline.done_on or deadline.lapsed_on:
        raise WrongState("This step was settled before.", remedy="Look at the case's dates.")
    if done_on > house_today():
        raise InvalidInput(
            "This day lies in the future.", remedy="Give the day it was done.", field="done_on"
        )
    require_open_here(locked_case(deadline.case_id))
    _settle([deadline], done_on=done_on, by=by)
    case = read_case(case_id=deadline.case_id, reader=Reader(by, purpose))
    completed = completes(deadline.step, deadline.version)
    if completed and completed != "identified":  # only a decision identifies
        owe(case, event=completed, on=done_on)
    facts = {"step": deadline.step, "version": deadline.version, "on": str(done_on)}
    note_event(case_id=case.id, kind="step_done", facts=facts, by=by)
    record(
        "deadline.settled",
        by=by,
        purpose=purpose,
        subject_kind="deadline",
        subject_id=deadline_id,
        case_id=case.id,
        details=facts,
    )


def owe(case: CaseFact, *, event: str, on: date) -> int:
    """Write the steps that an event makes due in a case, in the open transaction; return how many changed."""
    pack = own_pack()
    if pack is None:
        return 0
    known = known_facts(case)
    rows = {row.step: row for row in Deadline.objects.select_for_update().filter(case_id=case.id)}
    known["done"] = tuple(step for step, row in rows.items() if row.done_on)
    changed = 0
    for due in deadlines(pack, event=event, on=on, known=known):
        row = rows.get(due.step.code)
        if row is None:
            _row(pack, due, case_id=case.id, agency_id=case.agency_id, event=event).save(force_insert=True)
            changed += 1
        elif row.is_presumed and row.done_on is None:
            _count_anew(row, due)
            changed += 1
    return changed


def settle_by_decision(*, case_id: UUID, done_on: date, is_victim: bool, by: Actor) -> None:
    """Settle the steps that a decision completes; without a victim what is still owed lapses."""
    waiting = list(Deadline.objects.select_for_update().filter(case_id=case_id, done_on=None, lapsed_on=None))
    deciding = [one for one in waiting if completes(one.step, one.version) == "identified"]
    _settle(deciding, done_on=done_on, by=by)
    if not is_victim:
        rest = {one.id for one in waiting} - {one.id for one in deciding}
        Deadline.objects.filter(id__in=rest).update(lapsed_on=done_on)


def reopen_by_decision(*, case_id: UUID) -> None:
    """Owe again what had lapsed because nobody's victim was decided; steps from identification count anew."""
    lapsed = Deadline.objects.filter(case_id=case_id, done_on=None, lapsed_on__isnull=False)
    lapsed.filter(event="identified").update(lapsed_on=None, is_presumed=True)
    lapsed.update(lapsed_on=None)


def lapse_with_the_case(*, case_id: UUID, is_closed: bool, closed_on: date) -> None:
    """Let lapse what is owed in a case that is closed; owe it again when the case is reopened."""
    waiting = Deadline.objects.filter(case_id=case_id, done_on=None)
    if is_closed:
        waiting.filter(lapsed_on=None).update(lapsed_on=closed_on)
    else:
        waiting.filter(lapsed_on__gte=closed_on).update(lapsed_on=None)


def completes(step: str, version: str) -> str:
    """Return the event that doing a step of the node's country makes happen, empty when none."""
    pack = own_pack()
    steps = pack.procedure if pack else ()
    return next((one.completes for one in steps if (one.code, one.version) == (step, version)), "")


def own_pack() -> CountryPack | None:
    """Return the pack of the node's country; None when nobody has written one yet."""
    country = settings.SAMPAN_NODE.country
    return country_pack(country) if country in pack_countries() else None


def known_facts(case: CaseFact) -> dict[str, object]:
    """Return the facts of a case by which conditions of the procedure are settled."""
    majority = case.record.get("majority") or _majority_by_age(case.record.get("age"))
    return {"majority": majority} if majority else {}


def _majority_by_age(age: object) -> str:
    if not isinstance(age, int):
        return ""
    return "child" if age < 18 else "adult"  # UN TIP Protocol article 3 (d)


def _rows_of_opened(pack: CountryPack, opened: OpenedCase) -> list[Deadline]:
    known: Mapping[str, object] = {"majority": opened.majority} if opened.majority else {}
    rows: dict[str, Deadline] = {}
    for event in dict.fromkeys((opened.event, "presumed")):  # whoever is met is a presumed victim
        for due in deadlines(pack, event=event, on=opened.event_on, known=known):
            row = _row(pack, due, case_id=opened.case_id, agency_id=opened.agency_id, event=event)
            rows.setdefault(due.step.code, row)
    return list(rows.values())


def _row(pack: CountryPack, due: DueStep, *, case_id: UUID, agency_id: UUID, event: str) -> Deadline:
    return Deadline(
        case_id=case_id,
        agency_id=agency_id,
        country=pack.iso2,
        step=due.step.code,
        version=due.step.version,
        label=due.step.label[:200],
        authority=due.actor.code,
        event=event,
        depends_on=due.depends_on,
        counted_from=due.counted_from,
        is_presumed=bool(due.presumes),
        due_on=due.due,
        is_verified=due.step.verified,
    )


def _count_anew(row: Deadline, due: DueStep) -> None:
    row.counted_from, row.due_on, row.is_presumed = due.counted_from, due.due, bool(due.presumes)
    row.save(update_fields=("counted_from", "due_on", "is_presumed"))


def _settle(waiting: Iterable[Deadline], *, done_on: date, by: Actor) -> None:
    ids = [one.id for one in waiting]
    Deadline.objects.filter(id__in=ids).update(done_on=done_on, done_by_id=by.account_id)
