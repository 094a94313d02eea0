"""Reads interviews, their sealed notes, and the sessions in which persons answered alone."""

from uuid import UUID

from sampan.protection.cases.services.pointers import files_of
from sampan.protection.interviews.facts import AloneFact, InterviewFact, NoteFact
from sampan.protection.interviews.models import AloneSession, Interview, InterviewNote
from sampan.registry.access.reader import Reader, require
from sampan.registry.access.roles import Permission
from sampan.registry.audit.services import record
from sampan.registry.people.services.keys import open_for_case
from sampan.vocabulary.errors import NotFound

NOTE_LABEL = "interview-note"


def interview(*, interview_id: UUID, reader: Reader) -> InterviewFact:
    """Return an interview; raises NotFound when it is not there or not visible."""
    found = Interview.objects.filter(id=interview_id).first()
    if found is None:
        raise NotFound("There is no such interview here, or you may not see it.")
    return fact_of(found)


def interviews_of_case(*, case_id: UUID, reader: Reader) -> list[InterviewFact]:
    """Return the interviews of a case, newest first."""
    found = Interview.objects.filter(case_id__in=files_of(case_id)).order_by("-id")
    return [fact_of(one) for one in found]


def interviews_under_way(*, reader: Reader, limit: int = 20) -> list[InterviewFact]:
    """Return the interviews that the reader began and has not ended, newest first."""
    mine = Interview.objects.filter(
        started_by_id=reader.actor.account_id, finished_at=None, case__closed_at=None, case__ownership="here"
    )
    return [fact_of(one) for one in mine.order_by("-id")[:limit]]


def notes_of(*, interview_id: UUID, reader: Reader, opened: bool = False) -> list[NoteFact]:
    """Return the notes beside an interview, oldest first; opening their text is audited."""
    found = list(InterviewNote.objects.filter(interview_id=interview_id).order_by("id"))
    if opened and found:
        require(reader.actor, Permission.READ_IDENTITY, purpose=reader.purpose)
        record(
            "interview.notes_read",
            by=reader.actor,
            purpose=reader.purpose,
            subject_kind="interview",
            subject_id=interview_id,
            case_id=found[0].case_id,
        )
    return [_note(one, opened=opened) for one in found]


def alone_session(*, session_id: UUID, reader: Reader) -> AloneFact:
    """Return a session in which somebody answers alone; raises NotFound."""
    found = AloneSession.objects.filter(id=session_id).first()
    if found is None:
        raise NotFound("There is no such session here, or you may not see it.")
    return alone_fact(found)


def alone_of_case(*, case_id: UUID, reader: Reader) -> list[AloneFact]:
    """Return the sessions in which the person of a case answered alone, newest first."""
    found = AloneSession.objects.filter(case_id__in=files_of(case_id)).order_by("-id")
    return [alone_fact(one) for one in found]


def fact_of(one: Interview) -> InterviewFact:
    """Return an interview as a value."""
    return InterviewFact(
        id=one.id,
        case_id=one.case_id,
        form=one.form,
        profile=one.profile,
        language=one.language,
        interpreter=one.interpreter,
        present=tuple(one.present),
        answers=one.answers,
        at_step=one.at_step,
        started_by=one.started_by_id,
        started_at=one.started_at,
        changed_at=one.changed_at,
        finished_at=one.finished_at,
        screening_id=one.screening_id,
    )


def alone_fact(one: AloneSession) -> AloneFact:
    """Return a session as a value."""
    return AloneFact(
        id=one.id,
        case_id=one.case_id,
        way=one.way,
        sector=one.sector,
        profile=one.profile,
        language=one.language,
        started_at=one.started_at,
        expires_at=one.expires_at,
        opened_at=one.opened_at,
        ended_at=one.ended_at,
        ended_how=one.ended_how,
        screening_id=one.screening_id,
        answers=one.answers,
    )


def _note(one: InterviewNote, *, opened: bool) -> NoteFact:
    text = ""
    if opened:
        text = open_for_case(one.text_sealed, case_id=one.case_id, label=NOTE_LABEL).decode()
    return NoteFact(one.id, one.topic, one.written_by_id, one.written_at, text)
