"""Reads cases: one, a page of them, their timeline, and counts for figures."""

from collections.abc import Collection
from datetime import date, datetime, time
from uuid import UUID

from django.db.models import CharField, Count, Exists, F, Func, OuterRef, Q, QuerySet, Value
from django.db.models.fields.json import KeyTextTransform
from django.db.models.functions import ExtractYear
from django.utils import timezone

from sampan.protection.cases.facts import CaseFact, DraftFact, MilestoneFact, OperationFact, TimelineFact
from sampan.protection.cases.models import Case, IntakeDraft, Milestone, Operation, Profile, TimelineEntry
from sampan.protection.cases.services.drafting import open_draft
from sampan.protection.cases.services.filtering import Filter
from sampan.protection.cases.services.pointers import files_of, standing_cases, standing_number
from sampan.protection.cases.services.rows import NOTE_LABEL
from sampan.registry.access.reader import Reader, require
from sampan.registry.access.roles import Permission, Realm
from sampan.registry.access.sight import sight_of
from sampan.registry.audit.services import Act, record_many
from sampan.registry.clock.queries import house_today
from sampan.registry.people.services.keys import open_for_case
from sampan.vocabulary.dates import PartialDate
from sampan.vocabulary.errors import InvalidInput, NotFound

PAGE = 50
EVERYTHING = Filter()


def case(*, case_id: UUID, reader: Reader) -> CaseFact:
    """Return a case with its record and milestones; raises NotFound when it is not there or not visible."""
    found = (
        Case.objects.select_related("profile", "operation")
        .prefetch_related("profile__milestones")
        .filter(id=case_id)
        .first()
    )
    if found is None:
        raise NotFound("There is no such case here, or you may not see it.")
    return _fact(found, milestones=tuple(_milestone(one) for one in found.profile.milestones.all()))


def cases(
    *,
    reader: Reader,
    filter: Filter = EVERYTHING,
    before: UUID | None = None,
    only: list[UUID] | None = None,
    number: str = "",
    limit: int = PAGE,
) -> list[CaseFact]:
    """Return visible cases newest first, at most `limit`, older than the case `before` (keyset paging).

    `filter` narrows them, `only` restricts to given ids (a search's result), `number` to the one case of
    that number. A file that was joined with another is answered for by the one that stands.
    """
    newest = _newest(_asked(reader, filter, before, only, number), reader, limit, filter.ways())
    found = Case.objects.select_related("profile", "operation").filter(id__in=newest).order_by("-id")
    return [_fact(one) for one in found[:limit]]


def count_cases(*, reader: Reader, filter: Filter, most: int) -> int:
    """Count visible cases under a filter up to `most`; beyond it the number says "or more", and costs more."""
    return min(len(_newest(_asked(reader, filter, None, None, ""), reader, most, filter.ways())), most)


def _newest(asked: list[Q], reader: Reader, limit: int, ways: tuple[Q, ...]) -> set[UUID]:
    """Return the ids of the newest cases under conditions, of each part of the reader's sight; indexes answer."""
    found = Case.objects.filter(*asked).order_by("-id").values_list("id", flat=True)
    parts = sight_of(reader, Realm.CASES).parts(case_field="id")
    return {one for part in parts for way in ways for one in found.filter(part).filter(way)[:limit]}


def _asked(
    reader: Reader, filter: Filter, before: UUID | None, only: list[UUID] | None, number: str
) -> list[Q]:
    asked = [Q(merged_into__isnull=True), *filter.conditions(reader, today=house_today())]
    if before is not None:
        asked.append(Q(id__lt=before))
    if only is not None:
        asked.append(Q(id__in=set(standing_cases(only).values()) if only else []))
    if number:
        asked.append(Q(number=standing_number(number.upper())))
    return asked


def timeline(
    *,
    case_id: UUID,
    reader: Reader,
    with_notes: bool = False,
    kinds: Collection[str] = (),
    but_kinds: Collection[str] = (),
    before: UUID | None = None,
    limit: int | None = None,
) -> list[TimelineFact]:
    """Return the timeline newest first, with the lines of files joined with it; opening sealed notes is audited.

    `kinds` are those asked for (none: all), `but_kinds` those left out; `before` and `limit` page it.
    """
    files = files_of(case_id)
    found = TimelineEntry.objects.filter(case_id__in=files).order_by("-id")
    found = found.exclude(
        ~Q(case_id=case_id), kind="merged_into"
    )  # said by its own page; here it says nothing
    if kinds:
        found = found.filter(kind__in=kinds)
    found = found.exclude(kind__in=but_kinds)
    if before is not None:
        found = found.filter(id__lt=before)
    entries = list(found[:limit])
    if with_notes:
        require(reader.actor, Permission.READ_IDENTITY, purpose=reader.purpose)
        read = (Act("notes.read", "case", str(one), one) for one in files)
        record_many(read, by=reader.actor, purpose=reader.purpose)
    return [_timeline_fact(entry, with_note=with_notes) for entry in entries]


def is_told_of(since: date) -> Exists:
    """Return the condition on cases that a person wrote or did something in them since a civil day."""
    told = TimelineEntry.objects.exclude(kind="task_escalated")  # the clock's own line is no contact
    return Exists(told.filter(case_id=OuterRef("id"), at__gte=_midnight(since)))


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time.min, tzinfo=timezone.get_current_timezone())


def operations(*, reader: Reader, limit: int = PAGE) -> list[OperationFact]:
    """Return the operations of the reader's scope, newest first, with the cases visible to the reader."""
    found = list(Operation.objects.order_by("-happened_on", "-id")[:limit])
    standing = Case.objects.filter(merged_into__isnull=True)
    of_these = standing.filter(operation_id__in=[one.id for one in found]).order_by()
    registered = dict(of_these.values_list("operation_id").annotate(Count("id")))
    return [
        OperationFact(
            id=one.id,
            name=one.name,
            country=one.country,
            province=one.province,
            happened_on=one.happened_on,
            people_expected=one.people_expected,
            people_registered=registered.get(one.id, 0),
        )
        for one in found
    ]


def cases_of_operation(*, operation_id: UUID, citizenship: str, reader: Reader) -> list[UUID]:
    """Return the open cases of an operation that stand here, of people of a nationality, in order of opening."""
    found = Case.objects.filter(
        operation_id=operation_id,
        closed_at__isnull=True,
        merged_into__isnull=True,
        ownership="here",
        profile__citizenship__contains=[citizenship],
    )
    return list(found.order_by("id").values_list("id", flat=True))


def operation(*, operation_id: UUID, reader: Reader) -> OperationFact:
    """Return one operation, its people not counted; raises NotFound when it is not there or not visible."""
    one = Operation.objects.filter(id=operation_id).first()
    if one is None:
        raise NotFound("There is no such operation here, or you may not see it.")
    return OperationFact(one.id, one.name, one.country, one.province, one.happened_on, one.people_expected, 0)


def drafts(*, reader: Reader, limit: int = 20) -> list[DraftFact]:
    """Return the intakes that the reader has begun and not finished, the latest first."""
    mine = IntakeDraft.objects.filter(account_id=reader.actor.account_id).order_by("-changed_at")
    return [DraftFact(one.id, one.kind, one.begun_at, one.changed_at) for one in mine[:limit]]


def draft_pages(*, draft_id: UUID, kind: str, reader: Reader) -> dict[str, dict[str, object]]:
    """Return what the reader typed on each page of an intake of their own; raises NotFound."""
    draft = IntakeDraft.objects.filter(id=draft_id, kind=kind, account_id=reader.actor.account_id).first()
    if draft is None:
        raise NotFound("There is no such intake here, or somebody else began it.", remedy="Begin a new one.")
    return open_draft(draft)


_ARRAYS = ("citizenship", "exploitation_countries", "forms", "crime_types")
_COLUMNS = (
    "sex",
    "age_band",
    "majority",
    "education",
    "origin_region",
    "exploitation_region",
    "trafficking_status",
)
_MILESTONE = (
    "milestone_kind",
    "milestone_year",
    "milestone_country",
    "milestone_province",
    "milestone_programme",
)


def grouped_counts(
    *,
    reader: Reader,
    dimensions: tuple[str, ...],
    first: date | None = None,
    last: date | None = None,
    milestone: str | None = None,
) -> list[tuple[tuple[str | None, ...], int]]:
    """Count cases (persons) by dimensions, without names; None stands for not recorded.

    Dimensions: `year` (of registration, or of the milestone), the profile's columns, `forms` and
    other lists as one joined text (`a|b`; one row a person, so that persons are never counted
    twice), any other record field, and with `milestone` its `milestone_*` fields. The period bounds
    the milestone's days, else the registration's; of several milestones the first within it counts.
    """
    require(reader.actor, Permission.READ_FIGURES, purpose=reader.purpose)
    counted: QuerySet = Profile.objects.filter(is_counted=True)
    if milestone:
        counted = Milestone.objects.filter(kind=milestone, profile__is_counted=True)
    counted = _within(counted, first, last, by_milestone=bool(milestone))
    if milestone:
        counted = _first_only(counted)
    names = [f"d{number}" for number in range(len(dimensions))]
    asked = {
        name: _dimension(one, by_milestone=bool(milestone))
        for name, one in zip(names, dimensions, strict=True)
    }
    persons = Count("profile_id" if milestone else "case_id", distinct=True)
    rows = counted.order_by().annotate(**asked).values_list(*names).annotate(persons=persons)
    return [(tuple(None if told in ("", None) else str(told) for told in row[:-1]), row[-1]) for row in rows]


def _within(counted: QuerySet, first: date | None, last: date | None, *, by_milestone: bool) -> QuerySet:
    start, end = ("first_day", "last_day") if by_milestone else ("registered_first", "registered_last")
    if first is not None:
        counted = counted.filter(**{f"{start}__gte": first})
    return counted.filter(**{f"{end}__lte": last}) if last is not None else counted


def _first_only(milestones: QuerySet) -> QuerySet:
    """Each case's first milestone among them: reached again, a person does not count again.

    Sorted once, whatever the planner believes: compared with one another, thousands take minutes on a database that
    knows little of its tables yet.
    """
    firsts = milestones.order_by("profile", "first_day", "id").distinct("profile")
    return Milestone.objects.filter(id__in=firsts.values("id"))


def _dimension(name: str, *, by_milestone: bool) -> object:
    prefix = "profile__" if by_milestone else ""
    if name == "year":
        return ExtractYear("first_day" if by_milestone else "registered_first")
    if name in _MILESTONE:
        column = name.removeprefix("milestone_")
        return ExtractYear("first_day") if column == "year" else F(column)
    if name in _ARRAYS:
        return Func(F(prefix + name), Value("|"), function="array_to_string", output_field=CharField())
    if name in _COLUMNS:
        return F(prefix + name)
    if not name.isidentifier():
        raise InvalidInput(
            f"Unknown dimension {name}.", remedy="Use a field of the record.", field="dimensions"
        )
    return KeyTextTransform(name, prefix + "record")


def _fact(one: Case, *, milestones: tuple[MilestoneFact, ...] = ()) -> CaseFact:
    return CaseFact(
        id=one.id,
        number=one.number,
        agency_id=one.agency_id,
        person_id=one.person_id,
        operation_id=one.operation_id,
        operation_name=one.operation.name if one.operation else "",
        source=one.source,
        trafficking_status=one.trafficking_status,
        urgency=one.urgency,
        ownership=one.ownership,
        owner_member=one.owner_member,
        opened_at=one.opened_at,
        closed_at=one.closed_at,
        closure_reason=one.closure_reason,
        version=one.version,
        record=one.profile.record,
        milestones=milestones,
        majority=one.profile.majority,
        unanswered=one.profile.unanswered,
        merged_into_id=one.merged_into_id,
    )


def _milestone(one: Milestone) -> MilestoneFact:
    return MilestoneFact(one.kind, PartialDate.parse(one.happened), one.country, one.province, one.programme)


def _timeline_fact(entry: TimelineEntry, *, with_note: bool) -> TimelineFact:
    note = ""
    if with_note and entry.note_sealed:
        note = open_for_case(entry.note_sealed, case_id=entry.case_id, label=NOTE_LABEL).decode()
    return TimelineFact(
        id=entry.id,
        at=entry.at,
        kind=entry.kind,
        facts=entry.facts,
        has_note=entry.note_sealed is not None,
        account_id=entry.account_id,
        note=note,
    )
