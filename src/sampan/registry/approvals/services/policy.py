"""Says which acts need an approval on this node."""

from django.db import transaction

from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Actor, require
from sampan.registry.access.roles import Permission
from sampan.registry.approvals.models import ApprovalPolicy
from sampan.registry.approvals.services.acts import act_of
from sampan.registry.approvals.services.asking import is_needed
from sampan.registry.audit.services import record
from sampan.registry.clock.queries import house_now


@transaction.atomic
def set_policy(*, act: str, needed: bool, by: Actor, purpose: Purpose) -> bool:
    """Say whether an act needs an approval from now on; return whether anything changed.

    What was begun before is not looked at again: a question that waits is still answered. Raises UnknownCode.
    """
    require(by, Permission.SET_APPROVALS, purpose=purpose)
    act_of(act)
    if is_needed(act) == needed:
        return False
    ApprovalPolicy.objects.update_or_create(
        act=act,
        defaults={"is_needed": needed, "set_by_id": by.account_id, "set_at": house_now()},
    )
    record(
        "approval.policy_set",
        by=by,
        purpose=purpose,
        subject_kind="approval_policy",
        subject_id=act,
        details={"needed": needed},
    )
    return True
