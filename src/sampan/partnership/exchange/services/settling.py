"""Writes what the other side answered: the end of each letter, and how its line fares."""

from collections.abc import Mapping
from datetime import timedelta

from sampan.engines.exchange.acknowledgements import Acknowledgement as Word
from sampan.engines.exchange.backoff import delay
from sampan.engines.exchange.failures import Reason
from sampan.engines.exchange.receipts import Outcome, Receipt
from sampan.partnership.exchange.facts import Trouble, Way
from sampan.partnership.exchange.models import Acknowledgement, Link, Outbox
from sampan.registry.access.reader import Reader
from sampan.registry.clock.queries import house_now
from sampan.registry.correspondence.services.settling import Run, mark_sent, settle_run
from sampan.vocabulary.canonical import canonical_bytes
from sampan.vocabulary.lanes import WAITING_FOR_NOBODY

_URGENT_SECONDS = 3.0  # the longest wait of the urgent lanes: a preservation request is there within 5 s


def settle_word(line: Link, word: Word, *, reader: Reader, is_answer: bool) -> int:
    """Write what an acknowledgement says in the open transaction; `line` is locked; return how many ended.

    `is_answer` says that it answers a request of ours just made: only then may it say that the other side
    has less than it had signed for, a node restored from a backup, and is sent the rest again. A word that
    begins after the next letter says nothing of those between, and settles none.
    """
    if word.last < line.acknowledged and is_answer:
        _send_again(line, word.last + 1)
    if word.last <= line.acknowledged or word.first > line.acknowledged + 1:
        return 0
    refused = {place: reason for place, reason in word.refused if place > line.acknowledged}
    run = Run(
        member=line.member,
        lane=line.lane,
        first=line.acknowledged + 1,
        last=word.last,
        settled_at=word.received_at,
        receipt={"acknowledgement": word.digest, "head": word.head, "head_sequence": word.last},
        refused=refused,
        late=frozenset(place for place, reason in refused.items() if reason == Reason.EXPIRED),
    )
    ended = settle_run(run, by=reader.actor, purpose=reader.purpose)
    _keep_word(line, word)
    line.acknowledged, line.offered = word.last, max(line.offered, word.last)
    line.save(update_fields=("acknowledged", "offered"))
    return ended


def settle_receipts(line: Link, receipts: list[Receipt], *, reader: Reader) -> None:
    """Write the end of letters that were receipted one by one; a second receipt changes nothing."""
    for receipt in receipts:
        refused = {} if receipt.outcome is Outcome.APPLIED else {receipt.sequence: receipt.reason}
        run = Run(
            member=line.member,
            lane=line.lane,
            first=receipt.sequence,
            last=receipt.sequence,
            settled_at=receipt.received_at,
            receipt=receipt.to_json(),
            refused=refused,
            late=frozenset(place for place, reason in refused.items() if reason == Reason.EXPIRED),
        )
        settle_run(run, by=reader.actor, purpose=reader.purpose)
        line.acknowledged = max(line.acknowledged, receipt.sequence)
        line.save(update_fields=("acknowledged",))


def note_success(line: Link) -> None:
    """Note that the other side was heard and took what it was offered."""
    line.last_contact_at, line.attempts, line.next_attempt_at = house_now(), 0, None
    line.trouble, line.trouble_since = Trouble.NONE, None
    _save(line)


def note_trouble(line: Link, trouble: Trouble, *, jitter: float, is_arrival_possible: bool) -> None:
    """Note what went wrong and when to try again: never given up before a letter's own expiry."""
    now = house_now()
    if trouble not in (Trouble.UNREACHABLE, Trouble.NO_ANSWER):
        line.last_contact_at = now
    wait = delay(line.attempts, jitter)
    wait = min(wait, _URGENT_SECONDS) if line.lane in WAITING_FOR_NOBODY else wait
    line.attempts += 1
    line.next_attempt_at = now + timedelta(seconds=wait)
    if line.trouble != trouble:
        line.trouble, line.trouble_since = trouble, now
    _save(line)
    if is_arrival_possible and line.offered > line.acknowledged:
        mark_sent(member=line.member, lane=line.lane, first=line.acknowledged + 1, last=line.offered)


def send_again(line: Link, expected: int) -> None:
    """Let a peer that lost letters, restored from a backup, have again what is still kept for it."""
    if expected <= line.acknowledged:
        _send_again(line, expected)


def locked_line(line: Link) -> Link:
    """Return the line, read again and locked until the transaction ends."""
    return Link.objects.select_for_update().get(id=line.id)


def lines_out(member: str) -> Mapping[int, Link]:
    """Return the outward lines to a member by lane, locked until the transaction ends."""
    found = Link.objects.select_for_update().filter(member=member, way=Way.OUT).order_by("lane")
    return {line.lane: line for line in found}


def _send_again(line: Link, expected: int) -> None:
    kept = Outbox.objects.filter(member=line.member, lane=line.lane, sequence=expected)
    if kept.exclude(blob=b"").exists():
        line.acknowledged, line.next_attempt_at = expected - 1, None  # at once: it asked for them
        line.save(update_fields=("acknowledged", "next_attempt_at"))


def _keep_word(line: Link, word: Word) -> None:
    Acknowledgement.objects.create(
        member=line.member,
        lane=line.lane,
        first=line.acknowledged + 1,
        last=word.last,
        head=word.head,
        body=canonical_bytes(word.to_json()),
        kept_at=house_now(),
    )


def _save(line: Link) -> None:
    line.save(
        update_fields=(
            *("offered", "last_contact_at", "attempts", "next_attempt_at", "trouble", "trouble_since"),
        )
    )
