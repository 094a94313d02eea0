"""Ends epochs that were made by the rules of another release: keys of today's rules would miss in them in silence."""

from sampan.engines.matching.keys import SPECIFICATION
from sampan.engines.matching.private.failures import Reason
from sampan.partnership.matches.facts import Side
from sampan.partnership.matches.models import Epoch
from sampan.partnership.matches.services.rows import as_service, audit, has_service
from sampan.partnership.matches.services.wiping import wipe_epoch

OTHER_RULES = Reason.OTHER_SPECIFICATION.value


def end_outdated() -> int:
    """End epochs of other rules, ours and theirs; return how many. The next hour makes ours anew.

    A key-holder's halves stay: it sees no key, and holder and asker end theirs.
    """
    if not has_service():
        return 0
    with as_service() as reader:
        old = Epoch.objects.filter(side__in=(Side.HOLDER, Side.ASKER)).exclude(specification=SPECIFICATION)
        rows = list(old.exclude(state="over").order_by("id"))
        for row in rows:
            wipe_epoch(row, reason=OTHER_RULES)
            audit(
                "epoch_outdated", row.id, by=reader.actor, purpose=reader.purpose, side=row.side, holder=row.holder,
                asker=row.asker, rules=row.specification,
            )  # fmt: skip
    return len(rows)
