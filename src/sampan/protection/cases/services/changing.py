"""Changes what a case says: its record, its status, its milestones, its notes."""

from collections.abc import Mapping
from uuid import UUID

from django.db import transaction

from sampan.protection.cases.facts import MilestoneFact
from sampan.protection.cases.models import Profile
from sampan.protection.cases.services.pointers import standing_case
from sampan.protection.cases.services.rows import (
    NOTE_LABEL,
    keep_milestones,
    locked_case,
    note_on_timeline,
    require_open_here,
    require_standing,
    write_profile,
)
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Actor, require
from sampan.registry.access.roles import Permission
from sampan.registry.audit.services import record
from sampan.registry.clock.queries import latest_day
from sampan.registry.people.services.keys import seal_for_case
from sampan.vocabulary.codelists import code_list
from sampan.vocabulary.errors import InvalidInput, WrongState
from sampan.vocabulary.record import validate_record


@transaction.atomic
def change_record(
    *,
    case_id: UUID,
    changes: Mapping[str, object],
    version: int,
    by: Actor,
    purpose: Purpose,
    unanswered: Mapping[str, str] | None = None,
) -> int:
    """Change fields of a case's record (an empty value removes one) and return the new version.

    `version` is the one that the writer saw: raises WrongState when somebody wrote since, and
    InvalidRecord naming each field that is wrong. `unanswered` says, by field, why one has no answer.
    """
    require(by, Permission.EDIT_CASE, purpose=purpose)
    case = locked_case(case_id)
    require_standing(case)
    require_open_here(case)
    if case.version != version:
        raise WrongState(
            "Somebody else changed this case while you wrote.",
            remedy="Open it again, compare, and save once more.",
        )
    profile = Profile.objects.get(case=case)
    merged = {
        code: told for code, told in (profile.record | dict(changes)).items() if told not in ("", None, [])
    }
    told = validate_record(merged, today=latest_day())
    why = {code: kept for code, kept in profile.unanswered.items() if code not in changes} | dict(
        unanswered or {}
    )
    profile.unanswered = {code: kept for code, kept in why.items() if code not in told}
    write_profile(profile, told)
    case.version += 1
    case.save(update_fields=("version",))
    note_on_timeline(case, "record_changed", by=by, facts={"fields": sorted(changes)})
    record(
        "case.changed", by=by, purpose=purpose, subject_kind="case", subject_id=case.id, case_id=case.id,
        details={"fields": sorted(changes)},
    )  # fmt: skip
    return case.version


@transaction.atomic
def set_trafficking_status(*, case_id: UUID, status: str, by: Actor, purpose: Purpose) -> None:
    """Write the status that `identification` decided; that slice keeps reasons and history."""
    require(by, Permission.DECIDE_STATUS, purpose=purpose)
    code_list("trafficking_status").get(status)
    case = locked_case(case_id)
    require_standing(case)
    require_open_here(case)
    case.trafficking_status = status
    case.version += 1
    case.save(update_fields=("trafficking_status", "version"))
    Profile.objects.filter(case=case).update(trafficking_status=status)
    note_on_timeline(case, "status_decided", by=by, facts={"status": status})
    record(
        "case.status_decided", by=by, purpose=purpose, subject_kind="case", subject_id=case.id, case_id=case.id,
        details={"status": status},
    )  # fmt: skip


@transaction.atomic
def add_milestone(*, case_id: UUID, milestone: MilestoneFact, by: Actor, purpose: Purpose) -> None:
    """Record that something counted happened: assisted, returned, reintegrated, supported.

    A joined file's milestone is the person's: it is written where the person is counted.
    """
    require(by, Permission.EDIT_CASE, purpose=purpose)
    code_list("milestone").get(milestone.kind)
    case = locked_case(standing_case(case_id))
    keep_milestones([(case, (milestone,))])
    facts = {"milestone": milestone.kind, "happened": str(milestone.happened)}
    note_on_timeline(case, "milestone", by=by, facts=facts)
    record(
        "case.milestone",
        by=by,
        purpose=purpose,
        subject_kind="case",
        subject_id=case.id,
        case_id=case.id,
        details=facts,
    )


@transaction.atomic
def add_note(*, case_id: UUID, text: str, by: Actor, purpose: Purpose) -> None:
    """Write a note into the timeline, sealed with the case's key; raises InvalidInput when empty."""
    require(by, Permission.EDIT_CASE, purpose=purpose)
    if not text.strip():
        raise InvalidInput("The note is empty.", remedy="Write it, or leave the page.", field="text")
    case = locked_case(case_id)
    sealed = seal_for_case(text.strip().encode(), case_id=case_id, label=NOTE_LABEL)
    note_on_timeline(case, "note", by=by, note_sealed=sealed)
    record(
        "case.note_added", by=by, purpose=purpose, subject_kind="case", subject_id=case.id, case_id=case.id
    )


def note_event(*, case_id: UUID, kind: str, facts: Mapping[str, object], by: Actor) -> None:
    """Add a coded line to a case's timeline for another slice; that slice asks for the permission and audits."""
    note_on_timeline(locked_case(case_id), kind, by=by, facts=facts)
