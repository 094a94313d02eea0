"""The strip of a case's page: few tabs, the open one among them, and every part in its menu once."""

import pytest

from sampan.protection.cases.services.panels import Panel
from sampan.protection.cases.tabs import IN_THE_STRIP, TABS, strip_of
from sampan.registry.access.roles import Permission

PANELS = [
    Panel(code, code, order, "", lambda *_told: {}, Permission.READ_IDENTITY)
    for code, order in (("return", 70), ("happened", 20), ("tasks", 60), ("help", 60), ("documents", 30))
]


@pytest.mark.parametrize("current", ["overview", "tasks", "return", "history"])
def test_strip_is_short_and_holds_the_open_part(current):
    strip = strip_of(PANELS, current)
    assert len(strip.tabs) == len(IN_THE_STRIP)
    assert [one.code for one in strip.tabs if one.is_current] == [current]


def test_menu_holds_every_part_once_in_order():
    groups = strip_of(PANELS, "overview").groups
    codes = [one.code for _heading, tabs in groups for one in tabs]
    assert sorted(codes) == sorted({*TABS, *(one.code for one in PANELS)})
    assert [tuple(one.code for one in tabs) for _heading, tabs in groups] == [
        ("overview", "record", "happened"),
        ("documents", "consents"),
        ("referrals", "help", "tasks", "return"),
        ("team", "history"),
    ]


def test_strip_without_other_slices_holds_what_there_is():
    assert [one.code for one in strip_of([], "overview").tabs] == ["overview", "record"]
