"""Takes what a member tells of logs: checks it, compares it with what others told, countersigns what fits."""

import logging
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import DatabaseError, transaction

from sampan.engines.exchange.failures import ExchangeFailure, Reason
from sampan.engines.exchange.heads import (
    Countersignature,
    TreeHead,
    check_countersignature,
    countersign,
)
from sampan.engines.exchange.witness_statements import AuditPlace, Heard, WitnessStatement, read_statement
from sampan.partnership.members.queries import known_senders
from sampan.partnership.members.services import own_secret
from sampan.partnership.witness.facts import Finding
from sampan.partnership.witness.models import Countersign, Equivocation, Head, WitnessLine
from sampan.partnership.witness.services.alarms import keep_contradiction
from sampan.partnership.witness.services.heading import newest_head
from sampan.partnership.witness.services.judging import Hearing, judge, judge_own, link
from sampan.registry.audit.queries import holds_head
from sampan.registry.clock.queries import house_now
from sampan.vocabulary.errors import SampanError

logger = logging.getLogger(__name__)

REST = timedelta(seconds=1)  # a member that tells more often is heard at this pace


@transaction.atomic
def take_statement(member: str, told: Mapping[str, Any], *, now: datetime | None = None) -> None:
    """Check and keep what a member tells; whatever is wrong with it is noted as trouble, never raised."""
    now = now or house_now()
    WitnessLine.objects.bulk_create([WitnessLine(member=member)], ignore_conflicts=True)
    line = WitnessLine.objects.select_for_update(skip_locked=True).filter(member=member).first()
    if line is None or (line.taken_at is not None and timedelta() <= now - line.taken_at < REST):
        return
    line.taken_at = now
    try:
        with transaction.atomic():
            _take(line, read_statement(told), now)
        line.trouble, line.trouble_at = "", None
    except (SampanError, DatabaseError) as error:  # the latter for text that the database cannot keep
        reason = str(getattr(error, "reason", "") or getattr(error, "code", "") or "not_kept")
        logger.warning("What %s told of logs was not taken: %s.", member, reason)
        line.trouble, line.trouble_at = reason[:20], now
    line.save()


def _take(line: WitnessLine, told: WitnessStatement, now: datetime) -> None:
    cards = {node: known for node, (_, known) in known_senders().items()}
    hearing = Hearing(line.member, now, cards)
    if told.head.node != line.member:
        raise ExchangeFailure(Reason.WRONG_LETTER)
    row = judge(told.head, hearing=hearing)
    for proof in (told.consistency, *told.answers):
        if proof is not None:
            link(proof, node=line.member, hearing=hearing)
    for one in told.countersigned:
        _keep_countersignature(one, hearing)
    for heard in told.heard:
        _hear(heard, hearing)
    if told.audit_known is not None:
        _compare_audit(told.audit_known, told.head, hearing)
    given = _countersign(row, now)
    line.to_answer = [one.to_json() for one in told.questions]
    if given and given != told.latest_here:
        line.told_digest = ""  # they have not heard that we countersigned: tell again


def _countersign(row: Head | None, now: datetime) -> str:
    """Countersign the newest head of the teller's log; return the digest of the newest that is countersigned."""
    if row is None:
        return ""
    own, newest = settings.SAMPAN_NODE.id, newest_head(row.node)
    in_doubt = Equivocation.objects.filter(node=row.node, settled_at=None).exists()
    if newest is not None and newest.id == row.id and not in_doubt:
        signed = countersign(TreeHead.from_json(row.told), witness=own_secret(), at=now)
        kept = Countersign(head=row, witness=own, at=now, told=signed.to_json())
        Countersign.objects.bulk_create([kept], ignore_conflicts=True)
    given = Countersign.objects.filter(witness=own, head__node=row.node).order_by("-head__at")
    return given.values_list("head__digest", flat=True).first() or ""


def _keep_countersignature(told: Countersignature, hearing: Hearing) -> None:
    """Keep the teller's word on one of this node's heads, or on a third's."""
    if told.witness != hearing.teller:
        raise ExchangeFailure(Reason.WRONG_LETTER)
    row = Head.objects.filter(digest=told.head).first()
    if row is None:
        return
    check_countersignature(told, head=TreeHead.from_json(row.told), cards=hearing.cards.get(told.witness, ()))
    kept = Countersign(head=row, witness=told.witness, at=told.at, told=told.to_json())
    Countersign.objects.bulk_create([kept], ignore_conflicts=True)


def _hear(heard: Heard, hearing: Hearing) -> None:
    """Take what the teller heard of a third node, or of this one; what is not signed by it is passed over."""
    try:
        if heard.head.node == settings.SAMPAN_NODE.id:
            judge_own(heard.head, hearing=hearing)
        elif heard.head.node in hearing.cards:
            judge(heard.head, hearing=hearing)
        if heard.countersignature is not None:
            _keep_countersignature(heard.countersignature, hearing)
    except ExchangeFailure as failure:
        logger.warning("%s relayed a head that does not hold: %s.", hearing.teller, failure.reason)


def _compare_audit(known: AuditPlace, head: TreeHead, hearing: Hearing) -> None:
    """Look whether the audit still has the end that this node told the teller earlier."""
    if known.sequence == 0 or holds_head(sequence=known.sequence, hash=known.hash):
        return
    ours = Head.objects.filter(
        node=settings.SAMPAN_NODE.id, audit_sequence=known.sequence, audit_hash=known.hash
    )
    told = ours.first()
    if told is None:  # this node signed no such head: the teller's word alone is no evidence
        raise ExchangeFailure(Reason.WRONG_LETTER)
    keep_contradiction(
        Finding.OWN_AUDIT,
        one=TreeHead.from_json(told.told),
        other=None,
        heard_from=hearing.teller,
        now=hearing.now,
        more=known.to_json(),
    )
