"""Opens cases: one person at a time, or hundreds in one transaction."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import islice
from uuid import UUID

from django.conf import settings
from django.db import transaction

from sampan.protection.cases.facts import MilestoneFact, OpenedCase
from sampan.protection.cases.models import Case, Ownership, Profile, TimelineEntry
from sampan.protection.cases.services.profile import new_case_number, profile_columns, traits_of_record
from sampan.protection.cases.services.rows import keep_milestones, timeline_entry
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Actor, require
from sampan.registry.access.roles import Permission
from sampan.registry.access.services import start_teams
from sampan.registry.audit.services import Act, record_many
from sampan.registry.clock.queries import house_day, house_now, latest_day
from sampan.registry.identifiers import new_record_id
from sampan.registry.people.identity import Identity
from sampan.registry.people.services.registering import NewPerson, register_people
from sampan.vocabulary.record import validate_record

_CHUNK = 2_000  # cases written at once in bulk: bounds the memory, larger chunks run no faster
_opening_listeners: list[Callable[..., None]] = []


def when_opened(listener: Callable[..., None]) -> None:
    """Call `listener(opened=[OpenedCase], source=, by=, purpose=)` inside the transaction of each opening."""
    if listener not in _opening_listeners:
        _opening_listeners.append(listener)


@dataclass(frozen=True)
class CaseDraft:
    """A case to be opened: coded record, identity, milestones. `repr` shows no identity.

    unanswered     why a field is not recorded, by field: not_asked, declined or not_known
    needs          what the person needs at once, codes of the list referral_service
    event          the event of the country's procedure with which it began, such as reported or rescued
    event_on       its civil day; None is the day of opening
    """

    record: Mapping[str, object]
    identity: Identity = field(default_factory=Identity)
    milestones: tuple[MilestoneFact, ...] = ()
    urgency: str = "normal"
    trafficking_status: str = ""
    unanswered: Mapping[str, str] = field(default_factory=dict)
    needs: tuple[str, ...] = ()
    event: str = "reported"
    event_on: date | None = None


@dataclass(frozen=True)
class _Opening:
    """What the cases of one opening share."""

    agency: UUID
    by: Actor
    purpose: Purpose
    operation_id: UUID | None
    source: str
    owner_member: str
    now: datetime


@transaction.atomic
def open_case(
    *,
    draft: CaseDraft,
    by: Actor,
    purpose: Purpose,
    operation_id: UUID | None = None,
    source: str = "intake",
    agency_id: UUID | None = None,
    owner_member: str = "",
) -> UUID:
    """Open one case in the actor's agency (or another) with the actor on its team; return its id.

    With `owner_member` the case is another node's still, and waits here for its hand-over.

    Raises InvalidRecord naming each field, NotPermitted or NoPurpose.
    """
    require(by, Permission.OPEN_CASE, purpose=purpose)
    opening = _Opening(
        agency_id or by.agency_id, by, purpose, operation_id, source, owner_member, house_now()
    )
    return _open_chunk([draft], opening)[0]


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
    opening = _Opening(agency_id or by.agency_id, by, purpose, operation_id, source, "", house_now())
    waiting, opened = iter(drafts), []
    while chunk := list(islice(waiting, _CHUNK)):
        opened += _open_chunk(chunk, opening)
        if progress:
            progress(len(opened))
    return opened


def _open_chunk(drafts: list[CaseDraft], opening: _Opening) -> list[UUID]:
    by, purpose, agency, today = opening.by, opening.purpose, opening.agency, latest_day()
    records = [validate_record(draft.record, today=today) for draft in drafts]
    ids = [new_record_id() for _ in drafts]
    start_teams(case_ids=ids, agency_id=agency, by=by, purpose=purpose)
    people = [
        NewPerson(case_id, draft.identity, traits_of_record(told))
        for case_id, draft, told in zip(ids, drafts, records, strict=True)
    ]
    persons = register_people(people=people, agency_id=agency, by=by, purpose=purpose)
    cases = [
        _new_case(draft, told, case_id=case_id, person_id=person_id, opening=opening)
        for case_id, person_id, draft, told in zip(ids, persons, drafts, records, strict=True)
    ]
    _write(cases, drafts, records, opening)
    acts = (Act("case.opened", "case", str(one), one, {"source": opening.source}) for one in ids)
    record_many(acts, by=by, purpose=purpose)
    facts = [_opened(*each) for each in zip(cases, drafts, records, strict=True)]
    for listener in _opening_listeners:
        listener(opened=facts, source=opening.source, by=by, purpose=purpose)
    return ids


def _write(
    cases: list[Case], drafts: list[CaseDraft], records: list[dict[str, object]], opening: _Opening
) -> None:
    Case.objects.bulk_create(cases)
    Profile.objects.bulk_create(_profile(*each) for each in zip(cases, drafts, records, strict=True))
    keep_milestones(zip(cases, (draft.milestones for draft in drafts), strict=True))
    TimelineEntry.objects.bulk_create(
        timeline_entry(case, "opened", by=opening.by, now=opening.now, facts=_facts(draft, opening.source))
        for case, draft in zip(cases, drafts, strict=True)
    )


def _new_case(
    draft: CaseDraft, told: Mapping[str, object], *, case_id: UUID, person_id: UUID, opening: _Opening
) -> Case:
    return Case(
        id=case_id,
        agency_id=opening.agency,
        number=new_case_number(settings.SAMPAN_NODE.country, house_day(opening.now)),
        person_id=person_id,
        operation_id=opening.operation_id,
        source=opening.source,
        trafficking_status=draft.trafficking_status or told.get("trafficking_status") or "presumed_victim",
        urgency=draft.urgency,
        ownership=Ownership.ELSEWHERE if opening.owner_member else Ownership.HERE,
        owner_member=opening.owner_member,
        opened_at=opening.now,
        opened_by_id=opening.by.account_id,
    )


def _profile(case: Case, draft: CaseDraft, told: Mapping[str, object]) -> Profile:
    columns = profile_columns(told)
    unanswered = {code: why for code, why in draft.unanswered.items() if code not in told}
    return Profile(
        case=case,
        agency_id=case.agency_id,
        trafficking_status=case.trafficking_status,
        unanswered=unanswered,
        **columns,
    )


def _facts(draft: CaseDraft, source: str) -> dict[str, object]:
    return {"source": source} | ({"needs": list(draft.needs)} if draft.needs else {})


def _opened(case: Case, draft: CaseDraft, told: Mapping[str, object]) -> OpenedCase:
    return OpenedCase(
        case_id=case.id,
        agency_id=case.agency_id,
        is_here=case.ownership == Ownership.HERE,
        majority=str(profile_columns(told)["majority"]),
        event=draft.event,
        event_on=draft.event_on or house_day(case.opened_at),
        operation_id=case.operation_id,
        record=told,
        needs=draft.needs,
    )
