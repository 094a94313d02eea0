"""Tells a member of this node's log of letters when no letter goes there anyway, and hears what it tells."""

from sampan.engines.exchange.failures import ExchangeFailure
from sampan.engines.exchange.frames import pack_frame
from sampan.engines.exchange.seal import Content
from sampan.partnership.exchange.facts import Carriage, Trouble
from sampan.partnership.exchange.offering import Keys, contents_of, read_statement, refusal_of
from sampan.partnership.exchange.peers import PROTOCOL, known
from sampan.partnership.exchange.sealing import sealed_statement
from sampan.partnership.exchange.services.admitting import signer_for
from sampan.partnership.exchange.services.opening import service
from sampan.partnership.exchange.services.witnessing import take_statement
from sampan.partnership.exchange.wire import Answer, NoAnswer, NotDelivered, Wire
from sampan.partnership.members.queries import member as member_of
from sampan.registry.access.context import reading_as


def tell_heads(member: str) -> Trouble:
    """Send a member what is new in our log, if anything, and take what it answers; return the trouble.

    Nothing waits for it: what could not be told is told with the next letter, or a minute later.
    """
    peer, found = known(member), member_of(member)
    if peer.protocol < PROTOCOL or peer.carriage != Carriage.PUSH or not found.state.is_carried:
        return Trouble.NONE
    blobs = sealed_statement(member)
    if not blobs:
        return Trouble.NONE
    try:
        with Wire(found.address, signer_for(member)) as wire:
            answer = wire.post_frame(pack_frame(blobs))
    except NotDelivered:
        return Trouble.UNREACHABLE
    except NoAnswer:
        return Trouble.NO_ANSWER
    return hear(member, answer)


def hear(member: str, answer: Answer) -> Trouble:
    """Take what a member answers of its log; return the trouble."""
    if answer.status != 200:
        return refusal_of(answer)
    try:
        opened = [one for _blob, one in contents_of(answer.body, member, Keys.of(member))]
        told = [read_statement(one) for one in opened if one.content is Content.HEADS]
    except ExchangeFailure:
        return Trouble.BAD_RECEIPT
    with reading_as(service()):
        for statement in told:
            take_statement(member, statement)
    return Trouble.NONE
