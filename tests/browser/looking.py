"""Looks at a page: axe finds nothing, nothing runs off its side, and a picture is kept."""

from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

WIDTHS = (360, 1280)
HEIGHT = 900


def expect_accessible(page: Page) -> None:
    """Fail when axe finds a violation on the page as it stands, naming each with the first place of it."""
    results = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
    told = [
        f"{one['id']} ({one['impact']}): {one['help']}: {one['nodes'][0]['html'][:160]}" for one in results
    ]
    assert not told, f"{page.url}: " + "; ".join(told)


def expect_no_overflow(page: Page) -> None:
    """Fail when the page is wider than the window."""
    wide, window = page.evaluate("[document.documentElement.scrollWidth, window.innerWidth]")
    assert wide <= window, f"{page.url} is {wide} px wide in a window of {window} px"


def take_picture(page: Page, folder: Path, name: str) -> None:
    """Keep a picture of the whole page."""
    page.screenshot(path=folder / f"{name}.png", full_page=True, animations="disabled")


def press_by_keyboard(page: Page, selector: str, *, key: str = "Enter", most: int = 120) -> None:
    """Reach an element with the Tab key alone, as the order of the page leads, and press a key on it."""
    wanted = page.locator(selector).locator("visible=true").first.element_handle()
    for _ in range(most):
        if page.evaluate("wanted => document.activeElement === wanted", wanted):
            outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
            shadow = page.evaluate("getComputedStyle(document.activeElement).boxShadow")
            assert outline != "none" or shadow != "none", f"{selector}: the focus cannot be seen"
            page.keyboard.press(key)
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"{page.url}: the Tab key does not reach {selector}")
