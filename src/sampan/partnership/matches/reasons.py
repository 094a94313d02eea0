"""Why a question, an answer or a letter was refused, in words; a code of a newer release is told as one."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

_OF_LETTERS = _(
    "The letter could not be read there, or was not taken as ours. The administrators should look."
)
_OF_SHAPE = _("A part of it had not the shape that the other node expects. One of the nodes needs an update.")
_LATE = _("It came after its time limit.")

REASONS: dict[str, Promise] = {
    # said by our own node of an answer, or by the other of a round
    "bad_proof": _("The answer was not made with the published key. The duty desks should speak."),
    "wrong_epoch": _("The set of this epoch is not the logged one. The duty desks should speak."),
    "not_committed": _("It is not what both sides signed. The duty desks should speak."),
    "other_session": _("It belongs to another question. The duty desks should speak."),
    "out_of_turn": _("It came out of turn. Ask again."),
    "private_match": _("The other node did not accept what the question was made of. The duty desks should speak."),
    "other_specification": _("The other node makes its keys by other rules. One of the nodes needs an update."),
    "erased": _("The file was erased."),
    "over_cap": _("The register is larger than was arranged."),
    "over_quota": _("That country's count of our questions is used up for today."),
    "quota_spent": _("That country's count of our questions is used up for today."),
    "tries_spent": _("As many numbers were tried today as one officer may."),
    "not_opened": _("Values of earlier questions were drawn and not opened. The focal points should speak."),
    "epoch_over": _("The keys that it was asked with have ended. Ask again."),
    **dict.fromkeys(("bad_element", "bad_scalar", "malformed", "wrong_size"), _OF_SHAPE),
    **dict.fromkeys(("invalid_input", "unknown_code", "invalid_record", "unknown_kind"), _OF_SHAPE),
    # said by any node of any letter
    "too_late": _LATE,
    "expired": _("It could not be delivered in time."),
    "not_found": _("The other node knows nothing that this belongs to: it may have ended there. Ask again."),
    "wrong_state": _("It did not fit what the other node waits for: too late, or said before."),
    "no_agreement": _("The agreement does not allow it any more."),
    "question_over": _("The question is over there: nothing of it is opened any more."),
    "no_consent": _("A consent is missing there."),
    "no_purpose": _("No purpose was named there. The administrators should look."),
    "not_permitted": _("The other node does not permit it. The focal points should speak."),
    "refused": _("The other node refused it. The focal points should speak."),
    "unavailable": _("The other node could not answer. Ask again."),
    "error": _("The other node met a fault. The administrators should look."),
    "integrity": _OF_LETTERS,
    "id_repeated": _OF_LETTERS,
    **dict.fromkeys(
        ("not_for_us", "unknown_sender", "bad_signature", "rotated_out", "wrong_suite", "cut", "tampered",
         "padding", "wrong_fingerprint", "broken_rotation", "wrong_letter", "forked", "rolled_back", "skipped",
         "mixed", "too_few", "stale"),
        _OF_LETTERS,
    ),
}  # fmt: skip


def reason_in_words(code: str) -> str:
    """Return a reason in words; empty when there is none."""
    if not code:
        return ""
    if code in REASONS:
        return str(REASONS[code])
    return _("It was refused for a reason that this release does not know (%(code)s).") % {"code": code}
