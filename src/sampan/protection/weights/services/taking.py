"""Proposes weights, takes them over with a second person, sets them back; the only code that changes them."""

from collections.abc import Mapping
from dataclasses import asdict
from uuid import UUID

from django.db import transaction

from sampan.protection.weights.approving import ACT
from sampan.protection.weights.facts import Proposed
from sampan.protection.weights.models import Step
from sampan.protection.weights.services.learning import proposal
from sampan.protection.weights.services.rows import (
    adjustments_told,
    newest_step,
    shipped_version,
    weights_in_force,
)
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Actor, require
from sampan.registry.access.roles import Permission
from sampan.registry.approvals.services.asking import ask_approval, is_needed, require_approved, use_approval
from sampan.registry.audit.services import record
from sampan.registry.clock.queries import house_now
from sampan.vocabulary.canonical import content_hash
from sampan.vocabulary.errors import InvalidInput, NotFound, WrongState


@transaction.atomic
def propose(*, version: str, reason: str, by: Actor, purpose: Purpose) -> UUID:
    """Propose the weights of `version`, as they were looked at; return the id of the step.

    They are in force once a second person approves; at once where the node's policy asks for none. Raises WrongState
    where the labels teach something else by now, or nothing new; InvalidInput without a reason; NotPermitted.
    """
    require(by, Permission.SET_WEIGHTS, purpose=purpose)
    now = proposal()
    if now.version != version:
        raise WrongState(
            "Somebody has answered since you looked: other weights are proposed now.",
            remedy="Look at them again, then propose them.",
        )
    if now.version == weights_in_force().version:
        raise WrongState("These weights are in force already.", remedy="Nothing is needed.")
    step = _new(reason=reason, version=version, adjustments=_kept(now), told=_told(now), by=by)
    return _asked(step, by=by, purpose=purpose)


@transaction.atomic
def propose_again(*, step_id: UUID, reason: str, by: Actor, purpose: Purpose) -> UUID:
    """Propose weights that were in force before; return the id of the new step. A second person approves, as at first.

    Raises NotFound; WrongState for what was never in force, is now, or started from other shipped weights; else as
    `propose`.
    """
    require(by, Permission.SET_WEIGHTS, purpose=purpose)
    before = Step.objects.filter(id=step_id, number__isnull=False).first()
    if before is None:
        raise NotFound("There are no such weights here, or they were never taken over.")
    if before.base != shipped_version():
        raise WrongState(
            "These weights were learnt from shipped weights that this release does not have any more.",
            remedy="Take over what is proposed today.",
        )
    if before.version == weights_in_force().version:
        raise WrongState("These weights are in force already.", remedy="Nothing is needed.")
    step = _new(
        reason=reason, version=before.version, adjustments=before.adjustments, told=before.told, by=by
    )
    return _asked(step, by=by, purpose=purpose)


@transaction.atomic
def set_back(*, reason: str, by: Actor, purpose: Purpose) -> UUID:
    """Put the shipped weights in force at once: the way out when something is wrong needs no second person.

    Raises WrongState where they are in force, InvalidInput without a reason, NotPermitted, NoPurpose.
    """
    require(by, Permission.SET_WEIGHTS, purpose=purpose)
    last = newest_step()
    if last is None or not last.adjustments:
        raise WrongState("The shipped weights are in force already.", remedy="Nothing is needed.")
    step = _new(reason=reason, version=shipped_version(), adjustments={}, told={}, by=by)
    _take(step, by=by, purpose=purpose)
    return step.id


def on_answer(*, subject_id: UUID, is_approved: bool, by: Actor, purpose: Purpose) -> None:
    """Take over what a second person approved, in the transaction of their answer.

    Raises WrongState where other weights came into force since it was proposed; NotPermitted, NoPurpose.
    """
    if not is_approved:
        return
    require(by, Permission.SET_WEIGHTS, purpose=purpose)
    step = Step.objects.select_for_update().filter(id=subject_id).first()
    if step is None:
        raise NotFound("There are no such weights here.")
    content = content_of(step)
    require_approved(act=ACT.code, subject_id=step.id, content=content)
    _take(step, by=by, purpose=purpose)
    use_approval(act=ACT.code, subject_id=step.id, content=content)


def content_of(step: Step) -> str:
    """Return the hash of what is approved: these weights, in the place of those in force when they were proposed."""
    return content_hash(
        {
            "act": ACT.code,
            "step": str(step.id),
            "version": step.version,
            "base": step.base,
            "replaces": step.replaces,
            "adjustments": {name: f"{bits:.3f}" for name, bits in step.adjustments.items()},
        }
    )


def _asked(step: Step, *, by: Actor, purpose: Purpose) -> UUID:
    """Ask for the approval of a step, or take it over where the node's policy asks for none."""
    if not is_needed(ACT.code):
        _take(step, by=by, purpose=purpose)
        return step.id
    facts = {"version": step.version, "changes": len(step.adjustments)}
    known = {name: step.told[name] for name in ("labels", "reviewers") if name in step.told}
    ask_approval(
        act=ACT.code,
        subject_id=step.id,
        case_id=None,
        agency_id=by.agency_id,
        content=content_of(step),
        facts=facts | known,
        by=by,
        purpose=purpose,
    )
    _audit("weights.proposed", step, by=by, purpose=purpose)
    return step.id


def _take(step: Step, *, by: Actor, purpose: Purpose) -> None:
    last = Step.objects.select_for_update().filter(number__isnull=False).order_by("-number").first()
    if step.number is not None:
        raise WrongState("These weights were taken over before.", remedy="Nothing is needed.")
    if step.base != shipped_version() or step.replaces != weights_in_force().version:
        raise WrongState(
            "Other weights came into force since this was proposed.",
            remedy="Look at what is proposed today, and propose it anew.",
        )
    step.number = (last.number or 0) + 1 if last else 1
    step.taken_by_id, step.taken_at = by.account_id, house_now()
    step.save(update_fields=("number", "taken_by", "taken_at"))
    _audit("weights.taken_over", step, by=by, purpose=purpose)


def _new(
    *, reason: str, version: str, adjustments: Mapping[str, float], told: Mapping[str, object], by: Actor
) -> Step:
    words = reason.strip()
    if not words:
        raise InvalidInput("A reason is missing.", remedy="Say why, without anybody's name.", field="reason")
    if len(words) > Step._meta.get_field("reason").max_length:
        raise InvalidInput("The reason is too long.", remedy="Write at most 500 characters.", field="reason")
    step = Step(
        version=version,
        base=shipped_version(),
        replaces=weights_in_force().version,
        adjustments=dict(adjustments),
        told=dict(told),
        reason=words,
        proposed_by_id=by.account_id,
        proposed_at=house_now(),
    )
    step.save(force_insert=True)
    return step


def _kept(now: Proposed) -> dict[str, float]:
    return adjustments_told(dict(now.weights.adjustments))


def _told(now: Proposed) -> dict[str, object]:
    return {
        "labels": now.labels,
        "reviewers": now.reviewers,
        "changes": [asdict(one) for one in now.changes],
        "crossing": asdict(now.crossing),
    }


def _audit(act: str, step: Step, *, by: Actor, purpose: Purpose) -> None:
    record(
        act,
        by=by,
        purpose=purpose,
        subject_kind="weights",
        subject_id=step.id,
        details={"version": step.version, "replaces": step.replaces, "number": step.number},
    )
