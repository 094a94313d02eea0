"""Walks through a page with the Tab key alone: it reaches all, each focus is seen, and nothing holds it."""

from pathlib import Path
from typing import Any

from playwright.sync_api import Page

WATCH = """
const listen = EventTarget.prototype.addEventListener;
window.pressedElements = new Set();
EventTarget.prototype.addEventListener = function (type, ...more) {
  const isPress = ["click", "mousedown", "mouseup", "pointerdown", "pointerup", "touchstart"].includes(type);
  if (isPress && this instanceof Element && !this.matches("html, body")) window.pressedElements.add(this);
  return listen.call(this, type, ...more);
};
"""
"""For `add_init_script`: remembers what listens for a press, so that the walk can tell what no key would press."""

_WALK = Path(__file__).with_name("keyboard.js").read_text("utf-8")
_BEYOND = 30
_ROUNDS = 12


def keyboard_faults(page: Page) -> list[str]:
    """Hold the Tab key from the top of the page to its end and return what is wrong, element by element.

    Reached must be whatever is visible and enabled: links, buttons, fields, summaries, tab stops; of a group of
    radio buttons one. The focus must be drawn (outline or shadow, on the thing or its label), go when the focus
    goes, lie in the window, and be covered by nothing. Nothing may be there for a pointer alone.
    """
    presses = page.evaluate(_WALK) + 3
    told: dict[str, Any] = {}
    for _ in range(_ROUNDS):
        for _ in range(presses):
            page.keyboard.down("Tab")
        told = page.evaluate("window.keyboardWalk.told()")
        if told["ended"]:
            break
        presses = _BEYOND
    page.keyboard.up("Tab")
    return list(told["faults"])


def expect_keyboard(page: Page) -> None:
    """Fail when the keyboard alone does not do on the page as it stands."""
    faults = keyboard_faults(page)
    assert not faults, f"{page.url}: " + "; ".join(faults)
