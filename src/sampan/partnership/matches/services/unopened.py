"""Questions whose drawn places nobody opened: told to the focal point, and too many of them end new questions.

A node that would be found out by an opening could otherwise just not answer it.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from functools import partial
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet

from sampan.partnership.matches.facts import Side
from sampan.partnership.matches.models import Question
from sampan.partnership.matches.services.findings import FOUND, owe_finding
from sampan.partnership.matches.services.owed import settle
from sampan.partnership.matches.services.rows import as_service, audit
from sampan.protection.tasks.services.owing import owed_sources
from sampan.registry.clock.queries import house_now
from sampan.vocabulary.errors import Refusal, SampanError

OPEN_WITHIN = timedelta(days=3)
"""After our seed was shown; a node that was away for a weekend still opens in time."""
MOST_UNOPENED = 3
"""Questions of one member that nobody opened and nobody here looked into: from these on no new one is answered."""


IS_OVER = "question_over"
"""The reason of a node whose question is over: its person withdrew, its file was closed or its keys are gone. One word
for all of them, as a withdrawal is nothing that the other country may know."""
_BELIEVED = (IS_OVER, "no_consent")  # the second is what nodes of an older release say
ALWAYS_BELIEVED, MOST_BELIEVED, COUNTED_OVER = 3, 0.1, timedelta(days=90)
"""So many of that reason, or so large a share of those drawn in so many days, count as no refusal (ADR 0038)."""


class QuestionOver(Refusal):
    """Nothing of a question is opened any more; why is nobody's to know on the other side."""

    code = IS_OVER


class Unopened(Refusal):
    """A member left places closed that were drawn; until a person here looked into it, its questions are refused."""

    code = "not_opened"


def unopened(**asked: object) -> QuerySet[Question]:
    """Return questions that we answered, whose places were drawn and never opened. Runs as the node's service."""
    found = Question.objects.filter(side=Side.HOLDER, audited_at__isnull=False, opened__isnull=True)
    return found.filter(**asked)


def tell_unopened(question_id: UUID, *, reason: str = "") -> bool:
    """Note a question that was not opened, once, and owe the focal point a look at it; say whether it is new.

    reason  what the member's node gave; where it may be true the question is shown to oversight, and nobody owes a look
    """
    with as_service() as reader:
        row = unopened(id=question_id, unopened_at=None).select_for_update(of=("self",)).first()
        if row is None:
            return False
        is_grounded = is_believed(row, reason)
        row.unopened_at, row.unopened_reason = house_now(), IS_OVER if is_grounded else ""
        row.save(update_fields=("unopened_at", "unopened_reason"))
        if is_grounded:
            told = {"member": row.member, "reason": IS_OVER}
            audit("opening_declined", row.id, by=reader.actor, purpose=reader.purpose, **told)
        else:
            owe_finding(question_id, what="not_opened")
    return True


def is_believed(row: Question, reason: str) -> bool:
    """Say whether a question that is over may be why it stays closed: most often a person who withdrew.

    Of a suspect nobody withdraws. Of persons few do, in the day between question and opening: three in 90 days are
    believed, more only while they are no more than a tenth of what was drawn.
    """
    if reason not in _BELIEVED or not row.is_silent:
        return False
    drawn = drawn_since(house_now() - COUNTED_OVER).filter(member=row.member)
    believed = drawn.exclude(unopened_reason="").count() + 1
    return believed <= ALWAYS_BELIEVED or believed <= MOST_BELIEVED * drawn.count()


def drawn_since(moment: datetime) -> QuerySet[Question]:
    """Return silent questions of others that were drawn since a moment. Runs as the node's service."""
    return Question.objects.filter(side=Side.HOLDER, is_silent=True, audited_at__gt=moment)


def watch_unopened(now: datetime) -> int:
    """Tell of each question that was not opened in time; return how many are new. Runs as the node's service."""
    with as_service(), transaction.atomic():
        late = unopened(unopened_at=None, audited_at__lte=now - OPEN_WITHIN)
        return sum(tell_unopened(one) for one in list(late.values_list("id", flat=True)))


@contextmanager
def told_when_refused(question_id: UUID) -> Iterator[None]:
    """Let an opening that is refused leave a finding behind, written by whoever undoes the rest."""
    try:
        yield
    except SampanError as refused:
        refused.leaves = partial(tell_unopened, question_id)  # type: ignore[attr-defined]
        raise


def note_opened(row: Question) -> None:
    """Settle what was owed of a question that was opened after all."""
    if row.unopened_at is not None:
        settle(FOUND, row.id, outcome="overtaken")
        Question.objects.filter(id=row.id).update(unopened_reason="")


def require_opened(member: str) -> None:
    """Raise Unopened while several questions of a member were not opened and nobody here looked into them."""
    late = unopened(member=member, unopened_at__isnull=False)
    if late.filter(id__in=owed_sources(FOUND)).count() >= MOST_UNOPENED:
        raise Unopened(
            "Places of earlier questions were drawn and not opened.",
            remedy="Let the node open what was drawn.",
            ask="the national focal point",
        )
