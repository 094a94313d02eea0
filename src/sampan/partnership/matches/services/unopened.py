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
from sampan.partnership.matches.services.rows import as_service
from sampan.protection.tasks.services.owing import is_owed
from sampan.registry.clock.queries import house_now
from sampan.vocabulary.errors import Refusal, SampanError

OPEN_WITHIN = timedelta(days=3)
"""After our seed was shown; a node that was away for a weekend still opens in time."""
MOST_UNOPENED = 3
"""Questions of one member that nobody opened and nobody here looked into: from these on no new one is answered."""


class Unopened(Refusal):
    """A member left places closed that were drawn; until a person here looked into it, its questions are refused."""

    code = "not_opened"


def unopened(**asked: object) -> QuerySet[Question]:
    """Return questions that we answered, whose places were drawn and never opened. Runs as the node's service."""
    found = Question.objects.filter(side=Side.HOLDER, audited_at__isnull=False, opened__isnull=True)
    return found.filter(**asked)


def tell_unopened(question_id: UUID) -> bool:
    """Owe the focal point a look at a question that was not opened, once; say whether it is new."""
    with as_service():
        new = unopened(id=question_id, unopened_at=None)
        if not Question.objects.filter(id__in=list(new.values_list("id", flat=True))).update(
            unopened_at=house_now()
        ):
            return False
        owe_finding(question_id, what="not_opened")
    return True


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


def require_opened(member: str) -> None:
    """Raise Unopened while several questions of a member were not opened and nobody here looked into them."""
    late = unopened(member=member, unopened_at__isnull=False).order_by("-id").values_list("id", flat=True)
    if sum(is_owed(kind=FOUND, source_id=one) for one in late[:1_000]) >= MOST_UNOPENED:
        raise Unopened(
            "Places of earlier questions were drawn and not opened.",
            remedy="Let the node open what was drawn.",
            ask="the national focal point",
        )
