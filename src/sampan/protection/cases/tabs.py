"""The parts of a case's page: the few used daily stand in the strip, all of them in its menu, in groups."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext_lazy

from sampan.protection.cases.services.panels import Panel

TABS = {
    "overview": (0, gettext_lazy("Overview")),
    "record": (10, gettext_lazy("Record")),
    "consents": (40, gettext_lazy("Consents")),
    "referrals": (50, gettext_lazy("Referrals")),
    "team": (90, gettext_lazy("Team")),
    "history": (100, gettext_lazy("History")),
}
"""The tabs of this slice with their places; other slices bring theirs (`services.panels`)."""
IN_THE_STRIP = ("overview", "record", "help", "tasks")
"""What is used daily; another part that is open takes the last one's place."""
GROUPS = (
    (30, gettext_lazy("What is known")),
    (50, gettext_lazy("With the person")),
    (90, gettext_lazy("Help and the way on")),
    (1000, gettext_lazy("This file")),
)
"""Groups of the menu: the places below a number are under the heading beside it."""


@dataclass(frozen=True)
class Tab:
    """A part of the page as the strip shows it."""

    code: str
    label: str
    is_current: bool


@dataclass(frozen=True)
class Strip:
    """The tabs that stand in the strip, and all of them under headings."""

    tabs: tuple[Tab, ...]
    groups: tuple[tuple[str, tuple[Tab, ...]], ...]


def strip_of(panels: Iterable[Panel], current: str) -> Strip:
    """Return the strip of a case's page with the part that is open."""
    places = [(place, code, label) for code, (place, label) in TABS.items()]
    places += [(one.order, one.code, one.label) for one in panels]
    placed = [
        (place, Tab(code, label, code == current))
        for place, code, label in sorted(places, key=lambda one: one[:2])
    ]
    groups, least = [], -1
    for below, heading in GROUPS:
        groups.append((heading, tuple(one for place, one in placed if least < place < below)))
        least = below - 1
    kept = IN_THE_STRIP if current in IN_THE_STRIP else (*IN_THE_STRIP[:-1], current)
    strip = tuple(one for _place, one in placed if one.code in kept)
    return Strip(strip, tuple(one for one in groups if one[1]))
