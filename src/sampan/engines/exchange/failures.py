"""Why a blob, card, receipt or chain is refused: one error, one reason code each."""

from enum import StrEnum

from sampan.vocabulary.errors import IntegrityFailure


class Reason(StrEnum):
    """What did not hold; stable codes, fit for a log and a refusal receipt."""

    NOT_FOR_US = "not_for_us"
    UNKNOWN_SENDER = "unknown_sender"
    BAD_SIGNATURE = "bad_signature"
    ROTATED_OUT = "rotated_out"
    WRONG_SUITE = "wrong_suite"
    CUT = "cut"
    TAMPERED = "tampered"
    PADDING = "padding"
    MALFORMED = "malformed"
    EXPIRED = "expired"
    WRONG_FINGERPRINT = "wrong_fingerprint"
    BROKEN_ROTATION = "broken_rotation"
    WRONG_LETTER = "wrong_letter"
    FORKED = "forked"
    ROLLED_BACK = "rolled_back"
    SKIPPED = "skipped"
    MIXED = "mixed"
    TOO_FEW = "too_few"
    STALE = "stale"


_SENTENCES: dict[Reason, tuple[str, str]] = {
    Reason.NOT_FOR_US: ("The blob is addressed to another node.", "Drop it and tell the carrier."),
    Reason.UNKNOWN_SENDER: ("No card of the sender is known.", "Pair with the sender first."),
    Reason.BAD_SIGNATURE: ("The signature is not the named node's.", "Drop it and call the focal point."),
    Reason.ROTATED_OUT: ("It was signed with a replaced key.", "Ask the sender to send it again."),
    Reason.WRONG_SUITE: ("The version or cipher suite is not known here.", "Update this node."),
    Reason.CUT: ("The blob is not as long as it says.", "Ask the carrier to send it again."),
    Reason.TAMPERED: ("The blob does not open with our keys.", "Ask the sender to send it again."),
    Reason.PADDING: ("The padding is wrong.", "Ask the sender to update and send it again."),
    Reason.MALFORMED: ("What was sent is not well formed.", "Ask the sender to update and send it again."),
    Reason.EXPIRED: ("The letter arrived after its expiry.", "Tell the sender's focal point."),
    Reason.WRONG_FINGERPRINT: ("The fingerprint is not this card's.", "Do not pair; call on a known number."),
    Reason.BROKEN_ROTATION: ("The new card does not follow the old one.", "Compare fingerprints by phone."),
    Reason.WRONG_LETTER: ("The receipt is about another letter.", "Keep both and call the focal point."),
    Reason.FORKED: ("The two sides hold different histories.", "Stop the link and call the focal point."),
    Reason.ROLLED_BACK: (
        "It is older than what is in force here.",
        "Ask the country in the chair for the newest.",
    ),
    Reason.SKIPPED: (
        "A version between is missing.",
        "Ask the country in the chair for all versions since yours.",
    ),
    Reason.MIXED: (
        "The directory belongs to another root.",
        "Ask the country in the chair for both files again.",
    ),
    Reason.TOO_FEW: ("Too few countries have signed it.", "Wait for the missing signatures."),
    Reason.STALE: ("It has expired or is in force already.", "Ask the country in the chair for a newer one."),
}


class ExchangeFailure(IntegrityFailure):
    """Something that crossed the wire cannot be trusted; `reason` says which check failed."""

    def __init__(self, reason: Reason) -> None:
        """Take sentence and remedy from the reason; no text of the blob ever enters the message."""
        what, remedy = _SENTENCES[reason]
        super().__init__(what, remedy=remedy, ask="The other node's focal point.")
        self.reason = reason
