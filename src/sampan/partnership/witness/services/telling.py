"""Tells a member how this node's log stands, and what it heard of the others' logs."""

import time
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Any

from django.conf import settings
from django.db import transaction

from sampan.engines.exchange import merkle
from sampan.engines.exchange.heads import Countersignature, TreeHead
from sampan.engines.exchange.witness_statements import (
    MOST_HEADS,
    MOST_QUESTIONS,
    AuditPlace,
    Consistency,
    Heard,
    Question,
    WitnessStatement,
)
from sampan.partnership.members.queries import active_members
from sampan.partnership.witness.models import Countersign, Equivocation, Head, WitnessLine
from sampan.partnership.witness.services.heading import newest_head, own_size
from sampan.partnership.witness.tree import StoredTree
from sampan.registry.clock.queries import house_now
from sampan.vocabulary.canonical import canonical_bytes

REST_SECONDS = 30.0  # between two statements to one member: one costs as much as taking in three frames
AGAIN = timedelta(seconds=60)  # what was not answered is told again

_told_lately: dict[str, float] = {}  # when this process looked last: most calls cost no query at all


def statement_for(member: str, *, now: datetime | None = None) -> dict[str, Any] | None:
    """Return what the member is to be told now, as JSON; None when there is nothing new, or it was told just now.

    Only heads that are committed are told. The row of the member's line is locked to the end of the transaction;
    who finds it locked tells nothing.
    """
    clock = time.monotonic()
    if now is None and clock - _told_lately.get(member, -REST_SECONDS) < REST_SECONDS:
        return None
    _told_lately[member] = clock
    return _news(member, now or house_now())


@transaction.atomic
def _news(member: str, now: datetime) -> dict[str, Any] | None:
    own = newest_head(settings.SAMPAN_NODE.id)
    WitnessLine.objects.bulk_create([WitnessLine(member=member)], ignore_conflicts=True)
    line = WitnessLine.objects.select_for_update(skip_locked=True).filter(member=member).first()
    if own is None or line is None:
        return None
    statement = _statement(member, own, line)
    told = statement.to_json()
    digest = sha256(canonical_bytes(told)).hexdigest()
    is_due = line.told_at is None or now - line.told_at >= AGAIN
    waits = bool(statement.questions) or statement.latest_here != own.digest
    if digest == line.told_digest and not (is_due and waits):
        return None
    line.told_at, line.told_digest, line.to_answer = now, digest, []
    line.asked_since = (line.asked_since or now) if statement.questions else None
    line.save(update_fields=("told_at", "told_digest", "to_answer", "asked_since"))
    return told


def _statement(member: str, own: Head, line: WitnessLine) -> WitnessStatement:
    known = newest_head(member)
    signed = Countersign.objects.filter(witness=settings.SAMPAN_NODE.id, head__node=member)
    last = signed.order_by("-head__at").first()
    base = Head.objects.filter(node=own.node, countersigns__witness=member).order_by("-at").first()
    return WitnessStatement(
        head=TreeHead.from_json(own.told),
        consistency=_consistency(Question(base.size, own.size))
        if base and 0 < base.size < own.size
        else None,
        countersigned=(Countersignature.from_json(last.told),) if last else (),
        heard=tuple(_heard(member)[: MOST_HEADS - 1]),
        questions=tuple(_questions(member)),
        answers=tuple(_answers(line)),
        audit_known=AuditPlace(known.audit_sequence, known.audit_hash)
        if known and known.audit_sequence
        else None,
        latest_here=base.digest if base else "",
    )


def _consistency(question: Question) -> Consistency:
    path = merkle.consistency_path(question.first, question.last, subtree=StoredTree())
    return Consistency(question, tuple(path))


def _answers(line: WitnessLine) -> list[Consistency]:
    """Return the proofs that the member asked for, as far as this log has the sizes that it names."""
    asked, size = [Question(one["first"], one["last"]) for one in line.to_answer], own_size()
    return [_consistency(one) for one in asked if one.last <= size]


def _questions(member: str) -> list[Question]:
    """Return between which sizes the member owes a proof: a head of it that others told, and the next that fits."""
    heads = Head.objects.filter(node=member, is_retired=False, size__gt=0)
    fitting, asked = heads.filter(is_linked=True), []
    for claim in heads.filter(is_linked=False).order_by("-size")[:MOST_QUESTIONS]:
        below = fitting.filter(size__lt=claim.size).order_by("-size").first()
        above = fitting.filter(size__gt=claim.size).order_by("size").first()
        if below is not None:
            asked.append(Question(below.size, claim.size))
        elif above is not None:
            asked.append(Question(claim.size, above.size))
    return list(dict.fromkeys(asked))


def _heard(member: str) -> list[Heard]:
    """Return the other members' heads as known here: first both sides of open contradictions, then the newest."""
    own = settings.SAMPAN_NODE.id
    contradictions = Equivocation.objects.filter(settled_at=None).exclude(node=own).order_by("-found_at")
    told = [head for one in contradictions[:4] for head in one.evidence["heads"]]
    heard = [Heard(TreeHead.from_json(head)) for head in told]
    for one in active_members():
        head = newest_head(one.node_id) if one.node_id != member else None
        if head is not None:
            signed = head.countersigns.filter(witness=own).first()
            word = Countersignature.from_json(signed.told) if signed else None
            heard.append(Heard(TreeHead.from_json(head.told), word))
    return heard
