"""Words of the corridors' screens: lanes, troubles, durations, subjects, what became of a letter."""

from datetime import datetime

from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from sampan.partnership.exchange.facts import Trouble
from sampan.registry.correspondence.facts import State
from sampan.vocabulary.lanes import Lane

LANES = {
    Lane.SINGLE: _("Single line"),
    Lane.PRESERVATION: _("Preservation"),
    Lane.PROTECTION: _("Protection"),
    Lane.REFERRAL: _("Referral"),
    Lane.ALERT: _("Alert"),
    Lane.FIGURES: _("Figures"),
}
TROUBLES = {
    Trouble.NONE: _("in order"),
    Trouble.UNREACHABLE: _("their node does not answer; nothing was delivered"),
    Trouble.NO_ANSWER: _("their node broke off; whether the letter arrived shows at the next try"),
    Trouble.OUT_OF_ORDER: _("their node misses earlier letters; they are being sent again"),
    Trouble.FORKED: _("the two sides hold different histories: call the other focal point"),
    Trouble.UNKNOWN_THERE: _("their node has not confirmed or has suspended this one"),
    Trouble.CLOCKS_APART: _("the clocks of the two nodes differ by more than a day: look at both"),
    Trouble.NOT_OPENED: _("their node cannot open our letters: compare the cards"),
    Trouble.BAD_RECEIPT: _("their receipt does not hold: call the other focal point"),
    Trouble.BUSY_THERE: _("their node has trouble of its own"),
    Trouble.PAUSED_HERE: _("paused on this side"),
    Trouble.OLDER_THERE: _("their node went back to an older release: ask its administrator"),
}
CARRIAGES = {
    "push": _("posted to their address"),
    "pull": _("their node fetches them"),
    "bundle": _("carried as a file"),
}
SUBJECTS = {
    "referral": _("Referrals"),
    "return": _("Returns"),
    "urgent": _("Urgent messages"),
    "alert": _("Alerts"),
}
LETTER_SUBJECTS = {
    **SUBJECTS,
    "members": _("Members"),
}
STATES = {
    State.WAITING: (_("waiting to be delivered"), "waiting"),
    State.SENT: (_("sent, no receipt yet"), "waiting"),
    State.ACKNOWLEDGED: (_("received and applied there"), "done"),
    State.APPLIED: (_("received and applied here"), "done"),
    State.REFUSED: (_("refused"), "warm"),
    State.EXPIRED: (_("not delivered in time"), "warm"),
}
REASONS = {
    "unknown_kind": _("the other side's release does not know this kind of letter"),
    "invalid_input": _("a part of it had the wrong shape"),
    "unknown_code": _("it used a code that the other side does not have"),
    "not_found": _("the other side has no such record"),
    "refused": _("it was not allowed there"),
    "not_permitted": _("it was not allowed there"),
    "no_purpose": _("it was not allowed there"),
    "no_consent": _("the person's consent does not cover it"),
    "no_agreement": _("no agreement between the two countries covers it"),
    "wrong_state": _("it no longer fitted where the conversation stood"),
    "integrity": _("a seal or signature did not hold"),
    "id_repeated": _("another letter had the same number"),
    "expired": _("it came after its time"),
    "malformed": _("it could not be read"),
}


def lane_in_words(lane: int) -> str:
    """Return the name of a lane; one of a newer release is shown by its number."""
    known = {int(one): words for one, words in LANES.items()}
    return str(known.get(lane, lane))


def reason_in_words(code: str) -> str:
    """Return why a letter was refused, the code itself where it has no words."""
    return str(REASONS.get(code, code))


def seconds_in_words(seconds: float | None) -> str:
    """Return a duration as people say it: 0.4 s, 12 s, 3 min, 5 h, 2 days; a dash for none."""
    if seconds is None:
        return "–"
    if seconds < 10:
        return f"{seconds:.1f} s"
    for size, unit in ((86_400, "d"), (3_600, "h"), (60, "min")):
        if seconds >= 2 * size:
            return f"{round(seconds / size)} {unit}"
    return f"{round(seconds)} s"


def since_in_words(moment: datetime | None, now: datetime) -> str:
    """Return how long ago a moment was."""
    return seconds_in_words((now - moment).total_seconds()) if moment else "–"


LETTER_ACTS = (
    gettext_noop("propose"),
    gettext_noop("verify"),
    gettext_noop("nationality"),
    gettext_noop("trace"),
    gettext_noop("family"),
    gettext_noop("end tracing"),
    gettext_noop("host risk"),
    gettext_noop("origin risk"),
    gettext_noop("document"),
    gettext_noop("plan"),
    gettext_noop("agree"),
    gettext_noop("change"),
    gettext_noop("depart"),
    gettext_noop("receive"),
    gettext_noop("arrive"),
    gettext_noop("stop"),
)
"""What letters of returns do; the correspondence looks each word up."""
