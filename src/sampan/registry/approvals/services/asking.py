"""Asks for approvals, takes questions back, and refuses acts that lack one."""

import json
from collections.abc import Mapping
from uuid import UUID

from django.db import transaction

from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Actor
from sampan.registry.approvals.facts import NotApproved
from sampan.registry.approvals.models import Approval, ApprovalPolicy
from sampan.registry.approvals.services.acts import act_of
from sampan.registry.audit.services import record, record_refusal
from sampan.registry.clock.queries import house_now
from sampan.registry.people.services.keys import seal_for_case
from sampan.vocabulary.canonical import canonical_bytes
from sampan.vocabulary.errors import NotFound, NotPermitted, WrongState

TYPED_LABEL = "approval-typed"


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
    facts: Mapping[str, object] | None = None,
    typed: Mapping[str, str] | None = None,
) -> UUID:
    """Ask for the approval of one content (its hash) of one record; return the question's id.

    `facts` are its codes, shown to whoever answers; `typed` is free text, sealed with the case's key, so that
    it is read before the answer and not typed again after it. The caller has required the permission of its
    act. A question open about the same content, or approved and not used yet, is returned; one about another
    content is superseded.
    """
    act_of(act)
    of_record = Approval.objects.select_for_update().filter(act=act, subject_id=subject_id)
    waiting = of_record.filter(state="asked").first()
    good = waiting if waiting and waiting.content == content else _approved(of_record, content)
    if good is not None:
        return good.id
    if waiting is not None:
        waiting.state = "superseded"
        waiting.save(update_fields=("state",))
    asked = Approval(
        agency_id=agency_id,
        case_id=case_id,
        act=act,
        subject_id=subject_id,
        content=content,
        facts=dict(facts or {}),
        typed_sealed=_sealed(typed, case_id=case_id),
        asked_by_id=by.account_id,
        asked_at=house_now(),
    )
    asked.save(force_insert=True)
    audit("approval.asked", asked, by=by, purpose=purpose)
    return asked.id


@transaction.atomic
def withdraw_question(*, approval_id: UUID, by: Actor, purpose: Purpose) -> None:
    """Take an own question back before it is answered; raises NotFound, NotPermitted, WrongState."""
    asked = locked_question(approval_id)
    if asked.asked_by_id != by.account_id:
        raise NotPermitted("Somebody else asked this.", remedy="Answer it, or let them take it back.")
    asked.state, asked.typed_sealed = "withdrawn", None
    asked.save(update_fields=("state", "typed_sealed"))
    audit("approval.withdrawn", asked, by=by, purpose=purpose)


def require_approved(*, act: str, subject_id: UUID, content: str) -> None:
    """Refuse with NotApproved when the policy asks for an approval and exactly this content has none unused."""
    if is_needed(act) and standing(act=act, subject_id=subject_id, content=content) != "approved":
        raise NotApproved(act=act, subject_id=subject_id, content=content)


def offer_to_ask(refusal: NotApproved, *, by: Actor, purpose: Purpose) -> str:
    """Audit that an act was refused for lack of an approval, and return how its question stands.

    A state (see `standing`), else "not_asked". For the page that shows again what was typed and offers to ask,
    instead of failing.
    """
    record_refusal(refusal, by=by, purpose=purpose, attempted=f"approvals:{refusal.act}")
    return standing(act=refusal.act, subject_id=refusal.subject_id, content=refusal.content) or "not_asked"


def use_approval(*, act: str, subject_id: UUID, content: str) -> None:
    """Mark that the approved act was done, in its transaction: the same approval does not hold a second time.

    Nothing happens when the policy asked for none.
    """
    approved = Approval.objects.select_for_update().filter(
        act=act, subject_id=subject_id, content=content, state="approved", used_at__isnull=True
    )
    approved.update(used_at=house_now(), typed_sealed=None)


def standing(*, act: str, subject_id: UUID, content: str) -> str:
    """Return how the newest unused question about exactly this content stands: a state, empty without one."""
    asked = Approval.objects.filter(act=act, subject_id=subject_id, content=content, used_at__isnull=True)
    return asked.order_by("-id").values_list("state", flat=True).first() or ""


def lapse_with_the_case(*, case_id: UUID, is_closed: bool, **_more: object) -> None:
    """Let the questions about a case lapse when it is closed: nobody need answer them."""
    if is_closed:
        waiting = Approval.objects.filter(case_id=case_id, state="asked")
        waiting.update(state="lapsed", typed_sealed=None)


def forget(*, case_id: UUID) -> None:
    """Erase what was asked and answered in words and codes about a case, when the case is erased."""
    Approval.objects.filter(case_id=case_id).update(facts={}, typed_sealed=None, reason_sealed=None)


def locked_question(approval_id: UUID) -> Approval:
    """Return a question that waits, locked; raises NotFound, and WrongState when it waits no more."""
    asked = Approval.objects.select_for_update().filter(id=approval_id).first()
    if asked is None:
        raise NotFound("There is no such question here, or you may not see it.")
    if asked.state != "asked":
        raise WrongState("This waits no more: it was answered, taken back, or asked anew after a change.")
    return asked


def audit(event: str, asked: Approval, *, by: Actor, purpose: Purpose) -> None:
    """Write one entry about a question."""
    record(
        event,
        by=by,
        purpose=purpose,
        subject_kind="approval",
        subject_id=asked.id,
        case_id=asked.case_id,
        details={"act": asked.act, "own": asked.is_own},
    )


def _approved(of_record: object, content: str) -> Approval | None:
    newest = of_record.filter(content=content, used_at__isnull=True).order_by("-id").first()  # type: ignore[attr-defined]
    return newest if newest is not None and newest.state == "approved" else None


def _sealed(typed: Mapping[str, str] | None, *, case_id: UUID | None) -> bytes | None:
    told = {name: text for name, text in (typed or {}).items() if text}
    if not told or case_id is None:
        return None
    return seal_for_case(canonical_bytes(told), case_id=case_id, label=TYPED_LABEL)


def typed_of(plain: bytes) -> dict[str, str]:
    """Return what was typed, of its opened bytes."""
    return json.loads(plain)
