"""The words of help: where a conversation stands, what happened, who owes what next."""

from django.utils.translation import gettext_lazy as _

from sampan.protection.assistance.facts import ReferralFact
from sampan.protection.assistance.table import Side

PHASES = {
    "requested": _("asked for by another agency"),
    "asked": _("waiting for an answer"),
    "expired": _("no answer in time"),
    "accepted": _("accepted"),
    "given": _("handed over, not confirmed yet"),
    "with_provider": _("with the provider"),
    "declined": _("declined"),
    "recalled": _("taken back"),
    "withdrawn": _("consent withdrawn"),
    "ended": _("ended"),
}
PHASE_KINDS = {
    "requested": "warm",
    "asked": "waiting",
    "expired": "warm",
    "accepted": "info",
    "given": "waiting",
    "with_provider": "done",
    "declined": "warm",
    "recalled": "quiet",
    "withdrawn": "paused",
    "ended": "quiet",
}
ACTS = {
    "request": _("Another agency asked for the case"),
    "grant": _("Granted"),
    "refuse": _("Refused"),
    "ask": _("Asked"),
    "ask_again": _("Asked again"),
    "expire": _("No answer in time"),
    "escalate": _("Silence: told to the next person"),
    "accept": _("Accepted"),
    "decline": _("Declined"),
    "release": _("More information released, as far as the person agreed"),
    "recall": _("Taken back"),
    "give": _("Hand-over signed by the giver"),
    "receive": _("Hand-over confirmed by the receiver"),
    "dispute": _("Hand-over not confirmed"),
    "serve": _("A service was recorded"),
    "end": _("Ended by the provider"),
    "stop": _("Ended by the case's side"),
    "withdraw": _("The person withdrew consent"),
}
_NEXT_OURS = {
    "requested": _("Decide: give the case to the agency that asks, or refuse."),
    "asked": _("Wait for the answer; you can take it back."),
    "expired": _("Ask again, call, or choose another provider."),
    "accepted": _("Bring the person there, and sign the hand-over together."),
    "given": _("Wait until the receiver confirms; call if it takes long."),
    "with_provider": _("The provider records what it gives. Ask the person how it goes."),
    "declined": _("Choose another provider."),
    "withdrawn": _("Talk with the person: what do they want now? The provider sees nothing any more."),
}
_NEXT_THEIRS = {
    "asked": _("Answer: accept, or decline with a reason."),
    "expired": _("The answer is late, and still welcome: accept or decline."),
    "accepted": _("Prepare to receive the person; the agency that referred brings them."),
    "given": _("Is the person with you, with everything that is listed? Confirm, or say what differs."),
    "with_provider": _("Record what you give, and end it when help is over."),
    "withdrawn": _("The person withdrew consent. You need do nothing; what you could open is destroyed."),
    "recalled": _("The agency that referred took it back. You need do nothing."),
}


def next_words(fact: ReferralFact) -> str:
    """Return the one sentence that says what the reader's side does next; empty when nothing is owed."""
    told = _NEXT_OURS if fact.is_ours else _NEXT_THEIRS
    return str(told.get(fact.phase, ""))


def waits_words(fact: ReferralFact, provider: str) -> str:
    """Return who answers next, for the board; empty when nobody owes anything."""
    if fact.waits_for is None:
        return ""
    if fact.level == 2:
        return str(_("the supervisor"))
    if fact.level >= 3:
        return str(_("the national focal point"))
    return provider if fact.waits_for is Side.PROVIDER else str(_("this case's team"))
