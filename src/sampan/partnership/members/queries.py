"""Reads members: for people who may see them, and for the carriers of letters."""

import json
from functools import lru_cache

from sampan.engines.exchange.fingerprints import fingerprint
from sampan.engines.exchange.keys import NodeCard
from sampan.engines.exchange.notation import read_time
from sampan.partnership.members.agreeing.reading import in_force_with
from sampan.partnership.members.facts import AgreementFact, MemberFact, MemberState, PolicyFact
from sampan.partnership.members.models import Member, Policy
from sampan.registry.access.reader import Reader, require
from sampan.registry.access.roles import Permission
from sampan.registry.correspondence.directory import Correspondent
from sampan.registry.facts_at_hand import fact
from sampan.vocabulary.canonical import JsonValue, canonical_bytes
from sampan.vocabulary.errors import NotFound


def members(*, reader: Reader) -> list[MemberFact]:
    """Return every member in any state, by country and name."""
    require(reader.actor, Permission.READ_MEMBERS, purpose=reader.purpose)
    return [_fact(one) for one in Member.objects.all()]


def member(node_id: str) -> MemberFact:
    """Return a member in any state; raises NotFound when this node knows none of that id."""
    return _fact(_row(node_id))


def active_members() -> list[MemberFact]:
    """Return the members that letters may go to, by country and name."""
    return [_fact(one) for one in Member.objects.filter(state=MemberState.ACTIVE)]


def correspondents() -> list[Correspondent]:
    """Return the active members as the registry's directory wants them."""
    return [Correspondent(one.node_id, one.name, one.country) for one in active_members()]


def cards_of(node_id: str) -> tuple[NodeCard, ...]:
    """Return the checked cards of a member, oldest first; raises NotFound."""
    return tuple(map(_card, _row(node_id).cards))


def known_senders() -> dict[str, tuple[MemberState, tuple[NodeCard, ...]]]:
    """Return state and cards of all members once confirmed: what an arriving letter is checked against."""
    return fact("known senders", _known_senders)


def policy() -> PolicyFact:
    """Return what this node demands of its members; the defaults until somebody said otherwise."""
    row = Policy.objects.first()
    if row is None:
        return PolicyFact()
    return PolicyFact(row.only_with_agreement, row.directory_vouches, row.set_by_id, row.set_at)


def fingerprint_of(card: NodeCard) -> list[str]:
    """Return a card's fingerprint in its groups of five digits."""
    return fingerprint(card).split()


def _row(node_id: str) -> Member:
    found = fact(("member", node_id), lambda: Member.objects.filter(node_id=node_id).order_by().first())
    if found is None:
        raise NotFound("This node has no member of that id.", remedy="Look at the list of members.")
    return found


def _known_senders() -> dict[str, tuple[MemberState, tuple[NodeCard, ...]]]:
    found = Member.objects.filter(confirmed_at__isnull=False).order_by()
    return {
        node_id: (MemberState(state), tuple(map(_card, cards)))
        for node_id, state, cards in found.values_list("node_id", "state", "cards")
    }


def _card(told: dict[str, JsonValue]) -> NodeCard:
    return _read_card(canonical_bytes(told))


@lru_cache(maxsize=256)
def _read_card(told: bytes) -> NodeCard:
    """Read a card once: it never changes, and reading its keys takes longer than opening a letter's envelope."""
    return NodeCard.from_json(json.loads(told))


def _fact(found: Member) -> MemberFact:
    return MemberFact(
        node_id=found.node_id,
        country=found.country,
        name=found.name,
        address=found.address,
        state=MemberState(found.state),
        fingerprint=found.fingerprint,
        serial=found.serial,
        proposed_at=found.proposed_at,
        confirmed_by=found.confirmed_by_id,
        confirmed_at=found.confirmed_at,
        vouched_by=found.vouched_by,
        card_since=read_time(found.cards[-1]["valid_from"]) if found.cards else None,
    )


def agreements_in_force(node_id: str) -> list[AgreementFact]:
    """Return the agreements with a member that both sides confirmed and nobody ended, whatever the day."""
    return in_force_with(node_id)
