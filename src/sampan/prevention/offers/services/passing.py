"""Passes the text of a report among the lures, where it is grouped with other posts; nothing else goes with it."""

from uuid import UUID

from django.db import transaction

from sampan.prevention.lures.services.receiving import receive_report
from sampan.prevention.offers.services.answering import locked_report
from sampan.prevention.offers.services.fetching import audit_report
from sampan.prevention.offers.services.sealing import key_of, opened
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Actor, require
from sampan.registry.access.roles import Permission


@transaction.atomic
def pass_into_lures(*, report_id: UUID, by: Actor, purpose: Purpose) -> bool:
    """Put the reported text among the posts of the public; return whether it is new there. Audited.

    Raises NotFound, WrongState when it is forgotten.
    Where it was seen, what was added, the code and how to reach who wrote stay where they are.
    """
    require(by, Permission.ANSWER_REPORTS, purpose=purpose)
    row = locked_report(report_id)
    told = opened(row.told, key=key_of(row), bound_to=row.id.bytes)
    audit_report("reports.passed_into_lures", row, by=by, purpose=purpose)
    return receive_report(report_id=row.id, text=told["text"], language=row.language)
