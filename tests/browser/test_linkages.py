"""A pair is opened and decided on a phone in the dark by keys alone; the dispute that it settles is gone after it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.utils.translation import gettext, override
from playwright.sync_api import Browser, Page, expect

from tests.browser.keyboard import expect_keyboard
from tests.browser.looking import (
    WIDTHS,
    expect_accessible,
    expect_no_overflow,
    press_by_keyboard,
    take_picture,
)
from tests.browser.visiting import LANGUAGE, PHONE, Furnished, signed_in

pytestmark = [pytest.mark.database, pytest.mark.browser, pytest.mark.slow, pytest.mark.timeout(240)]
PERSON = "Mẫu Thị Na"


def told(phrase: str) -> str:
    """Return a phrase in the language in which the pages are looked at."""
    with override(LANGUAGE):
        return gettext(phrase)


@pytest.fixture
def supervisor(furnished: Furnished, chromium: Browser) -> Iterator[Page]:
    with signed_in(furnished, chromium, "supervisor", height=PHONE) as page:
        page.emulate_media(color_scheme="dark", reduced_motion="reduce")
        yield page


def press_access_key(page: Page, letter: str) -> None:
    """Press Alt with a letter; Playwright's own `press` sends no character beside Alt, for which access keys wait."""
    keys = page.context.new_cdp_session(page)
    pressed = {"key": letter, "code": f"Key{letter.upper()}", "windowsVirtualKeyCode": ord(letter.upper())}
    told = {"modifiers": 1} | pressed  # 1: Alt
    keys.send("Input.dispatchKeyEvent", {"type": "rawKeyDown"} | told)
    keys.send("Input.dispatchKeyEvent", {"type": "char", "text": letter, "unmodifiedText": letter} | told)
    keys.send("Input.dispatchKeyEvent", {"type": "keyUp"} | told)


def look(page: Page, folder: Path, name: str) -> None:
    """Fail unless the page fits and axe finds nothing, on a phone and at a desk, in the dark and by day."""
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": PHONE})
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
            expect_no_overflow(page)
            expect_accessible(page)
            take_picture(page, folder, f"linkages-{name}-{width}-{LANGUAGE}-{scheme}")
    page.set_viewport_size({"width": WIDTHS[0], "height": PHONE})
    expect_keyboard(page)


def test_pair_is_opened_and_decided_by_keys_on_a_phone_in_the_dark(
    furnished: Furnished, supervisor: Page, screenshots: Path
) -> None:
    page = supervisor
    overview = furnished.address("supervisor", "linkages:linkage")
    page.goto(overview)
    expect(page.locator("main")).to_contain_text("1 / 2")
    look(page, screenshots, "overview")
    press_by_keyboard(
        page, "main a[href$='/review/'], .page-actions a[href$='/review/'], a[href$='/review/']"
    )
    page.wait_for_url("**/review/")
    assert PERSON not in page.content()
    press_by_keyboard(page, ".sealed button, form:has([name=purpose]) button[class]")
    expect(page.locator("main")).to_contain_text(PERSON)
    look(page, screenshots, "opened")
    for key in "sdu":
        assert page.locator(f"button[name=answer][accesskey={key}]").bounding_box()["height"] >= 44
    press_access_key(page, "d")
    expect(page.locator("main")).to_contain_text(told("Nothing waits for you here"))
    assert PERSON not in page.content()
    page.goto(overview)
    expect(page.locator("main")).to_contain_text("2 / 2")
    page.goto(furnished.address("supervisor", "linkages:review"))
    with page.expect_navigation():  # leads back to the same address
        press_by_keyboard(page, "form[action$='/back/'] button")
    page.goto(furnished.address("supervisor", "linkages:disputed"))
    look(page, screenshots, "disputed")
    press_by_keyboard(page, "form[action$='/third/'] button")
    expect(page.locator("main")).to_contain_text(PERSON)
    press_by_keyboard(page, "button[name=answer][value=different]")
    expect(page.locator("main")).to_contain_text(told("Nothing waits for you here"))
    page.goto(furnished.address("supervisor", "linkages:disputed"))
    expect(page.locator("main")).to_contain_text(told("Nobody differs"))
