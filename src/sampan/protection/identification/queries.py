"""Reads screenings, decisions and deadlines; row security shows each reader only what they may see."""

from datetime import date, timedelta
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import get_language

from sampan.protection.cases.services.pointers import files_of
from sampan.protection.identification.facts import (
    Contradiction,
    DeadlineFact,
    DecisionFact,
    ScreeningFact,
    WorkCounts,
)
from sampan.protection.identification.models import Deadline, Decision, Screening
from sampan.protection.identification.services.clocks import own_pack
from sampan.protection.identification.services.deciding import REASONS_LABEL
from sampan.protection.identification.statuses import national_statuses
from sampan.registry.access.reader import Reader, require
from sampan.registry.access.roles import Permission, Realm
from sampan.registry.access.sight import sight_of
from sampan.registry.audit.services import record
from sampan.registry.people.services.keys import open_for_case
from sampan.vocabulary.codelists import code_list
from sampan.vocabulary.countries.pack import CountryPack, country_pack
from sampan.vocabulary.errors import NotFound, UnknownCode
from sampan.vocabulary.indicators import operational_indicators

SOON_DAYS = 7  # what falls due within a week is shown as due, as the systems of the field do
MOST_COUNTED = 500  # beyond it the number changes nothing for a person, and counting costs
_YES_AND_NO = {"yes", "no"}
_OPEN = Q(done_on__isnull=True, lapsed_on__isnull=True)
_WORKED_ON = Q(case__closed_at__isnull=True, case__ownership="here", case__merged_into__isnull=True)


def screening(*, screening_id: UUID, reader: Reader) -> ScreeningFact:
    """Return a screening; raises NotFound when it is not there or not visible."""
    found = Screening.objects.filter(id=screening_id).first()
    if found is None:
        raise NotFound("There is no such screening here, or you may not see it.")
    return _screening(found)


def screenings_of_case(*, case_id: UUID, reader: Reader) -> list[ScreeningFact]:
    """Return the screenings of a case and of the files joined with it, newest first."""
    found = Screening.objects.filter(case_id__in=files_of(case_id)).order_by("-id")
    return [_screening(one) for one in found]


def screenings_under_way(*, reader: Reader, limit: int = 10) -> list[ScreeningFact]:
    """Return the screenings that the reader began and has not finished, newest first."""
    mine = Screening.objects.filter(_WORKED_ON, started_by_id=reader.actor.account_id, finished_at=None)
    return [_screening(one) for one in mine.order_by("-id")[:limit]]


def contradictions(*, case_id: UUID, reader: Reader) -> list[Contradiction]:
    """Return where the person alone and the officer say yes and no of one indicator, in the newest of each."""
    newest = {one.kind: one for one in reversed(screenings_of_case(case_id=case_id, reader=reader))}
    if len(newest) < 2:
        return []
    alone, officer = newest["self"].answers, newest["officer"].answers
    labels, language = code_list("ilo_operational_indicator"), get_language() or "en"
    both = [
        one for one in operational_indicators() if {alone.get(one.code), officer.get(one.code)} == _YES_AND_NO
    ]
    return [
        Contradiction(one.code, labels.label(one.code, language), alone[one.code], officer[one.code])
        for one in both
    ]


def decision(*, decision_id: UUID, reader: Reader) -> DecisionFact:
    """Return one decision; raises NotFound when it is not there or not visible."""
    found = Decision.objects.filter(id=decision_id).first()
    if found is None:
        raise NotFound("There is no such decision here, or you may not see it.")
    return _decision(found, with_text=False)


def decisions(*, case_id: UUID, reader: Reader, with_text: bool = False) -> list[DecisionFact]:
    """Return the decisions of a case and the files joined with it, newest first; opening their text is audited."""
    found = list(Decision.objects.filter(case_id__in=files_of(case_id)).order_by("-id"))
    if with_text and any(one.reasons_sealed for one in found):
        require(reader.actor, Permission.READ_IDENTITY, purpose=reader.purpose)
        record(
            "reasons.read",
            by=reader.actor,
            purpose=reader.purpose,
            subject_kind="case",
            subject_id=case_id,
            case_id=case_id,
        )
    return [_decision(one, with_text=with_text) for one in found]


def deadline(*, deadline_id: UUID, reader: Reader) -> DeadlineFact:
    """Return one step that is or was owed; raises NotFound when it is not there or not visible."""
    found = Deadline.objects.select_related("case").filter(id=deadline_id).first()
    if found is None:
        raise NotFound("There is no such step here, or you may not see it.")
    return _deadline(found)


def deadlines_of_case(*, case_id: UUID, reader: Reader) -> list[DeadlineFact]:
    """Return the steps of a case: owed ones soonest first, those without a limit, then what was settled."""
    found = Deadline.objects.select_related("case").filter(case_id=case_id)
    facts = [_deadline(one) for one in found]
    return sorted(facts, key=lambda one: (not one.is_open, one.due_on or date.max, one.step))


def due_and_overdue(
    *, reader: Reader, today: date, days: int = SOON_DAYS, limit: int = 50
) -> list[DeadlineFact]:
    """Return the steps owed by `days` from today in open cases owned here, the longest overdue first."""
    owed = _owed(today + timedelta(days=days)).select_related("case").order_by("due_on", "id")
    found = [one for part in _parts(reader) for one in owed.filter(part)[:limit]]
    found.sort(key=lambda one: (one.due_on, one.id))
    return [_deadline(one) for one in found[:limit]]


def counts(*, reader: Reader, today: date, days: int = SOON_DAYS) -> WorkCounts:
    """Count the steps that are overdue and those due within `days`, each up to MOST_COUNTED and no further."""
    late, soon = _owed(today - timedelta(days=1)), _owed(today + timedelta(days=days))
    parts = _parts(reader)
    return WorkCounts(overdue=_count(late, parts), due=_count(soon.filter(due_on__gte=today), parts))


def has_overdue_step(today: date) -> Exists:
    """Return the condition on cases that a step of theirs is overdue, for lists of cases."""
    return Exists(Deadline.objects.filter(_OPEN, case_id=OuterRef("id"), due_on__lt=today))


def has_screening() -> Exists:
    """Return the condition on cases that a screening of theirs was finished, for lists of cases."""
    return Exists(Screening.objects.filter(case_id=OuterRef("id"), finished_at__isnull=False))


def _count(owed: QuerySet[Deadline], parts: tuple[Q, ...]) -> int:
    counted = sum(owed.filter(part)[:MOST_COUNTED].count() for part in parts)
    return min(counted, MOST_COUNTED)


def _parts(reader: Reader) -> tuple[Q, ...]:
    return sight_of(reader, Realm.CASES).parts()


def _owed(until: date) -> QuerySet[Deadline]:
    return Deadline.objects.filter(_OPEN, _WORKED_ON, due_on__lte=until)


def _screening(one: Screening) -> ScreeningFact:
    return ScreeningFact(
        id=one.id,
        case_id=one.case_id,
        profile=one.profile,
        list_version=one.list_version,
        answers=one.answers,
        started_by=one.started_by_id,
        started_at=one.started_at,
        finished_at=one.finished_at,
        result=one.result,
        kind=one.kind,
    )


def _decision(one: Decision, *, with_text: bool) -> DecisionFact:
    text, pack, language = "", own_pack(), get_language() or "en"
    labels = {status.code: status.label for status in national_statuses(pack, language)}
    if with_text and one.reasons_sealed:
        text = open_for_case(one.reasons_sealed, case_id=one.case_id, label=REASONS_LABEL).decode()
    return DecisionFact(
        id=one.id,
        case_id=one.case_id,
        status=one.status,
        national_status=one.national_status,
        authority=one.authority,
        reasons=tuple(one.reasons),
        has_text=one.reasons_sealed is not None,
        screening_id=one.screening_id,
        decided_by=one.decided_by_id,
        decided_on=one.decided_on,
        reasons_text=text,
        authority_name=_authority_name(pack, one, language),
        national_label=labels.get(one.national_status, one.national_status),
        legal_basis=_legal_basis(pack, one),
    )


def _authority_name(pack: CountryPack | None, one: Decision, language: str) -> str:
    """Return what the authority was called on the day it decided: an old decision keeps the old name."""
    if pack is None or not one.authority:
        return ""
    try:
        found = pack.authority(one.authority, on=one.decided_on)
    except UnknownCode:  # the pack has lost it; the code still says which
        return one.authority
    return (found.name_local if language == pack.local_language else "") or found.name


def _legal_basis(pack: CountryPack | None, one: Decision) -> str:
    if pack is None:
        return ""
    steps = [
        step for step in pack.procedure if step.completes == "identified" and step.in_force(one.decided_on)
    ]
    grounds = [ground.legal_basis for ground in pack.evidence if ground.code in one.reasons]
    named = [step.legal_basis for step in steps] + grounds
    return "; ".join(dict.fromkeys(part for part in named if part))


def _deadline(one: Deadline) -> DeadlineFact:
    pack = country_pack(one.country)
    language = get_language() or "en"
    step = pack.step(one.step, one.version)
    authority = pack.authority(one.authority, on=one.counted_from)
    label = step.label_in(language, local_language=pack.local_language) if step else one.label
    own = authority.name_local if language == pack.local_language else ""
    return DeadlineFact(
        id=one.id,
        case_id=one.case_id,
        case_number=one.case.number,
        step=one.step,
        label=label,
        authority=own or authority.name,
        counted_from=one.counted_from,
        due_on=one.due_on,
        done_on=one.done_on,
        lapsed_on=one.lapsed_on,
        depends_on=one.depends_on,
        is_presumed=one.is_presumed,
        is_verified=one.is_verified,
        urgency=one.case.urgency,
    )
