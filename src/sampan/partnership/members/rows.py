"""Rows of members: found, locked, made, given a card, and audited by the services that save them."""

from sampan.engines.exchange.fingerprints import fingerprint
from sampan.engines.exchange.keys import NodeCard
from sampan.partnership.members.facts import MemberState
from sampan.partnership.members.models import Member
from sampan.partnership.members.moments import now as moment
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Actor
from sampan.registry.audit.services import record
from sampan.vocabulary.errors import NotFound, WrongState


def locked_member(node_id: str) -> Member:
    """Return a member's row, locked until the transaction ends; raises NotFound."""
    row = Member.objects.select_for_update().filter(node_id=node_id).first()
    if row is None:
        raise NotFound("This node has no member of that id.", remedy="Look at the list of members.")
    return row


def new_member(node_id: str) -> Member:
    """Return a row for a node that is new here, not yet saved."""
    return Member(node_id=node_id, state=MemberState.PROPOSED, proposed_at=moment(), cards=[])


def proposed_again(known: Member, card: NodeCard) -> Member:
    """Return the row for another proposal: anew before anybody confirmed it, with a newer card after it left."""
    if known.confirmed_at is None:
        known.cards, known.proposed_at = known.cards[:-1], moment()
        return known
    if known.state != MemberState.LEFT:
        raise WrongState(
            "This node is a member already.", remedy="Suspend or resume it on the list of members."
        )
    if card.serial <= known.serial:
        raise WrongState(
            "A node that left joins again with a newer card.", remedy="Ask it to change its keys first."
        )
    known.state, known.proposed_at = MemberState.PROPOSED, moment()
    known.confirmed_at = known.confirmed_by = known.vouched_by = None
    return known


def put_card(row: Member, card: NodeCard) -> None:
    """Give a row its newest card; the row is not saved."""
    row.cards = [*row.cards, card.to_json()]
    row.country, row.name, row.address = card.country, card.name, card.address
    row.fingerprint, row.serial = fingerprint(card), card.serial


def audit_member(act: str, row: Member, *, by: Actor, purpose: Purpose) -> None:
    """Audit an act on a member."""
    details = {"serial": row.serial, "state": str(row.state)}
    record(act, by=by, purpose=purpose, subject_kind="member", subject_id=row.node_id, details=details)
