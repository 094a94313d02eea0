"""What can go wrong between parties who do not trust each other: one error with a code for the reason."""

from collections.abc import Callable
from enum import StrEnum

from sampan.vocabulary.errors import SampanError


class Reason(StrEnum):
    """Why a round was refused; stable, written to the audit."""

    BAD_ELEMENT = "bad_element"
    BAD_SCALAR = "bad_scalar"
    BAD_PROOF = "bad_proof"
    MALFORMED = "malformed"
    OUT_OF_TURN = "out_of_turn"
    OTHER_SESSION = "other_session"
    OTHER_SPECIFICATION = "other_specification"
    WRONG_SIZE = "wrong_size"
    WRONG_EPOCH = "wrong_epoch"
    NOT_COMMITTED = "not_committed"
    OVER_CAP = "over_cap"
    OVER_QUOTA = "over_quota"


_SAID = {
    Reason.BAD_ELEMENT: "A value in the message is no element of the group.",
    Reason.BAD_SCALAR: "A secret number is zero or out of range.",
    Reason.BAD_PROOF: "The answer was not made with the key that was published for this epoch.",
    Reason.MALFORMED: "The message cannot be read.",
    Reason.OUT_OF_TURN: "The message is not the next one of this session.",
    Reason.OTHER_SESSION: "The message belongs to another session.",
    Reason.OTHER_SPECIFICATION: "The other side makes its keys by other rules.",
    Reason.WRONG_SIZE: "The message has not the number of values that was agreed.",
    Reason.WRONG_EPOCH: "The message is of another epoch.",
    Reason.NOT_COMMITTED: "The question is not the one that was committed to.",
    Reason.OVER_CAP: "The register is larger than the agreement allows.",
    Reason.OVER_QUOTA: "The quota of the officer, the case or the member is spent for today.",
}


class PrivateMatchFailure(SampanError):
    """A round of private matching was refused; nothing that it carried was used."""

    code = "private_match"
    leaves: Callable[[], None] | None = None  # as of a Refusal: what stays although the round is undone

    def __init__(self, reason: Reason) -> None:
        """Say what the reason means; the message holds nothing of any record."""
        super().__init__(_SAID[reason], remedy="Start again with a new session.", ask="the other side's desk")
        self.reason = reason
        if (
            reason is Reason.OTHER_SPECIFICATION
        ):  # a release to install, and no fault of a round: the letter says so
            self.code = reason.value


def require(holds: bool, reason: Reason) -> None:
    """Return when the claim holds; PrivateMatchFailure otherwise."""
    if not holds:
        raise PrivateMatchFailure(reason)
