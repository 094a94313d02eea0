"""What is known of a member's node: what it speaks and how it is reached. Asked before each letter is sealed."""

from sampan.partnership.exchange.facts import Carriage
from sampan.partnership.exchange.models import Peer
from sampan.registry.facts_at_hand import fact

PROTOCOL = 2  # 1: one letter a request in a single line; 2: frames, lanes, acknowledgements of runs


def speaks_lanes(member: str) -> bool:
    """Say whether a member's node is known to take letters in lanes."""
    return known(member).protocol >= PROTOCOL


def known(member: str) -> Peer:
    """Return what is known of a member's node; an unsaved row with nothing known when it was never met."""
    found = fact(("peer", member), lambda: Peer.objects.filter(member=member).order_by().first())
    return found or Peer(member=member)


def carriage_of(member: str) -> Carriage:
    """Return how letters reach a member's node."""
    return Carriage(known(member).carriage)
