"""The state of the clock in words."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from sampan.registry.clock.facts import ClockFact
from sampan.registry.clock.reckoning import Trust

_STATES = {
    Trust.SETTLED: gettext_lazy("The clocks agree"),
    Trust.APART: gettext_lazy("The machine's clock jumped"),
    Trust.DOUBTED: gettext_lazy("Nobody knows how long the machine was off"),
}
_MEANINGS = {
    Trust.SETTLED: gettext_lazy("Every deadline is decided by this time."),
    Trust.APART: gettext_lazy(
        "The node counts on by itself, so deadlines fall when they should. Nothing is erased until the clocks agree."
    ),
    Trust.DOUBTED: gettext_lazy(
        "Nothing expires, nothing climbs and nothing is erased until the time is settled. Reminders go on."
    ),
}
_MINUTE, _HOUR, _DAY = 60, 3_600, 86_400


@dataclass(frozen=True)
class Shown:
    """The clock as its page shows it."""

    fact: ClockFact
    state: str
    meaning: str
    apart: str
    held: int

    @property
    def house_at(self) -> datetime:
        """The node's time."""
        return self.fact.house_at

    @property
    def wall_at(self) -> datetime:
        """The machine's time."""
        return self.fact.wall_at


def shown(fact: ClockFact) -> Shown:
    """Return the state in the reader's language."""
    disputed = fact.trust is Trust.SETTLED and bool(fact.held)
    state = _("The members' clocks say otherwise") if disputed else str(_STATES[fact.trust])
    meaning = _("Nothing is erased until the clocks agree.") if disputed else str(_MEANINGS[fact.trust])
    return Shown(fact, state, meaning, _apart(fact.ahead), len(fact.held))


def _apart(ahead: timedelta) -> str:
    if abs(ahead) < timedelta(seconds=2):
        return _("no difference")
    said = _length(round(abs(ahead).total_seconds()))
    if ahead > timedelta():
        return _("%(length)s ahead of the node's time") % {"length": said}
    return _("%(length)s behind the node's time") % {"length": said}


def _length(seconds: int) -> str:
    if seconds >= 2 * _DAY:
        return ngettext("%(n)s day", "%(n)s days", seconds // _DAY) % {"n": seconds // _DAY}
    if seconds >= 2 * _HOUR:
        return ngettext("%(n)s hour", "%(n)s hours", seconds // _HOUR) % {"n": seconds // _HOUR}
    if seconds >= 2 * _MINUTE:
        return ngettext("%(n)s minute", "%(n)s minutes", seconds // _MINUTE) % {"n": seconds // _MINUTE}
    return ngettext("%(n)s second", "%(n)s seconds", seconds) % {"n": seconds}
