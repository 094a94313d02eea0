"""Makes half a million cases look like years of work: most are decided and closed, the rest wait.

`python -m bench.casework.ageing DIR` writes as the superuser what services would write one by one over years:
a status, a closure with its reason, steps done or lapsed, a second line of the timeline. Then it links the
audit, collects the planner's statistics as autovacuum would, and counts.
"""

import json
import sys
from pathlib import Path

from bench.casework.copying import copy_as_superuser, link_audit
from sampan.portal.node.commands import at_node
from sampan.portal.node.starting import load

_STATEMENTS = (
    # 85 of 100 cases are closed; the hash of the id decides, so that every run decides alike.
    """UPDATE cases_case SET closed_at = opened_at, closure_reason = 'completed'
       WHERE closed_at IS NULL AND abs(hashtext(id::text)) % 100 < 85""",
    """UPDATE cases_case SET trafficking_status = 'victim'
       WHERE trafficking_status <> 'victim' AND abs(hashtext('status' || id)) % 100 < 70""",
    """UPDATE cases_profile p SET trafficking_status = c.trafficking_status FROM cases_case c
       WHERE c.id = p.case_id AND p.trafficking_status <> c.trafficking_status""",
    # Steps of closed cases were done; of the open ones, some are late, the rest are due this week or later.
    """UPDATE identification_deadline d SET done_on = d.counted_from, done_by_id = c.opened_by_id
       FROM cases_case c WHERE c.id = d.case_id AND c.closed_at IS NOT NULL AND d.done_on IS NULL
       AND d.lapsed_on IS NULL""",
    """UPDATE identification_deadline SET due_on = current_date + (abs(hashtext(id::text)) % 90) - 5
       WHERE done_on IS NULL AND lapsed_on IS NULL AND due_on IS NOT NULL""",
    """INSERT INTO cases_timelineentry (id, case_id, agency_id, at, kind, facts, account_id)
       SELECT gen_random_uuid(), c.id, c.agency_id, c.closed_at, 'closed', '{"reason": "completed"}', c.opened_by_id
       FROM cases_case c WHERE c.closed_at IS NOT NULL AND NOT EXISTS
       (SELECT 1 FROM cases_timelineentry t WHERE t.case_id = c.id AND t.kind = 'closed')""",
)
_COUNTED = (
    "cases_case",
    "people_searchhash",
    "people_sealedfield",
    "identification_deadline",
    "audit_auditentry",
)


def age(directory: Path) -> dict[str, int]:
    """Close, decide, settle and link; return how many rows there are of the large tables."""
    with at_node(directory):
        copy_as_superuser(directory)
        link_audit()
        with load("django.db:connection").cursor() as cursor:
            for statement in _STATEMENTS:
                cursor.execute(statement)
            cursor.execute("VACUUM ANALYZE")
            counts = {}
            for table in _COUNTED:
                cursor.execute(f"SELECT count(*) FROM {table}")  # noqa: S608 - our own names
                counts[table] = cursor.fetchone()[0]
            cursor.execute("SELECT pg_database_size(current_database()) / 2 ^ 20")
            return counts | {"mib": round(cursor.fetchone()[0])}


if __name__ == "__main__":
    print(json.dumps(age(Path(sys.argv[1]))))
