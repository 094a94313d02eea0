"""Answers questions: a second person approves, or refuses with a reason."""

from uuid import UUID

from django.db import transaction

from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Actor, Reader, require
from sampan.registry.access.roles import Permission
from sampan.registry.access.sight import require_lasting_sight
from sampan.registry.approvals.services.acts import listeners_of
from sampan.registry.approvals.services.asking import audit, locked_question
from sampan.registry.clock.queries import house_now
from sampan.registry.people.services.keys import seal_for_case
from sampan.vocabulary.errors import InvalidInput, NotPermitted

REASON_LABEL = "approval-reason"


@transaction.atomic
def answer_approval(
    *, approval_id: UUID, is_approved: bool, reason: str = "", by: Actor, purpose: Purpose
) -> None:
    """Approve or refuse; who listens to the act is told in the same transaction.

    Refusing needs a reason (InvalidInput), sealed with the case's key; a question about no case has no key, and
    keeps none. One's own question needs the permission
    approvals.answer_own, and stays marked. Raises NotFound, NotPermitted (also for whoever sees the case in an
    emergency alone), WrongState when it waits no more.
    """
    require(by, Permission.ANSWER_APPROVAL, purpose=purpose)
    asked = locked_question(approval_id)
    if asked.case_id:
        require_lasting_sight(case_id=asked.case_id, reader=Reader(by, purpose))
    is_own = asked.asked_by_id == by.account_id
    if is_own and not by.may_for(Permission.ANSWER_OWN_APPROVAL, purpose):
        raise NotPermitted(
            "You asked for this yourself.", remedy="Let a second person answer.", ask="another supervisor"
        )
    words = reason.strip()
    if not is_approved and asked.case_id and not words:
        raise InvalidInput(
            "A refusal needs a reason.", remedy="Say what is missing; who asked reads it.", field="reason"
        )
    asked.state, asked.is_own = "approved" if is_approved else "refused", is_own
    asked.answered_by_id, asked.answered_at = by.account_id, house_now()
    if words and asked.case_id:
        asked.reason_sealed = seal_for_case(words.encode(), case_id=asked.case_id, label=REASON_LABEL)
    asked.save()
    audit(f"approval.{asked.state}", asked, by=by, purpose=purpose)
    for listener in listeners_of(asked.act):
        listener(subject_id=asked.subject_id, is_approved=is_approved, by=by, purpose=purpose)
