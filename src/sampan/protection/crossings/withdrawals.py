"""Consent withdrawn: the other side is told at once, gives up what it held, and sends a receipt."""

from sampan.engines.exchange.conversation import Owner
from sampan.engines.exchange.referral_table import Act, Phase
from sampan.protection.cases.services.closing import erase_case
from sampan.protection.crossings.services import act_on
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Actor, Reader
from sampan.registry.clock.queries import house_today
from sampan.registry.consent.facts import ConsentFact
from sampan.registry.consent.queries import groups_open_to
from sampan.registry.correspondence.facts import Direction
from sampan.registry.correspondence.services.keeping import erase_bodies
from sampan.registry.people.services.closing import close_identity
from sampan.registry.referrals.facts import ReferralFact
from sampan.registry.referrals.queries import referrals_of_case
from sampan.registry.referrals.services import erase_notes, locked_fact

_OVER = (Phase.WITHDRAWN.value, Phase.DRAFT.value)


def on_withdrawal(*, consent: ConsentFact, by: Actor, purpose: Purpose) -> None:
    """Withdraw every referral of the case to that recipient whose information no other consent covers."""
    member = consent.recipient.removeprefix("member:")
    if member == consent.recipient:
        return
    reader = Reader(by, purpose)
    covered = groups_open_to(
        case_id=consent.case_id,
        recipient=consent.recipient,
        purpose=consent.purpose,
        on=house_today(),
        reader=reader,
    )
    for referral in referrals_of_case(case_id=consent.case_id, reader=reader):
        concerned = (
            referral.member == member and referral.purpose == consent.purpose and referral.phase not in _OVER
        )
        still_covered = bool(referral.groups) and covered.issuperset(referral.groups)
        if concerned and not still_covered:
            withdraw(referral, by=by, purpose=purpose)


def withdraw(referral: ReferralFact, *, by: Actor, purpose: Purpose) -> None:
    """Tell the other side that the person withdrew consent; what we hold of theirs is given up, too."""
    act_on(referral.id, Act.WITHDRAW, by=by, purpose=purpose)
    give_up_identity(locked_fact(referral.id), by=by, purpose=purpose)


def give_up_identity(referral: ReferralFact, *, by: Actor, purpose: Purpose) -> None:
    """Give up what this side holds of the other's, and send the receipt that says how.

    A side that is not the owner erases. An owner closes the identity (nobody can open it until the
    person agrees again), because it is still responsible for the person; erasing stays its decision.
    """
    if referral.is_outgoing:
        erase_notes(referral_id=referral.id)
        act_on(referral.id, Act.ERASE, by=by, purpose=purpose, facts={"manner": Act.ERASE.value})
        return
    owns = referral.owner == Owner.RECEIVER.value
    if referral.case_id is not None:
        give_up = close_identity if owns else erase_case
        give_up(case_id=referral.case_id, by=by, purpose=purpose, reason="consent_withdrawn")
    erase_bodies(
        member=referral.member, conversation=referral.id, by=by, purpose=purpose, direction=Direction.IN
    )
    act = Act.SEAL if owns else Act.ERASE
    act_on(referral.id, act, by=by, purpose=purpose, facts={"manner": act.value})
