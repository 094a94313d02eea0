"""Looks at a host that just lost its power, before it serves again: is everything there that it had promised?"""

from collections.abc import Sequence
from dataclasses import dataclass

import psycopg

from bench.fault_lab.host import Host
from sampan.portal.node.embedded import EmbeddedServer

_ACKNOWLEDGED = "SELECT lane, acknowledged FROM exchange_link WHERE way = 'out' AND member = %s"
_JOURNAL = "SELECT lane, sequence FROM exchange_link WHERE way = 'in' AND member = %s"
_KNOWN = "SELECT letter_id::text FROM lab_written WHERE letter_id::text = ANY(%s)"
_LATELY = 1_000  # notes: more than are written between two cuts


@dataclass(frozen=True)
class Found:
    """How many letters that it had signed for a host no longer has, and how many that its officers saw committed.

    `asked` are the other hosts whose databases answered.
    """

    acknowledged: int
    noted: int
    asked: int


def look(host: Host, others: Sequence[Host]) -> Found:
    """Start the host's database alone, and compare it with what others and its officers hold."""
    EmbeddedServer.of_node(host.directory).start()
    missing = asked = 0
    for other in others:
        try:
            signed = dict(other.rows(_ACKNOWLEDGED, host.id))
        except (psycopg.OperationalError, OSError):  # down itself
            continue
        journal = dict(host.rows(_JOURNAL, other.id))
        missing += sum(max(0, place - journal.get(lane, 0)) for lane, place in signed.items())
        asked += 1
    noted = _noted_lately(host)
    known = {row[0] for row in host.rows(_KNOWN, noted)}
    return Found(missing, len(set(noted) - known), asked)


def _noted_lately(host: Host) -> list[str]:
    if not host.notes.exists():
        return []
    lines = host.notes.read_text(encoding="ascii").splitlines(keepends=True)[-_LATELY:]
    return [line.split()[0] for line in lines if line.endswith("\n")]
