"""Wipes what interviews know of a case when the case is erased, and ends what is open when it is closed."""

from datetime import date
from uuid import UUID

from sampan.protection.interviews.models import AloneSession, Interview, InterviewNote
from sampan.registry.clock.queries import house_now


def forget(*, case_id: UUID) -> None:
    """Erase notes, answers and sessions of a case."""
    InterviewNote.objects.filter(case_id=case_id).delete()
    Interview.objects.filter(case_id=case_id).delete()
    AloneSession.objects.filter(case_id=case_id).delete()


def end_with_the_case(*, case_id: UUID, is_closed: bool, closed_on: date) -> None:
    """Call off the sessions of a case that is closed: its links are dead at once."""
    if is_closed:
        waiting = AloneSession.objects.filter(case_id=case_id, ended_at=None)
        waiting.update(ended_at=house_now(), ended_how="called_off")
