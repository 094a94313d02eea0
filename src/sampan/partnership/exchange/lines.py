"""Reads the lines to a member: what waits, in which lane, from which place on."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import F
from django.db.models.functions import Length

from sampan.engines.exchange.backoff import LONGEST_SECONDS
from sampan.partnership.exchange.facts import Way
from sampan.partnership.exchange.models import GENESIS, Link, Outbox
from sampan.vocabulary.lanes import WAITING_FOR_NOBODY, Lane

MOST_LETTERS = 100  # a frame: bounds what a crash sends again and how long the receiver's transaction lasts
MOST_OCTETS = 4 * 1024 * 1024
_LONGEST_WAIT = timedelta(seconds=LONGEST_SECONDS)


@dataclass(frozen=True)
class Batch:
    """Letters of one lane to be offered together, in order."""

    line: Link
    rows: tuple[Outbox, ...]

    @property
    def first(self) -> int:
        """Return the place of the first letter."""
        return self.rows[0].sequence

    @property
    def last(self) -> int:
        """Return the place of the last letter."""
        return self.rows[-1].sequence

    @property
    def octets(self) -> int:
        """Return how long the sealed letters are together."""
        return sum(len(row.blob) for row in self.rows)

    @property
    def blobs(self) -> list[bytes]:
        """Return the sealed letters, in order."""
        return [bytes(row.blob) for row in self.rows]


def waiting_lines(member: str) -> list[Link]:
    """Return the lines with letters that are not acknowledged, the most urgent first.

    The single line goes before all lanes and alone: what was written while the peer was a release behind.
    """
    lines = Link.objects.filter(member=member, way=Way.OUT, acknowledged__lt=F("sequence"))
    found = list(lines.order_by("lane"))
    return found[:1] if found and found[0].lane == Lane.SINGLE else found


def next_batch(member: str, *, now: datetime, most: int) -> Batch | None:
    """Return the letters of one lane to offer now; None when nothing is due."""
    batches = (_batch(line, most, MOST_OCTETS) for line in _due_lines(member, now=now))
    return next((batch for batch in batches if batch.rows), None)


def next_batches(member: str, *, now: datetime, most: int) -> list[Batch]:
    """Return the letters to offer together now, the most urgent lane first; none when nothing is due.

    An urgent lane goes alone, so that it is applied at once; so does a lane after failed tries, so that what is
    wrong in it holds up no other. What is left of a frame's room the next lane fills, as far as it goes.
    """
    chosen: list[Batch] = []
    letters, octets = min(most, MOST_LETTERS), MOST_OCTETS
    for line in _due_lines(member, now=now):
        if chosen and _goes_alone(line):
            break
        batch = _batch(line, letters, octets, must_go=not chosen)
        chosen += [batch] if batch.rows else []
        letters, octets = letters - len(batch.rows), octets - batch.octets
        if (chosen and _goes_alone(line)) or not letters:
            break
    return chosen


def _due_lines(member: str, *, now: datetime) -> list[Link]:
    return [line for line in waiting_lines(member) if not seconds_until_due(line, now=now)]


def _goes_alone(line: Link) -> bool:
    return bool(line.attempts) or line.lane in WAITING_FOR_NOBODY


def _batch(line: Link, letters: int, octets: int, *, must_go: bool = True) -> Batch:
    """Return what fits of a line; after failed tries less, so that one bad letter does not hold up those before it."""
    size = min(letters, max(1, MOST_LETTERS >> line.attempts))
    return Batch(line, _rows(line, size, octets, must_go=must_go))


def seconds_until_due(line: Link, *, now: datetime) -> float:
    """Return how long a line still waits for its next try, 0 when it is due.

    A try noted for later than the longest wait was noted by a clock that was wrong: it is due.
    """
    wait = (line.next_attempt_at or now) - now
    return wait.total_seconds() if timedelta(0) < wait <= _LONGEST_WAIT else 0.0


def sent_hash(member: str, lane: int, sequence: int) -> str | None:
    """Return our own hash of the letter at a place, the genesis hash at 0, None when there is none."""
    if sequence == 0:
        return GENESIS
    rows = Outbox.objects.filter(member=member, lane=lane, sequence=sequence)
    return rows.values_list("letter_hash", flat=True).first()


def sent_now(line: Link) -> int:
    """Return how many letters the line holds at this moment."""
    return Link.objects.values_list("sequence", flat=True).get(id=line.id)


def _rows(line: Link, size: int, octets: int, *, must_go: bool) -> tuple[Outbox, ...]:
    waiting = Outbox.objects.filter(member=line.member, lane=line.lane, sequence__gt=line.acknowledged)
    if must_go and (line.sequence == line.acknowledged + 1 or size == 1):  # one alone, whatever its size
        return tuple(waiting.order_by("sequence")[:1])
    sizes = waiting.order_by("sequence").annotate(octets=Length("blob")).values_list("sequence", "octets")
    last = _last_that_fits(sizes[:size], octets, must_go=must_go)
    return tuple(waiting.filter(sequence__lte=last).order_by("sequence")) if last else ()


def _last_that_fits(sizes: Iterable[tuple[int, int]], room: int, *, must_go: bool) -> int:
    """Return the last place so that the batch stays within its room, 0 when none fits; one always goes if it must."""
    last = 0
    for sequence, length in sizes:
        room -= length
        if room < 0 and (last or not must_go):
            break
        last = sequence
    return last


def waiting_blobs(member: str) -> Iterator[bytes]:
    """Yield the sealed letters that wait for a member, lane by lane, in order."""
    for line in waiting_lines(member):
        rows = Outbox.objects.filter(member=member, lane=line.lane, sequence__gt=line.acknowledged)
        for blob in rows.order_by("sequence").values_list("blob", flat=True).iterator(chunk_size=200):
            yield bytes(blob)
