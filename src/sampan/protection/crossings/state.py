"""The engine's state of a conversation, to and from the referral that the registry keeps."""

from collections.abc import Mapping

from sampan.engines.exchange.conversation import Held, Owner, State
from sampan.engines.exchange.referral_table import Phase, Side
from sampan.registry.referrals.facts import ReferralFact


def state_of(referral: ReferralFact) -> State:
    """Return the engine's state of a kept referral."""
    return State(
        side=Side(referral.side),
        phase=Phase(referral.phase),
        owner=Owner(referral.owner),
        held=Held(referral.held),
        peer_held=Held(referral.peer_held),
        confirm_owed=referral.confirm_owed,
        answer_by=referral.answer_by,
    )


def columns_of(state: State) -> Mapping[str, object]:
    """Return the engine's state as the columns that the registry keeps."""
    return {
        "phase": state.phase.value,
        "owner": state.owner.value,
        "held": state.held.value,
        "peer_held": state.peer_held.value,
        "confirm_owed": state.confirm_owed,
        "answer_by": state.answer_by,
    }
