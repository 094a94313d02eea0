"""Writes what the other side answered: the end of each letter, and how its line fares."""

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta

from sampan.engines.exchange.acknowledgements import Acknowledgement as Word
from sampan.engines.exchange.backoff import delay
from sampan.engines.exchange.failures import Reason
from sampan.engines.exchange.receipts import Outcome, Receipt
from sampan.partnership.exchange.facts import Trouble, Way
from sampan.partnership.exchange.lines import by_line
from sampan.partnership.exchange.models import Acknowledgement, Link, Outbox
from sampan.registry.access.reader import Reader
from sampan.registry.clock.queries import house_now
from sampan.registry.correspondence.services.settling import Run, mark_sent, settle_runs
from sampan.vocabulary.canonical import canonical_bytes
from sampan.vocabulary.lanes import WAITING_FOR_NOBODY

_URGENT_SECONDS = 3.0  # the longest wait of the urgent lanes: a preservation request is there within 5 s
_FARE = ("last_contact_at", "attempts", "next_attempt_at", "trouble", "trouble_since")


def settle_words(told: Sequence[tuple[Link, Word]], *, reader: Reader, is_answer: bool) -> list[int]:
    """Write what a member's acknowledgements say in the open transaction; return how many letters each ended.

    The lines are locked, and left to be saved. `is_answer` says that the words answer a request of ours just made:
    only then may one say that the other side has less than it had signed for, a node restored from a backup, and is
    sent the rest again. A word that begins after the next letter says nothing of those between, and settles none.
    """
    runs: dict[int, Run] = {}
    kept: list[Acknowledgement] = []
    for place, (line, word) in enumerate(told):
        if word.last < line.acknowledged and is_answer:
            send_again(line, word.last + 1)
        if line.acknowledged < word.last and word.first <= line.acknowledged + 1:
            runs[place] = _run(line, word)
            kept.append(_kept(line, word))
            line.acknowledged, line.offered = word.last, max(line.offered, word.last)
    Acknowledgement.objects.bulk_create(kept)
    ended = settle_runs(list(runs.values()), by=reader.actor, purpose=reader.purpose)
    by_place = dict(zip(runs, ended, strict=True))
    return [by_place.get(place, 0) for place in range(len(told))]


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
        settle_runs([run], by=reader.actor, purpose=reader.purpose)
        line.acknowledged = max(line.acknowledged, receipt.sequence)


def note_success(line: Link, *, now: datetime) -> None:
    """Note on a line to be saved that the other side was heard and took what it was offered."""
    line.last_contact_at, line.attempts, line.next_attempt_at = now, 0, None
    line.trouble, line.trouble_since = Trouble.NONE, None


def note_trouble(line: Link, trouble: Trouble, *, jitter: float) -> None:
    """Note on a line to be saved what went wrong and when to try again: never given up before a letter's expiry."""
    now = house_now()
    if trouble not in (Trouble.UNREACHABLE, Trouble.NO_ANSWER):
        line.last_contact_at = now
    wait = delay(line.attempts, jitter)
    wait = min(wait, _URGENT_SECONDS) if line.lane in WAITING_FOR_NOBODY else wait
    line.attempts += 1
    line.next_attempt_at = now + timedelta(seconds=wait)
    if line.trouble != trouble:
        line.trouble, line.trouble_since = trouble, now


def mark_offered(line: Link) -> None:
    """Note on the letters that were offered, and have no word, that they may have arrived."""
    if line.offered > line.acknowledged:
        mark_sent(member=line.member, lane=line.lane, first=line.acknowledged + 1, last=line.offered)


def send_again(line: Link, expected: int) -> None:
    """Let a peer that lost letters, restored from a backup, have again what is still kept for it.

    The line is left to be saved.
    """
    kept = Outbox.objects.filter(member=line.member, lane=line.lane, sequence=expected)
    if expected <= line.acknowledged and kept.exclude(blob=b"").exists():
        line.acknowledged, line.next_attempt_at = expected - 1, None  # at once: it asked for them


def lines_out(member: str, *, lanes: Collection[int] | None = None) -> dict[int, Link]:
    """Return the outward lines to a member by lane, all or those asked for, locked until the transaction ends."""
    found = Link.objects.select_for_update().filter(member=member, way=Way.OUT).order_by("lane")
    return {line.lane: line for line in (found if lanes is None else found.filter(lane__in=lanes))}


def save_lines(lines: Collection[Link]) -> None:
    """Save how far locked lines have come and how they fare: those that fare alike in one statement."""
    for fare in {_fare(line) for line in lines}:
        alike = [line for line in lines if _fare(line) == fare]
        Link.objects.filter(id__in=[line.id for line in alike]).update(
            acknowledged=by_line("acknowledged", {line.id: line.acknowledged for line in alike}),
            offered=by_line("offered", {line.id: line.offered for line in alike}),
            **dict(zip(_FARE, fare, strict=True)),
        )


def _fare(line: Link) -> tuple[object, ...]:
    return tuple(getattr(line, name) for name in _FARE)


def _run(line: Link, word: Word) -> Run:
    refused = {place: reason for place, reason in word.refused if place > line.acknowledged}
    return Run(
        member=line.member,
        lane=line.lane,
        first=line.acknowledged + 1,
        last=word.last,
        settled_at=word.received_at,
        receipt={"acknowledgement": word.digest, "head": word.head, "head_sequence": word.last},
        refused=refused,
        late=frozenset(place for place, reason in refused.items() if reason == Reason.EXPIRED),
    )


def _kept(line: Link, word: Word) -> Acknowledgement:
    return Acknowledgement(
        member=line.member,
        lane=line.lane,
        first=line.acknowledged + 1,
        last=word.last,
        head=word.head,
        body=canonical_bytes(word.to_json()),
        kept_at=house_now(),
    )
