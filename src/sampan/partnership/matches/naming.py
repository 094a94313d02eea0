"""Reads silent hits, and names our own record that a hit or request means: by number and agency, opening nothing."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import Q

from sampan.partnership.matches.facts import CaseName, RequestFact, SilentHitFact, SuspectName, Verdict
from sampan.partnership.matches.models import Request, Selector, SilentHit
from sampan.partnership.matches.paging import waiting_first
from sampan.partnership.matches.services.rows import as_service
from sampan.protection.cases.services.pointers import numbers_of
from sampan.registry.access.reader import Reader, require
from sampan.registry.access.roles import Permission
from sampan.vocabulary.errors import NotFound


def silent_hits(*, reader: Reader, before: UUID | None = None) -> list[SilentHitFact]:
    """Return a page of silent hits for the duty officer, those that wait first, with the numbers of their cases."""
    require(reader.actor, Permission.DECIDE_SILENT, purpose=reader.purpose)
    return _named(waiting_first(SilentHit.objects.all(), Q(verdict=Verdict.WAITING), before=before))


def silent_hit(*, hit_id: UUID, reader: Reader) -> SilentHitFact:
    """Return one silent hit; raises NotFound."""
    require(reader.actor, Permission.DECIDE_SILENT, purpose=reader.purpose)
    found = _named(SilentHit.objects.filter(id=hit_id))
    if not found:
        raise NotFound("There is no such thing here, or you may not see it.")
    return found[0]


def case_of(asked: RequestFact, *, reader: Reader) -> CaseName | None:
    """Return the case here that a request means, for who may see the request; None of a suspect or an erased case."""
    require(reader.actor, Permission.READ_MATCHES, purpose=reader.purpose)
    case_id = Request.objects.filter(id=asked.id).values_list("case_id", flat=True).first()
    return _case_names([case_id]).get(case_id) if case_id else None


def suspect_of(asked: RequestFact, *, reader: Reader) -> SuspectName | None:
    """Return what was recorded of the suspect here whom a request means; None of a person helped."""
    require(reader.actor, Permission.READ_MATCHES, purpose=reader.purpose)
    if asked.subject_id is None:
        return None
    with as_service():
        first_of_each = (
            Selector.objects.filter(subject_id=asked.subject_id).order_by("kind", "id").distinct("kind")
        )
        rows = sorted(first_of_each, key=lambda one: one.id)
    if not rows:
        return None
    kinds = tuple(one.kind for one in rows)
    return SuspectName(kinds, rows[0].recorded_at, rows[0].recorded_by_id)


def _named(found: Iterable[SilentHit]) -> list[SilentHitFact]:
    rows = list(found)
    names = _case_names(one.case_id for one in rows)
    return [
        SilentHitFact(
            id=one.id, member=one.member, case_id=one.case_id, agency_id=one.agency_id, kinds=tuple(one.kinds),
            verdict=Verdict(one.verdict), found_at=one.found_at, due_at=one.due_at, unheard=one.unheard,
            case=names.get(one.case_id),
        )
        for one in rows
    ]  # fmt: skip


def _case_names(case_ids: Iterable[UUID]) -> dict[UUID, CaseName]:
    """Return {case: its name}, and whether the reader themselves sees it."""
    ids = set(case_ids)
    seen = numbers_of(ids)
    with as_service():
        known = numbers_of(ids)
    return {one: CaseName(*told, may_open=one in seen) for one, told in known.items()}
