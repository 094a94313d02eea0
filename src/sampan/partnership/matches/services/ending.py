"""What ends by itself: time limits of silent questions, requests and hits; epochs, whose halves and sets are wiped."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet

from sampan.partnership.matches.facts import Register, Side, State, Verdict
from sampan.partnership.matches.models import Epoch, Question, Request, Selector, SilentHit
from sampan.partnership.matches.services.leaving import leave_as_selector, leave_epochs
from sampan.partnership.matches.services.owed import (
    HIT_WAITS,
    NOT_LOOKED_UP,
    TO_DECIDE,
    owe_asker,
    settle,
)
from sampan.partnership.matches.services.rows import as_service, audit
from sampan.partnership.matches.services.wiping import wipe_epochs
from sampan.registry.access.reader import Reader

OPENING_WAIT = timedelta(days=30)
"""After which a question that was never opened loses what could open it."""


def end_overdue(now: datetime) -> int:
    """Say silence where the time limit is over, and wipe what is over; return how many questions ended.

    Silence is said of a question that was looked up there. Of another one nobody could answer, and that is said.
    """
    with as_service() as reader, transaction.atomic():
        ended = _fall_silent(now, reader)
        _expire(SilentHit.objects.all(), now, owed=HIT_WAITS)
        _expire(Request.objects.all(), now, owed=TO_DECIDE)
        wipe_epochs(Epoch.objects.filter(ends_at__lte=now))
        _wipe_pending(now)
    return ended


def forget_case(*, case_id: UUID) -> None:
    """Forget at the erasure of a case what would lead to it: its keys in open epochs, its hits and questions."""
    with as_service():
        leave_epochs(case_id, register=Register.PEOPLE)
        hits = SilentHit.objects.filter(case_id=case_id)
        for hit_id in hits.filter(verdict=Verdict.WAITING).values_list("id", flat=True):
            settle(HIT_WAITS, hit_id, outcome="overtaken")
        hits.delete()
        Request.objects.filter(case_id=case_id).update(case_id=None, kinds=[])
        Question.objects.filter(case_id=case_id).update(pending_sealed=b"", kinds=[], places=[], bits=0)
        for row in Selector.objects.filter(case_id=case_id):
            leave_as_selector(row)
            row.delete()


def _fall_silent(now: datetime, reader: Reader) -> int:
    waiting = Question.objects.select_for_update(of=("self",)).filter(side=Side.ASKER, state=State.WAITING)
    rows = list(waiting.filter(answer_due__lte=now))
    for row in rows:
        row.state = State.SILENCE if row.looked_at else State.LOST
        row.save(update_fields=("state",))
        audit(row.state.value, row.id, by=reader.actor, purpose=reader.purpose)
        if row.state == State.LOST:
            owe_asker(NOT_LOOKED_UP, row)
    return len(rows)


def _expire(found: QuerySet, now: datetime, *, owed: str) -> None:
    """Let what nobody decided in time end, with what was owed of it."""
    over = found.filter(verdict=Verdict.WAITING, due_at__lte=now)
    ids = list(over.values_list("id", flat=True))
    over.filter(id__in=ids).update(verdict=Verdict.EXPIRED)
    for one in ids:
        settle(owed, one, outcome="expired")


def _wipe_pending(now: datetime) -> None:
    old = Question.objects.filter(asked_at__lte=now - OPENING_WAIT).exclude(pending_sealed=b"", elements=b"")
    old.update(pending_sealed=b"", elements=b"")
