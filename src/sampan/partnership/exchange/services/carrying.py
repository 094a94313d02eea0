"""Takes a letter in the transaction that writes it: links it to its line, seals it, puts it in the outbox."""

import logging
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial

from django.conf import settings
from django.db import transaction

from sampan.engines.exchange.cards import card_in_force
from sampan.engines.exchange.journal import Journal, link
from sampan.engines.exchange.keys import NodeCard
from sampan.engines.exchange.letters import Letter
from sampan.engines.exchange.seal import seal_letter
from sampan.partnership.exchange.facts import Way
from sampan.partnership.exchange.models import Link, Outbox
from sampan.partnership.members.facts import MemberState
from sampan.partnership.members.queries import cards_of, member
from sampan.partnership.members.services import own_secret
from sampan.registry.correspondence.facts import Linked, OutgoingLetter
from sampan.vocabulary.errors import NoAgreement, NotFound

logger = logging.getLogger(__name__)

_wakers: list[Callable[[str], None]] = []


def wake_with(waker: Callable[[str], None]) -> None:
    """Call `waker(member)` after each commit that left a letter for that member."""
    _wakers[:] = [waker]


def carry(outgoing: OutgoingLetter) -> Linked:
    """Seal a letter into the outbox at the next place of its member's line.

    The line's row lock is held until the caller's transaction ends: places have no gap, even when it rolls
    back. Raises NoAgreement when the member is unknown, not confirmed or suspended.
    """
    card, secret = _card_to_seal_to(outgoing.member), own_secret()
    line = locked_link(outgoing.member, Way.OUT)
    journal = Journal(settings.SAMPAN_NODE.id, outgoing.member, line.sequence, line.head)
    letter, journal = link(journal, _letter(outgoing))
    Outbox.objects.create(
        member=outgoing.member,
        sequence=letter.sequence,
        letter_id=outgoing.id,
        letter_hash=letter.hash,
        blob=seal_letter(letter, sender=secret, receiver=card),
        next_attempt_at=outgoing.written_at,
        sealed_at=datetime.now(UTC),
        expires_at=outgoing.expires_at,
    )
    line.sequence, line.head = journal.sequence, journal.head
    line.save(update_fields=("sequence", "head"))
    transaction.on_commit(partial(_wake, outgoing.member), robust=True)
    return Linked(letter.sequence, letter.hash, secret.serial)


def locked_link(member: str, way: Way) -> Link:
    """Return the journal of one direction, locked until the transaction ends."""
    return Link.objects.select_for_update().get_or_create(member=member, way=way)[0]


def _letter(outgoing: OutgoingLetter) -> Letter:
    return Letter(
        id=str(outgoing.id),
        kind=outgoing.kind,
        conversation=str(outgoing.conversation),
        sequence=1,  # `link` gives the true place
        written_at=outgoing.written_at,
        expires_at=outgoing.expires_at,
        sender=settings.SAMPAN_NODE.id,
        receiver=outgoing.member,
        body=dict(outgoing.body),  # type: ignore[arg-type]
        in_reply_to=str(outgoing.in_reply_to) if outgoing.in_reply_to else None,
    )


def _card_to_seal_to(node_id: str) -> NodeCard:
    try:
        state, cards = member(node_id).state, cards_of(node_id)
    except NotFound:
        state, cards = None, ()
    card = card_in_force(cards, now=datetime.now(UTC)) or (cards[-1] if cards else None)
    if state is not MemberState.ACTIVE or card is None:
        raise NoAgreement(
            "This node has no agreement with that member, or it is suspended.",
            remedy="Choose a member from the list of members.",
            ask="the node's administrator",
        )
    return card


def _wake(node_id: str) -> None:
    for waker in _wakers:
        waker(node_id)
