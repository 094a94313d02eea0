"""What ends by itself: time limits of silent questions, requests and hits; epochs, whose halves and sets are wiped."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from sampan.partnership.matches.facts import Side, State, Verdict
from sampan.partnership.matches.models import Epoch, Night, Question, Request, Selector, SilentHit
from sampan.partnership.matches.services.leaving import forget_person, leave_as_selector
from sampan.partnership.matches.services.losing import lose_questions
from sampan.partnership.matches.services.nights import end_night
from sampan.partnership.matches.services.owed import (
    HIT_WAITS,
    NOT_LOOKED_UP,
    TO_DECIDE,
    UNHEARD,
    owe_asker,
    settle,
)
from sampan.partnership.matches.services.rows import as_service, audit
from sampan.partnership.matches.services.wiping import wipe_epoch
from sampan.registry.access.reader import Reader

ERASED = "erased"
_FOLLOWED = (State.ASKED, State.HALF, State.WAITING, State.HIT, State.KNOWN)
OPENING_WAIT = timedelta(days=30)
"""After which a question that was never opened loses what could open it."""
NIGHT_LIFE = timedelta(days=2)
"""After which a night that has not ended will not: its lane carries a night's letters in hours."""

_EXPIRES = {SilentHit: ("silent_expired", HIT_WAITS), Request: ("request_expired", TO_DECIDE)}


def end_overdue(now: datetime) -> int:
    """Say silence where the time limit is over, and wipe what is over; return how many questions ended.

    Silence is said of a question that was looked up there. Of another one nobody could answer, and that is said, as
    of an open question whose answer never came.
    """
    with as_service() as reader, transaction.atomic():
        ended = _fall_silent(now, reader)
        open_ones = Question.objects.filter(state__in=(State.ASKED, State.HALF), answer_due__lte=now)
        ended += lose_questions(open_ones, reason="expired")
        _expire(SilentHit, now, reader)
        _expire(Request, now, reader)
        _end_epochs(now, reader)
        _end_nights(now)
        _wipe_pending(now)
    return ended


def forget_case(*, case_id: UUID) -> None:
    """Forget at the erasure of a case what would lead to it: its keys in open epochs, its hits and questions."""
    with as_service() as reader:
        forget_person(case_id, by=reader.actor, purpose=reader.purpose)
        hits = SilentHit.objects.filter(case_id=case_id)
        for hit_id in hits.values_list("id", flat=True):
            settle(UNHEARD, hit_id, outcome="overtaken")
        hits.delete()
        asked = Question.objects.filter(side=Side.ASKER, case_id=case_id, state__in=_FOLLOWED)
        asked.update(state=State.REFUSED, reason=ERASED)
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


def _expire(model: type[SilentHit] | type[Request], now: datetime, reader: Reader) -> None:
    """Let what nobody decided in time end, with what was owed of it."""
    act, owed = _EXPIRES[model]
    over = list(
        model.objects.select_for_update(of=("self",)).filter(verdict=Verdict.WAITING, due_at__lte=now)
    )
    model.objects.filter(id__in=[one.id for one in over]).update(verdict=Verdict.EXPIRED)
    for one in over:
        settle(owed, one.id, outcome="expired")
        who = {"by": reader.actor, "purpose": reader.purpose, "case_id": one.case_id}
        audit(act, one.id, member=one.member, **who)


def _end_epochs(now: datetime, reader: Reader) -> None:
    for row in Epoch.objects.filter(ends_at__lte=now).exclude(state="over"):
        wipe_epoch(row)
        told = {"side": row.side, "holder": row.holder, "asker": row.asker}
        audit("epoch_over", row.id, by=reader.actor, purpose=reader.purpose, **told)


def _end_nights(now: datetime) -> None:
    """End nights of days before: what is kept for one is the secret that masks it."""
    running = Night.objects.filter(state__in=("offered", "masking"), began_at__lte=now - NIGHT_LIFE)
    for one in running:
        end_night(one, "refused", "expired")


def _wipe_pending(now: datetime) -> None:
    old = Question.objects.filter(asked_at__lte=now - OPENING_WAIT).exclude(pending_sealed=b"", elements=b"")
    old.update(pending_sealed=b"", elements=b"")
