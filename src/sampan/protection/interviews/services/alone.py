"""A person answers alone: on the officer's telephone, or by a link that lives an hour and dies when it is done."""

import hmac
import secrets
from dataclasses import dataclass
from datetime import timedelta
from hashlib import sha256
from uuid import UUID

from django.db import transaction

from sampan.protection.cases.services.rows import locked_case, require_open_here
from sampan.protection.identification.services.clocks import own_pack
from sampan.protection.identification.services.screening import answer as answer_indicators
from sampan.protection.identification.services.screening import finish, start_screening
from sampan.protection.interviews.models import AloneSession
from sampan.protection.interviews.services.indicated import indicators_of
from sampan.protection.tasks.facts import NewTask
from sampan.protection.tasks.services.owing import owe_task, settle_tasks
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Actor, require
from sampan.registry.access.roles import Permission
from sampan.registry.audit.services import record
from sampan.registry.clock.queries import house_day, house_now
from sampan.vocabulary.errors import InvalidInput, NotFound, WrongState
from sampan.vocabulary.guides.guide import PROFILES, Question, self_questions
from sampan.vocabulary.languages import LANGUAGES

LINK_MINUTES = (
    60  # long enough to be read twice by somebody who reads slowly, short enough to be useless later
)
ANSWERS = ("yes", "no", "declined")
ANSWERED = "alone_answered"


@dataclass(frozen=True, repr=False)
class StartedAlone:
    """A session just started; `token` is shown once and kept nowhere. `repr` is blank."""

    id: UUID
    token: str = ""

    def __repr__(self) -> str:
        return "StartedAlone(...)"


@transaction.atomic
def start_alone(
    *, case_id: UUID, sector: str, profile: str, language: str, way: str, by: Actor, purpose: Purpose
) -> StartedAlone:
    """Start a session and call off an earlier one that is still open; a link gets a token of 256 bits."""
    require(by, Permission.SCREEN, purpose=purpose)
    case = locked_case(case_id)
    require_open_here(case)
    _check(sector=sector, profile=profile, language=language, way=way)
    now, token = house_now(), secrets.token_urlsafe(32) if way == "link" else ""
    AloneSession.objects.filter(case_id=case_id, ended_at=None).update(ended_at=now, ended_how="called_off")
    row = AloneSession(
        case_id=case_id,
        agency_id=case.agency_id,
        way=way,
        token_hash=hash_of(token) if token else None,
        sector=sector,
        profile=profile,
        language=language,
        started_by_id=by.account_id,
        started_at=now,
        expires_at=now + timedelta(minutes=LINK_MINUTES),
    )
    row.save(force_insert=True)
    _audit("alone.started", row, by=by, purpose=purpose, details={"way": way})
    return StartedAlone(row.id, token)


@transaction.atomic
def open_link(*, token: str, device: str, by: Actor, purpose: Purpose) -> UUID:
    """Return the session of a link, for the one browser that opened it first; raises NotFound otherwise.

    A token that never was, one that is over and one that another browser holds are told apart by nobody.
    """
    row = AloneSession.objects.select_for_update().filter(token_hash=hash_of(token), ended_at=None).first()
    if row is None or house_now() >= row.expires_at:
        raise _gone()
    if not row.device:
        if not device:
            raise _gone()
        row.device, row.opened_at = hash_of(device), house_now()
        row.save(update_fields=("device", "opened_at"))
        _audit("alone.opened", row, by=by, purpose=purpose)
    elif not hmac.compare_digest(row.device, hash_of(device)):
        raise _gone()
    return row.id


def is_waiting(*, token: str) -> str:
    """Return the language of a link that nobody has opened yet; raises NotFound when there is none."""
    row = AloneSession.objects.filter(token_hash=hash_of(token), ended_at=None, device="").first()
    if row is None or house_now() >= row.expires_at:
        raise _gone()
    return row.language


@transaction.atomic
def choose_language(*, session_id: UUID, language: str) -> None:
    """Keep the language that the person chose; raises InvalidInput."""
    if language not in LANGUAGES:
        raise InvalidInput("There is no such language.", remedy="Choose one of the list.", field="language")
    row = _open(session_id)
    row.language = language
    row.save(update_fields=("language",))


@transaction.atomic
def answer_alone(*, session_id: UUID, step: int, said: str, by: Actor, purpose: Purpose) -> None:
    """Keep the answer to one question; raises InvalidInput, NotFound once the session is over."""
    row = _open(session_id)
    asked = questions_of(row.sector, row.profile)
    if said not in ANSWERS or not 0 <= step < len(asked):
        raise InvalidInput("This is no answer.", remedy=f"Use one of {', '.join(ANSWERS)}.", field="said")
    row.answers = row.answers | {asked[step].code: said}
    row.opened_at = row.opened_at or house_now()
    row.save(update_fields=("answers", "opened_at"))


@transaction.atomic
def end_alone(*, session_id: UUID, how: str, by: Actor, purpose: Purpose) -> UUID | None:
    """End a session (finished or stopped); its answers become a screening of kind self, whose id is returned.

    It decides nothing: a task is owed to the case's team to talk with the person. Without an answer there is
    no screening, and still the task when the person stopped: somebody asks how they are.
    """
    row = _open(session_id)
    row.ended_at, row.ended_how = house_now(), how
    said = indicators_of(row.answers, own_pack())
    if said:
        row.screening_id = start_screening(
            case_id=row.case_id, profile=row.profile, by=by, purpose=purpose, kind="self"
        )
        answer_indicators(screening_id=row.screening_id, answers=said, by=by, purpose=purpose)
        finish(screening_id=row.screening_id, by=by, purpose=purpose)
    row.save(update_fields=("ended_at", "ended_how", "screening_id"))
    urgent = (
        row.answers.get("safe_now") == "no" or row.answers.get("somebody_here") == "yes" or how == "stopped"
    )
    new = NewTask(
        ANSWERED,
        row.agency_id,
        case_id=row.case_id,
        source_id=row.id,
        due_on=house_day(row.ended_at),
        urgency="urgent" if urgent else "normal",
    )
    owe_task(new=new, by=by, purpose=purpose)
    _audit("alone.ended", row, by=by, purpose=purpose, details={"how": how})
    return row.screening_id


@transaction.atomic
def talked_with(*, session_id: UUID, by: Actor, purpose: Purpose) -> int:
    """Write that somebody talked with the person about their answers; return how many tasks that settled."""
    require(by, Permission.SCREEN, purpose=purpose)
    return settle_tasks(kind=ANSWERED, source_id=session_id, by=by, purpose=purpose)


@transaction.atomic
def call_off(*, session_id: UUID, by: Actor, purpose: Purpose) -> None:
    """End an open session without answers: a link that was sent to the wrong device dies at once."""
    require(by, Permission.SCREEN, purpose=purpose)
    ended = AloneSession.objects.filter(id=session_id, ended_at=None)
    if not ended.update(ended_at=house_now(), ended_how="called_off"):
        raise WrongState("This session is over.", remedy="Start another one.")
    row = AloneSession.objects.get(id=session_id)
    _audit("alone.called_off", row, by=by, purpose=purpose)


def questions_of(sector: str, profile: str) -> tuple[Question, ...]:
    """Return the questions of a session, in order; a child's leave out the means."""
    return self_questions(sector, profile)


def hash_of(token: str) -> str:
    """Return what is kept of a token: its SHA-256."""
    return sha256(token.encode()).hexdigest()


def _open(session_id: UUID) -> AloneSession:
    row = AloneSession.objects.select_for_update().filter(id=session_id, ended_at=None).first()
    if row is None or house_now() >= row.expires_at:
        raise _gone()
    require_open_here(locked_case(row.case_id))
    return row


def _gone() -> NotFound:
    return NotFound("These questions are over.", remedy="Ask the person who gave them to you.")


def _check(*, sector: str, profile: str, language: str, way: str) -> None:
    if profile not in PROFILES:
        raise InvalidInput("The profile is neither adult nor child.", remedy="Choose one.", field="profile")
    self_questions(sector, profile)
    if language not in LANGUAGES:
        raise InvalidInput("There is no such language.", remedy="Choose one of the list.", field="language")
    if way not in ("here", "link"):
        raise InvalidInput("There is no such way.", remedy="Choose one of the list.", field="way")


def _audit(
    act: str, row: AloneSession, *, by: Actor, purpose: Purpose, details: dict[str, object] | None = None
) -> None:
    record(
        act,
        by=by,
        purpose=purpose,
        subject_kind="alone_session",
        subject_id=row.id,
        case_id=row.case_id,
        details=details or {},
    )
