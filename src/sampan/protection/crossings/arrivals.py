"""What an arriving letter of a referral does here; called once a letter, in its transaction."""

from collections.abc import Callable, Mapping
from datetime import datetime
from uuid import UUID

from sampan.engines.exchange.conversation import Event, State, may_keep, owed, step
from sampan.engines.exchange.notation import read_time
from sampan.engines.exchange.referral_table import Act, Phase, Side
from sampan.protection.cases.services.opening import CaseDraft, open_case
from sampan.protection.cases.services.ownership import change_from_owner, move_ownership
from sampan.protection.crossings.bodies import check_body, check_codes, field_names
from sampan.protection.crossings.contents import PREVIEW_FIELDS, read_release
from sampan.protection.crossings.services import act_on
from sampan.protection.crossings.state import columns_of, state_of
from sampan.protection.crossings.withdrawals import give_up_identity
from sampan.registry.access.services import join_team, leave_team
from sampan.registry.agencies.queries import focal_point_agency_id
from sampan.registry.clock.queries import latest_day
from sampan.registry.correspondence.facts import ArrivedLetter, SettledLetter
from sampan.registry.correspondence.services.keeping import file_letter
from sampan.registry.referrals.facts import ReferralFact
from sampan.registry.referrals.queries import accepted_worker
from sampan.registry.referrals.services import NewReferral, Step, locked_fact, move_on, open_referral
from sampan.vocabulary.errors import InvalidInput, NotFound


def on_letter(letter: ArrivedLetter) -> None:
    """Apply a letter of the kinds `referral.*`; a SampanError refuses it and changes nothing."""
    try:
        act = Act(letter.kind.removeprefix("referral."))
    except ValueError:
        raise InvalidInput("This release does not know that act of a referral.", field="kind") from None
    check_body(letter.body)
    if act is Act.PREVIEW:
        _begin(letter)
        return
    referral = locked_fact(letter.conversation)
    if referral.member != letter.member:
        raise NotFound("There is no such referral with this member.")
    before = state_of(referral)
    event = _event(act, letter, state=before)
    after = step(before, event)
    changes, note = {}, ""
    if may_keep(before, event):
        changes, note = _EFFECTS.get(act, _no_effect)(letter, referral, after)
    kept = Step(
        act.value,
        event.by.value,
        columns_of(after),
        letter.id,
        facts=_facts(letter.body),
        changes=changes,
        note=note,
    )
    move_on(referral_id=referral.id, step=kept, by=letter.by, purpose=letter.purpose)
    _file(letter, locked_fact(referral.id))
    _settle(letter, referral, before=before, after=after)


def _begin(letter: ArrivedLetter) -> None:
    body = letter.body
    event = Event(Act.PREVIEW, Side.SENDER, letter.received_at, answer_by=_time(body.get("answer_by")))
    state = step(State(side=Side.RECEIVER), event)
    told: Mapping[str, object] = body.get("preview") or {}  # type: ignore[assignment]
    preview = {code: told[code] for code in PREVIEW_FIELDS if code in told}
    check_codes(preview, field="preview")
    new = NewReferral(
        id=letter.conversation,
        agency_id=focal_point_agency_id(),
        case_id=None,
        member=letter.member,
        side=Side.RECEIVER.value,
        purpose=str(body.get("purpose") or "referral")[:20],
        reason=str(body.get("reason") or "other")[:40],
        services=tuple(str(one)[:40] for one in body.get("services") or []),
        urgency="urgent" if body.get("urgency") == "urgent" else "normal",
        preview=preview,
        state=columns_of(state),
        unknown={"preview": field_names({code: told[code] for code in told if code not in PREVIEW_FIELDS})},
    )
    first = Step(Act.PREVIEW.value, Side.SENDER.value, columns_of(state), letter.id)
    open_referral(new=new, step=first, by=letter.by, purpose=letter.purpose)
    _file(letter, locked_fact(letter.conversation))


def _time(told: object) -> datetime:
    try:
        return read_time(told)  # type: ignore[arg-type]
    except (ValueError, OverflowError):
        raise InvalidInput("The letter says no readable time.", field="answer_by") from None


def on_settled(letter: SettledLetter) -> None:
    """Note on the referral that one of its letters was refused, or could not be delivered in time."""
    if not letter.kind.startswith("referral."):
        return
    referral = locked_fact(letter.conversation)
    facts = {"letter": letter.kind.removeprefix("referral."), "reason": letter.reason}
    kept = Step(
        f"letter_{letter.state.value}", referral.side, columns_of(state_of(referral)), letter.id, facts=facts
    )
    move_on(referral_id=referral.id, step=kept, by=letter.by, purpose=letter.purpose)


def _file(letter: ArrivedLetter, referral: ReferralFact) -> None:
    file_letter(
        member=letter.member, letter_id=letter.id, agency_id=referral.agency_id, case_id=referral.case_id,
        by=letter.by, purpose=letter.purpose,
    )  # fmt: skip


def _event(act: Act, letter: ArrivedLetter, *, state: State) -> Event:
    return Event(
        act,
        state.side.other,
        letter.received_at,
        reason=str(letter.body.get("reason") or ""),
        consented=bool(letter.body.get("consent")),
    )


Effect = tuple[dict[str, object], str]


def _no_effect(letter: ArrivedLetter, referral: ReferralFact, after: State) -> Effect:
    return {}, ""


def _take_identity(letter: ArrivedLetter, referral: ReferralFact, after: State) -> Effect:
    released = read_release(letter.body, today=latest_day())
    if referral.case_id is None:
        draft = CaseDraft(released.record, released.identity, released.milestones, urgency=referral.urgency)
        case_id = _open_for_worker(draft, letter, referral)
    else:
        case_id = referral.case_id
        change_from_owner(
            case_id=case_id, record_changes=released.record, identity=released.identity, by=letter.by,
            purpose=letter.purpose,
        )  # fmt: skip
    groups = sorted({*referral.groups, *(str(one) for one in letter.body.get("groups") or [])})
    return {"case_id": case_id, "groups": groups, "unknown": released.unknown}, ""


def _open_for_worker(draft: CaseDraft, letter: ArrivedLetter, referral: ReferralFact) -> UUID:
    """Open the case of a released identity: owned by the sender still, on the team of who accepted."""
    case_id = open_case(
        draft=draft, by=letter.by, purpose=letter.purpose, source="referral", agency_id=referral.agency_id,
        owner_member=letter.member,
    )  # fmt: skip
    worker = accepted_worker(referral.id)
    if worker is not None:
        join_team(
            case_id=case_id,
            account_id=worker,
            agency_id=referral.agency_id,
            by=letter.by,
            purpose=letter.purpose,
        )
    leave_team(case_id=case_id, account_id=letter.by.account_id, by=letter.by, purpose=letter.purpose)
    return case_id


def _keep_decline(letter: ArrivedLetter, referral: ReferralFact, after: State) -> Effect:
    return {"decline_reason": str(letter.body.get("reason") or "")[:40]}, ""


def _keep_feedback(letter: ArrivedLetter, referral: ReferralFact, after: State) -> Effect:
    return {}, str(letter.body.get("note") or "")


_EFFECTS: dict[Act, Callable[[ArrivedLetter, ReferralFact, State], Effect]] = {
    Act.RELEASE: _take_identity,
    Act.DECLINE: _keep_decline,
    Act.FEEDBACK: _keep_feedback,
}


def _settle(letter: ArrivedLetter, referral: ReferralFact, *, before: State, after: State) -> None:
    """Move the case's ownership as the conversation did, then do at once what this side owes."""
    current = locked_fact(referral.id)
    if current.case_id is not None and before.owner is not after.owner:
        _move_case(current, after, letter)
    for act in owed(after):
        if act is Act.CONFIRM:
            act_on(referral.id, Act.CONFIRM, by=letter.by, purpose=letter.purpose)
        elif after.phase is Phase.WITHDRAWN:
            give_up_identity(current, by=letter.by, purpose=letter.purpose)


def _move_case(referral: ReferralFact, after: State, letter: ArrivedLetter) -> None:
    to = "here" if after.is_owner else "elsewhere"
    move_ownership(
        case_id=referral.case_id, to=to, member=referral.member, by=letter.by, purpose=letter.purpose
    )  # type: ignore[arg-type]


def _facts(body: Mapping[str, object]) -> dict[str, object]:
    """Return the coded parts of a letter that the timeline of a referral shows."""
    return {part: body[part] for part in ("reason", "groups", "outcome", "manner") if body.get(part)}
