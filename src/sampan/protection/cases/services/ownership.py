"""Moves the one ownership of a case between this node and others; writes what the owner released."""

from collections.abc import Mapping
from uuid import UUID

from django.db import transaction

from sampan.protection.cases.models import Ownership, Profile
from sampan.protection.cases.services.rows import (
    locked_case,
    note_on_timeline,
    require_standing,
    write_profile,
)
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Actor, require
from sampan.registry.access.roles import Permission
from sampan.registry.audit.services import record
from sampan.registry.clock.queries import latest_day
from sampan.registry.people.identity import Identity
from sampan.registry.people.services.registering import change_identity
from sampan.vocabulary.errors import WrongState
from sampan.vocabulary.record import validate_record


@transaction.atomic
def move_ownership(*, case_id: UUID, to: str, member: str, by: Actor, purpose: Purpose) -> None:
    """Move the one ownership of a case: here -> in_transit -> elsewhere, or in_transit -> here when declined.

    Raises WrongState for any other move, so that a case never has two owners.
    """
    require(by, Permission.HAND_OVER, purpose=purpose)
    allowed = {
        ("here", "in_transit"),
        ("in_transit", "elsewhere"),
        ("in_transit", "here"),
        ("elsewhere", "here"),
    }
    case = locked_case(case_id)
    require_standing(case)
    if (case.ownership, to) not in allowed:
        raise WrongState(f"A case cannot move from {case.ownership} to {to}.", remedy="Look at its referral.")
    case.ownership, case.owner_member = to, "" if to == Ownership.HERE else member
    case.save(update_fields=("ownership", "owner_member"))
    note_on_timeline(case, "ownership_moved", by=by, facts={"to": to, "member": member})
    record(
        "case.ownership_moved", by=by, purpose=purpose, subject_kind="case", subject_id=case.id, case_id=case.id,
        details={"to": to, "member": member},
    )  # fmt: skip


@transaction.atomic
def change_from_owner(
    *, case_id: UUID, record_changes: Mapping[str, object], identity: Identity, by: Actor, purpose: Purpose
) -> None:
    """Write what the owning node released further, into a case that waits here for its hand-over."""
    case = locked_case(case_id)
    if case.ownership != Ownership.ELSEWHERE:
        raise WrongState("This case is owned by this node; another node's release does not change it.")
    profile = Profile.objects.get(case=case)
    write_profile(profile, validate_record(profile.record | dict(record_changes), today=latest_day()))
    if identity.fields():
        change_identity(person_id=case.person_id, changes=identity.fields(), by=by, purpose=purpose)
    note_on_timeline(case, "release_received", by=by, facts={"fields": sorted(record_changes)})
