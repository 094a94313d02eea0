"""Reads the lines to a member: what waits, in which lane, from which place on."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import reduce
from itertools import groupby, islice, takewhile
from operator import itemgetter, or_

from django.db.models import Case, F, Q, QuerySet, Value, When
from django.db.models.functions import Length

from sampan.engines.exchange.backoff import LONGEST_SECONDS
from sampan.partnership.exchange.facts import Way
from sampan.partnership.exchange.models import GENESIS, Link, Outbox
from sampan.vocabulary.lanes import WAITING_FOR_NOBODY, Lane

MOST_LETTERS = 100  # a frame: bounds what a crash sends again and how long the receiver's transaction lasts
MOST_OCTETS = 4 * 1024 * 1024
ALONG = 10  # letters of each other lane in a frame with an urgent one: they cost it some milliseconds
ALONG_OCTETS = 64 * 1024
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
    batches = _batches(_due(waiting_lines(member), now)[:1], most)
    return batches[0] if batches else None


def next_batches(lines: Sequence[Link], *, now: datetime, most: int) -> list[Batch]:
    """Return the letters of one member's waiting lines to offer together now, the most urgent lane first.

    A lane after failed tries goes alone, so that what is wrong in it holds up no other. What is left of a frame's
    room the next lane fills, as far as it goes; beside an urgent lane a few letters, so that it is applied at once.
    """
    due = _due(lines, now)
    untroubled = list(takewhile(lambda line: not line.attempts, due))
    return _batches(untroubled or due[:1], most)


def _due(lines: Sequence[Link], now: datetime) -> list[Link]:
    return [line for line in lines if not seconds_until_due(line, now=now)]


def _batches(lines: Sequence[Link], most: int) -> list[Batch]:
    """Return what fits into a frame; after failed tries less, so that one bad letter does not hold up those before."""
    if not lines:
        return []
    letters = min(most, max(1, MOST_LETTERS >> lines[0].attempts))
    if letters == 1 or sum(line.sequence - line.acknowledged for line in lines) == 1:
        lasts = {lines[0].lane: lines[0].acknowledged + 1}  # one alone, whatever its size
    else:
        lasts = _last_places(lines, letters)
    going = [line for line in lines if line.lane in lasts]
    rows: dict[int, list[Outbox]] = {line.lane: [] for line in going}
    for row in _between(going, lasts).order_by("lane", "sequence"):
        rows[row.lane].append(row)
    return [Batch(line, tuple(rows[line.lane])) for line in going]


def _between(lines: Sequence[Link], lasts: Mapping[int, int]) -> QuerySet[Outbox]:
    """Return the letters of one member's lines that have no signed word yet, up to the last places by lane."""
    places = (Q(lane=line.lane, sequence__range=(line.acknowledged + 1, lasts[line.lane])) for line in lines)
    return Outbox.objects.filter(reduce(or_, places), member=lines[0].member)


def _last_places(lines: Sequence[Link], letters: int) -> dict[int, int]:
    """Return by lane the last place that fits into a frame of so many letters; one letter goes whatever its size."""
    asked = _between(lines, {line.lane: min(line.sequence, line.acknowledged + letters) for line in lines})
    sizes = asked.annotate(octets=Length("blob")).order_by("lane", "sequence")
    octets = MOST_OCTETS
    lasts: dict[int, int] = {}
    for lane, waiting in groupby(sizes.values_list("lane", "sequence", "octets"), itemgetter(0)):
        is_along = lines[0].lane in WAITING_FOR_NOBODY and lane not in WAITING_FOR_NOBODY
        most, room = (min(letters, ALONG), min(octets, ALONG_OCTETS)) if is_along else (letters, octets)
        for _lane, place, length in islice(waiting, most):
            if length > room and lasts:
                break
            lasts[lane], letters = place, letters - 1
            octets, room = octets - length, room - length
    return lasts


def seconds_until_due(line: Link, *, now: datetime) -> float:
    """Return how long a line still waits for its next try, 0 when it is due.

    A try noted for later than the longest wait was noted by a clock that was wrong: it is due.
    """
    wait = (line.next_attempt_at or now) - now
    return wait.total_seconds() if timedelta(0) < wait <= _LONGEST_WAIT else 0.0


def hash_in(batch: Batch, place: int) -> str | None:
    """Return our own hash of the letter at a place of a batch's line, as `sent_hash`."""
    if batch.first <= place <= batch.last:
        return batch.rows[place - batch.first].letter_hash
    return sent_hash(batch.line.member, batch.line.lane, place)


def sent_hash(member: str, lane: int, sequence: int) -> str | None:
    """Return our own hash of the letter at a place, the genesis hash at 0, None when there is none."""
    if sequence == 0:
        return GENESIS
    rows = Outbox.objects.filter(member=member, lane=lane, sequence=sequence)
    return rows.values_list("letter_hash", flat=True).first()


def sent_now(line: Link) -> int:
    """Return how many letters the line holds at this moment."""
    return Link.objects.values_list("sequence", flat=True).get(id=line.id)


def by_line(field: str, values: Mapping[int, int | str]) -> Case | int | str:
    """Return what sets a field of several lines, by their ids, in one statement."""
    if len(set(values.values())) == 1:
        return next(iter(values.values()))
    told = (When(id=line_id, then=Value(value)) for line_id, value in values.items())
    return Case(*told, output_field=Link._meta.get_field(field))


def waiting_blobs(member: str) -> Iterator[bytes]:
    """Yield the sealed letters that wait for a member, lane by lane, in order."""
    for line in waiting_lines(member):
        rows = Outbox.objects.filter(member=member, lane=line.lane, sequence__gt=line.acknowledged)
        for blob in rows.order_by("sequence").values_list("blob", flat=True).iterator(chunk_size=200):
            yield bytes(blob)
