"""Judges a head that is heard: does it fit all that is known of its node's log?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Max, Q

from sampan.engines.exchange import merkle
from sampan.engines.exchange.failures import ExchangeFailure, Reason
from sampan.engines.exchange.heads import TreeHead, check_head, conflict, is_signed_with
from sampan.engines.exchange.keys import NodeCard
from sampan.engines.exchange.witness_statements import Consistency
from sampan.partnership.members.services import own_secrets
from sampan.partnership.witness.facts import Finding
from sampan.partnership.witness.models import Equivocation, Head
from sampan.partnership.witness.services.alarms import keep_contradiction
from sampan.partnership.witness.services.heading import keep_head, own_size
from sampan.partnership.witness.tree import StoredTree

MOST_CLAIMS = 64  # heads a node that wait for their proof; more are passed over until some are linked


@dataclass(frozen=True)
class Hearing:
    """Who tells, when, and the cards of the nodes that this node knows."""

    teller: str
    now: datetime
    cards: Mapping[str, Sequence[NodeCard]]


def judge(head: TreeHead, *, hearing: Hearing) -> Head | None:
    """Return the row of another node's head, checked and compared; None when it is kept as evidence, or passed over.

    Raises ExchangeFailure when its signature is not that of the node that it names.
    """
    check_head(head, cards=hearing.cards.get(head.node, ()))
    known = Head.objects.filter(digest=head.digest).first()
    if known is not None:
        return known
    if _is_settled_history(head):
        return None
    against = _contradicting(head)
    if against is not None:
        reason = conflict(head, against)
        if reason is not None:
            keep_contradiction(
                Finding(reason), one=against, other=head, heard_from=hearing.teller, now=hearing.now
            )
            return None
    heads = Head.objects.filter(node=head.node, is_retired=False)
    is_linked = head.size == 0 or heads.filter(is_linked=True, size=head.size, root=head.root).exists()
    is_first = head.node == hearing.teller and not heads.filter(is_linked=True).exists()
    if not (is_linked or is_first) and heads.filter(is_linked=False).count() >= MOST_CLAIMS:
        return None
    return keep_head(head, heard_from=hearing.teller, now=hearing.now, is_linked=is_linked or is_first)


def judge_own(head: TreeHead, *, hearing: Hearing) -> None:
    """Compare a head that is said to be this node's with the log: another root means a stolen key or a lost log."""
    if Head.objects.filter(digest=head.digest).exists() or _is_settled_history(head):
        return
    if not any(is_signed_with(head, secret=secret) for secret in own_secrets()):
        raise ExchangeFailure(Reason.BAD_SIGNATURE)
    size = own_size()
    if head.size > size or merkle.root_at(head.size, subtree=StoredTree()).hex() != head.root:
        newest = Head.objects.filter(node=head.node).order_by("-at").first()
        ours = TreeHead.from_json(newest.told) if newest else None
        keep_contradiction(Finding.OWN_LOG, one=head, other=ours, heard_from=hearing.teller, now=hearing.now)


def link(proof: Consistency, *, node: str, hearing: Hearing) -> None:
    """Link the heads of a node that a proof of its own connects; a proof that fails is kept as a contradiction."""
    sizes = (proof.between.first, proof.between.last)
    heads = Head.objects.filter(node=node, is_retired=False, size__in=sizes)
    by_size = {size: [one for one in heads if one.size == size] for size in sizes}
    for small in by_size[sizes[0]]:
        for large in by_size[sizes[1]]:
            if small.is_linked != large.is_linked:
                _join(small, large, proof, hearing)


def _join(small: Head, large: Head, proof: Consistency, hearing: Hearing) -> None:
    roots = {"first_root": bytes.fromhex(small.root), "second_root": bytes.fromhex(large.root)}
    if merkle.is_consistent(small.size, large.size, path=proof.path, **roots):
        Head.objects.filter(id__in=(small.id, large.id)).update(is_linked=True)
        small.is_linked = large.is_linked = True
        return
    keep_contradiction(
        Finding.INCONSISTENT,
        one=TreeHead.from_json(small.told),
        other=TreeHead.from_json(large.told),
        heard_from=hearing.teller,
        now=hearing.now,
        more={"path": [one.hex() for one in proof.path]},
    )


def _is_settled_history(head: TreeHead) -> bool:
    settled = Equivocation.objects.filter(node=head.node, settled_at__isnull=False)
    newest = settled.aggregate(at=Max("newest_at"))["at"]
    return newest is not None and head.at <= newest


def _contradicting(head: TreeHead) -> TreeHead | None:
    """Return a head of the same node that excludes this one by itself."""
    at_one_size = Q(size=head.size) & ~Q(root=head.root)
    shrunk = Q(at__lt=head.at, size__gt=head.size) | Q(at__gt=head.at, size__lt=head.size)
    at_one_place = Q(audit_sequence=head.audit_sequence) & ~Q(audit_hash=head.audit_hash)
    earlier = Q(at__lt=head.at, audit_sequence__gt=head.audit_sequence)
    later = Q(at__gt=head.at, audit_sequence__lt=head.audit_sequence)
    heads = Head.objects.filter(node=head.node, is_retired=False)
    found = heads.filter(at_one_size | shrunk | at_one_place | earlier | later).first()
    return TreeHead.from_json(found.told) if found is not None else None
