"""What ends by itself: time limits of silent questions, requests and hits; epochs, whose halves and sets are wiped."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from sampan.partnership.matches.facts import Side, State, Verdict
from sampan.partnership.matches.models import Epoch, HeldKey, Question, Request, Selector, SilentHit
from sampan.partnership.matches.sealing import unseal_json
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
        for held in HeldKey.objects.all().iterator(chunk_size=1_000):
            if str(case_id) in _owners(held):
                held.delete()
        SilentHit.objects.filter(case_id=case_id).delete()
        Request.objects.filter(case_id=case_id).update(case_id=None, kinds=[])
        Question.objects.filter(case_id=case_id).update(pending_sealed=b"", kinds=[], places=[], bits=0)
        Selector.objects.filter(case_id=case_id).delete()


def _owners(held: HeldKey) -> list[str]:
    told = unseal_json(held.owners_sealed, label=f"owners:{held.epoch_id}:{bytes(held.digest).hex()}")
    return list(told["owners"]) if isinstance(told, dict) else []


def _wipe_epochs(now: datetime) -> None:
    for row in Epoch.objects.filter(ends_at__lte=now).exclude(state="over"):
        row.parts.all().delete()
        row.held.all().delete()
        row.state, row.half_sealed = "over", b""
        row.save()


def _wipe_pending(now: datetime) -> None:
    old = Question.objects.filter(asked_at__lte=now - OPENING_WAIT).exclude(pending_sealed=b"")
    old.update(pending_sealed=b"", elements=b"")
