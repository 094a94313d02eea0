"""The rows that every write of a case touches: the locked case, its profile, milestones and timeline."""

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from uuid import UUID

from sampan.protection.cases.facts import CaseFact, MilestoneFact
from sampan.protection.cases.models import Case, Milestone, Ownership, Profile, TimelineEntry
from sampan.protection.cases.services.profile import profile_columns, traits_of_record
from sampan.registry.access.reader import Actor
from sampan.registry.clock.queries import house_now
from sampan.registry.people.services.match_keys import make_again
from sampan.vocabulary.errors import NotFound, WrongState

NOTE_LABEL = "timeline-note"
_noting_listeners: list[Callable[..., None]] = []


def when_noted(listener: Callable[..., None]) -> None:
    """Call `listener(case=, kind=, facts=, by=)` in the transaction of each line written after the opening."""
    if listener not in _noting_listeners:
        _noting_listeners.append(listener)


def locked_case(case_id: UUID) -> Case:
    """Return the case, locked for the transaction; raises NotFound when it is not there or not visible."""
    case = Case.objects.select_for_update().filter(id=case_id).first()
    if case is None:
        raise NotFound("There is no such case here, or you may not see it.")
    return case


def require_open_here(case: Case | CaseFact) -> None:
    """Refuse to write a case that is closed, or whose owner is another node."""
    if case.closed_at is not None:
        raise WrongState("This case is closed.", remedy="Reopen it first.")
    if case.ownership != Ownership.HERE:
        raise WrongState(
            "This case is owned by another node now.", remedy="Send feedback on its referral instead."
        )


def require_standing(case: Case | CaseFact) -> None:
    """Refuse to write the facts of a person into a file that was joined with another: that one stands.

    Work that was under way in the joined file (a referral, a visit) is finished where it is.
    """
    if case.merged_into_id is not None:
        raise WrongState(
            "This file was joined with another file of the same person.",
            remedy="Write in the file that stands.",
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
    entry = timeline_entry(case, kind, by=by, now=house_now(), facts=facts)
    entry.note_sealed = note_sealed
    entry.save(force_insert=True)
    for listener in _noting_listeners:
        listener(case=case, kind=kind, facts=entry.facts, by=by)


def timeline_entry(
    case: Case, kind: str, *, by: Actor, now: datetime, facts: Mapping[str, object] | None = None
) -> TimelineEntry:
    """Return a line of the timeline, not yet written."""
    return TimelineEntry(
        case=case,
        agency_id=case.agency_id,
        at=now,
        kind=kind,
        facts=dict(facts or {}),
        account_id=by.account_id,
    )


def write_profile(profile: Profile, told: Mapping[str, object]) -> None:
    """Write a validated record into a profile and the columns that lists and reports use.

    Where a trait changes by which the person is found among all, the match keys are made anew.
    """
    changed = traits_of_record(told) != traits_of_record(profile.record)
    for column, content in profile_columns(told).items():
        setattr(profile, column, content)
    profile.save()
    if changed:
        make_again(profile.case_id)


def keep_milestones(milestones: Iterable[tuple[Case, tuple[MilestoneFact, ...]]]) -> None:
    """Write milestones of many cases."""
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
