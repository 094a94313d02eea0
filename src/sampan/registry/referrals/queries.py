"""Reads referrals: one, a page of them, those that are late, and the steps of one."""

from datetime import datetime
from uuid import UUID

from django.db.models import Q

from sampan.registry.access.reader import Reader, require
from sampan.registry.access.roles import Permission, Realm
from sampan.registry.access.sight import sight_of
from sampan.registry.audit.services import record
from sampan.registry.people.services.keys import open_for_case
from sampan.registry.referrals.facts import ReferralEventFact, ReferralFact
from sampan.registry.referrals.models import Referral, ReferralEvent
from sampan.registry.referrals.services import NOTE_LABEL, fact_of
from sampan.vocabulary.errors import NotFound

PAGE = 50
_NEXT_STEP_IS_OURS = ("accepted", "released")
MOST_COUNTED = 99  # beyond it the number says no more than "many"


def referral(*, referral_id: UUID, reader: Reader) -> ReferralFact:
    """Return a referral; raises NotFound when it is not there or not visible."""
    found = Referral.objects.filter(id=referral_id).first()
    if found is None:
        raise NotFound("There is no such referral here, or you may not see it.")
    return fact_of(found)


def referrals(
    *, reader: Reader, before: UUID | None = None, side: str = "", phase: str = "", limit: int = PAGE
) -> list[ReferralFact]:
    """Return visible referrals newest first, before the place `before` (a `listed` of a row)."""
    found = Referral.objects.order_by("-listed")
    if before is not None:
        found = found.filter(listed__lt=before)
    if side:
        found = found.filter(side=side)
    if phase:
        found = found.filter(phase=phase)
    return [fact_of(one) for one in found[:limit]]


def news_since(*, reader: Reader, since: datetime, limit: int = PAGE) -> list[ReferralFact]:
    """Return referrals that changed since a moment and ask for a look, the latest change first.

    Nobody here has read the change, or the next step is ours: releasing after an acceptance, handing over
    after a release. Questions without an answer are not among them (`waiting_for_answer`).
    """
    ours = Q(side="sender", phase__in=_NEXT_STEP_IS_OURS)
    news = Referral.objects.filter(Q(read_at__isnull=True) | ours, changed_at__gte=since)
    news = news.exclude(phase="previewed").order_by("-changed_at", "-listed")
    found = [one for part in sight_of(reader, Realm.REFERRALS).parts() for one in news.filter(part)[:limit]]
    found.sort(key=lambda one: (one.changed_at, one.listed), reverse=True)
    return [fact_of(one) for one in found[:limit]]


def referrals_of_case(*, case_id: UUID, reader: Reader) -> list[ReferralFact]:
    """Return the referrals of one case, newest first."""
    return [fact_of(one) for one in Referral.objects.filter(case_id=case_id).order_by("-listed")]


def waiting_for_answer(*, reader: Reader, side: str, limit: int = PAGE) -> list[ReferralFact]:
    """Return referrals without an answer, the most urgent and earliest due first."""
    found = Referral.objects.filter(side=side, phase="previewed").order_by("-urgency", "answer_by")
    return [fact_of(one) for one in found[:limit]]


def unread_offers(*, reader: Reader) -> int:
    """Count the other countries' questions that nobody here has opened yet, up to MOST_COUNTED."""
    unread = Referral.objects.filter(phase="previewed", side="receiver", read_at__isnull=True)
    parts = sight_of(reader, Realm.REFERRALS).parts()
    return min(sum(unread.filter(part)[:MOST_COUNTED].count() for part in parts), MOST_COUNTED)


def overdue_ids(*, now: datetime, side: str) -> list[UUID]:
    """Return the ids of referrals of that side whose answer is overdue, for the clock."""
    late = Referral.objects.filter(side=side, phase="previewed", answer_by__lt=now)
    return list(late.order_by("answer_by").values_list("id", flat=True))


def accepted_worker(referral_id: UUID) -> UUID | None:
    """Return the account that was named when the referral was accepted, None when nobody was."""
    event = ReferralEvent.objects.filter(referral_id=referral_id, act="accept").order_by("-id").first()
    worker = event.facts.get("worker") if event else None
    return UUID(worker) if worker else None


def steps(*, referral_id: UUID, reader: Reader, with_notes: bool = False) -> list[ReferralEventFact]:
    """Return the steps of a referral, oldest first; opening the sealed notes is audited."""
    events = list(ReferralEvent.objects.filter(referral_id=referral_id).order_by("id"))
    if with_notes and any(event.note_sealed for event in events):
        require(reader.actor, Permission.READ_IDENTITY, purpose=reader.purpose)
        record(
            "notes.read",
            by=reader.actor,
            purpose=reader.purpose,
            subject_kind="referral",
            subject_id=referral_id,
        )
    return [_event(event, with_note=with_notes) for event in events]


def _event(event: ReferralEvent, *, with_note: bool) -> ReferralEventFact:
    note = ""
    if with_note and event.note_sealed and event.case_id:
        note = open_for_case(event.note_sealed, case_id=event.case_id, label=NOTE_LABEL).decode()
    return ReferralEventFact(
        at=event.at,
        act=event.act,
        by_side=event.by_side,
        account_id=event.account_id,
        letter_id=event.letter_id,
        facts=event.facts,
        note=note,
    )
