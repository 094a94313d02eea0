"""Decides the status of a person: by a person, with reasons, never by a score."""

from collections.abc import Callable
from datetime import timedelta
from uuid import UUID

from django.db import transaction

from sampan.protection.cases.facts import MilestoneFact
from sampan.protection.cases.queries import case as read_case
from sampan.protection.cases.services.changing import add_milestone, note_event, set_trafficking_status
from sampan.protection.cases.services.rows import locked_case, require_open_here
from sampan.protection.identification.facts import Verdict
from sampan.protection.identification.models import Deadline, Decision, Screening
from sampan.protection.identification.reasons import decision_reasons
from sampan.protection.identification.services.approving import DECIDING, content_of_verdict, facts_of
from sampan.protection.identification.services.clocks import (
    owe,
    own_pack,
    reopen_by_decision,
    settle_by_decision,
)
from sampan.protection.identification.statuses import status_of_national
from sampan.protection.tasks.facts import NewTask
from sampan.protection.tasks.services.owing import owe_task, settle_tasks
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Actor, Reader, require
from sampan.registry.access.roles import Permission
from sampan.registry.approvals.services.asking import ask_approval, require_approved, use_approval
from sampan.registry.audit.services import record
from sampan.registry.clock.queries import house_now, house_today
from sampan.registry.people.services.keys import seal_for_case
from sampan.vocabulary.dates import PartialDate
from sampan.vocabulary.errors import InvalidInput

REASONS_LABEL = "decision-reasons"
REVERSED = "decision_reversed"
REVIEW_DAYS = 3  # our own rule, as long as the person's notice takes
_listeners: list[Callable[..., None]] = []


def when_decided(listener: Callable[..., None]) -> None:
    """Call `listener(case_id=, agency_id=, status=, before=, on=, by=, purpose=)` in a decision's transaction.

    `before` is the status that the decision before it gave, empty when it is the first.
    """
    if listener not in _listeners:
        _listeners.append(listener)


@transaction.atomic
def decide_status(*, case_id: UUID, verdict: Verdict, by: Actor, purpose: Purpose) -> UUID:
    """Decide the status of the person of a case and return the decision's id.

    It becomes the case's status; for a victim the milestone "identified" is added and the steps that follow
    identification fall due; for nobody's victim what was still owed lapses. Refuses without a reason
    (InvalidInput), without the permission (NotPermitted), in a case closed or owned elsewhere (WrongState),
    and without a second person's approval of exactly this where policy asks for it (NotApproved).
    """
    require(by, Permission.DECIDE_STATUS, purpose=purpose)
    status = _check(verdict)
    asked = {"act": DECIDING, "subject_id": case_id, "content": content_of_verdict(case_id, verdict)}
    require_approved(**asked)
    use_approval(**asked)
    before = _last_status(case_id)
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
        recorded_at=house_now(),
    )
    decision.save(force_insert=True)
    if before == "not_a_victim" and status != before:
        reopen_by_decision(case_id=case_id)
    if status != "presumed_victim":
        settle_by_decision(case_id=case_id, done_on=verdict.decided_on, is_victim=status == "victim", by=by)
    if status == "victim":
        _identified(case_id, verdict, by=by, purpose=purpose)
        owe(case, event="identified", on=verdict.decided_on)
    if _is_reversed(before, status):
        _show_the_supervisor(decision, before, by=by, purpose=purpose)
    for listener in _listeners:
        listener(
            case_id=case_id, agency_id=case.agency_id, status=status, before=before, on=verdict.decided_on,
            by=by, purpose=purpose,
        )  # fmt: skip
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


@transaction.atomic
def ask_decision(*, case_id: UUID, verdict: Verdict, by: Actor, purpose: Purpose) -> UUID:
    """Ask a second person to approve a decision; its words are kept sealed. Return the question's id.

    Raises what deciding itself would.
    """
    require(by, Permission.DECIDE_STATUS, purpose=purpose)
    _check(verdict)
    case = locked_case(case_id)
    require_open_here(case)
    return ask_approval(
        act=DECIDING,
        subject_id=case_id,
        case_id=case_id,
        agency_id=case.agency_id,
        content=content_of_verdict(case_id, verdict),
        facts=facts_of(verdict),
        typed={"text": verdict.text.strip()},
        by=by,
        purpose=purpose,
    )


def forget(*, case_id: UUID) -> None:
    """Erase what this slice knows of a case, when the case is erased: answers, reasons, dates."""
    Deadline.objects.filter(case_id=case_id).delete()
    Decision.objects.filter(case_id=case_id).delete()
    Screening.objects.filter(case_id=case_id).delete()


def _last_status(case_id: UUID) -> str:
    last = Decision.objects.filter(case_id=case_id).order_by("-id").values_list("status", flat=True).first()
    return last or ""


def _is_reversed(before: str, status: str) -> bool:
    return {before, status} == {"victim", "not_a_victim"}


def _show_the_supervisor(decision: Decision, before: str, *, by: Actor, purpose: Purpose) -> None:
    """A decision that was turned round is looked at by a supervisor, whoever took it."""
    new = NewTask(
        REVERSED,
        decision.agency_id,
        case_id=decision.case_id,
        source_id=decision.id,
        due_on=decision.decided_on + timedelta(days=REVIEW_DAYS),
        for_role="supervisor",
        urgency="urgent",
    )
    owe_task(new=new, by=by, purpose=purpose)
    facts = {"before": before, "status": decision.status}
    note_event(case_id=decision.case_id, kind="status_reversed", facts=facts, by=by)


@transaction.atomic
def look_at_reversal(*, decision_id: UUID, by: Actor, purpose: Purpose) -> int:
    """Write that a supervisor looked at a reversed decision; return how many tasks that settled."""
    require(by, Permission.DECIDE_STATUS, purpose=purpose)
    return settle_tasks(kind=REVERSED, source_id=decision_id, by=by, purpose=purpose)


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
    if verdict.decided_on > house_today():
        raise InvalidInput(
            "This day lies in the future.", remedy="Give the day of the decision.", field="decided_on"
        )
    pack = own_pack()
    if verdict.authority and pack is not None:
        pack.authority(verdict.authority)
    return status_of_national(pack, verdict.national_status)
