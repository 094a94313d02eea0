"""Settles a contradiction, once a person here has spoken with the other node's people."""

from django.conf import settings
from django.db import transaction

from sampan.partnership.witness.models import Equivocation, Head
from sampan.partnership.witness.services.alarms import TASK
from sampan.protection.tasks.services.owing import settle_tasks
from sampan.registry.access.context import reading_as
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Actor, Reader, require
from sampan.registry.access.roles import Permission
from sampan.registry.accounts.queries import service_actor
from sampan.registry.audit.services import record
from sampan.registry.clock.queries import house_now
from sampan.vocabulary.errors import WrongState


@transaction.atomic
def settle_contradictions(*, node: str, by: Actor, purpose: Purpose) -> int:
    """Close every open contradiction of a node and begin its log anew with its next head; return how many.

    The evidence stays. Raises WrongState when nothing is open.
    """
    require(by, Permission.MANAGE_MEMBERS, purpose=purpose)
    found = list(Equivocation.objects.select_for_update().filter(node=node, settled_at=None))
    if not found:
        raise WrongState(
            "Nothing is open about this node's log.", remedy="Look at the page of witnesses again."
        )
    for one in found:
        one.settled_at, one.settled_by_id = house_now(), by.account_id
        one.save(update_fields=("settled_at", "settled_by"))
    if node != settings.SAMPAN_NODE.id:
        Head.objects.filter(node=node).update(is_retired=True)
    details = {"contradictions": len(found)}
    record("witness.settled", by=by, purpose=purpose, subject_kind="member", subject_id=node, details=details)
    service = service_actor()
    with reading_as(Reader(service, Purpose.REFERRAL)):
        for one in found:
            settle_tasks(kind=TASK.code, source_id=one.id, by=service, purpose=Purpose.REFERRAL)
    return len(found)
