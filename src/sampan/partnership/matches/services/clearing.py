"""How long what ended is kept, and its removal each night (ADR 0038).

A question with its signed root, its openings and the terms of its epoch can be proved for two years. What became a
referral or an answer about a person follows that person's file, and goes with the erasure of it.
"""

from collections.abc import Callable
from datetime import datetime, timedelta
from uuid import NAMESPACE_URL, uuid5

from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet

from sampan.partnership.matches.facts import Verdict
from sampan.partnership.matches.models import Epoch, Night, Question, Rate, Request, SilentHit, Spent
from sampan.partnership.matches.services.findings import FOUND
from sampan.partnership.matches.services.rows import as_service, audit, has_service
from sampan.protection.tasks.services.owing import owed_sources
from sampan.registry.clock.queries import house_day

PROVABLE = timedelta(days=730)
"""Questions and epochs, from their end: the whole year after a yearly report of oversight."""
HIT_KEPT = timedelta(days=90)
"""A silent hit that was not answered, from its time limit: so that what the desk decided can be looked at."""
NIGHT_KEPT = timedelta(days=90)
"""A night that met nothing."""
RATE_KEPT = timedelta(days=365)
"""What the alarm compares a day with: a year, so that a season is not taken for a drift."""
SPENT_KEPT = timedelta(days=7)
"""Quotas count for their day; a week, so that whoever is told on a Friday still sees them."""
A_NIGHT = 5_000
"""Rows of a kind at most: a wrong clock is noticed before everything is gone."""


def clear_ended(now: datetime) -> int:
    """Remove what is kept no longer, in one transaction, with one audit row that counts it; return how many rows."""
    if not has_service():
        return 0
    with as_service() as reader, transaction.atomic():
        counts = {name: _clear(found(now)) for name, found in _KEPT.items()}
        about = uuid5(NAMESPACE_URL, f"match-cleared:{house_day(now)}")
        if any(counts.values()):
            audit("cleared", about, by=reader.actor, purpose=reader.purpose, **counts)
    return sum(counts.values())


def _clear(found: QuerySet) -> int:
    ids = list(found.order_by("pk").values_list("pk", flat=True)[:A_NIGHT])
    found.model.objects.filter(pk__in=ids).delete()
    return len(ids)


def _hits(now: datetime) -> QuerySet[SilentHit]:
    unanswered = SilentHit.objects.exclude(verdict__in=(Verdict.WAITING, Verdict.APPROVED))
    return unanswered.filter(due_at__lte=now - HIT_KEPT)


def _questions(now: datetime) -> QuerySet[Question]:
    """Return questions that ended long ago: nothing of them waits, follows a file or is being looked into."""
    old = Question.objects.filter(answer_due__lte=now - PROVABLE)
    mine = {"question": OuterRef("pk")}
    hits = SilentHit.objects.filter(verdict__in=(Verdict.WAITING, Verdict.APPROVED), **mine)
    young = Q(due_at__gt=now - PROVABLE) | Q(verdict=Verdict.WAITING)
    requests = Request.objects.filter(young | Q(verdict=Verdict.APPROVED, case_id__isnull=False), **mine)
    return old.filter(~Exists(hits), ~Exists(requests)).exclude(pk__in=owed_sources(FOUND))


def _epochs(now: datetime) -> QuerySet[Epoch]:
    """Return epochs without questions, but never the newest of a register: numbers below it are refused for good."""
    same = {name: OuterRef(name) for name in ("side", "holder", "asker", "register")}
    newer = Epoch.objects.filter(number__gt=OuterRef("number"), **same)
    old = Epoch.objects.filter(state="over", ends_at__lte=now - PROVABLE)
    return old.filter(Exists(newer), ~Exists(Question.objects.filter(epoch=OuterRef("pk"))))


def _nights(now: datetime) -> QuerySet[Night]:
    """Return nights without hits; those of numbers that both sides have go with the number."""
    return Night.objects.filter(ended_at__lte=now - NIGHT_KEPT, hits__isnull=True)


_KEPT: dict[str, Callable[[datetime], QuerySet]] = {
    "silent_hits": _hits,
    "questions": _questions,
    "epochs": _epochs,
    "nights": _nights,
    "rates": lambda now: Rate.objects.filter(day__lt=house_day(now - RATE_KEPT)),
    "quotas": lambda now: Spent.objects.filter(day__lt=house_day(now - SPENT_KEPT)),
}
"""What goes, in this order: an epoch stays while a question of it does."""
