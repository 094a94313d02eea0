"""Who is known already appears below the questions while one types: on a phone, by keyboard, and without script."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.attacks import person
from tests.browser.looking import expect_accessible, expect_no_overflow, press_by_keyboard, take_picture
from tests.browser.visiting import PHONE, Furnished, signed_in

pytestmark = [pytest.mark.database, pytest.mark.browser, pytest.mark.slow]
KNOWN = "This may be somebody we know"


def test_typing_a_name_shows_who_is_known_on_a_phone(
    furnished: Furnished, chromium: Browser, screenshots: Path
) -> None:
    with signed_in(furnished, chromium, "supervisor", height=PHONE) as page:
        page.goto(f"{furnished.url}/cases/intake/")
        page.click("main form button:has-text('Begin an intake')")
        page.locator("[name=name]").press_sequentially(person.NAME, delay=20)
        known = page.locator("#known-people")
        expect(known).to_contain_text(KNOWN)
        known.locator("summary").first.click()
        expect(known.locator(".bar").first).to_be_visible()
        assert person.NAME not in known.inner_text()
        expect_no_overflow(page)
        expect_accessible(page)
        take_picture(page, screenshots, "known-people-while-typing")


def test_button_shows_who_is_known_by_keyboard(furnished: Furnished, chromium: Browser) -> None:
    with signed_in(furnished, chromium, "supervisor", height=PHONE) as page:
        page.goto(f"{furnished.url}/cases/intake/")
        page.click("main form button:has-text('Begin an intake')")
        page.fill("[name=name]", person.NAME)
        press_by_keyboard(page, "button[value=look]")
        expect(page.locator("#known-people")).to_contain_text(KNOWN)
        expect_no_overflow(page)
