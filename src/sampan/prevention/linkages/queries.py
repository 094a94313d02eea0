"""Reads linkages and how their review stands: counts, never a record."""

from collections import Counter
from datetime import timedelta
from itertools import pairwise
from uuid import UUID

from django.db.models import Count

from sampan.engines.statistics.intervals import wilson
from sampan.prevention.linkages.facts import BANDS, Band, DisputedPair, LinkageFact, Progress
from sampan.prevention.linkages.models import Linkage, LinkedPair, PairDecision
from sampan.registry.access.reader import Reader, require
from sampan.registry.access.roles import Permission
from sampan.registry.clock.queries import house_today
from sampan.vocabulary.errors import NotFound

WARNED_DAYS = 14
"""Days before the records of a linkage go on which its supervisors are told (ADR 0036)."""


def linkages(*, reader: Reader) -> list[LinkageFact]:
    """Return the linkages of the reader's agency, the newest first."""
    require(reader.actor, Permission.REVIEW_LINKAGE, purpose=reader.purpose)
    found = Linkage.objects.annotate(kept=Count("pairs")).order_by("-loaded_at")
    return [_fact(one, one.kept) for one in found]


def linkage(*, linkage_id: UUID, reader: Reader) -> LinkageFact:
    """Return one linkage; NotFound."""
    require(reader.actor, Permission.REVIEW_LINKAGE, purpose=reader.purpose)
    found = Linkage.objects.annotate(kept=Count("pairs")).filter(id=linkage_id).first()
    if found is None:
        raise NotFound("There is no such linkage here, or you may not see it.")
    return _fact(found, found.kept)


def ending_soon(*, reader: Reader) -> list[LinkageFact]:
    """Return the linkages whose records go within WARNED_DAYS, the next first; empty for who may not close them."""
    if not reader.actor.may_for(Permission.LOAD_LINKAGE, reader.purpose):
        return []
    until = house_today() + timedelta(days=WARNED_DAYS)
    found = Linkage.objects.annotate(kept=Count("pairs")).filter(closed_at=None, keep_until__lte=until)
    return [_fact(one, one.kept) for one in found.order_by("keep_until", "id")]


def disputed(*, linkage_id: UUID, reader: Reader) -> list[DisputedPair]:
    """Return the pairs on which as many say one person as two, the oldest dispute first; no record. NotFound."""
    told = linkage(linkage_id=linkage_id, reader=reader)
    marks: dict[UUID, str] = {}
    said: dict[UUID, list[tuple[str, str]]] = {}
    own: dict[UUID, str] = {}
    rows = PairDecision.objects.filter(pair__linkage_id=told.id).order_by("decided_at", "id")
    for pair_id, answer, who in rows.values_list("pair_id", "answer", "decided_by_id"):
        mark = marks.setdefault(who, f"r{len(marks) + 1}")
        said.setdefault(pair_id, []).append((mark, answer))
        if who == reader.actor.account_id:
            own[pair_id] = mark
    apart = {one: answers for one, answers in said.items() if _is_tie(Counter(told for _, told in answers))}
    scores = dict(LinkedPair.objects.filter(id__in=apart).values_list("id", "score"))
    return [DisputedPair(one, scores[one], tuple(apart[one]), own.get(one, "")) for one in apart]


def progress(*, linkage_id: UUID, reader: Reader) -> Progress:
    """Return how the review of a linkage stands; what more people say of a pair counts, a tie is disputed."""
    told = linkage(linkage_id=linkage_id, reader=reader)
    scores = dict(Linkage.objects.get(id=told.id).pairs.values_list("id", "score"))
    votes: dict[UUID, Counter[str]] = {}
    reviewers: Counter[UUID] = Counter()
    rows = PairDecision.objects.filter(pair__linkage_id=told.id).order_by("decided_at", "id")
    for pair_id, answer, who in rows.values_list("pair_id", "answer", "decided_by_id"):
        votes.setdefault(pair_id, Counter())[answer] += 1
        reviewers[who] += 1
    agreed = {
        one: said["same"] > said["different"]
        for one, said in votes.items()
        if said["same"] != said["different"]
    }
    apart = sum(_is_tie(said) for said in votes.values())
    bands = tuple(_band(low, high, scores, agreed) for low, high in pairwise(BANDS))
    marks = tuple((f"r{place}", count) for place, count in enumerate(reviewers.values(), start=1))
    return Progress(bands, len(scores), len(agreed), apart, marks)


def _is_tie(said: Counter[str]) -> bool:
    return said["same"] == said["different"] > 0


def _band(low: float, high: float, scores: dict[UUID, float], agreed: dict[UUID, bool]) -> Band:
    own = [one for one, score in scores.items() if low <= score < high or score == high == BANDS[-1]]
    answers = [agreed[one] for one in own if one in agreed]
    if not answers:
        return Band(low, high, len(own), 0, 0, None, None, None)
    told = wilson(sum(answers) / len(answers), len(answers))
    return Band(low, high, len(own), len(answers), sum(answers), told.value, told.low, told.high)


def _fact(row: Linkage, kept: int) -> LinkageFact:
    left = None if row.closed_at else max(0, (row.keep_until - house_today()).days)
    return LinkageFact(
        row.id, row.name, row.ground, row.loaded_at, row.found, kept, row.threshold, row.keep_until,
        row.closed_at is not None, row.people, row.is_one_register, row.model, row.keys, left,
    )  # fmt: skip
