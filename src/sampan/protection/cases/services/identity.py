"""Changes who the person of a case is said to be: the sealed fields, from the version that was read."""

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from django.db import transaction

from sampan.protection.cases.services.rows import (
    locked_case,
    note_on_timeline,
    require_open_here,
    require_standing,
)
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Actor, require
from sampan.registry.access.roles import Permission
from sampan.registry.clock.queries import house_today
from sampan.registry.people.identity import CONSENT_GROUP_OF, identity_from
from sampan.registry.people.services.registering import change_identity
from sampan.vocabulary.errors import InvalidInput, WrongState


@transaction.atomic
def change_case_identity(
    *, case_id: UUID, changes: Mapping[str, object], version: int, by: Actor, purpose: Purpose
) -> int:
    """Write sealed fields of a case's person (JSON values; an empty one removes the field); return the new version.

    Raises WrongState when the case is closed, owned elsewhere or was written since `version`,
    NoConsent when the identity is closed, InvalidInput naming the field that is wrong. The audit
    row, which `change_identity` writes, names the fields and never what they hold.
    """
    require(by, Permission.WRITE_IDENTITY, purpose=purpose)
    told = checked_fields(changes, today=house_today())
    case = locked_case(case_id)
    require_standing(case)
    require_open_here(case)
    if case.version != version:
        raise WrongState(
            "Somebody else changed this case while you wrote.",
            remedy="Open it again, compare, and save once more.",
        )
    if not told:
        return case.version
    case.version += 1
    case.save(update_fields=("version",))
    note_on_timeline(case, "identity_changed", by=by, facts={"fields": sorted(told)})
    change_identity(person_id=case.person_id, changes=told, by=by, purpose=purpose)
    return case.version


def checked_fields(changes: Mapping[str, object], *, today: date) -> dict[str, object]:
    """Return the changes as they are sealed, empty where a field goes; raises InvalidInput."""
    if not all(isinstance(changes.get(code) or "", str) for code in ("address", "narrative", "birth_date")):
        raise InvalidInput("Address, narrative and birth date are texts.", remedy="Send each as one text.")
    stranger = next((code for code in changes if code not in CONSENT_GROUP_OF), None)
    if stranger is not None:
        raise InvalidInput(
            "This is no field of an identity.", remedy=f"Known are: {', '.join(CONSENT_GROUP_OF)}."
        )
    identity = identity_from(changes)
    if identity.birth_date is not None and identity.birth_date.earliest() > today:
        raise InvalidInput("This day lies in the future.", remedy="Correct the date.", field="birth_date")
    return dict.fromkeys(changes, "") | identity.fields()
