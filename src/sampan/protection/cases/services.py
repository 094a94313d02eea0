"""Opens, changes, hands over and closes cases; one person at a time or hundreds at once."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from itertools import islice
from uuid import UUID

from django.conf import settings
from django.db import transaction

from sampan.protection.cases.facts import MilestoneFact
from sampan.protection.cases.models import Case, Milestone, Operation, Ownership, Profile, TimelineEntry
from sampan.protection.cases.profile import new_case_number, profile_columns
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Actor, require
from sampan.registry.access.roles import Permission
from sampan.registry.access.services import start_teams
from sampan.registry.audit.services import Act, record, record_many
from sampan.registry.identifiers import new_record_id
from sampan.registry.people.identity import Identity
from sampan.registry.people.services import NewPerson, register_people, seal_for_case
from sampan.vocabulary.codelists import code_list
from sampan.vocabulary.errors import InvalidInput, NotFound, WrongState
from sampan.vocabulary.record import validate_record

_CHUNK = 2_000  # cases written at once in bulk: bounds the memory, larger chunks run no faster
NOTE_LABEL = "timeline-note"


@dataclass(frozen=True)
class CaseDraft:
    """A case to be opened: coded record, identity, milestones. `repr` shows no identity (Identity's is blank)."""

    record: Mapping[str, object]
    identity: Identity = field(default_factory=Identity)
    milestones: tuple[MilestoneFact, ...] = ()
    urgency: str = "normal"
    trafficking_status: str = ""


@transaction.atomic
def open_case(
    *, draft: CaseDraft, by: Actor, purpose: Purpose, operation_id: UUID | None = None, source: str = "intake"
) -> UUID:
    """Open one case in the actor's agency with the actor on its team; return its id.

    Raises InvalidRecord naming each field, NotPermitted or NoPurpose.
    """
    opened = open_cases_in_bulk(
        drafts=[draft], by=by, purpose=purpose, operation_id=operation_id, source=source
    )
    return opened[0]


@transaction.atomic
def open_cases_in_bulk(
    *,
    drafts: Iterable[CaseDraft],
    by: Actor,
    purpose: Purpose,
    operation_id: UUID | None = None,
    source: str = "group",
    agency_id: UUID | None = None,
    progress: Callable[[int], None] | None = None,
) -> list[UUID]:
    """Open many cases in one transaction, all or none; return their ids in order.

    `progress` is called with the number opened so far. Memory is bounded by chunks.
    """
    require(by, Permission.OPEN_CASE, purpose=purpose)
    agency = agency_id or by.agency_id
    waiting, opened = iter(drafts), []
    while chunk := list(islice(waiting, _CHUNK)):
        opened += _open_chunk(
            chunk, agency=agency, by=by, purpose=purpose, operation_id=operation_id, source=source
        )
        if progress:
            progress(len(opened))
    return opened


def _open_chunk(
    drafts: list[CaseDraft],
    *,
    agency: UUID,
    by: Actor,
    purpose: Purpose,
    operation_id: UUID | None,
    source: str,
) -> list[UUID]:
    now = datetime.now(UTC)
    records = [validate_record(draft.record, today=now.date()) for draft in drafts]
    ids = [new_record_id() for _ in drafts]
    start_teams(case_ids=ids, agency_id=agency, by=by, purpose=purpose)
    people = [NewPerson(case_id, draft.identity) for case_id, draft in zip(ids, drafts, strict=True)]
    persons = register_people(people=people, agency_id=agency, by=by, purpose=purpose)
    cases = [
        _new_case(draft, case_id=case_id, person_id=person_id, agency=agency, by=by, now=now)
        for case_id, person_id, draft in zip(ids, persons, drafts, strict=True)
    ]
    for case, told in zip(cases, records, strict=True):
        case.operation_id, case.source = operation_id, source
        case.trafficking_status = case.trafficking_status or str(
            told.get("trafficking_status") or "presumed_victim"
        )
    Case.objects.bulk_create(cases)
    Profile.objects.bulk_create(_profile(case, told) for case, told in zip(cases, records, strict=True))
    _add_milestones(zip(cases, (draft.milestones for draft in drafts), strict=True))
    TimelineEntry.objects.bulk_create(
        _entry(case, "opened", by=by, now=now, facts={"source": source}) for case in cases
    )
    record_many(
        (Act("case.opened", "case", str(one), one, {"source": source}) for one in ids), by=by, purpose=purpose
    )
    return ids


@transaction.atomic
def change_record(
    *, case_id: UUID, changes: Mapping[str, object], version: int, by: Actor, purpose: Purpose
) -> int:
    """Change fields of a case's record (an empty value removes one) and return the new version.

    `version` is the one that the writer saw: raises WrongState when somebody wrote since, and
    InvalidRecord naming each field that is wrong.
    """
    require(by, Permission.EDIT_CASE, purpose=purpose)
    case = locked_case(case_id)
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
    told = validate_record(merged, today=date.today())
    _write_profile(profile, told)
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
    """Record that something counted happened: identified, assisted, returned, reintegrated, supported."""
    require(by, Permission.EDIT_CASE, purpose=purpose)
    code_list("milestone").get(milestone.kind)
    case = locked_case(case_id)
    _add_milestones([(case, (milestone,))])
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


@transaction.atomic
def close_case(*, case_id: UUID, reason: str, by: Actor, purpose: Purpose) -> None:
    """Close a case with a reason of the list closure_reason; raises WrongState when it is closed or not here."""
    require(by, Permission.CLOSE_CASE, purpose=purpose)
    code_list("closure_reason").get(reason)
    case = locked_case(case_id)
    require_open_here(case)
    case.closed_at, case.closure_reason = datetime.now(UTC), reason
    case.save(update_fields=("closed_at", "closure_reason"))
    note_on_timeline(case, "closed", by=by, facts={"reason": reason})
    record(
        "case.closed", by=by, purpose=purpose, subject_kind="case", subject_id=case.id, case_id=case.id,
        details={"reason": reason},
    )  # fmt: skip


@transaction.atomic
def reopen_case(*, case_id: UUID, by: Actor, purpose: Purpose) -> None:
    """Open a closed case again; raises WrongState when it is not closed."""
    require(by, Permission.CLOSE_CASE, purpose=purpose)
    case = locked_case(case_id)
    if case.closed_at is None:
        raise WrongState("This case is open.", remedy="Nothing more is needed.")
    case.closed_at, case.closure_reason = None, ""
    case.save(update_fields=("closed_at", "closure_reason"))
    note_on_timeline(case, "reopened", by=by)
    record("case.reopened", by=by, purpose=purpose, subject_kind="case", subject_id=case.id, case_id=case.id)


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
def begin_operation(
    *,
    name: str,
    country: str,
    province: str,
    happened_on: date,
    people_expected: int | None,
    by: Actor,
    purpose: Purpose,
) -> UUID:
    """Begin a group operation (a rescue, a raid, a group return) and return its id."""
    require(by, Permission.OPEN_GROUP, purpose=purpose)
    if not name.strip():
        raise InvalidInput("The operation needs a name.", remedy="Name it by place and day.", field="name")
    operation = Operation(
        agency_id=by.agency_id,
        name=name.strip(),
        country=country,
        province=province,
        happened_on=happened_on,
        people_expected=people_expected,
        created_by_id=by.account_id,
        created_at=datetime.now(UTC),
    )
    operation.save(force_insert=True)
    record("operation.begun", by=by, purpose=purpose, subject_kind="operation", subject_id=operation.id)
    return operation.id


def locked_case(case_id: UUID) -> Case:
    """Return the case, locked for the transaction; raises NotFound when it is not there or not visible."""
    case = Case.objects.select_for_update().filter(id=case_id).first()
    if case is None:
        raise NotFound("There is no such case here, or you may not see it.")
    return case


def require_open_here(case: Case) -> None:
    """Refuse to write a case that is closed, or whose owner is another node."""
    if case.closed_at is not None:
        raise WrongState("This case is closed.", remedy="Reopen it first.")
    if case.ownership != Ownership.HERE:
        raise WrongState(
            "This case is owned by another node now.", remedy="Send feedback on its referral instead."
        )


def note_on_timeline(
    case: Case,
    kind: str,
    *,
    by: Actor,
    facts: Mapping[str, object] | None = None,
    note_sealed: bytes | None = None,
) -> None:
    """Add a line to the timeline of a case."""
    entry = _entry(case, kind, by=by, now=datetime.now(UTC), facts=facts)
    entry.note_sealed = note_sealed
    entry.save(force_insert=True)


def _new_case(
    draft: CaseDraft, *, case_id: UUID, person_id: UUID, agency: UUID, by: Actor, now: datetime
) -> Case:
    return Case(
        id=case_id,
        agency_id=agency,
        number=new_case_number(settings.SAMPAN_NODE.country, now.date()),
        person_id=person_id,
        trafficking_status=draft.trafficking_status,
        urgency=draft.urgency,
        opened_at=now,
        opened_by_id=by.account_id,
    )


def _profile(case: Case, told: Mapping[str, object]) -> Profile:
    columns = profile_columns(told)
    return Profile(case=case, agency_id=case.agency_id, trafficking_status=case.trafficking_status, **columns)


def _write_profile(profile: Profile, told: Mapping[str, object]) -> None:
    for column, content in profile_columns(told).items():
        setattr(profile, column, content)
    profile.save()


def _add_milestones(milestones: Iterable[tuple[Case, tuple[MilestoneFact, ...]]]) -> None:
    Milestone.objects.bulk_create(
        Milestone(
            profile_id=case.id,
            agency_id=case.agency_id,
            kind=fact.kind,
            happened=str(fact.happened),
            first_day=fact.happened.earliest(),
            last_day=fact.happened.latest(),
            country=fact.country,
            province=fact.province,
            programme=fact.programme,
        )
        for case, facts in milestones
        for fact in facts
    )


def _entry(
    case: Case, kind: str, *, by: Actor, now: datetime, facts: Mapping[str, object] | None = None
) -> TimelineEntry:
    return TimelineEntry(
        case=case,
        agency_id=case.agency_id,
        at=now,
        kind=kind,
        facts=dict(facts or {}),
        account_id=by.account_id,
    )
