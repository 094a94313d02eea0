"""Gives a node that asks for it, having no address of its own, what waits for it."""

from datetime import datetime, timedelta

from sampan.engines.exchange import notation
from sampan.engines.exchange.failures import ExchangeFailure, Reason
from sampan.engines.exchange.seal import OpenedContent
from sampan.partnership.exchange.facts import Trouble, Way
from sampan.partnership.exchange.lines import next_batch, sent_hash
from sampan.partnership.exchange.models import Link
from sampan.partnership.exchange.services.opening import Arrived
from sampan.partnership.exchange.services.settling import lines_out, note_success, save_lines, send_again

_FRESH = timedelta(
    minutes=15
)  # clocks of two nodes differ by less; an older request was recorded by somebody


def letters_for(arrived: Arrived, opened: OpenedContent) -> list[bytes]:
    """Return the blobs that wait for the asking member, at most one frame; note that they may arrive.

    The request says how far the asking node's journals have come, so that a node restored from a backup gets
    again what it lost. Raises ExchangeFailure for a request that is old or does not fit our lines.
    """
    heads = _heads(opened, arrived.now)
    lines = lines_out(arrived.sender)
    for lane, line in lines.items():
        place, head = heads.get(lane, (0, notation.GENESIS))
        if place > line.sequence or head != sent_hash(arrived.sender, lane, place):
            line.trouble, line.trouble_since = Trouble.FORKED, arrived.now
            line.save(update_fields=("trouble", "trouble_since"))
            raise ExchangeFailure(Reason.FORKED)
        if place < line.acknowledged:
            send_again(line, place + 1)
        note_success(line, now=arrived.now)
    save_lines(lines.values())
    return _offered(arrived.sender, arrived.now)


def _offered(member: str, now: datetime) -> list[bytes]:
    """Return the next batch, whether or not it was given before: without a signed word nobody knows."""
    batch = next_batch(member, now=now, most=10_000)
    if batch is None:
        return []
    Link.objects.filter(id=batch.line.id, offered__lt=batch.last).update(offered=batch.last)
    return batch.blobs


def _heads(opened: OpenedContent, now: datetime) -> dict[int, tuple[int, str]]:
    try:
        told = notation.read_object(opened.payload)
        asked_at, heads = notation.read_time(told["at"]), told["heads"]
        if abs(now - asked_at) > _FRESH or not isinstance(heads, dict):
            raise ValueError("an old request")
        return {int(lane): (int(place), str(head)) for lane, (place, head) in heads.items()}  # type: ignore[misc]
    except (KeyError, ValueError, TypeError) as error:
        raise ExchangeFailure(Reason.MALFORMED) from error


def own_heads(member: str) -> dict[str, list[object]]:
    """Return how far our journals of a member's lines have come, as a request for letters says it."""
    lines = Link.objects.filter(member=member, way=Way.IN, sequence__gt=0)
    return {str(line.lane): [line.sequence, line.head] for line in lines}
