"""Reads help: one conversation, a provider's inbox, a case's board; row security shows each side its own."""

from datetime import datetime
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from sampan.protection.assistance.facts import (
    GivenFact,
    HandOverFact,
    NeedFact,
    ReferralFact,
    StepFact,
    TransferLineFact,
)
from sampan.protection.assistance.models import HandOver, Need, Referral, ServiceGiven, Step, TransferLine
from sampan.protection.assistance.services.rows import is_case_side
from sampan.protection.assistance.services.serving import NOTE_LABEL
from sampan.protection.assistance.table import OPEN, Phase
from sampan.protection.providers.queries import require_reading
from sampan.registry.access.reader import Reader, require
from sampan.registry.access.roles import Permission
from sampan.registry.audit.services import record
from sampan.registry.people.services.keys import open_for_case
from sampan.vocabulary.errors import NotFound

PAGE = 50
VIEWS = {
    "new": (Phase.ASKED, Phase.EXPIRED),
    "here": (Phase.ACCEPTED, Phase.GIVEN, Phase.WITH_PROVIDER),
    "ended": (Phase.DECLINED, Phase.RECALLED, Phase.WITHDRAWN, Phase.ENDED),
}
"""The three parts of a provider's inbox."""


def has_open_need() -> Exists:
    """Return the condition on cases (their `id`) that a need is open and nobody was asked to help, for lists."""
    asked = Referral.objects.filter(need_id=OuterRef("id"), phase__in=OPEN)
    return Exists(Need.objects.filter(case_id=OuterRef("id"), state="open").exclude(Exists(asked)))


def referral(*, referral_id: UUID, reader: Reader) -> ReferralFact:
    """Return one conversation; raises NotFound when it is not there or not for the reader's eyes."""
    require_reading(reader)
    row = Referral.objects.filter(id=referral_id).first()
    if row is None:
        raise NotFound("There is no such referral here, or you may not see it.")
    return _fact(row, is_ours=is_case_side(row, by=reader.actor, purpose=reader.purpose))


def inbox(
    *, reader: Reader, view: str = "new", before: datetime | None = None, limit: int = PAGE
) -> list[ReferralFact]:
    """Return what was referred to the reader's agency, newest first, in one of VIEWS."""
    require(reader.actor, Permission.ANSWER_ASSISTANCE, purpose=reader.purpose)
    found = Referral.objects.filter(
        provider_agency_id=reader.actor.agency_id,
        phase__in=[one.value for one in VIEWS.get(view, VIEWS["new"])],
    )
    if before is not None:
        found = found.filter(asked_at__lt=before)
    return [_fact(one, is_ours=False) for one in found.order_by("-asked_at")[:limit]]


def inbox_counts(*, reader: Reader) -> dict[str, int]:
    """Return how many conversations each part of the inbox holds."""
    mine = Referral.objects.filter(provider_agency_id=reader.actor.agency_id)
    return {
        view: mine.filter(phase__in=[one.value for one in phases]).count() for view, phases in VIEWS.items()
    }


def escalated(*, reader: Reader, limit: int = PAGE) -> list[ReferralFact]:
    """Return what silence has brought up to the reader, supervisor or focal point, the oldest first."""
    require(reader.actor, Permission.MANAGE_PROVIDERS, purpose=reader.purpose)
    level = 3 if reader.actor.may(Permission.ASK_ASSISTANCE) is False else 2
    found = Referral.objects.filter(level__gte=level, phase__in=[one.value for one in OPEN])
    return [_fact(one, is_ours=True) for one in found.order_by("changed_at")[:limit]]


def board(*, case_id: UUID, reader: Reader) -> tuple[list[NeedFact], list[ReferralFact]]:
    """Return the needs of a case with their conversations (open ones first), and conversations without a need."""
    needs = Need.objects.filter(case_id=case_id).order_by("-id")
    rows = [_fact(one, is_ours=True) for one in _of_case(case_id)]
    facts = [_need(one, rows) for one in needs]
    facts.sort(key=lambda one: (one.state != "open", one.urgency != "urgent"))
    told = {one.id for need in facts for one in need.referrals}
    return facts, [one for one in rows if one.id not in told]


def services_needed(*, case_id: UUID, reader: Reader) -> list[str]:
    """Return the services that a person still needs, urgent ones first, as codes of referral_service."""
    found = Need.objects.filter(case_id=case_id, state="open").order_by("-urgency", "id")
    return list(dict.fromkeys(found.values_list("service", flat=True)))


def need(*, need_id: UUID, reader: Reader) -> tuple[UUID, NeedFact]:
    """Return a need and its case; raises NotFound."""
    row = Need.objects.filter(id=need_id).first()
    if row is None:
        raise NotFound("There is no such need here, or you may not see it.")
    return row.case_id, _need(row, [_fact(one, is_ours=True) for one in _of_case(row.case_id)])


def steps(*, referral_id: UUID, reader: Reader) -> list[StepFact]:
    """Return the acts of a conversation, oldest first."""
    found = Step.objects.filter(referral_id=referral_id).order_by("id")
    return [StepFact(one.act, one.side, one.phase, one.at, one.account_id, one.facts) for one in found]


def services_given(*, referral_id: UUID, reader: Reader) -> list[GivenFact]:
    """Return what was given, declined, missed or not available, newest first."""
    return [
        _given(one)
        for one in ServiceGiven.objects.filter(referral_id=referral_id).order_by("-happened_on", "-id")
    ]


def service_note(*, given_id: UUID, reader: Reader) -> str:
    """Open the provider's note on a service for the case's side; audited. Raises NotFound, NoConsent."""
    require(reader.actor, Permission.READ_IDENTITY, purpose=reader.purpose)
    row = ServiceGiven.objects.filter(id=given_id).exclude(note_sealed=None).first()
    if row is None:
        raise NotFound("There is no note here, or you may not see it.")
    note = open_for_case(bytes(row.note_sealed), case_id=row.case_id, label=NOTE_LABEL).decode()
    record(
        "assistance.note_read", by=reader.actor, purpose=reader.purpose, subject_kind="service_given",
        subject_id=row.id, case_id=row.case_id,
    )  # fmt: skip
    return note


def hand_over(*, referral_id: UUID, reader: Reader) -> HandOverFact | None:
    """Return the hand-over that stands, else the one that was disputed last, None when there is none."""
    row = HandOver.objects.filter(referral_id=referral_id).order_by("-id").first()
    if row is None:
        return None
    return HandOverFact(
        row.happened_at,
        row.receipt,
        row.given_by_id,
        row.given_at,
        row.received_by_id,
        row.received_at,
        row.dispute,
    )


def transferred(*, reader: Reader, limit: int = PAGE) -> list[TransferLineFact]:
    """Return the cases that the reader's agency gave to another, newest first."""
    require(reader.actor, Permission.MOVE_CASE, purpose=reader.purpose)
    found = TransferLine.objects.filter(agency_id=reader.actor.agency_id).order_by("-id")[:limit]
    return [TransferLineFact(one.number, one.to_agency_id, one.moved_on) for one in found]


def transfers(*, reader: Reader, limit: int = PAGE) -> list[ReferralFact]:
    """Return the open transfers that concern the reader's agency, both ways, newest first."""
    require(reader.actor, Permission.MOVE_CASE, purpose=reader.purpose)
    mine = Q(agency_id=reader.actor.agency_id) | Q(provider_agency_id=reader.actor.agency_id)
    found = Referral.objects.filter(mine, kind="transfer", phase__in=[one.value for one in OPEN])
    own = reader.actor.agency_id
    return [_fact(one, is_ours=one.agency_id == own) for one in found.order_by("-asked_at")[:limit]]


def _of_case(case_id: UUID) -> "QuerySet[Referral]":
    return Referral.objects.filter(case_id=case_id).order_by("-asked_at")


def _need(row: Need, rows: list[ReferralFact]) -> NeedFact:
    about = tuple(one for one in rows if one.need_id == row.id)
    return NeedFact(row.id, row.service, row.urgency, row.state, row.opened_on, row.closed_on, about)


def _given(row: ServiceGiven) -> GivenFact:
    return GivenFact(
        id=row.id, service=row.service, happened_on=row.happened_on, result=row.result, refusal=row.refusal,
        outcome=row.outcome, cost=row.cost, currency=row.currency, next_visit=row.next_visit,
        has_note=row.note_sealed is not None,
    )  # fmt: skip


def _fact(row: Referral, *, is_ours: bool) -> ReferralFact:
    return ReferralFact(
        id=row.id, case_id=row.case_id if is_ours else None, agency_id=row.agency_id,
        provider_agency_id=row.provider_agency_id, kind=row.kind, service=row.service, urgency=row.urgency,
        phase=row.phase, level=row.level, due_at=row.due_at, asked_at=row.asked_at, changed_at=row.changed_at,
        reason=row.reason, next_visit=row.next_visit, groups=tuple(row.groups), is_ours=is_ours,
        preview=row.preview, need_id=row.need_id,
    )  # fmt: skip
