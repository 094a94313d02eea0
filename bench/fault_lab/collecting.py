"""Reads the history of each line from both nodes' databases and the writers' notes."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import permutations

from bench.fault_lab.history import Applied, Head, History, Line, Sent
from bench.fault_lab.host import Host

_IN_LANES = (
    "SELECT 1 FROM information_schema.columns WHERE table_name = 'exchange_link' AND column_name = 'lane'"
)
_LANES = "SELECT DISTINCT {lane} FROM exchange_link WHERE member = %s"
_SENT = """
SELECT sequence, letter_id::text, state, receipt IS NOT NULL FROM correspondence_letter
WHERE direction = 'out' AND member = %s AND {lane} = %s AND kind LIKE 'lab.%%' ORDER BY sequence
"""
_SENT_IN_LANES = """
SELECT l.sequence, l.letter_id::text, l.state, EXISTS (SELECT 1 FROM exchange_acknowledgement a
  WHERE a.member = l.member AND a.lane = l.lane AND l.sequence BETWEEN a.first AND a.last)
FROM correspondence_letter l
WHERE l.direction = 'out' AND l.member = %s AND l.lane = %s AND l.kind LIKE 'lab.%%' ORDER BY l.sequence
"""
_APPLIED = """
SELECT sequence, letter_id::text, number FROM lab_applied WHERE member = %s AND lane = %s ORDER BY place
"""
_OTHERS = """
SELECT sequence FROM correspondence_letter
WHERE direction = 'out' AND member = %s AND {lane} = %s AND kind NOT LIKE 'lab.%%'
"""
_REFUSED = """
SELECT sequence FROM correspondence_letter
WHERE direction = 'in' AND member = %s AND {lane} = %s AND kind LIKE 'lab.%%' AND state = 'refused'
"""
_HEAD = "SELECT sequence, head FROM exchange_link WHERE member = %s AND way = %s AND {lane} = %s"
_WAITING = "SELECT count(*) FROM exchange_outbox WHERE receipted_at IS NULL"
_WAITING_IN_LANES = "SELECT coalesce(sum(sequence - acknowledged), 0) FROM exchange_link WHERE way = 'out'"

Notes = dict[tuple[str, int], dict[str, int]]


def has_lanes(host: Host) -> bool:
    """Say whether the node keeps its lines by lane."""
    return bool(host.rows(_IN_LANES))


def waiting(host: Host) -> int:
    """Return how many letters of a node have no acknowledgement yet."""
    return int(host.rows(_WAITING_IN_LANES if has_lanes(host) else _WAITING)[0][0])


def read_notes(host: Host) -> Notes:
    """Return what the host's writers noted: by line, the number by letter id. A torn last line is no promise."""
    notes: Notes = defaultdict(dict)
    if host.notes.exists():
        for line in host.notes.read_text(encoding="ascii").splitlines(keepends=True):
            if line.endswith("\n"):
                letter, member, lane, number, _ = line.split()
                notes[member, int(lane)][letter] = int(number)
    return notes


def histories(hosts: Sequence[Host]) -> Iterator[History]:
    """Yield the history of every line between the hosts, one at a time, for a line may be long."""
    laned = has_lanes(hosts[0])
    notes = {host.id: read_notes(host) for host in hosts}
    for sender, receiver in permutations(hosts, 2):
        noted = {lane: those for (member, lane), those in notes[sender.id].items() if member == receiver.id}
        lanes = _lanes(sender, receiver, laned)
        sent = {lane: _sent(sender, receiver.id, lane, laned) for lane in lanes}
        for lane, promised in _by_lane(noted, sent).items():
            yield _history(sender, receiver, Line(sender.id, receiver.id, lane), promised, sent[lane], laned)


def _lanes(sender: Host, receiver: Host, laned: bool) -> list[int]:
    query = _LANES.format(lane="lane" if laned else "0")
    ours, theirs = sender.rows(query, receiver.id), receiver.rows(query, sender.id)
    return sorted({row[0] for row in (*ours, *theirs)} | set(range(6)))


def _sent(sender: Host, receiver: str, lane: int, laned: bool) -> tuple[Sent, ...]:
    query = _SENT_IN_LANES if laned else _SENT.format(lane="0")
    return tuple(Sent(*row) for row in sender.rows(query, receiver, lane))


def _by_lane(
    noted: dict[int, dict[str, int]], sent: dict[int, tuple[Sent, ...]]
) -> dict[int, dict[str, int]]:
    """Return what was noted by the lane that each letter went in; a letter that the node forgot by the lane drawn.

    To a member whose release is not known yet, letters of every lane go in the single line.
    """
    drawn = {letter: (lane, number) for lane, those in noted.items() for letter, number in those.items()}
    found: dict[int, dict[str, int]] = {lane: {} for lane in sent}
    for lane, letters in sent.items():
        for one in letters:
            if one.letter_id in drawn:
                found[lane][one.letter_id] = drawn.pop(one.letter_id)[1]
    for letter, (lane, number) in drawn.items():
        found[lane][letter] = number
    return found


def _history(
    sender: Host, receiver: Host, line: Line, noted: dict[str, int], sent: tuple[Sent, ...], laned: bool
) -> History:
    lane, ours = "lane" if laned else "0", (line.sender, line.lane)
    applied = [Applied(*row) for row in receiver.rows(_APPLIED, *ours)]
    if (
        line.lane == 0
    ):  # it carries letters of every lane, each counted for itself: its places alone tell the order
        applied = [Applied(one.sequence, one.letter_id, one.sequence) for one in applied]
    heads = (
        _head(sender, line.receiver, "out", line.lane, lane),
        _head(receiver, line.sender, "in", line.lane, lane),
    )
    return History(
        line=line,
        noted=noted,
        sent=sent,
        applied=tuple(applied),
        refused=frozenset(row[0] for row in receiver.rows(_REFUSED.format(lane=lane), *ours)),
        foreign=frozenset(row[0] for row in sender.rows(_OTHERS.format(lane=lane), line.receiver, line.lane)),
        heads=heads,
    )


def _head(host: Host, member: str, way: str, number: int, lane: str) -> Head | None:
    rows = host.rows(_HEAD.format(lane=lane), member, way, number)
    return Head(*rows[0]) if rows else None
