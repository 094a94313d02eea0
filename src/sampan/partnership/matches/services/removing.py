"""A selector is removed, with a reason: gone from the list, the next epoch and the next night."""

from uuid import UUID

from django.db import transaction

from sampan.partnership.matches.facts import Removal
from sampan.partnership.matches.models import Selector
from sampan.partnership.matches.services.leaving import leave_as_selector
from sampan.partnership.matches.services.protecting import stop
from sampan.partnership.matches.services.rows import as_service, audit
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Actor, require
from sampan.registry.access.roles import Permission
from sampan.vocabulary.errors import NotFound


@transaction.atomic
def remove_selector(*, selector_id: UUID, reason: Removal, by: Actor, purpose: Purpose) -> None:
    """Remove a selector that the actor sees; its suspect keeps the number. Raises NotPermitted, NoPurpose, NotFound.

    In running epochs it leads to nobody from now on. Removed as a helped person's, it ends them: see `protecting`.
    """
    require(by, Permission.RECORD_SELECTOR, purpose=purpose)
    if not Selector.objects.filter(id=selector_id).exists():
        raise NotFound("There is no such number here, or you may not see it.")
    with as_service():
        row = Selector.objects.select_for_update(of=("self",)).get(id=selector_id)
        if reason is Removal.HELPED:
            stop(row)
        leave_as_selector(row)
        row.delete()
    audit(
        "selector_removed", selector_id, by=by, purpose=purpose, case_id=row.case_id, kind=row.kind,
        reason=reason.value,
    )  # fmt: skip
