"""Epochs and nights in the reader's words."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as say
from django.utils.translation import gettext_lazy as _

from sampan.partnership.matches.facts import Register, Side
from sampan.partnership.matches.running import EpochFact, NightFact, RunningFact
from sampan.registry.clock.queries import house_today
from sampan.registry.correspondence.directory import correspondent_names
from sampan.registry.wording import reading_language

_TITLES = {
    (Side.HOLDER, Register.PEOPLE): _("Ours, of people helped"),
    (Side.HOLDER, Register.SELECTORS): _("Ours, of numbers of suspects"),
    (Side.ASKER, Register.PEOPLE): _("Theirs, of people helped"),
    (Side.ASKER, Register.SELECTORS): _("Theirs, of numbers of suspects"),
}
_STATES = {
    "none": (_("not made yet"), "waiting"),
    "making": (_("being made"), "waiting"),
    "ready": (_("in use"), "done"),
    "over": (_("ended"), "quiet"),
}
_WAITS = {
    "hour": _("waits for the next hour, when this node makes one"),
    "half": _("waits for the key-holder's half of the key"),
    "parts": _("waits for parts: %(arrived)d of %(pieces)d are here"),
    "again": _("was refused; tried again within the hour"),
    "theirs": _("waits for the other side to send one"),
    "rules": _(
        "refused there: the other node makes its keys by other rules. One of the nodes needs an update"
    ),
    "new_rules": _("made by rules of another release; the next one is made by today's"),
}
_NIGHTS = {
    "done": (_("compared"), "done"),
    "refused": (_("refused"), "warm"),
    "offered": (_("on its way"), "waiting"),
    "masking": (_("on its way"), "waiting"),
}
_REASONS = {
    "over_cap": _("over the cap"),
    "private_match": _("refused there: over the cap, or not what was signed"),
    "not_committed": _("not what they signed"),
    "other_specification": _(
        "The other node makes its keys by other rules. One of the nodes needs an update."
    ),
    "no_agreement": _("The agreement does not allow it any more."),
    "expired": _("It could not be delivered in time."),
}


@dataclass(frozen=True)
class ShownEpoch:
    """An epoch in words."""

    fact: EpochFact
    title: str
    words: str
    kind: str
    waits: str


@dataclass(frozen=True)
class ShownNight:
    """A night in words."""

    fact: NightFact
    words: str
    kind: str
    reason: str


@dataclass(frozen=True)
class ShownRunning:
    """How matching runs with a member, in words."""

    member: str
    epochs: tuple[ShownEpoch, ...]
    nights: tuple[ShownNight, ...]


def shown_running(found: Iterable[RunningFact]) -> list[ShownRunning]:
    """Return how matching runs with each member, in words."""
    names = correspondent_names(reading_language())
    return [
        ShownRunning(
            names.get(one.member, one.member),
            tuple(_epoch(epoch) for epoch in one.epochs),
            tuple(_night(night) for night in one.nights),
        )
        for one in found
    ]


def _epoch(one: EpochFact) -> ShownEpoch:
    words, kind = (_("stuck for a day"), "warm") if one.is_stuck else _STATES[one.state]
    waits = str(_WAITS[one.waits_for]) if one.waits_for else ""
    if one.waits_for == "parts":
        waits %= {"arrived": one.arrived, "pieces": one.pieces}
    return ShownEpoch(one, str(_TITLES[one.side, one.register]), str(words), kind, waits)


def _night(one: NightFact) -> ShownNight:
    words, kind = _NIGHTS[one.state]
    if one.state in ("offered", "masking") and one.night < house_today():
        words, kind = say("did not finish"), "warm"
    return ShownNight(one, str(words), kind, str(_REASONS.get(one.reason, one.reason)))
