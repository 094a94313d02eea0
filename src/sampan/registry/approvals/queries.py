"""Reads approvals: what waits, what the reader asked, what was answered of a record, and the policy."""

from collections.abc import Iterable
from datetime import timedelta
from uuid import UUID

from django.db.models import QuerySet
from django.urls import NoReverseMatch, reverse

from sampan.registry.access.reader import Reader, require
from sampan.registry.access.roles import Permission, Realm
from sampan.registry.access.sight import sight_of
from sampan.registry.approvals.facts import ApprovalFact, PolicyFact
from sampan.registry.approvals.models import Approval, ApprovalPolicy
from sampan.registry.approvals.services.acts import act_of, all_acts
from sampan.registry.approvals.services.answering import REASON_LABEL
from sampan.registry.approvals.services.asking import TYPED_LABEL, is_needed, typed_of
from sampan.registry.audit.services import record
from sampan.registry.clock.queries import house_now
from sampan.registry.people.services.keys import open_for_case
from sampan.vocabulary.errors import NotFound, UnknownCode

PAGE = 50
NEWS_DAYS = 7  # an answer stays on the home page of who asked for a week, unless they act on it before


def waiting(reader: Reader, *, before: UUID | None = None, limit: int = PAGE) -> list[ApprovalFact]:
    """Return a page of the questions that wait where the reader may answer, the newest first.

    Their own are among them: somebody else must answer those, unless they hold approvals.answer_own.
    """
    if not reader.actor.may_for(Permission.ANSWER_APPROVAL, reader.purpose):
        return []
    found = {
        one.id: one for part in _visible(reader) for one in _page(part.filter(state="asked"), before, limit)
    }
    newest = sorted(found.values(), key=lambda one: one.id, reverse=True)
    return [_fact(one) for one in newest[:limit]]


def waiting_count(reader: Reader) -> int:
    """Return how many questions wait for this very reader: their own count only when they may answer them."""
    if not reader.actor.may_for(Permission.ANSWER_APPROVAL, reader.purpose):
        return 0
    asked = [part.filter(state="asked") for part in _visible(reader)]
    if not reader.actor.may_for(Permission.ANSWER_OWN_APPROVAL, reader.purpose):
        asked = [part.exclude(asked_by_id=reader.actor.account_id) for part in asked]
    return sum(part.count() for part in asked)


def asked_by_me(reader: Reader, *, before: UUID | None = None, limit: int = PAGE) -> list[ApprovalFact]:
    """Return a page of the reader's own questions, however they stand, the newest first."""
    mine = Approval.objects.filter(asked_by_id=reader.actor.account_id)
    return [_fact(one) for one in _page(mine, before, limit)]


def answered_for_me(reader: Reader, *, limit: int = 20) -> list[ApprovalFact]:
    """Return the answers of the last days to the reader's questions that they have not acted on, newest first."""
    since = house_now() - timedelta(days=NEWS_DAYS)
    mine = Approval.objects.filter(
        asked_by_id=reader.actor.account_id,
        state__in=("approved", "refused"),
        answered_at__gte=since,
        used_at__isnull=True,
    )
    newest: dict[tuple[str, UUID], Approval] = {}
    for one in mine.order_by("id"):
        newest[one.act, one.subject_id] = one
    if not newest:  # nearly always
        return []
    asked_anew = set(
        Approval.objects.filter(asked_by_id=reader.actor.account_id, state="asked").values_list(
            "act", "subject_id"
        )
    )
    shown = [one for place, one in newest.items() if place not in asked_anew]
    return [_fact(one) for one in sorted(shown, key=lambda one: one.id, reverse=True)[:limit]]


def approvals_of(*, subject_id: UUID, reader: Reader, act: str = "") -> list[ApprovalFact]:
    """Return what was asked and answered about a record, the newest first, as far as the reader sees it."""
    found = Approval.objects.filter(subject_id=subject_id)
    if act:
        found = found.filter(act=act)
    return [_fact(one) for one in found.order_by("-id")]


def approval(*, approval_id: UUID, reader: Reader, with_words: bool = False) -> ApprovalFact:
    """Return one question; opening what was typed with it and its answer is audited. Raises NotFound."""
    found = Approval.objects.filter(id=approval_id).first()
    if found is None:
        raise NotFound("There is no such question here, or you may not see it.")
    if not with_words or not (found.typed_sealed or found.reason_sealed):
        return _fact(found)
    require(reader.actor, Permission.READ_IDENTITY, purpose=reader.purpose)
    record(
        "approval.words_read",
        by=reader.actor,
        purpose=reader.purpose,
        subject_kind="approval",
        subject_id=approval_id,
        case_id=found.case_id,
    )
    typed = _opened(found, found.typed_sealed, TYPED_LABEL)
    reason = _opened(found, found.reason_sealed, REASON_LABEL)
    return _fact(found, reason=reason.decode(), typed=typed_of(typed) if typed else {})


def to_do(*, act: str, subject_id: UUID, reader: Reader) -> ApprovalFact | None:
    """Return the reader's newest question about a record when it was approved and not acted on; else None."""
    mine = Approval.objects.filter(act=act, subject_id=subject_id, asked_by_id=reader.actor.account_id)
    newest = mine.order_by("-id").first()
    return _fact(newest) if newest is not None and newest.state == "approved" and not newest.used_at else None


def policies(*, reader: Reader) -> list[PolicyFact]:
    """Return every act that may need an approval, with what this node asks for; anybody signed in may know."""
    kept = {one.act: one for one in ApprovalPolicy.objects.all()}
    return [
        PolicyFact(
            act=one.code,
            label=str(one.label),
            is_needed=is_needed(one.code),
            is_needed_by_default=one.is_needed_by_default,
            set_at=kept[one.code].set_at if one.code in kept else None,
            set_by=kept[one.code].set_by_id if one.code in kept else None,
        )
        for one in all_acts()
    ]


def words_of_facts(fact: ApprovalFact, language: str) -> list[tuple[str, str]]:
    """Return the codes of a question as (label, words), by the act that asked it."""
    try:
        words = act_of(fact.act).words
    except UnknownCode:  # the slice is not part of this node any more
        words = None
    return words(fact.facts, language) if words and fact.facts else []


def go_on_url(fact: ApprovalFact) -> str:
    """Return where an approved act is done, with its question named; empty when the act says nothing."""
    try:
        known = act_of(fact.act)
        return f"{reverse(known.go_on, args=(fact.subject_id,))}?approval={fact.id}" if known.go_on else ""
    except (UnknownCode, NoReverseMatch):
        return ""


def _visible(reader: Reader) -> list[QuerySet[Approval]]:
    return [Approval.objects.filter(part) for part in sight_of(reader, Realm.CASES).parts()]


def _page(found: QuerySet[Approval], before: UUID | None, limit: int) -> Iterable[Approval]:
    if before is not None:
        found = found.filter(id__lt=before)
    return found.order_by("-id")[:limit]


def _opened(found: Approval, sealed: bytes | None, label: str) -> bytes:
    return open_for_case(sealed, case_id=found.case_id, label=label) if sealed and found.case_id else b""


def _fact(one: Approval, *, reason: str = "", typed: dict[str, str] | None = None) -> ApprovalFact:
    label, url = _place(one)
    return ApprovalFact(
        id=one.id,
        agency_id=one.agency_id,
        case_id=one.case_id,
        act=one.act,
        label=label,
        subject_id=one.subject_id,
        state=one.state,
        asked_by=one.asked_by_id,
        asked_at=one.asked_at,
        answered_by=one.answered_by_id,
        answered_at=one.answered_at,
        is_own=one.is_own,
        url=url,
        reason=reason,
        facts=one.facts,
        has_typed=one.typed_sealed is not None,
        has_reason=one.reason_sealed is not None,
        typed=typed or {},
        used_at=one.used_at,
    )


def _place(one: Approval) -> tuple[str, str]:
    """Return the act's words and its record's address; an act that no slice knows any more is told by its code."""
    try:
        known = act_of(one.act)
        return str(known.label), reverse(known.url_name, args=(one.subject_id,))
    except (UnknownCode, NoReverseMatch):
        return one.act, ""
