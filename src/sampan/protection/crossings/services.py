"""The acts of one's own side: refer, answer, release, hand over, report back, recall."""

from collections.abc import Collection, Mapping
from datetime import timedelta
from uuid import UUID

from django.conf import settings
from django.db import transaction

from sampan.engines.exchange.consent import Consent, Withheld, may_release
from sampan.engines.exchange.conversation import Event, State, step
from sampan.engines.exchange.notation import write_time
from sampan.engines.exchange.referral_table import Act, Side
from sampan.protection.cases.queries import case as read_case
from sampan.protection.cases.services.ownership import move_ownership
from sampan.protection.cases.services.rows import locked_case, require_open_here
from sampan.protection.crossings.approving import REFERRING, content_of_referral, facts_of
from sampan.protection.crossings.contents import preview_of, release_of
from sampan.protection.crossings.facts import ReferralQuestion
from sampan.protection.crossings.state import columns_of, state_of
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Actor, Reader, require
from sampan.registry.access.roles import Permission
from sampan.registry.access.sight import require_lasting_sight
from sampan.registry.accounts.queries import case_workers
from sampan.registry.approvals.services.asking import ask_approval, require_approved, use_approval
from sampan.registry.clock.queries import house_day, house_now, house_today
from sampan.registry.consent.facts import ConsentFact
from sampan.registry.consent.queries import consents_of
from sampan.registry.correspondence.directory import correspondent
from sampan.registry.correspondence.services.writing import write_letter
from sampan.registry.identifiers import new_person_id
from sampan.registry.referrals.facts import ReferralFact
from sampan.registry.referrals.services import NewReferral, Step, locked_fact, move_on, open_referral
from sampan.vocabulary.codelists import code_list
from sampan.vocabulary.errors import InvalidInput, NoConsent, WrongState

# A letter outlives a long holiday of the other side's office; after that a person is told.
LETTER_LIFE = timedelta(days=30)


@transaction.atomic
def refer(*, case_id: UUID, question: ReferralQuestion, by: Actor, purpose: Purpose) -> UUID:
    """Refer a case to a member by a preview that names nobody; return the referral's id.

    Raises NotFound, WrongState (closed, or another's), NoAgreement, InvalidInput naming the field, and
    NotApproved where policy asks for a second person's approval of exactly this.
    """
    require(by, Permission.OFFER_REFERRAL, purpose=purpose)
    _check(question)
    case = locked_case(case_id)
    require_open_here(case)
    referral_id, now = new_person_id(), house_now()
    answer_by = question.answer_by or now + timedelta(hours=settings.SAMPAN_NODE.answer_hours)
    event = Event(Act.PREVIEW, Side.SENDER, now, answer_by=answer_by)
    state = step(State(side=Side.SENDER), event)
    preview = preview_of(read_case(case_id=case_id, reader=Reader(by, purpose)))
    asked = {"subject_id": case_id, "content": content_of_referral(case_id, question, preview)}
    require_approved(act=REFERRING, **asked)
    use_approval(act=REFERRING, **asked)
    body = {
        "preview": preview,
        "reason": question.reason,
        "services": list(question.services),
        "urgency": question.urgency,
        "purpose": Purpose.REFERRAL.value,
        "answer_by": write_time(answer_by),
    }
    new = NewReferral(
        id=referral_id,
        agency_id=case.agency_id,
        case_id=case_id,
        member=question.member,
        side=Side.SENDER.value,
        purpose=Purpose.REFERRAL.value,
        reason=question.reason,
        services=question.services,
        urgency=question.urgency,
        preview=preview,
        state=columns_of(state),
    )
    first = Step(Act.PREVIEW.value, Side.SENDER.value, columns_of(state), facts={"member": question.member})
    open_referral(new=new, step=first, by=by, purpose=purpose)
    send(Act.PREVIEW, body, referral_id=referral_id, member=question.member, agency_id=case.agency_id,
         case_id=case_id, by=by, purpose=purpose)  # fmt: skip
    return referral_id


@transaction.atomic
def ask_referral(*, case_id: UUID, question: ReferralQuestion, by: Actor, purpose: Purpose) -> UUID:
    """Ask a second person to approve a referral and the preview that would leave; return the question's id.

    Raises what referring itself would.
    """
    require(by, Permission.OFFER_REFERRAL, purpose=purpose)
    _check(question)
    case = locked_case(case_id)
    require_open_here(case)
    preview = preview_of(read_case(case_id=case_id, reader=Reader(by, purpose)))
    return ask_approval(
        act=REFERRING,
        subject_id=case_id,
        case_id=case_id,
        agency_id=case.agency_id,
        content=content_of_referral(case_id, question, preview),
        facts=facts_of(question),
        by=by,
        purpose=purpose,
    )


@transaction.atomic
def accept(*, referral_id: UUID, agency_id: UUID, account_id: UUID, by: Actor, purpose: Purpose) -> None:
    """Accept an incoming referral for an agency and a worker of it, whose team the case will join."""
    require(by, Permission.ANSWER_REFERRAL, purpose=purpose)
    locked_fact(referral_id)  # whoever may not see the referral learns nothing of workers either
    _check_worker(agency_id, account_id, by=by)
    facts = {"worker": str(account_id)}
    act_on(referral_id, Act.ACCEPT, by=by, purpose=purpose, facts=facts, changes={"agency_id": agency_id})


@transaction.atomic
def decline(*, referral_id: UUID, reason: str, by: Actor, purpose: Purpose) -> None:
    """Decline an incoming referral with a reason of the list decline_reason, which the other side reads."""
    require(by, Permission.ANSWER_REFERRAL, purpose=purpose)
    code_list("decline_reason").get(reason)
    act_on(
        referral_id, Act.DECLINE, by=by, purpose=purpose, body={"reason": reason}, facts={"reason": reason},
        changes={"decline_reason": reason},
    )  # fmt: skip


@transaction.atomic
def recall(*, referral_id: UUID, by: Actor, purpose: Purpose) -> None:
    """Take a referral back; possible until identity was released."""
    require(by, Permission.OFFER_REFERRAL, purpose=purpose)
    act_on(referral_id, Act.RECALL, by=by, purpose=purpose)


@transaction.atomic
def release_identity(*, referral_id: UUID, groups: Collection[str], by: Actor, purpose: Purpose) -> None:
    """Send identity and record fields of the groups to the side that accepted, under living consent.

    Raises NoConsent naming what is missing; nothing leaves then.
    """
    require(by, Permission.RELEASE_IDENTITY, purpose=purpose)
    referral = locked_fact(referral_id)
    if referral.case_id is None or not referral.is_outgoing:
        raise WrongState("Only the side that refers releases identity.", remedy="Wait for the other side.")
    require_lasting_sight(case_id=referral.case_id, reader=Reader(by, purpose))
    consent_ids = require_consent(referral, groups=groups, reader=Reader(by, purpose))
    case = read_case(case_id=referral.case_id, reader=Reader(by, purpose))
    body = release_of(case, groups=groups, reader=Reader(by, purpose)) | {"consent": consent_ids}
    facts = {"groups": sorted(groups)}
    all_groups = sorted({*referral.groups, *groups})
    act_on(
        referral_id, Act.RELEASE, by=by, purpose=purpose, body=body, facts=facts, consented=True,
        changes={"groups": all_groups, "consent_id": UUID(consent_ids[0])},
    )  # fmt: skip


@transaction.atomic
def hand_over(*, referral_id: UUID, by: Actor, purpose: Purpose) -> None:
    """Give the case up to the other side; until they confirm, it is in transit and nobody's to change."""
    require(by, Permission.HAND_OVER, purpose=purpose)
    held = locked_fact(referral_id).case_id
    if held is not None:
        require_lasting_sight(case_id=held, reader=Reader(by, purpose))
    referral = act_on(referral_id, Act.HAND_OVER, by=by, purpose=purpose)
    if referral.case_id is not None:
        move_ownership(
            case_id=referral.case_id, to="in_transit", member=referral.member, by=by, purpose=purpose
        )


@transaction.atomic
def report_back(*, referral_id: UUID, outcome: str, note: str, by: Actor, purpose: Purpose) -> None:
    """Tell the side that referred how the person fares: an outcome of the list feedback_outcome and a note."""
    require(by, Permission.HAND_OVER, purpose=purpose)
    code_list("feedback_outcome").get(outcome)
    act_on(
        referral_id, Act.FEEDBACK, by=by, purpose=purpose, body={"outcome": outcome, "note": note},
        facts={"outcome": outcome}, note=note,
    )  # fmt: skip


@transaction.atomic
def end_feedback(*, referral_id: UUID, by: Actor, purpose: Purpose) -> None:
    """Close the referral: the receiving side owes no more feedback."""
    require(by, Permission.HAND_OVER, purpose=purpose)
    act_on(referral_id, Act.CLOSE, by=by, purpose=purpose)


@transaction.atomic
def expire(*, referral_id: UUID, by: Actor, purpose: Purpose) -> None:
    """Say that no answer came in time; run by the clock of the side that refers."""
    act_on(referral_id, Act.EXPIRE, by=by, purpose=purpose)


def act_on(
    referral_id: UUID,
    act: Act,
    *,
    by: Actor,
    purpose: Purpose,
    body: Mapping[str, object] | None = None,
    facts: Mapping[str, object] | None = None,
    changes: Mapping[str, object] | None = None,
    consented: bool = False,
    note: str = "",
) -> ReferralFact:
    """Do an act of one's own side: engine step, kept step, letter; return the referral as it was before.

    Raises WrongState when the conversation does not allow the act now.
    """
    referral = locked_fact(referral_id)
    side = Side(referral.side)
    reason = str((body or {}).get("reason", ""))
    state = step(state_of(referral), Event(act, side, house_now(), reason=reason, consented=consented))
    kept = Step(act.value, side.value, columns_of(state), facts=facts or {}, changes=changes or {}, note=note)
    move_on(referral_id=referral_id, step=kept, by=by, purpose=purpose)
    send(act, body or {}, referral_id=referral_id, member=referral.member, agency_id=referral.agency_id,
         case_id=referral.case_id, by=by, purpose=purpose)  # fmt: skip
    return referral


def send(
    act: Act,
    body: Mapping[str, object],
    *,
    referral_id: UUID,
    member: str,
    agency_id: UUID,
    case_id: UUID | None,
    by: Actor,
    purpose: Purpose,
) -> UUID:
    """Write the letter of an act in the open transaction; return its id."""
    return write_letter(
        member=member,
        kind=f"referral.{act.value}",
        conversation=referral_id,
        body=body,
        agency_id=agency_id,
        case_id=case_id,
        by=by,
        purpose=purpose,
        expires_at=house_now() + LETTER_LIFE,
    )


def require_consent(referral: ReferralFact, *, groups: Collection[str], reader: Reader) -> list[str]:
    """Return the ids of the consents that let the groups go; raises NoConsent naming what is missing."""
    recipient = f"member:{referral.member}"
    facts = consents_of(case_id=referral.case_id, reader=reader)  # type: ignore[arg-type]
    consents = [_living(one) for one in facts]
    answer = may_release(
        consents, recipient=recipient, purpose=referral.purpose, groups=groups, on=house_today()
    )
    if isinstance(answer, Withheld):
        missing = ", ".join(sorted(answer.missing))
        raise NoConsent(
            f"The person has not agreed to this ({answer.reason.value.replace('_', ' ')}): {missing}.",
            remedy="Explain it in the person's language and record their consent.",
        )
    return [
        str(one.id)
        for one in facts
        if one.recipient == recipient and one.purpose == referral.purpose and one.is_open(house_today())
    ]


def _living(one: ConsentFact) -> Consent:
    withdrawn_on = house_day(one.withdrawn_at) if one.withdrawn_at else None
    groups = frozenset(one.groups)
    return Consent(one.purpose, one.recipient, groups, one.given_on, one.expires_on, withdrawn_on)


def _check_worker(agency_id: UUID, account_id: UUID, *, by: Actor) -> None:
    """Refuse a worker who would not work on the case: only the node's own service names itself besides."""
    own = (by.agency_id, by.account_id) if by.may(Permission.OPEN_CASE) else None
    if (agency_id, account_id) != own and (agency_id, account_id) not in {one[:2] for one in case_workers()}:
        raise InvalidInput(
            "This is no open account of that agency that works on cases.",
            remedy="Choose a case worker.",
            field="worker",
        )


def _check(question: ReferralQuestion) -> None:
    correspondent(question.member)
    code_list("referral_reason").get(question.reason)
    for service in question.services:
        code_list("referral_service").get(service)
    if question.answer_by is not None and question.answer_by <= house_now():
        raise InvalidInput(
            "The answer is due in the past.", remedy="Choose a later moment.", field="answer_by"
        )
