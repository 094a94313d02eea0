"""Keeps and removes working lists."""

from uuid import UUID

from django.db import transaction

from sampan.protection.cases.services.filtering import Filter
from sampan.protection.worklists.models import WorkingList
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Actor, require
from sampan.registry.access.roles import Permission
from sampan.registry.audit.services import record
from sampan.registry.clock.queries import house_now
from sampan.vocabulary.errors import InvalidInput, NotFound

FOR_OFFICE = Permission.ASSIGN_TEAM  # who distributes the office's work decides which lists it works by


@transaction.atomic
def keep_list(*, name: str, filter: Filter, is_office: bool, by: Actor, purpose: Purpose) -> UUID:
    """Keep filters under a name and return the list's id; a supervisor may keep them for the whole office.

    Only the filters are kept, never a searched text. Raises InvalidInput without a name, without a filter, or
    when the name is taken.
    """
    require(by, Permission.READ_IDENTITY, purpose=purpose)
    if is_office:
        require(by, FOR_OFFICE, purpose=purpose)
    called, told = " ".join(name.split())[:60], filter.told()
    _check(called, told, is_office=is_office, by=by)
    kept = WorkingList(
        agency_id=by.agency_id,
        owner_id=None if is_office else by.account_id,
        name=called,
        filters=told,
        kept_by_id=by.account_id,
        kept_at=house_now(),
    )
    kept.save(force_insert=True)
    _record("worklist.kept", kept.id, by=by, purpose=purpose, details={"filters": sorted(told)})
    return kept.id


@transaction.atomic
def remove_list(*, list_id: UUID, by: Actor, purpose: Purpose) -> None:
    """Remove a list of one's own, or as a supervisor one of the office's; raises NotFound."""
    require(by, Permission.READ_IDENTITY, purpose=purpose)
    found = WorkingList.objects.select_for_update().filter(id=list_id).first()
    if found is None:
        raise NotFound("There is no such working list here, or you may not see it.")
    if found.owner_id is None:
        require(by, FOR_OFFICE, purpose=purpose)
    found.delete()
    _record("worklist.removed", list_id, by=by, purpose=purpose, details={})


def _check(name: str, told: dict[str, str], *, is_office: bool, by: Actor) -> None:
    if not name:
        raise InvalidInput("The list has no name.", remedy="Give it a short one.", field="name")
    if not told:
        raise InvalidInput("The list narrows nothing.", remedy="Choose at least one filter.")
    owner = {"owner": None} if is_office else {"owner_id": by.account_id}
    if WorkingList.objects.filter(**owner, agency_id=by.agency_id, name=name).exists():
        raise InvalidInput(
            "There is a list of this name.", remedy="Give it another, or remove the old one.", field="name"
        )


def _record(act: str, list_id: UUID, *, by: Actor, purpose: Purpose, details: dict[str, object]) -> None:
    record(act, by=by, purpose=purpose, subject_kind="worklist", subject_id=list_id, details=details)
