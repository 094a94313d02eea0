"""Agreements with members: proposed by one side, in force once both confirmed, changed by a new version, ended.

Both sides sign the same words: the body says for each node what it may send, and its hash goes with the
confirmation. The letters carry the agreement itself as their conversation.
"""

from collections.abc import Mapping
from datetime import timedelta
from uuid import UUID, uuid4

from django.db import transaction

from sampan.partnership.members.agreeing.drafts import Draft, body_of, draft_in
from sampan.partnership.members.agreeing.reading import agreement, agreement_fact
from sampan.partnership.members.facts import AgreementFact, AgreementState, MemberState
from sampan.partnership.members.models import Agreement, Member
from sampan.partnership.members.moments import now, today
from sampan.partnership.members.posting import post
from sampan.partnership.members.queries import member as member_of
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Actor, require
from sampan.registry.access.roles import Permission
from sampan.registry.audit.services import record
from sampan.registry.correspondence.facts import ArrivedLetter, SettledLetter
from sampan.vocabulary.canonical import content_hash
from sampan.vocabulary.errors import InvalidInput, NotFound, WrongState

AGREEMENT_KIND = "members.agreement"
CONFIRM_KIND, DECLINE_KIND, END_KIND = (f"{AGREEMENT_KIND}.{act}" for act in ("confirm", "decline", "end"))
_S = AgreementState


@transaction.atomic
def propose_agreement(*, draft: Draft, by: Actor, purpose: Purpose) -> AgreementFact:
    """Propose an agreement, or a new version of one, to an active member. Raises WrongState, NotFound, InvalidInput."""
    require(by, Permission.MANAGE_MEMBERS, purpose=purpose)
    if member_of(draft.member).state is not MemberState.ACTIVE:
        raise WrongState("This member is not active.", remedy="Propose it once the member is active.")
    series, version = draft.series or uuid4(), 1
    if draft.series is not None:
        version = _next_version(draft.series, draft.member)
    row = _row(draft, series=series, version=version, state=_S.PROPOSED_HERE)
    row.proposed_by_id = by.account_id
    row.save(force_insert=True)
    _audit("agreement.proposed", row, by=by, purpose=purpose)
    post(AGREEMENT_KIND, body_of(row), to=[draft.member], conversation=series)
    return agreement_fact(row)


@transaction.atomic
def confirm_agreement(*, agreement_id: UUID, by: Actor, purpose: Purpose) -> AgreementFact:
    """Confirm what a member proposed: in force on both sides, an earlier version until the new one begins."""
    require(by, Permission.MANAGE_MEMBERS, purpose=purpose)
    row = _locked(agreement_id, _S.PROPOSED_THERE)
    _put_in_force(row, by=by)
    _audit("agreement.confirmed", row, by=by, purpose=purpose)
    told = {"version": row.version, "digest": content_hash(body_of(row))}
    post(CONFIRM_KIND, told, to=[row.member_id], conversation=row.series)
    return agreement_fact(row)


@transaction.atomic
def decline_agreement(*, agreement_id: UUID, reason: str, by: Actor, purpose: Purpose) -> None:
    """Decline what a member proposed, with a reason that it reads."""
    require(by, Permission.MANAGE_MEMBERS, purpose=purpose)
    row = _locked(agreement_id, _S.PROPOSED_THERE)
    _end(row, _S.DECLINED, reason=reason, account=by.account_id)
    _audit("agreement.declined", row, by=by, purpose=purpose)
    told = {"version": row.version, "reason": row.ended_reason}
    post(DECLINE_KIND, told, to=[row.member_id], conversation=row.series)


@transaction.atomic
def end_agreement(*, agreement_id: UUID, reason: str, by: Actor, purpose: Purpose) -> None:
    """End an agreement in force before its last day, at once and for both sides; either may."""
    require(by, Permission.MANAGE_MEMBERS, purpose=purpose)
    row = _locked(agreement_id, _S.IN_FORCE)
    _end(row, _S.ENDED, reason=reason, account=by.account_id)
    _audit("agreement.ended", row, by=by, purpose=purpose)
    told = {"version": row.version, "reason": row.ended_reason}
    post(END_KIND, told, to=[row.member_id], conversation=row.series)


def take_proposal(letter: ArrivedLetter) -> None:
    """Keep what a member proposes, for a person here to confirm or decline."""
    draft = draft_in(letter)
    series, version = letter.conversation, letter.body.get("version")
    known = Agreement.objects.filter(series=series).exclude(state=_S.DECLINED).order_by("-version").first()
    expected = known.version + 1 if known is not None else 1
    if known is not None and known.member_id != letter.member:
        raise NotFound("There is no such agreement with this member.")
    if known is not None and known.state in (_S.PROPOSED_HERE, _S.PROPOSED_THERE):
        raise WrongState(
            "A version of this agreement waits for an answer already.", remedy="Answer that one first."
        )
    if version != expected:
        raise WrongState("This is not the next version of the agreement.", remedy="Propose it anew.")
    row = _row(draft, series=series, version=expected, state=_S.PROPOSED_THERE)
    row.save(force_insert=True)
    _audit("agreement.proposed", row, by=letter.by, purpose=letter.purpose)


def take_confirmation(letter: ArrivedLetter) -> None:
    """Put in force what a member confirmed; InvalidInput when it confirmed other words than ours."""
    row = _named_in(letter, _S.PROPOSED_HERE)
    if letter.body.get("digest") != content_hash(body_of(row)):
        raise InvalidInput("They confirmed other words.", remedy="Propose it anew.", field="digest")
    _put_in_force(row, by=None)
    _audit("agreement.confirmed", row, by=letter.by, purpose=letter.purpose)


def take_refusal(letter: ArrivedLetter) -> None:
    """Note that a member declined what was proposed here."""
    row = _named_in(letter, _S.PROPOSED_HERE)
    _end(row, _S.DECLINED, reason=_reason_in(letter), account=None)
    _audit("agreement.declined", row, by=letter.by, purpose=letter.purpose)


def take_end(letter: ArrivedLetter) -> None:
    """Note that a member ended an agreement."""
    row = _named_in(letter, _S.IN_FORCE)
    _end(row, _S.ENDED, reason=_reason_in(letter), account=None)
    _audit("agreement.ended", row, by=letter.by, purpose=letter.purpose)


def note_not_taken(settled: SettledLetter) -> None:
    """When the other side did not take our proposal or our confirmation, neither side may think it agreed."""
    waits = {AGREEMENT_KIND: (_S.PROPOSED_HERE, _S.DECLINED), CONFIRM_KIND: (_S.IN_FORCE, _S.ENDED)}
    if settled.kind not in waits:
        return
    state, end = waits[settled.kind]
    found = Agreement.objects.select_for_update().filter(
        series=settled.conversation, member_id=settled.member
    )
    row = found.filter(state=state).order_by("-version").first()
    if row is not None:
        _end(row, end, reason=f"not taken by the other node: {settled.reason or settled.state}", account=None)
        _audit("agreement.not_taken", row, by=settled.by, purpose=settled.purpose)


def _put_in_force(row: Agreement, *, by: Actor | None) -> None:
    earlier = Agreement.objects.select_for_update().filter(series=row.series, state=_S.IN_FORCE)
    for old in earlier.exclude(id=row.id):
        last = row.valid_from - timedelta(days=1)
        if last < max(old.valid_from, today()):
            old.state = _S.SUPERSEDED
        old.valid_to = old.valid_to if last < old.valid_from else min(old.valid_to or last, last)
        old.save(update_fields=("state", "valid_to"))
    row.state, row.confirmed_at, row.confirmed_by_id = _S.IN_FORCE, now(), by.account_id if by else None
    row.save(update_fields=("state", "confirmed_at", "confirmed_by"))


def _end(row: Agreement, state: AgreementState, *, reason: str, account: UUID | None) -> None:
    if not reason.strip():
        raise InvalidInput("There is no reason.", remedy="Say why, in a sentence.", field="reason")
    row.state, row.ended_at, row.ended_by_id, row.ended_reason = state, now(), account, reason.strip()[:300]
    row.save(update_fields=("state", "ended_at", "ended_by", "ended_reason"))


def _next_version(series: UUID, member: str) -> int:
    found = Agreement.objects.filter(series=series, member_id=member).exclude(state=_S.DECLINED)
    newest = found.order_by("-version").first()
    if newest is None:
        raise NotFound("There is no such agreement with this member.", remedy="Look at the page Agreements.")
    if newest.state in (_S.PROPOSED_HERE, _S.PROPOSED_THERE):
        raise WrongState(
            "A version of this agreement waits for an answer already.", remedy="Answer that one first."
        )
    return newest.version + 1


def _row(draft: Draft, *, series: UUID, version: int, state: AgreementState) -> Agreement:
    return Agreement(
        series=series,
        member=Member.objects.get(node_id=draft.member),
        version=version,
        title=draft.title,
        basis=draft.basis,
        valid_from=draft.valid_from,
        valid_to=draft.valid_to,
        kinds_out=sorted(draft.kinds_out),
        kinds_in=sorted(draft.kinds_in),
        groups_out=sorted(draft.groups_out),
        groups_in=sorted(draft.groups_in),
        state=state,
        proposed_at=now(),
    )


def _named_in(letter: ArrivedLetter, state: AgreementState) -> Agreement:
    rows = Agreement.objects.select_for_update().filter(series=letter.conversation, member_id=letter.member)
    row = rows.filter(version=_version_in(letter.body), state=state).first()
    if row is None:
        raise NotFound("There is no such agreement with this member, or it is answered already.")
    return row


def _version_in(body: Mapping[str, object]) -> int:
    version = body.get("version")
    if type(version) is not int or not 0 < version < 2**31:
        raise InvalidInput("The letter names no version.", remedy="Update the other node.", field="version")
    return version


def _reason_in(letter: ArrivedLetter) -> str:
    reason = letter.body.get("reason")
    return reason if isinstance(reason, str) and reason.strip() else "none given"


def _locked(agreement_id: UUID, state: AgreementState) -> Agreement:
    agreement(agreement_id)  # NotFound
    row = Agreement.objects.select_for_update().get(id=agreement_id)
    if row.state != state:
        raise WrongState("This agreement is not in a state for that.", remedy="Look at the page Agreements.")
    return row


def _audit(act: str, row: Agreement, *, by: Actor, purpose: Purpose) -> None:
    details = {"member": row.member_id, "version": row.version, "state": str(row.state)}
    record(act, by=by, purpose=purpose, subject_kind="agreement", subject_id=row.id, details=details)
