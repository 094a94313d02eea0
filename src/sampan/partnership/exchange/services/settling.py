"""Writes what the other side answered: the end of each letter, and how the line fares."""

from datetime import UTC, datetime

from sampan.engines.exchange.failures import Reason
from sampan.engines.exchange.receipts import Outcome, Receipt
from sampan.partnership.exchange.facts import Trouble, Way
from sampan.partnership.exchange.models import Link, Outbox
from sampan.partnership.exchange.receipting import Handed
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Actor
from sampan.registry.correspondence.facts import State
from sampan.registry.correspondence.services import settle


def settle_receipts(member: str, handed: Handed, *, by: Actor, purpose: Purpose) -> None:
    """Write the end of each receipted letter in the open transaction; a second receipt changes nothing."""
    now = datetime.now(UTC)
    for receipt in handed.receipts:
        row = Outbox.objects.filter(member=member, sequence=receipt.sequence)
        row.update(receipted_at=now)
        settle(
            letter_id=row.values_list("letter_id", flat=True).get(),
            state=_state(receipt),
            reason=receipt.reason,
            settled_at=receipt.received_at,
            receipt=receipt.to_json(),
            by=by,
            purpose=purpose,
        )


def note_trouble(member: str, handed: Handed) -> None:
    """Keep when the other side was last heard, and since when which trouble lasts."""
    now = datetime.now(UTC)
    line = Link.objects.select_for_update().get(member=member, way=Way.OUT)
    heard = handed.receipts or handed.trouble not in (Trouble.NONE, Trouble.UNREACHABLE, Trouble.NO_ANSWER)
    if heard:
        line.last_contact_at = now
    if line.trouble != handed.trouble:
        line.trouble, line.trouble_since = handed.trouble, now if handed.trouble else None
    line.save(update_fields=("last_contact_at", "trouble", "trouble_since"))
    if handed.trouble is Trouble.OUT_OF_ORDER and handed.expected is not None:
        _send_again(member, handed.expected)


def _send_again(member: str, expected: int) -> None:
    """Let a peer that lost letters, restored from a backup, have again what is still kept for it."""
    lost = Outbox.objects.filter(member=member, sequence__gte=expected, receipted_at__isnull=False)
    if lost.filter(sequence=expected).exclude(blob=b"").exists():
        lost.update(receipted_at=None)


def _state(receipt: Receipt) -> State:
    if receipt.outcome is Outcome.APPLIED:
        return State.ACKNOWLEDGED
    return State.EXPIRED if receipt.reason == Reason.EXPIRED else State.REFUSED
