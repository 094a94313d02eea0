"""Holds an interview by a guide: starts, keeps each answer at once, pauses with a note, ends, takes over."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction

from sampan.protection.cases.services.changing import note_event
from sampan.protection.cases.services.rows import locked_case, require_open_here
from sampan.protection.identification.services.clocks import own_pack
from sampan.protection.identification.services.screening import answer as answer_indicators
from sampan.protection.identification.services.screening import start_screening
from sampan.protection.interviews.models import Interview, InterviewNote
from sampan.protection.interviews.queries import NOTE_LABEL
from sampan.protection.interviews.services.indicated import indicators_of
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Actor, require
from sampan.registry.access.roles import Permission
from sampan.registry.audit.services import record
from sampan.registry.clock.queries import house_now
from sampan.registry.people.services.keys import seal_for_case
from sampan.vocabulary.codelists import code_list
from sampan.vocabulary.errors import InvalidInput, NotFound, WrongState
from sampan.vocabulary.guides.guide import guide, question

ANSWERS = ("yes", "no", "not_asked", "declined", "not_known")


@dataclass(frozen=True)
class NewInterview:
    """How an interview is held: the guide (form, adult or child), language, interpreter, who else is present."""

    form: str
    profile: str
    language: str
    interpreter: str
    present: Sequence[str] = ()


@transaction.atomic
def start_interview(*, case_id: UUID, new: NewInterview, by: Actor, purpose: Purpose) -> UUID:
    """Start an interview and return its id; the one under way is gone on with.

    A child is not interviewed without a person of trust: raises InvalidInput. WrongState when the case is
    closed or owned elsewhere, UnknownCode for a code of no list.
    """
    require(by, Permission.SCREEN, purpose=purpose)
    case = locked_case(case_id)
    require_open_here(case)
    _check(new)
    under_way = Interview.objects.filter(case_id=case_id, finished_at=None).first()
    if under_way is not None:
        return under_way.id
    now = house_now()
    row = Interview(
        case_id=case_id,
        agency_id=case.agency_id,
        form=new.form,
        profile=new.profile,
        language=new.language,
        interpreter=new.interpreter,
        present=sorted(set(new.present)),
        started_by_id=by.account_id,
        started_at=now,
        changed_at=now,
    )
    row.save(force_insert=True)
    _audit("interview.started", row, by=by, purpose=purpose)
    return row.id


@transaction.atomic
def keep_answer(
    *, interview_id: UUID, question_code: str, said: str, next_step: int, by: Actor, purpose: Purpose
) -> None:
    """Keep one answer, over what was said before, and where to go on; raises InvalidInput, WrongState."""
    require(by, Permission.SCREEN, purpose=purpose)
    row = _under_way(interview_id)
    if said not in ANSWERS:
        raise InvalidInput("This is no answer.", remedy=f"Use one of {', '.join(ANSWERS)}.", field="said")
    question(question_code, own_pack())
    row.answers = row.answers | {question_code: said}
    _go(row, next_step)
    row.save(update_fields=("answers", "at_step", "changed_at"))
    _audit("interview.answered", row, by=by, purpose=purpose, details={"question": question_code})


@transaction.atomic
def turn_page(*, interview_id: UUID, step: int, by: Actor, purpose: Purpose) -> None:
    """Keep the page on which the interview is, when one goes on or back without an answer."""
    require(by, Permission.SCREEN, purpose=purpose)
    row = _under_way(interview_id)
    _go(row, step)
    row.save(update_fields=("at_step", "changed_at"))


@transaction.atomic
def write_note(*, interview_id: UUID, topic: str, text: str, by: Actor, purpose: Purpose) -> UUID:
    """Write a note beside the interview, sealed with the case's key; raises InvalidInput when empty."""
    require(by, Permission.SCREEN, purpose=purpose)
    if not text.strip():
        raise InvalidInput("The note is empty.", remedy="Write it, or pause without one.", field="text")
    row = _under_way(interview_id)
    note = InterviewNote(
        case_id=row.case_id,
        agency_id=row.agency_id,
        interview=row,
        topic=topic[:40],
        text_sealed=seal_for_case(text.strip().encode(), case_id=row.case_id, label=NOTE_LABEL),
        written_by_id=by.account_id,
        written_at=house_now(),
    )
    note.save(force_insert=True)
    _audit("interview.note_written", row, by=by, purpose=purpose)
    return note.id


@transaction.atomic
def end_interview(*, interview_id: UUID, by: Actor, purpose: Purpose) -> None:
    """End an interview: its answers stay as they are."""
    require(by, Permission.SCREEN, purpose=purpose)
    row = _under_way(interview_id)
    row.finished_at = row.changed_at = house_now()
    row.save(update_fields=("finished_at", "changed_at"))
    note_event(case_id=row.case_id, kind="interviewed", facts={"form": row.form}, by=by)
    _audit("interview.ended", row, by=by, purpose=purpose)


@transaction.atomic
def take_over(*, interview_id: UUID, by: Actor, purpose: Purpose) -> UUID:
    """Carry the answers of an ended interview into the officer's screening, and return that screening's id.

    The screening stays open: a person looks at it and finishes it. Raises WrongState before the end.
    """
    require(by, Permission.SCREEN, purpose=purpose)
    row = Interview.objects.select_for_update().filter(id=interview_id).first()
    if row is None:
        raise NotFound("There is no such interview here, or you may not see it.")
    if row.finished_at is None:
        raise WrongState("This interview is not ended.", remedy="End it first.")
    if row.screening_id is not None:
        return row.screening_id
    begun = start_screening(case_id=row.case_id, profile=row.profile, by=by, purpose=purpose)
    said = indicators_of(row.answers, own_pack())
    if said:
        answer_indicators(screening_id=begun, answers=said, by=by, purpose=purpose)
    row.screening_id, row.taken_over_at = begun, house_now()
    row.save(update_fields=("screening_id", "taken_over_at"))
    _audit("interview.taken_over", row, by=by, purpose=purpose, details={"screening": str(begun)})
    return begun


def _check(new: NewInterview) -> None:
    code_list("form_of_exploitation").get(new.form)
    guide(form=new.form, profile=new.profile)
    code_list("language").get(new.language)
    code_list("interpreter_kind").get(new.interpreter)
    for one in new.present:
        code_list("who_present").get(one)
    if new.profile == "child" and not {"guardian", "supporter"} & set(new.present):
        raise InvalidInput(
            "A child is not interviewed alone.",
            remedy="Find the guardian, or somebody whom the child trusts, and begin then.",
            field="present",
        )


def _under_way(interview_id: UUID) -> Interview:
    row = Interview.objects.select_for_update().filter(id=interview_id).first()
    if row is None:
        raise NotFound("There is no such interview here, or you may not see it.")
    if row.finished_at is not None:
        raise WrongState("This interview is ended.", remedy="Start another one.")
    require_open_here(locked_case(row.case_id))
    return row


def _go(row: Interview, step: int) -> None:
    row.at_step, row.changed_at = max(step, 0), house_now()


def _audit(
    act: str, row: Interview, *, by: Actor, purpose: Purpose, details: dict[str, object] | None = None
) -> None:
    record(
        act,
        by=by,
        purpose=purpose,
        subject_kind="interview",
        subject_id=row.id,
        case_id=row.case_id,
        details=details or {},
    )
