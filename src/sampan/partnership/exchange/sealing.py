"""Seals what goes along with letters: what this node tells a member of its logs, and its signed words."""

from collections.abc import Sequence

from sampan.engines.exchange.acknowledgements import Acknowledgement, write_acknowledgements
from sampan.engines.exchange.cards import card_in_force
from sampan.engines.exchange.keys import NodeCard
from sampan.engines.exchange.seal import Content, seal_content
from sampan.partnership.exchange.services.witnessing import statement_for
from sampan.partnership.members.queries import cards_of
from sampan.partnership.members.services import own_secret
from sampan.registry.clock.queries import house_now
from sampan.vocabulary.canonical import canonical_bytes


def sealed_statement(member: str) -> list[bytes]:
    """Return one blob with what a member is to be told of the logs; none when there is nothing new."""
    told = statement_for(member)
    return [] if told is None else [_sealed(member, canonical_bytes(dict(told)), Content.HEADS)]  # type: ignore[arg-type]


def sealed_words(member: str, words: Sequence[Acknowledgement]) -> list[bytes]:
    """Return one blob with signed words to a member; none without words."""
    return [_sealed(member, write_acknowledgements(words), Content.ACKNOWLEDGEMENT)] if words else []


def sealed_pull(member: str, asked: dict[str, object]) -> bytes:
    """Return a blob that asks a member for what waits there."""
    return _sealed(member, canonical_bytes(asked), Content.PULL)  # type: ignore[arg-type]


def card_of(member: str) -> NodeCard:
    """Return the card to seal to."""
    cards = cards_of(member)
    return card_in_force(cards, now=house_now()) or cards[-1]


def _sealed(member: str, payload: bytes, content: Content) -> bytes:
    return seal_content(payload, content=content, sender=own_secret(), receiver=card_of(member))
