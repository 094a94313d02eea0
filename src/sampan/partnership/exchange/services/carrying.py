"""Takes letters in the transaction that writes them: linked to their lines, sealed, put in the outbox."""

import logging
from collections.abc import Callable, Collection, Iterable, Sequence
from functools import partial

from django.conf import settings
from django.db import transaction

from sampan.engines.exchange.cards import card_in_force
from sampan.engines.exchange.journal import Journal, link
from sampan.engines.exchange.keys import NodeCard, NodeSecret
from sampan.engines.exchange.letters import IN_LANES, SINGLE_LINE, Letter
from sampan.engines.exchange.seal import seal_letter
from sampan.partnership.exchange.facts import Way
from sampan.partnership.exchange.models import Link, Outbox
from sampan.partnership.exchange.peers import speaks_lanes
from sampan.partnership.exchange.services.witnessing import Leaf, note
from sampan.partnership.members.agreements import allowance_of, groups_in
from sampan.partnership.members.queries import cards_of, member
from sampan.partnership.members.services import own_secret
from sampan.registry.clock.queries import house_now, house_today
from sampan.registry.correspondence.facts import Linked, OutgoingLetter
from sampan.registry.facts_at_hand import facts_at_hand
from sampan.vocabulary.errors import NoAgreement, NotFound
from sampan.vocabulary.lanes import WAITING_FOR_NOBODY, Lane

logger = logging.getLogger(__name__)

Waker = Callable[..., None]

_wakers: list[Waker] = []


def wake_with(waker: Waker) -> None:
    """Call `waker(member, is_urgent=)` after each commit that left a letter for that member."""
    _wakers[:] = [waker]


def carry(outgoing: Sequence[OutgoingLetter]) -> list[Linked | None]:
    """Seal letters into the outbox, each at the next place of its line; return their places.

    The lines' row locks are held until the caller's transaction ends: places have no gap, even when it rolls
    back. Raises NoAgreement when a member is unknown, not confirmed or suspended, or no agreement with it allows
    a letter; then nothing is carried.
    """
    linked: dict[int, Linked] = {}
    with facts_at_hand():
        _require_allowed(outgoing)
        for (receiver, lane), places in sorted(_by_line(outgoing).items()):
            taken = _into_line(receiver, lane, [outgoing[place] for place in places])
            linked |= dict(zip(places, taken, strict=True))
    for receiver in {one.member for one in outgoing}:
        is_urgent = any(one.member == receiver and one.lane in WAITING_FOR_NOBODY for one in outgoing)
        transaction.on_commit(partial(_wake, receiver, is_urgent=is_urgent), robust=True)
    return [linked[place] for place in range(len(outgoing))]


def _require_allowed(outgoing: Sequence[OutgoingLetter]) -> None:
    today = house_today()
    allowed = {receiver: allowance_of(receiver) for receiver in {one.member for one in outgoing}}
    for one in outgoing:
        allowed[one.member].require(
            kind=one.kind, groups=groups_in(one.body), way=Way.OUT, on=today, conversation=one.conversation
        )


def locked_link(member: str, way: Way, lane: int = Lane.SINGLE) -> Link:
    """Return the journal of one direction of a lane, locked until the transaction ends."""
    return Link.objects.select_for_update().get_or_create(member=member, way=way, lane=lane)[0]


def locked_links(member: str, way: Way, lanes: Collection[int]) -> list[Link]:
    """Return the journals of one direction of several lanes, locked until the transaction ends."""
    found = Link.objects.select_for_update().filter(member=member, way=way, lane__in=lanes).order_by("lane")
    lines = list(found)
    return lines if len(lines) == len(lanes) else [locked_link(member, way, lane) for lane in sorted(lanes)]


def _by_line(outgoing: Sequence[OutgoingLetter]) -> dict[tuple[str, int], list[int]]:
    laned = {receiver: speaks_lanes(receiver) for receiver in {one.member for one in outgoing}}
    lines: dict[tuple[str, int], list[int]] = {}
    for place, one in enumerate(outgoing):
        lane = int(one.lane) if laned[one.member] else Lane.SINGLE
        lines.setdefault((one.member, lane), []).append(place)
    return lines


def _into_line(receiver: str, lane: int, letters: Sequence[OutgoingLetter]) -> list[Linked]:
    card, secret = _card_to_seal_to(receiver), own_secret()
    line = locked_link(receiver, Way.OUT, lane)
    journal = Journal(settings.SAMPAN_NODE.id, receiver, line.sequence, line.head, lane)
    stamped: list[tuple[OutgoingLetter, Letter]] = []
    for outgoing in letters:
        letter, journal = link(journal, _letter(outgoing, lane))
        stamped.append((outgoing, letter))
    Outbox.objects.bulk_create(_rows(stamped, secret=secret, card=card))
    line.sequence, line.head = journal.sequence, journal.head
    line.save(update_fields=("sequence", "head"))
    note([Leaf(Way.OUT, receiver, lane, letter.sequence, letter.hash) for _outgoing, letter in stamped])
    return [Linked(letter.sequence, letter.hash, secret.serial, lane) for _outgoing, letter in stamped]


def _rows(
    stamped: Iterable[tuple[OutgoingLetter, Letter]], *, secret: NodeSecret, card: NodeCard
) -> list[Outbox]:
    now = house_now()
    return [
        Outbox(
            member=letter.receiver,
            lane=letter.lane,
            sequence=letter.sequence,
            letter_id=outgoing.id,
            letter_hash=letter.hash,
            blob=seal_letter(letter, sender=secret, receiver=card),
            sealed_at=now,
            expires_at=outgoing.expires_at,
        )
        for outgoing, letter in stamped
    ]


def _letter(outgoing: OutgoingLetter, lane: int) -> Letter:
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
        schema=IN_LANES if lane else SINGLE_LINE,
        lane=lane,
    )


def _card_to_seal_to(node_id: str) -> NodeCard:
    try:
        state, cards = member(node_id).state, cards_of(node_id)
    except NotFound:
        state, cards = None, ()
    card = card_in_force(cards, now=house_now()) or (cards[-1] if cards else None)
    if state is None or not state.is_carried or card is None:
        raise NoAgreement(
            "This node has no agreement with that member, or it is suspended.",
            remedy="Choose a member from the list of members.",
            ask="the node's administrator",
        )
    return card


def _wake(node_id: str, *, is_urgent: bool) -> None:
    for waker in _wakers:
        waker(node_id, is_urgent=is_urgent)
