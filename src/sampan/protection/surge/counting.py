"""Counts the people of an operation by everything that a board shows, in one pass over one table.

Row security stands under it: everybody counts only those whom they may see. No counters are kept beside the
rows: ten thousand of them are counted in the time that a page takes to be drawn, and cannot drift.
"""

from collections import defaultdict
from datetime import datetime
from uuid import UUID

from django.db import connection
from django.db.models import Count, Q

from sampan.protection.surge.models import Registration

DIMENSIONS = ("level", "nationality", "sex", "age_band", "language", "worker_id")
_WAITS = Q(is_open=True, seen_at__isnull=True)
Counts = dict[str, dict[str, int]]

# The rows are read, and row security asked, once; GROUPING says by one bit a column what a line was grouped by.
_COUNTED = """
WITH people AS MATERIALIZED (
    SELECT level, nationality, sex, age_band, language, worker_id, steps, signs, told_signs,
        is_open AND seen_at IS NULL AS waits, claimed_until > %s AS is_held
    FROM surge_registration WHERE operation_id = %s AND stands)
SELECT 'total', '', count(*) FROM people
UNION ALL SELECT 'waiting', '', count(*) FROM people WHERE waits
UNION ALL SELECT 'held', '', count(*) FROM people WHERE waits AND is_held
UNION ALL SELECT
    CASE GROUPING(level, nationality, sex, age_band, language, worker_id)
        WHEN 31 THEN 'level' WHEN 47 THEN 'nationality' WHEN 55 THEN 'sex' WHEN 59 THEN 'age_band'
        WHEN 61 THEN 'language' ELSE 'worker_id' END,
    coalesce(level, nationality, sex, age_band, language, worker_id::text, ''), count(*)
    FROM people
    GROUP BY GROUPING SETS ((level), (nationality), (sex), (age_band), (language), (worker_id))
UNION ALL SELECT 'step', step, count(*) FROM people, unnest(steps) step GROUP BY step
UNION ALL SELECT 'sign', sign, count(*) FROM people, LATERAL (
    SELECT unnest(signs) UNION SELECT unnest(told_signs)) both_lists(sign) GROUP BY sign
"""


def counted(operation_id: UUID, *, now: datetime) -> tuple[int, int, int, Counts]:
    """Return how many people there are, wait, and are with an officer; and the counts by kind and code.

    "" stands for not recorded; the signs count a person once for each.
    """
    counts: Counts = defaultdict(dict)
    with connection.cursor() as cursor:
        cursor.execute(_COUNTED, [now, operation_id])
        for kind, code, number in cursor.fetchall():
            counts[kind][code] = number
    total, waiting, held = (counts.pop(kind)[""] for kind in ("total", "waiting", "held"))
    return total, waiting, held, dict(counts)


def counted_operations(operation_ids: list[UUID]) -> dict[UUID, tuple[int, int, int]]:
    """Return, by operation, how many people there are, were seen, and are needed now and wait."""
    people = Registration.objects.filter(operation_id__in=operation_ids, stands=True).order_by()
    rows = people.values_list("operation_id").annotate(
        total=Count("case"),
        seen=Count("case", filter=Q(seen_at__isnull=False)),
        urgent=Count("case", filter=_WAITS & Q(level="now")),
    )
    return {one: (total, seen, urgent) for one, total, seen, urgent in rows}
