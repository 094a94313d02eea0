"""Asks for approvals, answers them, and refuses acts that lack one."""

from datetime import UTC, datetime
from uuid import UUID

from django.db import transaction

from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Actor, require
from sampan.registry.access.roles import Permission
from sampan.registry.approvals.facts import NotApproved
from sampan.registry.approvals.models import Approval, ApprovalPolicy
from sampan.registry.approvals.services.acts import act_of, listeners_of
from sampan.registry.audit.services import record
from sampan.registry.people.services.keys import seal_for_case
from sampan.vocabulary.errors import NotFound, NotPermitted, WrongState

REASON_LABEL = "approval-reason"


def is_needed(act: str) -> bool:
    """Say whether this node's policy asks for an approval of the act; raises UnknownCode."""
    known = act_of(act)
    kept = ApprovalPolicy.objects.filter(act=act).values_list("is_needed", flat=True).first()
    return known.is_needed_by_default if kept is None else kept


@transaction.atomic
def ask_approval(
    *,
    act: str,
    subject_id: UUID,
    case_id: UUID | None,
    agency_id: UUID,
    content: str,
    by: Actor,
    purpose: Purpose,
) -> UUID:
    """Ask for the approval of one content (its hash) of one record; return the question's id.

    The caller has required the permission of its act. The question already open about the same content
    is returned; about another content it is superseded.
    """
    act_of(act)
    waiting = (
        Approval.objects.select_for_update().filter(act=act, subject_id=subject_id, state="asked").first()
    )
    if waiting is not None and waiting.content == content:
        return waiting.id
    if waiting is not None:
        waiting.state = "superseded"
        waiting.save(update_fields=("state",))
    asked = Approval(
        agency_id=agency_id,
        case_id=case_id,
        act=act,
        subject_id=subject_id,
        content=content,
        asked_by_id=by.account_id,
        asked_at=datetime.now(UTC),
    )
    asked.save(force_insert=True)
    _audit("approval.asked", asked, by=by, purpose=purpose)
    return asked.id


@transaction.atomic
def answer_approval(
    *, approval_id: UUID, is_approved: bool, reason: str = "", by: Actor, purpose: Purpose
) -> None:
    """Approve or refuse. One's own question needs the permission approvals.answer_own, and is marked.

    Raises NotFound, NotPermitted, WrongState when it was answered or superseded.
    """
    require(by, Permission.ANSWER_APPROVAL, purpose=purpose)
    asked = Approval.objects.select_for_update().filter(id=approval_id).first()
    if asked is None:
        raise NotFound("There is no such question here, or you may not see it.")
    if asked.state != "asked":
        raise WrongState("This was answered, or asked anew after a change.", remedy="Look at the list again.")
    is_own = asked.asked_by_id == by.account_id
    if is_own and not by.may_for(Permission.ANSWER_OWN_APPROVAL, purpose):
        raise NotPermitted(
            "You asked for this yourself.", remedy="Let a second person answer.", ask="another supervisor"
        )
    asked.state, asked.is_own = "approved" if is_approved else "refused", is_own
    asked.answered_by_id, asked.answered_at = by.account_id, datetime.now(UTC)
    if reason.strip() and asked.case_id:
        asked.reason_sealed = seal_for_case(
            reason.strip().encode(), case_id=asked.case_id, label=REASON_LABEL
        )
    asked.save()
    _audit(f"approval.{asked.state}", asked, by=by, purpose=purpose)
    for listener in listeners_of(asked.act):
        listener(subject_id=asked.subject_id, is_approved=is_approved, by=by, purpose=purpose)


def require_approved(*, act: str, subject_id: UUID, content: str) -> None:
    """Refuse with NotApproved when the policy asks for an approval and exactly this content has none."""
    if not is_needed(act):
        return
    newest = Approval.objects.filter(act=act, subject_id=subject_id, content=content).order_by("-id").first()
    if newest is None or newest.state != "approved":
        raise NotApproved(
            "A second person must approve this first.",
            remedy="Ask for the approval, or wait for the answer.",
            ask="your supervisor",
        )


def _audit(event: str, asked: Approval, *, by: Actor, purpose: Purpose) -> None:
    record(
        event,
        by=by,
        purpose=purpose,
        subject_kind="approval",
        subject_id=asked.id,
        case_id=asked.case_id,
        details={"act": asked.act, "own": asked.is_own},
    )
