"""Reads emergency accesses: what waits for a review, one with its reason, and what the reader holds."""

from uuid import UUID

from django.db.models import Q, QuerySet

from sampan.registry.access.context import reading_as
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Reader, require
from sampan.registry.access.roles import Permission, Realm, Scope
from sampan.registry.access.sight import scope_of
from sampan.registry.accounts.queries import service_actor
from sampan.registry.audit.queries import acts_on_case, words_of_act
from sampan.registry.audit.services import record
from sampan.registry.breakglass.facts import AccessFact, UseFact
from sampan.registry.breakglass.models import EmergencyAccess
from sampan.registry.breakglass.services.opening import NOTE_LABEL, TEXT_LABEL
from sampan.registry.clock.queries import house_now
from sampan.registry.people.services.keys import open_for_case
from sampan.vocabulary.errors import NotFound

PAGE = 50
MOST_TOLD = 20  # on the home page; the list holds the rest


def unreviewed_count(reader: Reader) -> int:
    """Return how many emergency accesses wait for a review that the reader makes or watches over."""
    return _to_review(reader).count()


def unreviewed(reader: Reader, *, limit: int = MOST_TOLD) -> list[AccessFact]:
    """Return the emergency accesses that wait for a review, the newest first, whatever the reader's purpose.

    A supervisor is told at once of those in their agency's files; the focal point and the auditor of those
    that were not reviewed in time.
    """
    return [_fact(one) for one in _to_review(reader).order_by("-id")[:limit]]


def held_by(reader: Reader) -> list[AccessFact]:
    """Return the emergency accesses that the reader holds now, the one that ends first before the others."""
    mine = EmergencyAccess.objects.filter(account_id=reader.actor.account_id, ended_at__isnull=True)
    return [_fact(one) for one in mine.filter(until__gt=house_now()).order_by("until")]


def held_on(*, case_id: UUID, reader: Reader) -> AccessFact | None:
    """Return the reader's own running emergency access to a case; None when there is none."""
    return next((one for one in held_by(reader) if one.case_id == case_id), None)


def accesses(*, reader: Reader, before: UUID | None = None, limit: int = PAGE) -> list[AccessFact]:
    """Return a page of visible emergency accesses, reviewed ones included, newest first."""
    found = EmergencyAccess.objects.all()
    if before is not None:
        found = found.filter(id__lt=before)
    return [_fact(one) for one in found.order_by("-id")[:limit]]


def access(*, access_id: UUID, reader: Reader, with_words: bool = False) -> AccessFact:
    """Return one emergency access; opening its sealed words is audited. Raises NotFound."""
    found = EmergencyAccess.objects.filter(id=access_id).first()
    if found is None:
        raise NotFound("There is no such emergency access, or you may not see it.")
    if not with_words:
        return _fact(found)
    require(reader.actor, Permission.READ_IDENTITY, purpose=reader.purpose)
    record(
        "breakglass.reason_read",
        by=reader.actor,
        purpose=reader.purpose,
        subject_kind="emergency_access",
        subject_id=access_id,
        case_id=found.case_id,
    )
    return _fact(
        found,
        text=_opened(found, found.text_sealed, TEXT_LABEL),
        note=_opened(found, found.note_sealed, NOTE_LABEL),
    )


def uses_of(*, access_id: UUID, reader: Reader) -> list[UseFact]:
    """Return what the holder did with the file while the access ran, by the audit, for whoever reviews it."""
    require(reader.actor, Permission.REVIEW_BREAK_GLASS, purpose=reader.purpose)
    told = access(access_id=access_id, reader=reader)
    service = Reader(service_actor(), Purpose.AUDIT)
    with reading_as(service):
        done = acts_on_case(
            case_id=told.case_id,
            account_id=told.account_id,
            since=told.opened_at,
            until=told.over_at,
            reader=service,
        )
    return [
        UseFact(act, words_of_act(act), times, last)
        for act, times, last in done
        if not act.startswith("breakglass.")
    ]


def _to_review(reader: Reader) -> QuerySet[EmergencyAccess]:
    """Return what waits for a review: in the reader's agency at once, elsewhere when its time is over."""
    waiting = EmergencyAccess.objects.filter(reviewed_at__isnull=True)
    late = Q(review_by__lt=house_now())
    if reader.actor.may(Permission.REVIEW_BREAK_GLASS):
        return waiting.filter(agency_id=reader.actor.agency_id).exclude(account_id=reader.actor.account_id)
    if Scope.NODE not in (scope_of(reader, Realm.REFERRALS), scope_of(reader, Realm.AUDIT)):
        return waiting.none()
    return waiting.filter(late).exclude(account_id=reader.actor.account_id)


def _opened(found: EmergencyAccess, sealed: bytes | None, label: str) -> str:
    return open_for_case(sealed, case_id=found.case_id, label=label).decode() if sealed else ""


def _fact(one: EmergencyAccess, *, text: str = "", note: str = "") -> AccessFact:
    return AccessFact(
        id=one.id,
        agency_id=one.agency_id,
        case_id=one.case_id,
        account_id=one.account_id,
        reason=one.reason,
        opened_at=one.opened_at,
        until=one.until,
        ended_at=one.ended_at,
        review_by=one.review_by,
        reviewed_at=one.reviewed_at,
        reviewed_by=one.reviewed_by_id,
        verdict=one.verdict,
        text=text,
        note=note,
    )
