"""Reads the rights of a case, their history, what is owed, and what blocks a return."""

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from sampan.protection.cases.facts import CaseFact
from sampan.protection.cases.queries import case as read_case
from sampan.protection.cases.services.pointers import files_of
from sampan.protection.identification.services.clocks import known_facts
from sampan.protection.rights.facts import RightFact, RightStepFact
from sampan.protection.rights.models import Right, RightStep
from sampan.registry.access.reader import Reader, require
from sampan.registry.access.roles import Permission, Realm
from sampan.registry.access.sight import sight_of
from sampan.registry.audit.services import record
from sampan.registry.clock.queries import house_today
from sampan.registry.people.services.keys import open_for_case
from sampan.vocabulary.codelists import code_list
from sampan.vocabulary.errors import NotFound

NOTE_LABEL = "right-note"
FOR_CHILDREN = frozenset({"guardian", "best_interests_assessment", "best_interests_determination"})


def rights_of_case(*, case_id: UUID, reader: Reader) -> list[RightFact]:
    """Return every right of the list that this person has, in the list's order, written about or not."""
    case = read_case(case_id=case_id, reader=reader)
    kept = _kept(case_id)
    may_be_child = known_facts(case).get("majority") != "adult"
    wanted = [one.code for one in code_list("right").codes if may_be_child or one.code not in FOR_CHILDREN]
    return [kept.get(code) or RightFact(code) for code in wanted]


def right(*, right_id: UUID, reader: Reader) -> tuple[UUID, RightFact]:
    """Return the case and the right of an id; raises NotFound when it is not there or not visible."""
    found = Right.objects.filter(id=right_id).first()
    if found is None:
        raise NotFound("There is no such right here, or you may not see it.")
    return found.case_id, _fact(found)


def steps_of_case(*, case_id: UUID, reader: Reader, with_notes: bool = False) -> list[RightStepFact]:
    """Return what happened to the rights of a case, newest first; opening the notes is audited."""
    found = list(
        RightStep.objects.select_related("right").filter(case_id__in=files_of(case_id)).order_by("-id")
    )
    if with_notes and any(one.note_sealed for one in found):
        require(reader.actor, Permission.READ_IDENTITY, purpose=reader.purpose)
        record(
            "rights.notes_read",
            by=reader.actor,
            purpose=reader.purpose,
            subject_kind="case",
            subject_id=case_id,
            case_id=case_id,
        )
    return [_step(one, with_notes=with_notes) for one in found]


def waiting(*, reader: Reader, limit: int = 100) -> list[tuple[UUID, str, RightFact]]:
    """Return case, case number and right of what somebody owes, the longest overdue first."""
    found = Right.objects.select_related("case").filter(
        due_on__isnull=False, lapsed_on__isnull=True, case__closed_at__isnull=True, case__ownership="here"
    )
    parts = sight_of(reader, Realm.CASES).parts()
    rows = {one.id: one for part in parts for one in found.filter(part).order_by("due_on", "id")[:limit]}
    ordered = sorted(rows.values(), key=lambda one: (one.due_on or date.max, one.id))
    return [(one.case_id, one.case.number, _fact(one)) for one in ordered[:limit]]


def return_blockers(case_id: UUID, reader: Reader) -> list[str]:
    """Return why the person must not be returned now: codes of `facts.BLOCKERS`, none when nothing blocks.

    A person of unknown age counts as an adult only when the record says so: a child is not sent home alone
    because nobody asked. Raises NotFound when the case is not visible.
    """
    case = read_case(case_id=case_id, reader=reader)
    kept, today = _kept(case_id), house_today()
    found = [*_of_a_child(case, kept, today), *_of_asylum(case, kept)]
    if _reflects(kept.get("recovery_reflection"), today):
        found.append("reflection_running")
    return found


def has_guardian(case_id: UUID, *, on: date) -> bool:
    """Say whether a guardian is appointed on a day."""
    return _is_guarded(_kept(case_id).get("guardian"), on)


def _of_a_child(case: CaseFact, kept: Mapping[str, RightFact], today: date) -> list[str]:
    if known_facts(case).get("majority") != "child":
        return []
    found = [] if _is_guarded(kept.get("guardian"), today) else ["guardian_missing"]
    determined = kept.get("best_interests_determination")
    return found if determined and determined.status == "done" else [*found, "best_interests_missing"]


def _of_asylum(case: CaseFact, kept: Mapping[str, RightFact]) -> list[str]:
    asked = kept.get("asylum")
    if asked is None or asked.status in ("", "told"):
        return ["asylum_open"] if case.record.get("asylum_asked") == "yes" else []
    return {"asked": ["asylum_open"], "granted": ["asylum_granted"]}.get(asked.status, [])


def _is_guarded(fact: RightFact | None, on: date) -> bool:
    return fact is not None and fact.status == "appointed" and (fact.ends_on is None or on <= fact.ends_on)


def _reflects(fact: RightFact | None, today: date) -> bool:
    if fact is None or fact.status != "running" or fact.lapsed_on is not None:
        return False
    return fact.ends_on is None or today <= fact.ends_on


def _kept(case_id: UUID) -> dict[str, RightFact]:
    """Return what stands of each right: of joined files the newest word on it."""
    found = Right.objects.filter(case_id__in=files_of(case_id)).order_by("updated_at", "id")
    return {one.right: _fact(one) for one in found}


def _fact(one: Right) -> RightFact:
    return RightFact(
        right=one.right,
        id=one.id,
        status=one.status,
        authority=one.authority,
        began_on=one.began_on,
        asked_on=one.asked_on,
        due_on=one.due_on,
        ends_on=one.ends_on,
        answered_on=one.answered_on,
        told_on=one.told_on,
        told_by=one.told_by_id,
        told_language=one.told_language,
        lapsed_on=one.lapsed_on,
    )


def _step(one: RightStep, *, with_notes: bool) -> RightStepFact:
    note = ""
    if with_notes and one.note_sealed:
        note = open_for_case(one.note_sealed, case_id=one.case_id, label=NOTE_LABEL).decode()
    return RightStepFact(
        id=one.id,
        right=one.right.right,
        act=one.act,
        happened_on=one.happened_on,
        authority=one.authority,
        until=one.until,
        language=one.language,
        result=one.result,
        recorded_by=one.recorded_by_id,
        has_note=one.note_sealed is not None,
        note=note,
    )
