"""Starts a screening, keeps its answers as they come, and finishes it with a recommendation."""

from collections.abc import Callable, Mapping
from dataclasses import asdict
from uuid import UUID

from django.db import transaction

from sampan.engines.screening.indicators import LIST_VERSION, Answer, ScreeningScore, score
from sampan.protection.cases.queries import case as read_case
from sampan.protection.cases.services.changing import note_event
from sampan.protection.cases.services.rows import locked_case, require_open_here
from sampan.protection.identification.models import Screening
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Actor, Reader, require
from sampan.registry.access.roles import Permission
from sampan.registry.audit.services import record
from sampan.registry.clock.queries import house_now
from sampan.vocabulary.errors import InvalidInput, NotFound, WrongState
from sampan.vocabulary.indicators import operational_indicators

_listeners: list[Callable[..., None]] = []


def when_screened(listener: Callable[..., None]) -> None:
    """Call `listener(case_id=, agency_id=, profile=, by=, purpose=)` in the transaction that starts a screening."""
    if listener not in _listeners:
        _listeners.append(listener)


@transaction.atomic
def start_screening(
    *, case_id: UUID, profile: str, by: Actor, purpose: Purpose, kind: str = "officer"
) -> UUID:
    """Start a screening for an adult or a child and return its id; the one under way is gone on with.

    `kind` says who answers: an officer, or the person alone (self). One of each may be under way.
    Raises InvalidInput for a profile, WrongState when the case is closed or owned elsewhere.
    """
    require(by, Permission.SCREEN, purpose=purpose)
    case = locked_case(case_id)
    require_open_here(case)
    score({}, profile=profile)  # refuses a profile that is neither
    under_way = Screening.objects.filter(case_id=case_id, kind=kind, finished_at=None).first()
    if under_way is not None:
        return under_way.id
    screening = Screening(
        case_id=case_id,
        agency_id=case.agency_id,
        kind=kind,
        profile=profile,
        list_version=LIST_VERSION,
        started_by_id=by.account_id,
        started_at=house_now(),
    )
    screening.save(force_insert=True)
    for listener in _listeners:
        listener(case_id=case_id, agency_id=case.agency_id, profile=profile, by=by, purpose=purpose)
    details = {"profile": profile, "kind": kind}
    _audit("screening.started", screening, by=by, purpose=purpose, details=details)
    return screening.id


@transaction.atomic
def answer(*, screening_id: UUID, answers: Mapping[str, str], by: Actor, purpose: Purpose) -> None:
    """Keep answers to indicators (yes, no, not_asked, declined, not_known), over what was said before.

    Raises UnknownCode for an indicator, InvalidInput for an answer, WrongState once it is finished.
    """
    require(by, Permission.SCREEN, purpose=purpose)
    screening = _under_way(screening_id)
    _check(answers)
    screening.answers = screening.answers | dict(answers)
    screening.save(update_fields=("answers",))
    _audit("screening.answered", screening, by=by, purpose=purpose, details={"indicators": sorted(answers)})


@transaction.atomic
def finish(*, screening_id: UUID, by: Actor, purpose: Purpose) -> ScreeningScore:
    """Finish a screening and return its recommendation, kept with the list's version. It decides nothing."""
    require(by, Permission.SCREEN, purpose=purpose)
    screening = _under_way(screening_id)
    case = read_case(case_id=screening.case_id, reader=Reader(by, purpose))
    forms = case.record.get("forms") or ()
    result = score(screening.answers, profile=screening.profile, forms=forms)  # type: ignore[arg-type]
    screening.finished_at, screening.result = house_now(), as_json(result)
    screening.save(update_fields=("finished_at", "result"))
    facts = {"recommendation": result.recommendation.value, "screening": str(screening.id)}
    note_event(case_id=case.id, kind="screened", facts=facts, by=by)
    _audit("screening.finished", screening, by=by, purpose=purpose, details=facts)
    return result


def as_json(result: ScreeningScore) -> dict[str, object]:
    """Return a recommendation as it is stored."""
    told = asdict(result)
    told["dimensions"] = [dict(one) | {"led_by": list(one["led_by"])} for one in told["dimensions"]]
    return told | {"indicators": list(result.indicators), "cautions": list(result.cautions)}


def _check(answers: Mapping[str, str]) -> None:
    known = {one.code for one in operational_indicators()}
    for code, said in answers.items():
        if code not in known:
            raise InvalidInput(
                "There is no such indicator.", remedy="Use a code of the list.", field=code[:10]
            )
        if said not in set(Answer):
            raise InvalidInput(
                "This is no answer.", remedy=f"Use one of {', '.join(Answer)}.", field=f"indicator {code}"
            )


def _under_way(screening_id: UUID) -> Screening:
    screening = Screening.objects.select_for_update().filter(id=screening_id).first()
    if screening is None:
        raise NotFound("There is no such screening here, or you may not see it.")
    if screening.finished_at is not None:
        raise WrongState("This screening is finished.", remedy="Start another one.")
    require_open_here(locked_case(screening.case_id))
    return screening


def _audit(
    act: str, screening: Screening, *, by: Actor, purpose: Purpose, details: Mapping[str, object]
) -> None:
    record(
        act,
        by=by,
        purpose=purpose,
        subject_kind="screening",
        subject_id=screening.id,
        case_id=screening.case_id,
        details=details,
    )
