"""Asks a member's node for what waits there: for a node that nobody can reach from outside."""

import hashlib
from collections.abc import Sequence
from dataclasses import replace

from django.db import transaction

from sampan.engines.exchange import notation
from sampan.engines.exchange.failures import ExchangeFailure, Reason
from sampan.engines.exchange.frames import pack_frame
from sampan.engines.exchange.seal import Content
from sampan.partnership.exchange.facts import DeliveryReport, Trouble
from sampan.partnership.exchange.offering import Keys, contents_of, refusal_of
from sampan.partnership.exchange.sealing import sealed_pull
from sampan.partnership.exchange.services.admitting import signer_for
from sampan.partnership.exchange.services.answering import own_heads
from sampan.partnership.exchange.services.journalling import Forked
from sampan.partnership.exchange.services.opening import Refused, open_blobs
from sampan.partnership.exchange.services.receiving import take_frame
from sampan.partnership.exchange.wire import NoAnswer, NotDelivered, Wire
from sampan.partnership.members.queries import member as member_of
from sampan.registry.access.context import reading_as
from sampan.registry.clock.queries import house_now
from sampan.vocabulary.errors import NotFound

_ROUNDS = 100  # frames a call: a long queue is fetched in several, so that no worker slot is held


def fetch_from(member: str, *, rounds: int = _ROUNDS) -> DeliveryReport:
    """Ask a member for letters until it has no more; each frame is taken in before its words go back.

    Returns how many letters came, and the trouble; nothing that was taken in is lost by what fails later.
    """
    report = DeliveryReport(member)
    try:
        found = member_of(member)
    except NotFound:
        return replace(report, trouble=Trouble.PAUSED_HERE)
    if not found.state.is_carried:
        return replace(report, trouble=Trouble.PAUSED_HERE)
    with Wire(found.address, signer_for(member)) as wire:
        words: Sequence[bytes] = ()
        for _ in range(rounds):
            came, words, trouble = _ask(member, wire, words)
            report = replace(report, receipted=report.receipted + came, trouble=trouble)
            if trouble or not came:
                break
    return report


def _ask(member: str, wire: Wire, words: Sequence[bytes]) -> tuple[int, Sequence[bytes], Trouble]:
    """Give our words on what came before and ask for more: how many came, our words on them, the trouble."""
    asked = {"at": notation.write_time(house_now()), "heads": own_heads(member)}
    frame = pack_frame([*words, sealed_pull(member, asked)])
    try:
        answer = wire.post_frame(frame)
        if answer.status != 200:
            return 0, (), refusal_of(answer)
        return (*_take(member, answer.body), Trouble.NONE)
    except NotDelivered:
        return 0, (), Trouble.UNREACHABLE
    except NoAnswer:
        return 0, (), Trouble.NO_ANSWER
    except (Forked, ExchangeFailure, Refused) as failure:
        forked = isinstance(failure, Forked) or getattr(failure, "reason", None) is Reason.FORKED
        return 0, (), Trouble.FORKED if forked else Trouble.BAD_RECEIPT


@transaction.atomic
def _take(member: str, frame: bytes) -> tuple[int, Sequence[bytes]]:
    contents = contents_of(frame, member, Keys.of(member))
    blobs = [blob for blob, opened in contents if opened.content in (Content.LETTER, Content.HEADS)]
    if not blobs:
        return 0, ()
    arrived = open_blobs(blobs, now=house_now())
    with reading_as(arrived.reader):
        words = take_frame(arrived, answers=hashlib.sha256(frame).hexdigest())
    return len(arrived.letters), words
