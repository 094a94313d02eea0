"""Opens a file in an emergency for three hours, and ends that before its time."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from sampan.registry.access.context import reading_as
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Actor, Reader, require
from sampan.registry.access.roles import Permission, Realm, Scope
from sampan.registry.access.services import end_lent_access, lend_team_access
from sampan.registry.access.sight import sight_of
from sampan.registry.accounts.queries import service_actor
from sampan.registry.audit.services import record
from sampan.registry.breakglass.models import LASTS, EmergencyAccess, SearchTally
from sampan.registry.breakglass.services.files import keeper
from sampan.registry.breakglass.services.finding import case_of_token
from sampan.registry.clock.queries import house_day, house_now
from sampan.registry.people.identity import digest
from sampan.registry.people.services.keys import keyring, seal_for_case
from sampan.vocabulary.codelists import code_list
from sampan.vocabulary.countries.deadlines import last_day
from sampan.vocabulary.countries.rows import LimitUnit
from sampan.vocabulary.errors import InvalidInput, NotFound, WrongState

MOST_OPEN = 2  # ADR 0011: a person and one who was met with them; whoever needs more calls the supervisor
REVIEW_WORKING_DAYS = 2
TEXT_LABEL, NOTE_LABEL = "break-glass-reason", "break-glass-review"
LEAST_WORDS = 12  # characters: more than "emergency"


@transaction.atomic
def break_glass(*, token: str, reason: str, text: str, by: Actor, purpose: Purpose) -> UUID:
    """Open the file that a search found, for exactly three hours, and return the access's id.

    The account reads and writes as a member of the case's team; its supervisors are told at once. Raises
    NotPermitted, NoPurpose, NotFound (the search lapsed, or the file was erased), UnknownCode, InvalidInput
    (no words, or those of last time), WrongState (the file is open to them anyway, or two are open already).
    """
    require(by, Permission.BREAK_GLASS, purpose=purpose)
    code_list("break_glass_reason").get(reason)
    words = _words(text)
    case_id = case_of_token(token, by=by)
    now = house_now()
    _refuse_what_is_open(case_id, by=by, purpose=purpose, now=now)
    with reading_as(Reader(service_actor(), purpose)):
        opened = _write(case_id, reason, words, by=by, purpose=purpose, now=now)
        record(
            "breakglass.opened",
            by=by,
            purpose=purpose,
            subject_kind="emergency_access",
            subject_id=opened.id,
            case_id=case_id,
            details={"reason": reason, "until": opened.until.isoformat()},
        )
    return opened.id


@transaction.atomic
def end_access(*, access_id: UUID, by: Actor, purpose: Purpose) -> None:
    """Give an own emergency access back before its time; raises NotFound, WrongState when it is over."""
    require(by, Permission.BREAK_GLASS, purpose=purpose)
    mine = EmergencyAccess.objects.filter(id=access_id, account_id=by.account_id).first()
    if mine is None:
        raise NotFound("There is no such emergency access of yours.")
    if mine.ended_at is not None or mine.until <= house_now():
        raise WrongState("This access is over already.", remedy="Nothing more is needed.")
    end_now(access_id, by=by, purpose=purpose)


def end_now(access_id: UUID, *, by: Actor, purpose: Purpose) -> None:
    """End a running access in the open transaction, as the node's service; the caller has checked who asks."""
    now = house_now()
    with reading_as(Reader(service_actor(), purpose)):
        running = EmergencyAccess.objects.select_for_update().get(id=access_id)
        running.ended_at = min(now, running.until)
        running.save(update_fields=("ended_at",))
        end_lent_access(case_id=running.case_id, account_id=running.account_id, at=now)
        keeper().tell(case_id=running.case_id, kind="breakglass_ended", facts={}, by=by)
        record(
            "breakglass.ended",
            by=by,
            purpose=purpose,
            subject_kind="emergency_access",
            subject_id=access_id,
            case_id=running.case_id,
        )


def forget(*, case_id: UUID) -> None:
    """Erase the sealed words about a case, when the case is erased; that and when it was opened stays."""
    EmergencyAccess.objects.filter(case_id=case_id).update(
        text_sealed=None, note_sealed=None, text_digest=b""
    )


def _write(
    case_id: UUID, reason: str, words: str, *, by: Actor, purpose: Purpose, now: datetime
) -> EmergencyAccess:
    label = keeper().labels([case_id]).get(case_id)
    if label is None:
        raise NotFound("What you found is there no more.", remedy="Search once more.")
    about = digest("break-glass", f"{by.account_id}\x00{case_id}\x00{words}", search_key=keyring().search)
    earlier = EmergencyAccess.objects.filter(account_id=by.account_id, case_id=case_id)
    if earlier.filter(text_digest=about).exists():
        raise InvalidInput(
            "You gave this reason before.", remedy="Say what makes it necessary once more.", field="text"
        )
    opened = EmergencyAccess(
        agency_id=label.agency_id,
        case_id=case_id,
        account_id=by.account_id,
        purpose=purpose.value,
        reason=reason,
        text_sealed=seal_for_case(words.encode(), case_id=case_id, label=TEXT_LABEL),
        text_digest=about,
        opened_at=now,
        until=now + LASTS,
        review_by=_review_by(now),
    )
    opened.save(force_insert=True)
    lend_team_access(
        case_id=case_id, account_id=by.account_id, agency_id=label.agency_id, since=now, until=opened.until
    )
    keeper().tell(case_id=case_id, kind="breakglass_opened", facts={"reason": reason}, by=by)
    return opened


def _refuse_what_is_open(case_id: UUID, *, by: Actor, purpose: Purpose, now: datetime) -> None:
    """Refuse a file that the account sees anyway, and a third emergency at once; counted under a lock."""
    sight = sight_of(Reader(by, purpose), Realm.CASES)
    if case_id in sight.case_ids or _is_own_agencys(case_id, sight.scope, by):
        raise WrongState("This file is open to you.", remedy="Find it among your cases.")
    SearchTally.objects.select_for_update().get(
        account_id=by.account_id
    )  # whoever holds a token has searched
    running = EmergencyAccess.objects.filter(account_id=by.account_id, ended_at__isnull=True, until__gt=now)
    if running.count() >= MOST_OPEN:
        raise WrongState(
            "You hold two emergency accesses already.",
            remedy="End one of them first.",
            ask="the supervisor of the agency that keeps the file",
        )


def _is_own_agencys(case_id: UUID, scope: Scope | None, by: Actor) -> bool:
    with reading_as(Reader(service_actor(), Purpose.PROTECTION)):
        label = keeper().labels([case_id]).get(case_id)
    return scope is Scope.AGENCY and label is not None and label.agency_id == by.agency_id


def _review_by(now: datetime) -> datetime:
    """Return the end of the second working day after today, by the node's civil days."""
    day = last_day(house_day(now), number=REVIEW_WORKING_DAYS, unit=LimitUnit.WORKING_DAYS)
    midnight = datetime.combine(day, datetime.max.time().replace(microsecond=0))
    return timezone.make_aware(midnight)


def _words(text: str) -> str:
    words = " ".join(text.split())
    if len(words) < LEAST_WORDS:
        raise InvalidInput(
            "Say in words why this file is needed now.",
            remedy="A sentence; the supervisor of the case reads it.",
            field="text",
        )
    return words
