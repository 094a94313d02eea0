"""Keeps referrals: opened, moved on step by step. What a step means is the wing's affair."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.db import transaction

from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Actor
from sampan.registry.audit.services import record
from sampan.registry.clock.queries import house_now
from sampan.registry.people.services.keys import seal_for_case
from sampan.registry.referrals.facts import ReferralFact
from sampan.registry.referrals.models import Referral, ReferralEvent
from sampan.vocabulary.errors import NotFound, WrongState

NOTE_LABEL = "referral-note"
STATE_COLUMNS = ("phase", "owner", "held", "peer_held", "confirm_owed", "answer_by")


@dataclass(frozen=True)
class NewReferral:
    """What is known of a referral when it begins on this side."""

    id: UUID
    agency_id: UUID
    case_id: UUID | None
    member: str
    side: str
    purpose: str
    reason: str
    services: tuple[str, ...]
    urgency: str
    preview: Mapping[str, object]
    state: Mapping[str, object]
    unknown: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class Step:
    """One step: the act, whose it is, the state after it, and what else changes."""

    act: str
    by_side: str
    state: Mapping[str, object]
    letter_id: UUID | None = None
    facts: Mapping[str, object] = field(default_factory=dict)
    changes: Mapping[str, object] = field(default_factory=dict)
    note: str = ""


@transaction.atomic
def open_referral(*, new: NewReferral, step: Step, by: Actor, purpose: Purpose) -> None:
    """Keep a new referral with its first step; the audit row stands or falls with it."""
    if Referral.objects.filter(id=new.id).exists():
        raise WrongState("There is a referral with this id.", remedy="Begin a new one.")
    now = house_now()
    referral = Referral(
        id=new.id,
        agency_id=new.agency_id,
        case_id=new.case_id,
        member=new.member,
        side=new.side,
        purpose=new.purpose,
        reason=new.reason,
        services=list(new.services),
        urgency=new.urgency,
        preview=dict(new.preview),
        unknown=dict(new.unknown),
        opened_by_id=by.account_id,
        opened_at=now,
        changed_at=now,
        **{column: new.state[column] for column in STATE_COLUMNS},
    )
    referral.save(force_insert=True)
    _keep_event(referral, step, by=by, purpose=purpose, now=now)


@transaction.atomic
def move_on(*, referral_id: UUID, step: Step, by: Actor, purpose: Purpose) -> None:
    """Write a step of a referral: its new state, its event and the audit row, together.

    A step of the other side makes the referral unread again, so that it is seen as new here.
    """
    referral = _locked(referral_id)
    now = house_now()
    for column in STATE_COLUMNS:
        setattr(referral, column, step.state[column])
    for column, content in step.changes.items():
        setattr(referral, column, content)
    if step.by_side != referral.side:
        referral.read_at = None
    referral.changed_at = now
    referral.save()
    _keep_event(referral, step, by=by, purpose=purpose, now=now)


def erase_notes(*, referral_id: UUID) -> None:
    """Remove the sealed notes of the other side's feedback, after the person withdrew consent."""
    ReferralEvent.objects.filter(referral_id=referral_id, note_sealed__isnull=False).update(note_sealed=None)


@transaction.atomic
def mark_read(*, referral_id: UUID) -> None:
    """Note that a person of this side opened the referral for the first time."""
    Referral.objects.filter(id=referral_id, read_at__isnull=True).update(read_at=house_now())


def locked_fact(referral_id: UUID) -> ReferralFact:
    """Return the referral, locked for the transaction; raises NotFound when it is not there or not visible."""
    return fact_of(_locked(referral_id))


def fact_of(referral: Referral) -> ReferralFact:
    """Return the referral as a value."""
    same = (
        "id",
        "listed",
        "agency_id",
        "case_id",
        "member",
        "side",
        *STATE_COLUMNS,
        "purpose",
        "reason",
        "urgency",
    )
    return ReferralFact(
        **{name: getattr(referral, name) for name in same},
        services=tuple(referral.services),
        preview=referral.preview,
        groups=tuple(referral.groups),
        decline_reason=referral.decline_reason,
        consent_id=referral.consent_id,
        opened_at=referral.opened_at,
        changed_at=referral.changed_at,
        is_read=referral.read_at is not None,
    )


def _locked(referral_id: UUID) -> Referral:
    referral = Referral.objects.select_for_update().filter(id=referral_id).first()
    if referral is None:
        raise NotFound("There is no such referral here, or you may not see it.")
    return referral


def _keep_event(referral: Referral, step: Step, *, by: Actor, purpose: Purpose, now: datetime) -> None:
    sealed = None
    if step.note and referral.case_id:
        sealed = seal_for_case(step.note.encode(), case_id=referral.case_id, label=NOTE_LABEL)
    event = ReferralEvent(
        referral=referral,
        case_id=referral.case_id,
        agency_id=referral.agency_id,
        at=now,
        act=step.act,
        by_side=step.by_side,
        account_id=by.account_id,
        letter_id=step.letter_id,
        facts=dict(step.facts),
        note_sealed=sealed,
    )
    event.save(force_insert=True)
    record(
        f"referral.{step.act}",
        by=by,
        purpose=purpose,
        subject_kind="referral",
        subject_id=referral.id,
        case_id=referral.case_id,
        details={"by_side": step.by_side, "phase": referral.phase, **step.facts},
    )
