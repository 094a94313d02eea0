"""What `sampan exchange status` does, apart from starting the node and saying who reads."""

from typing import Any

from sampan.partnership.corridors.facts import WORDS
from sampan.partnership.corridors.queries import LineRow, corridors, incidents, line_rows
from sampan.registry.access.reader import Reader
from sampan.registry.clock.queries import house_now


def run_status(*, reader: Reader) -> dict[str, Any]:
    """Return how the lines stand as one JSON object.

    ok         False when an incident is open, a line is in trouble, or somebody's answer is late
    lines      a member each: standing, waiting, last contact, oldest waiting, seconds to a signed word
    corridors  what waits for an answer, by member, subject and who owes it
    incidents  what nobody has closed yet
    """
    now = house_now()
    rows, open_ones = line_rows(reader=reader, now=now), incidents(reader=reader)
    waits = [one for one in corridors(reader=reader, now=now) if one.waiting]
    return {
        "ok": not open_ones and all(row.standing != "trouble" for row in rows) and not any(one.late for one in waits),
        "lines": [_line(row) for row in rows],
        "corridors": [
            {"member": one.member, "subject": one.subject, "owed_by": one.owed_by, "waiting": one.waiting,
             "late": one.late, "median_answer_hours": one.median_hours}
            for one in waits
        ],
        "incidents": [
            {"code": one.code.value, "what": str(WORDS[one.code].title), "member": one.member,
             "since": one.began_at.isoformat(), "lasts": one.lasts, "is_taken": one.taken_at is not None}
            for one in open_ones
        ],
    }  # fmt: skip


def _line(row: LineRow) -> dict[str, Any]:
    line = row.line
    return {
        "member": row.member.node_id,
        "standing": row.standing.value,
        "waiting": line.waiting if line else 0,
        "waiting_by_lane": {str(one.lane): one.waiting for one in line.lanes if one.waiting} if line else {},
        "oldest_waiting_at": line.oldest_at.isoformat() if line and line.oldest_at else None,
        "last_contact_at": line.last_contact_at.isoformat() if line and line.last_contact_at else None,
        "trouble": line.trouble.trouble.value if line and line.trouble else "",
        "letters_signed_for_today": row.today.count,
        "median_seconds_today": row.today.median,
        "p95_seconds_today": row.today.p95,
    }
