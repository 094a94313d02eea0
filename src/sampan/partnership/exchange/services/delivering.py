"""Delivers what waits in the outbox: in order, until a signed receipt comes, whatever dies in between."""

import random
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zlib import crc32

from django.db import transaction
from django.db.models import BooleanField, Func, Min, Value

from sampan.engines.exchange.backoff import delay
from sampan.partnership.exchange.facts import DeliveryReport, Trouble, Way
from sampan.partnership.exchange.models import Link, Outbox
from sampan.partnership.exchange.receipting import Handed, hand_over
from sampan.partnership.exchange.services.settling import note_trouble, settle_receipts
from sampan.partnership.exchange.wire import Wire
from sampan.partnership.members.facts import MemberState
from sampan.partnership.members.queries import member as member_of
from sampan.registry.access.context import reading_as
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Reader
from sampan.registry.accounts.queries import service_actor
from sampan.registry.correspondence.facts import State
from sampan.registry.correspondence.services import mark_sent, mark_waiting, settle
from sampan.vocabulary.errors import NotFound

BATCH = 25  # letters whose receipts are written in one transaction: bounds what a crash sends again
CLOCK_SKEW = timedelta(minutes=10)  # two nodes' clocks may differ; before that an expiry is not certain
_LOCK_SPACE = 7_291_402  # an arbitrary number of our own for the advisory locks of lines


def deliver_now(member: str, *, limit: int = 10_000, patience: float = 0.0) -> DeliveryReport:
    """Deliver a member's waiting letters, oldest first, at most `limit`; needs no worker.

    Only one process at a time works on a line; another returns at once with `is_busy`. After a failure it
    waits as the back-off says, as long as `patience` (seconds) lasts, else leaves it to the next call.
    """
    report, ends = DeliveryReport(member), time.monotonic() + patience
    while True:
        with _alone_on(member) as alone:
            if not alone:
                return replace(report, is_busy=True, waiting=_waiting(member).count())
            report = _drain(report, limit)
        # Asked after the lock is free: whoever came meanwhile found it taken and left.
        pause = _seconds_until_due(member)
        is_over = pause is not None and pause > 0 and time.monotonic() + pause > ends
        if pause is None or is_over or report.receipted >= limit or report.trouble is Trouble.PAUSED_HERE:
            return replace(report, waiting=_waiting(member).count())
        time.sleep(pause)


def due_members() -> list[str]:
    """Return the members whose oldest waiting letter is due now."""
    now = datetime.now(UTC)
    waiting = Outbox.objects.filter(receipted_at__isnull=True).values("member")
    return [one["member"] for one in waiting.annotate(due=Min("next_attempt_at")) if one["due"] <= now]


def expire_overdue() -> int:
    """Note the expiry of letters that never left this node and drop blobs past theirs; return how many.

    A letter that was offered may have been applied: its end is known only from the other side's receipt.
    """
    now = datetime.now(UTC)
    overdue = Outbox.objects.filter(first_sent_at__isnull=True, receipted_at__isnull=True)
    ids = list(overdue.filter(expires_at__lt=now - CLOCK_SKEW).values_list("letter_id", flat=True)[:500])
    expired = 0
    with reading_as(_service()) as reader:
        for letter_id in ids:
            expired += settle(
                letter_id=letter_id, state=State.EXPIRED, by=reader.actor, purpose=reader.purpose
            )
    over = Outbox.objects.filter(receipted_at__isnull=False, expires_at__lt=now)
    over.exclude(blob=b"").update(blob=b"")
    return expired


def _drain(report: DeliveryReport, limit: int) -> DeliveryReport:
    try:
        member = member_of(report.member)
    except NotFound:
        return replace(report, trouble=Trouble.PAUSED_HERE)
    if member.state is not MemberState.ACTIVE:
        return replace(report, trouble=Trouble.PAUSED_HERE)
    with Wire(member.address) as wire:
        while report.receipted < limit and (batch := _claim(report.member, limit - report.receipted)):
            handed = hand_over(batch, wire)
            _keep(batch, handed)
            report = replace(
                report, receipted=report.receipted + len(handed.receipts), trouble=handed.trouble
            )
            if handed.trouble:
                break
    return report


def _claim(member: str, most: int) -> list[Outbox]:
    """Return the letters to offer next; from here on each counts as one that may have arrived."""
    now = datetime.now(UTC)
    batch = list(_waiting(member).order_by("sequence").defer("blob")[: min(BATCH, most)])
    if not batch or batch[0].next_attempt_at > now:
        return []
    fresh = [row for row in batch if row.first_sent_at is None]
    if fresh:
        with reading_as(_service()):
            Outbox.objects.filter(id__in=[row.id for row in fresh]).update(first_sent_at=now)
            mark_sent([row.letter_id for row in fresh])
    return batch


def _keep(batch: list[Outbox], handed: Handed) -> None:
    """Write the receipts that came and, after a failure, when to try again, in one transaction."""
    with reading_as(_service()) as reader:
        settle_receipts(batch[0].member, handed, by=reader.actor, purpose=reader.purpose)
        if handed.trouble:
            failed = batch[len(handed.receipts)]
            failed.attempts += 1
            wait = delay(failed.attempts - 1, random.random())  # noqa: S311 - jitter, not a secret
            failed.next_attempt_at = datetime.now(UTC) + timedelta(seconds=wait)
            failed.save(update_fields=("attempts", "next_attempt_at"))
            _unclaim(batch[len(handed.receipts) + handed.offered_without_receipt :])
        note_trouble(batch[0].member, handed)


def _unclaim(rows: list[Outbox]) -> None:
    """Note that the rest of a batch was not offered after all."""
    unsent = [row for row in rows if row.first_sent_at is None]
    Outbox.objects.filter(id__in=[row.id for row in unsent]).update(first_sent_at=None)
    mark_waiting([row.letter_id for row in unsent])


def _waiting(member: str):
    return Outbox.objects.filter(member=member, receipted_at__isnull=True)


def _seconds_until_due(member: str) -> float | None:
    """Return the wait until the oldest letter is due, 0 when it is, None when nothing waits."""
    due = _waiting(member).order_by("sequence").values_list("next_attempt_at", flat=True).first()
    return max(0.0, (due - datetime.now(UTC)).total_seconds()) if due else None


def _service() -> Reader:
    return Reader(service_actor(), Purpose.REFERRAL)


@contextmanager
def _alone_on(member: str) -> Iterator[bool]:
    """Hold the member's advisory lock on this connection; a killed process loses it with its connection."""
    with transaction.atomic():
        line = Link.objects.get_or_create(member=member, way=Way.OUT)[0]
    taken = _ask_lock(line, "pg_try_advisory_lock", member)
    try:
        yield taken
    finally:
        if taken:
            _ask_lock(line, "pg_advisory_unlock", member)


def _ask_lock(line: Link, function: str, member: str) -> bool:
    key = crc32(member.encode()) - 2**31  # pg's two-key locks take signed 32-bit numbers
    asked = Func(Value(_LOCK_SPACE), Value(key), function=function, output_field=BooleanField())
    return bool(Link.objects.filter(id=line.id).annotate(answer=asked).values_list("answer", flat=True).get())
