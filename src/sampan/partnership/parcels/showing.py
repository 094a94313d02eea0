"""Large files in words: their state, what hinders them, how fast they go and how long they still take."""

from django.template.defaultfilters import filesizeformat
from django.urls import reverse
from django.utils.translation import gettext, gettext_noop, ngettext
from django.utils.translation import gettext_lazy as _

from sampan.partnership.parcels.facts import ON_DISK, OPEN_STATES, Hitch, ParcelFact, ParcelState, Reason
from sampan.registry.correspondence.facts import Direction

LETTER_KINDS = (gettext_noop("Parcel"), gettext_noop("offer"), gettext_noop("done"), gettext_noop("stopped"))
"""Words in the kinds of letters about large files, as the pages of letters show them."""

STATES = {
    ParcelState.OFFERED: (_("announced; the other side has not signed for the letter yet"), "waiting"),
    ParcelState.MOVING: (_("on its way"), "info"),
    ParcelState.ARRIVED: (_("all of it is there; the whole is being checked"), "info"),
    ParcelState.KEPT: (_("received, waits to be opened"), "warm"),
    ParcelState.DONE: (_("done"), "done"),
    ParcelState.STOPPED: (_("stopped"), "paused"),
    ParcelState.EXPIRED: (_("not there in time"), "paused"),
}
REASONS = {
    Reason.CANCELLED: _("A person stopped it."),
    Reason.NO_ROOM: _("The receiving node has no room for it."),
    Reason.OVER_QUOTA: _("It is more than the receiving node keeps for one member."),
    Reason.NOT_AS_OFFERED: _("What arrived is another file than was announced. Call the other focal point."),
    Reason.ERASED: _("Its case was erased."),
    Reason.WITHDRAWN: _("The person withdrew their consent."),
    Reason.REFUSED: _("The other side refused it."),
}
HITCHES = {
    Hitch.UNREACHABLE: _("Their node does not answer. It is tried again by itself."),
    Hitch.NO_ANSWER: _("The line broke off. It goes on where it stopped."),
    Hitch.UNKNOWN_THERE: _(
        "Their node does not know this file, or the two clocks differ by more than an hour."
    ),
    Hitch.BUSY_THERE: _("Their node is busy. It is tried again by itself."),
    Hitch.FULL_THERE: _("Their disk is full. It goes on when there is room."),
    Hitch.FULL_HERE: _("This node's disk is full. It goes on when there is room."),
    Hitch.PAUSED: _("This member is suspended here."),
    Hitch.NOT_READABLE: _("A part of the file is gone from this node's disk. Tell the administrator."),
    Hitch.CLOSED_KEY: _("Its case was closed to everybody, so nobody can open the file's key."),
}


def in_words(fact: ParcelFact, names: dict[str, str]) -> dict[str, object]:
    """Return a large file as lists and pages show it."""
    words, kind = STATES[fact.state]
    return {
        "fact": fact,
        "name": names.get(fact.member, fact.member),
        "url": reverse("parcels:parcel", args=[fact.id]),
        "size": filesizeformat(fact.size),
        "words": words,
        "kind": kind,
        "why": why_stopped(fact),
        "hitch": HITCHES.get(fact.hitch, ""),
        "is_out": fact.way is Direction.OUT,
        "is_open": fact.state in OPEN_STATES,
        "is_kept": fact.state is ParcelState.KEPT,
        "is_here": fact.state in ON_DISK,
        "done": progress(fact),
        "left": time_left(fact),
    }


def why_stopped(fact: ParcelFact) -> str:
    """Return why a file was stopped, with the room that it needs; empty when it was not."""
    told = {one.value: words for one, words in REASONS.items()}.get(fact.reason, "")
    if fact.state is not ParcelState.STOPPED or not fact.room_needed:
        return str(told) if fact.state is ParcelState.STOPPED else ""
    needed = gettext("It needs %(room)s there.") % {"room": filesizeformat(fact.room_needed)}
    return f"{told} {needed}"


def progress(fact: ParcelFact) -> str:
    """Return how far a file is: percent, and how fast it goes."""
    percent = gettext("%(percent)s %%") % {"percent": fact.percent}
    if fact.state is not ParcelState.MOVING or not fact.octets_per_second or fact.hitch:
        return percent
    rate = gettext("%(rate)s a second") % {"rate": filesizeformat(fact.octets_per_second)}
    return f"{percent}, {rate}"


def time_left(fact: ParcelFact) -> str:
    """Return how long the rest takes at this rate, in words; empty while nothing moves."""
    seconds = fact.seconds_left
    if seconds is None:
        return ""
    minutes = -(-seconds // 60)
    if minutes < 90:
        return ngettext("about %(count)s minute left", "about %(count)s minutes left", minutes) % {
            "count": minutes
        }
    hours = round(minutes / 60)
    return ngettext("about %(count)s hour left", "about %(count)s hours left", hours) % {"count": hours}
