"""What stands on top of the first page until it is seen to: emergency accesses, approvals, records about to go."""

from typing import Any

from sampan.partnership.corridors.queries import open_count
from sampan.portal.rail import counted
from sampan.prevention.linkages.queries import ending_soon
from sampan.protection.recognition.queries import waiting_for
from sampan.registry.access.reader import Reader
from sampan.registry.accounts.queries import display_names
from sampan.registry.approvals import queries as approvals
from sampan.registry.approvals.services.wording import shown as shown_approval
from sampan.registry.breakglass import queries as breakglass
from sampan.registry.breakglass.services.wording import shown as shown_emergencies


def notices_of(reader: Reader | None) -> dict[str, Any]:
    """Return what the first page shows above the day's work; empty without a reader."""
    if reader is None:
        return {}
    answered = approvals.answered_for_me(reader)
    names = display_names(one.asked_by for one in answered)
    held = breakglass.held_by(reader)
    count, waiting = counted(breakglass.unreviewed_count, reader), counted(approvals.waiting_count, reader)
    incidents = counted(open_count, reader)
    ending = ending_soon(reader=reader)
    unreviewed = breakglass.unreviewed(reader) if count else []
    return {
        "notice_count": count + waiting + incidents + len(ending),
        "linkages_ending": ending,
        "exchange_incidents": incidents,
        "emergencies": shown_emergencies(unreviewed, reader=reader),
        "emergency_count": count,
        "emergencies_held": shown_emergencies(held, reader=reader),
        "approvals_waiting": waiting,
        "index_waiting": waiting_for(reader),
        "approvals_answered": [shown_approval(one, names=names, reader=reader) for one in answered],
    }
