"""Delivers what waits: the most urgent lane first, in order, until a signed word comes, whatever dies meanwhile."""

import random
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import timedelta

from django.db.models import Exists, F, OuterRef
from django.db.models.functions import Greatest

from sampan.partnership.exchange.facts import Carriage, DeliveryReport, Trouble, Way
from sampan.partnership.exchange.lines import (
    Batch,
    by_line,
    next_batches,
    seconds_until_due,
    waiting_lines,
)
from sampan.partnership.exchange.models import Link, Outbox, Peer
from sampan.partnership.exchange.offering import Handed, offer
from sampan.partnership.exchange.peers import PROTOCOL, known
from sampan.partnership.exchange.receipting import hand_over_singly
from sampan.partnership.exchange.sealing import sealed_statement
from sampan.partnership.exchange.services.admitting import signer_for
from sampan.partnership.exchange.services.meeting import learn
from sampan.partnership.exchange.services.settling import (
    lines_out,
    mark_offered,
    note_success,
    note_trouble,
    save_lines,
    send_again,
    settle_receipts,
    settle_words,
)
from sampan.partnership.exchange.services.witnessing import take_statement
from sampan.partnership.exchange.signals import alone_on
from sampan.partnership.exchange.wire import Wire
from sampan.partnership.members.queries import member as member_of
from sampan.registry.access.context import reading_as
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Reader
from sampan.registry.accounts.queries import service_actor
from sampan.registry.clock.queries import house_now
from sampan.registry.clock.services.looking import note_peer_time
from sampan.registry.correspondence.services.settling import expire
from sampan.registry.facts_at_hand import facts_at_hand
from sampan.registry.kept_plans import plans_kept
from sampan.vocabulary.errors import NotFound
from sampan.vocabulary.lanes import Lane

CLOCK_SKEW = timedelta(minutes=10)  # two nodes' clocks may differ; before that an expiry is not certain
_SINGLES = 25  # letters whose receipts are written in one transaction, to a peer one release behind
_FORGET_AFTER = timedelta(hours=1)  # a peer that spoke no frames may have been updated since


def deliver_round(member: str, *, limit: int = 10_000) -> DeliveryReport:
    """Deliver what waits for a member now, at most about `limit`; needs no worker.

    What is written meanwhile is for the next round: a member to whom letters are written without a pause leaves
    other members their turn. `due_in` says when that round is worth making, None when nothing waits or none can
    help. Only one process at a time works on a member; another returns at once with `is_busy`.
    """
    with plans_kept(), alone_on(member) as alone:
        if not alone:
            return DeliveryReport(member, is_busy=True, waiting=waiting(member))
        report = _drain(DeliveryReport(member), limit)
    # Asked after the lock is free: whoever came meanwhile found it taken and left.
    lines = waiting_lines(member)
    due_in = None if report.trouble is Trouble.PAUSED_HERE else _seconds_until_due(lines)
    return replace(report, waiting=_count(lines), due_in=due_in)


def due_members() -> list[str]:
    """Return the members with a lane that is due now."""
    now = house_now()
    lines = Link.objects.filter(way=Way.OUT, acknowledged__lt=F("sequence"))
    elsewhere = Peer.objects.filter(member=OuterRef("member")).exclude(carriage=Carriage.PUSH)
    reached = lines.exclude(Exists(elsewhere)).order_by("member", "lane")
    return list(dict.fromkeys(line.member for line in reached if not seconds_until_due(line, now=now)))


def waiting(member: str) -> int:
    """Return how many letters to a member have no signed word yet."""
    return _count(waiting_lines(member))


def _count(lines: Iterable[Link]) -> int:
    return sum(line.sequence - line.acknowledged for line in lines)


def expire_overdue() -> int:
    """Note the expiry of letters that never left this node and drop blobs past theirs; return how many.

    A letter that was offered may have been applied: its end is known only from the other side's word.
    """
    now, ended = house_now(), 0
    for line in Link.objects.filter(way=Way.OUT):
        rows = Outbox.objects.filter(member=line.member, lane=line.lane)
        never_left = rows.filter(sequence__gt=line.offered, expires_at__lt=now - CLOCK_SKEW)
        ids = list(never_left.values_list("letter_id", flat=True)[:500])
        if ids:
            with reading_as(service()) as reader:
                ended += expire(letter_ids=ids, by=reader.actor, purpose=reader.purpose)
        over = rows.filter(sequence__lte=line.acknowledged, expires_at__lt=now).exclude(blob=b"")
        over.update(blob=b"")
    return ended


def service() -> Reader:
    """Return the node's own reader: what arrives and what is settled is written in its name."""
    return Reader(service_actor(), Purpose.REFERRAL)


def _drain(report: DeliveryReport, limit: int) -> DeliveryReport:
    with facts_at_hand():
        address = _address(report.member)
    if address is None:
        return replace(report, trouble=Trouble.PAUSED_HERE)
    lines = waiting_lines(report.member)
    limit = min(limit, _count(lines))
    with Wire(address, signer_for(report.member)) as wire:
        while batches := next_batches(lines, now=house_now(), most=limit - report.receipted):
            with facts_at_hand():  # anew for each frame: a key that was changed meanwhile counts
                taken, trouble = _hand_over(batches, wire)
            report = replace(report, receipted=report.receipted + taken, trouble=trouble)
            if trouble or report.receipted >= limit:
                break
            lines = waiting_lines(report.member)
    return report


def _address(member: str) -> str | None:
    """Return where to post to a member; None while it is suspended, unknown or not reached by pushing."""
    try:
        found = member_of(member)
    except NotFound:
        return None
    pushed = known(member).carriage == Carriage.PUSH
    return found.address if found.state.is_carried and pushed else None


def _hand_over(batches: Sequence[Batch], wire: Wire) -> tuple[int, Trouble]:
    """Offer batches and keep the answer; return how many letters it settled, and the first trouble."""
    member, is_single = batches[0].line.member, batches[0].line.lane == Lane.SINGLE
    if is_single and _speaks_singles_alone(member):
        return _keep_singles(batches[0], wire)
    claim(batches)
    handed = offer(batches, wire, more=sealed_statement(member))
    if handed[0].speaks_frames:
        return keep_all(batches, handed)
    learn(member, protocol=1)
    if is_single:
        return _keep_singles(batches[0], wire)
    return keep_all(batches, [replace(one, trouble=Trouble.OLDER_THERE) for one in handed])


def _speaks_singles_alone(member: str) -> bool:
    peer = known(member)
    fresh = peer.learnt_at is not None and house_now() - peer.learnt_at < _FORGET_AFTER
    return peer.protocol == 1 and fresh


def claim(batches: Sequence[Batch]) -> None:
    """Note, before they go out, that these letters may have arrived."""
    lasts = {batch.line.id: batch.last for batch in batches if batch.line.offered < batch.last}
    if lasts:
        farthest = Greatest("offered", by_line("offered", lasts))
        Link.objects.filter(id__in=lasts).update(offered=farthest)


def keep(batch: Batch, handed: Handed) -> tuple[int, Trouble]:
    """Write the word that came and, after a failure, when to try again, in one transaction."""
    return keep_all([batch], [handed])


def keep_all(batches: Sequence[Batch], handed: Sequence[Handed]) -> tuple[int, Trouble]:
    """Write what came for each batch, in one transaction; return how many letters it settled, and the first trouble."""
    member = batches[0].line.member
    with reading_as(service()) as reader:
        lines = lines_out(member, lanes=[batch.line.lane for batch in batches])
        before = sum(line.acknowledged for line in lines.values())
        for batch, one in zip(batches, handed, strict=True):
            _note(batch, one, lines[batch.line.lane])
        words = [one.word for one in handed if one.word is not None]
        settle_words([(lines[word.lane], word) for word in words], reader=reader, is_answer=True)
        save_lines(lines.values())
        for batch, one in zip(batches, handed, strict=True):
            if one.may_have_arrived:
                mark_offered(lines[batch.line.lane])
        for word in words:
            note_peer_time(member, word.received_at)
        for one in handed:
            for told in one.statements:
                take_statement(member, told)
    if words and known(member).protocol < PROTOCOL:
        learn(member, protocol=PROTOCOL)
    settled = max(0, sum(line.acknowledged for line in lines.values()) - before)
    return settled, next((one.trouble for one in handed if one.trouble), Trouble.NONE)


def _note(batch: Batch, handed: Handed, line: Link) -> None:
    """Note on a locked line how its letters fared."""
    if not handed.trouble:
        note_success(line, now=house_now())
        return
    if not handed.may_have_arrived:
        line.offered = max(batch.line.offered, line.acknowledged)
    note_trouble(line, handed.trouble, jitter=_jitter())


def _keep_singles(batch: Batch, wire: Wire) -> tuple[int, Trouble]:
    batch = replace(batch, rows=batch.rows[:_SINGLES])
    claim([batch])
    handed = hand_over_singly(batch, wire)
    with reading_as(service()) as reader:
        line = lines_out(batch.line.member, lanes=[Lane.SINGLE])[Lane.SINGLE]
        settle_receipts(line, handed.receipts, reader=reader)
        if handed.trouble:
            # The rest of the batch was not offered after all.
            line.offered = min(line.offered, line.acknowledged + handed.may_have_arrived)
            note_trouble(line, handed.trouble, jitter=_jitter())
            if handed.trouble is Trouble.OUT_OF_ORDER and handed.expected is not None:
                send_again(line, handed.expected)
        else:
            note_success(line, now=house_now())
        save_lines([line])
        if handed.may_have_arrived:
            mark_offered(line)
    return len(handed.receipts), handed.trouble


def _seconds_until_due(lines: Iterable[Link]) -> float | None:
    """Return the wait until the first lane is due, 0 when one is, None when nothing waits."""
    now = house_now()
    waits = [seconds_until_due(line, now=now) for line in lines]
    return min(waits, default=None)


def _jitter() -> float:
    return random.random()  # noqa: S311 - jitter, not a secret
