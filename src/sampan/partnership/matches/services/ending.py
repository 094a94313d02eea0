"""What ends by itself: time limits of silent questions, requests and hits; epochs, whose halves and sets are wiped."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from sampan.partnership.matches.facts import Register, Side, State, Verdict
from sampan.partnership.matches.models import Epoch, Question, Request, Selector, SilentHit
from sampan.partnership.matches.services.leaving import leave_as_selector, leave_epochs
from sampan.partnership.matches.services.rows import as_service, audit

OPENING_WAIT = timedelta(days=30)
"""After which a question that was never opened loses what could open it."""


def end_overdue(now: datetime) -> int:
    """Say silence where the time limit is over, and wipe what is over; return how many questions fell silent."""
    with as_service() as reader, transaction.atomic():
        silent = Question.objects.filter(side=Side.ASKER, state=State.WAITING, answer_due__lte=now)
        ended = list(silent.values_list("id", flat=True))
        silent.update(state=State.SILENCE)
        SilentHit.objects.filter(verdict=Verdict.WAITING, due_at__lte=now).update(verdict=Verdict.EXPIRED)
        Request.objects.filter(verdict=Verdict.WAITING, due_at__lte=now).update(verdict=Verdict.EXPIRED)
        _wipe_epochs(now)
        _wipe_pending(now)
        for one in ended:
            audit("silence", one, by=reader.actor, purpose=reader.purpose)
    return len(ended)


def forget_case(*, case_id: UUID) -> None:
    """Forget at the erasure of a case what would lead to it: its keys in open epochs, its hits and questions."""
    with as_service():
        leave_epochs(case_id, register=Register.PEOPLE)
        SilentHit.objects.filter(case_id=case_id).delete()
        Request.objects.filter(case_id=case_id).update(case_id=None, kinds=[])
        Question.objects.filter(case_id=case_id).update(pending_sealed=b"", kinds=[], places=[], bits=0)
        for row in Selector.objects.filter(case_id=case_id):
            leave_as_selector(row)
            row.delete()


def wipe_epoch(row: Epoch) -> None:
    """End an epoch: its half, keys, owners and sets are gone, and nothing answers a question of it any more."""
    row.parts.all().delete()
    row.held.all().delete()
    row.owners.all().delete()
    row.state, row.half_sealed = "over", b""
    row.save()


def _wipe_epochs(now: datetime) -> None:
    for row in Epoch.objects.filter(ends_at__lte=now).exclude(state="over"):
        wipe_epoch(row)


def _wipe_pending(now: datetime) -> None:
    old = Question.objects.filter(asked_at__lte=now - OPENING_WAIT).exclude(pending_sealed=b"")
    old.update(pending_sealed=b"", elements=b"")
