"""Reads how the members' logs agree, and the evidence where they do not."""

from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings

from sampan.engines.exchange.heads import TreeHead
from sampan.engines.exchange.keys import NodeCard
from sampan.engines.exchange.proofs import equivocation_evidence
from sampan.partnership.members.queries import cards_of, members
from sampan.partnership.members.services import own_card
from sampan.partnership.witness.facts import Agreement, Contradiction, Finding, LogFact, Seen
from sampan.partnership.witness.models import Countersign, Equivocation, Head, WitnessLine
from sampan.registry.access.reader import Reader, require
from sampan.registry.access.roles import Permission
from sampan.registry.clock.queries import house_now
from sampan.vocabulary.errors import NotFound

PATIENCE = timedelta(days=1)  # a node that is up answers in minutes; a closed office may take a night
PROVABLE = (Finding.SAME_SIZE, Finding.SHRUNK, Finding.AUDIT_SPLIT, Finding.AUDIT_SHRUNK)


def logs(*, reader: Reader) -> list[LogFact]:
    """Return this node's log first, then each member's by country and name; needs the permission to see members."""
    require(reader.actor, Permission.READ_MEMBERS, purpose=reader.purpose)
    nodes = [settings.SAMPAN_NODE.id, *(one.node_id for one in members(reader=reader))]
    lines = {one.member: one for one in WitnessLine.objects.all()}
    return [_log(node, lines.get(node)) for node in nodes]


def contradiction(*, id: UUID, reader: Reader) -> Contradiction:
    """Return one contradiction; raises NotFound."""
    return _contradiction(_row(id, reader))


def evidence(*, id: UUID, reader: Reader) -> dict[str, object]:
    """Return the document with the two signed heads and the card that a third party needs to check them."""
    row = _row(id, reader)
    heads = [TreeHead.from_json(one) for one in row.evidence["heads"]]
    cards = [card for card in _cards(row.node) if card.serial in {one.serial for one in heads}]
    if row.finding not in PROVABLE:
        told = {"kind": "sampan note of a contradiction 1", "finding": row.finding, **row.evidence}
        return told | {"cards": [card.to_json() for card in cards]}
    return dict(equivocation_evidence(heads[0], heads[1], cards=cards))


def members_in_trouble() -> set[str]:
    """Return the nodes, this one among them perhaps, whose contradictions nobody has settled."""
    return set(Equivocation.objects.filter(settled_at=None).values_list("node", flat=True))


def _row(id: UUID, reader: Reader) -> Equivocation:
    require(reader.actor, Permission.READ_MEMBERS, purpose=reader.purpose)
    row = Equivocation.objects.filter(id=id).first()
    if row is None:
        raise NotFound("There is no such finding here.", remedy="Look at the page of witnesses.")
    return row


def _cards(node: str) -> tuple[NodeCard, ...]:
    return (own_card(),) if node == settings.SAMPAN_NODE.id else cards_of(node)


def _log(node: str, line: WitnessLine | None) -> LogFact:
    heads = Head.objects.filter(node=node, is_linked=True, is_retired=False).order_by("-at")
    countersigned = heads.filter(countersigns__isnull=False).first()
    newest = countersigned or heads.first()
    found = [_contradiction(one) for one in Equivocation.objects.filter(node=node).order_by("-found_at")[:20]]
    ours = (
        Countersign.objects.filter(witness=settings.SAMPAN_NODE.id, head__node=node).order_by("-at").first()
    )
    asked_since = line.asked_since if line else None
    return LogFact(
        node=node,
        agreement=_agreement(newest, found, asked_since),
        newest=_seen(newest) if newest else None,
        contradictions=tuple(found),
        asked_since=asked_since,
        witnessed_by_us_at=ours.at if ours else None,
    )


def _agreement(newest: Head | None, found: list[Contradiction], asked_since: datetime | None) -> Agreement:
    if any(one.settled_at is None for one in found):
        return Agreement.EQUIVOCATION
    if asked_since is not None:
        return Agreement.UNANSWERED if house_now() - asked_since > PATIENCE else Agreement.ASKED
    return Agreement.AGREES if newest is not None else Agreement.NOT_YET


def _seen(row: Head) -> Seen:
    witnesses = tuple(row.countersigns.order_by("witness").values_list("witness", flat=True))
    return Seen(TreeHead.from_json(row.told), row.heard_at, witnesses)


def _contradiction(row: Equivocation) -> Contradiction:
    return Contradiction(
        id=row.id,
        node=row.node,
        finding=Finding(row.finding),
        found_at=row.found_at,
        heard_from=row.heard_from,
        settled_at=row.settled_at,
        is_provable=row.finding in PROVABLE,
    )
