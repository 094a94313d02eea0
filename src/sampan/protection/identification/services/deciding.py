"""Decides the status of a person: by a person, with reasons, never by a score."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from sampan.protection.cases.facts import MilestoneFact
from sampan.protection.cases.queries import case as read_case
from sampan.protection.cases.services.changing import add_milestone, set_trafficking_status
from sampan.protection.identification.models import Deadline, Decision, Screening
from sampan.protection.identification.reasons import decision_reasons
from sampan.protection.identification.services.clocks import owe, own_pack, settle_by_decision
from sampan.protection.identification.statuses import status_of_national
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Actor, Reader, require
from sampan.registry.access.roles import Permission
from sampan.registry.audit.services import record
from sampan.registry.people.services.keys import seal_for_case
from sampan.vocabulary.dates import PartialDate
from sampan.vocabulary.errors import InvalidInput

REASONS_LABEL = "decision-reasons"


@dataclass(frozen=True, repr=False)
class Verdict:
    """What a person decided: the country's status, who is competent, why, and when. `repr` is blank."""

    national_status: str
    reasons: tuple[str, ...]
    decided_on: date
    text: str = ""
    authority: str = ""

    def __repr__(self) -> str:
        return "Verdict(...)"


@transaction.atomic
def decide_status(*, case_id: UUID, verdict: Verdict, by: Actor, purpose: Purpose) -> UUID:
    """Decide the status of the person of a case and return the decision's id.

    It becomes the case's status; for a victim the milestone "identified" is added and the steps that follow
    identification fall due; for nobody's victim what was still owed lapses. Refuses without a reason
    (InvalidInput), without the permission (NotPermitted), in a case closed or owned elsewhere (WrongState).
    """
    require(by, Permission.DECIDE_STATUS, purpose=purpose)
    status = _check(verdict)
    set_trafficking_status(case_id=case_id, status=status, by=by, purpose=purpose)
    case = read_case(case_id=case_id, reader=Reader(by, purpose))
    screening = Screening.objects.filter(case_id=case_id, finished_at__isnull=False).order_by("-id").first()
    text = verdict.text.strip()
    decision = Decision(
        case_id=case_id,
        agency_id=case.agency_id,
        status=status,
        national_status=verdict.national_status,
        authority=verdict.authority,
        reasons=list(verdict.reasons),
        reasons_sealed=seal_for_case(text.encode(), case_id=case_id, label=REASONS_LABEL) if text else None,
        screening=screening,
        decided_by_id=by.account_id,
        decided_on=verdict.decided_on,
        recorded_at=datetime.now(UTC),
    )
    decision.save(force_insert=True)
    if status != "presumed_victim":
        settle_by_decision(case_id=case_id, done_on=verdict.decided_on, is_victim=status == "victim", by=by)
    if status == "victim":
        _identified(case_id, verdict, by=by, purpose=purpose)
        owe(case, event="identified", on=verdict.decided_on)
    record(
        "status.decided",
        by=by,
        purpose=purpose,
        subject_kind="decision",
        subject_id=decision.id,
        case_id=case_id,
        details={"status": status, "reasons": sorted(verdict.reasons), "authority": verdict.authority},
    )
    return decision.id


def forget(*, case_id: UUID) -> None:
    """Erase what this slice knows of a case, when the case is erased: answers, reasons, dates."""
    Deadline.objects.filter(case_id=case_id).delete()
    Decision.objects.filter(case_id=case_id).delete()
    Screening.objects.filter(case_id=case_id).delete()


def _identified(case_id: UUID, verdict: Verdict, *, by: Actor, purpose: Purpose) -> None:
    pack = own_pack()
    milestone = MilestoneFact(
        "identified", PartialDate.from_date(verdict.decided_on), country=pack.iso2 if pack else ""
    )
    add_milestone(case_id=case_id, milestone=milestone, by=by, purpose=purpose)


def _check(verdict: Verdict) -> str:
    """Return the status in our list; raises InvalidInput naming what is missing or wrong."""
    if not verdict.reasons:
        raise InvalidInput(
            "A decision needs a reason.",
            remedy="Choose at least one; a score alone is none.",
            field="reasons",
        )
    unknown = set(verdict.reasons) - {reason.code for reason in decision_reasons(own_pack())}
    if unknown:
        raise InvalidInput("A reason is not in the list.", remedy="Choose from the list.", field="reasons")
    if "in_words" in verdict.reasons and not verdict.text.strip():
        raise InvalidInput("Say the other reason in words.", remedy="Write it; it is sealed.", field="text")
    if verdict.decided_on > timezone.localdate():
        raise InvalidInput(
            "This day lies in the future.", remedy="Give the day of the decision.", field="decided_on"
        )
    pack = own_pack()
    if verdict.authority and pack is not None:
        pack.authority(verdict.authority)
    return status_of_national(pack, verdict.national_status)
