"""Who is known already appears below the questions while one types: on a phone, by keyboard, and without script."""

from pathlib import Path

import pytest
from django.utils.translation import gettext, override
from playwright.sync_api import Browser, expect

from tests.browser.looking import expect_accessible, expect_no_overflow, press_by_keyboard, take_picture
from tests.browser.visiting import LANGUAGE, PHONE, Furnished, signed_in
from tests.browser.world import ROMANISED

pytestmark = [pytest.mark.database, pytest.mark.browser, pytest.mark.slow]


def told(phrase: str) -> str:
    """Return a phrase in the language in which the pages are looked at."""
    with override(LANGUAGE):
        return gettext(phrase)


def test_typing_a_name_shows_who_is_known_on_a_phone(
    furnished: Furnished, chromium: Browser, screenshots: Path
) -> None:
    with signed_in(furnished, chromium, "supervisor", height=PHONE) as page:
        page.goto(f"{furnished.url}/cases/intake/")
        page.get_by_role("button", name=told("Begin an intake")).click()
        page.locator("[name=name]").press_sequentially(ROMANISED, delay=20)
        known = page.locator("#known-people")
        expect(known).to_contain_text(told("This may be somebody we know"))
        known.locator("summary").first.click()
        expect(known.locator(".bar").first).to_be_visible()
        assert ROMANISED not in known.inner_text()
        expect_no_overflow(page)
        expect_accessible(page)
        take_picture(page, screenshots, "known-people-while-typing")


def test_button_shows_who_is_known_by_keyboard(furnished: Furnished, chromium: Browser) -> None:
    with signed_in(furnished, chromium, "supervisor", height=PHONE) as page:
        page.goto(f"{furnished.url}/cases/intake/")
        page.get_by_role("button", name=told("Begin an intake")).click()
        page.fill("[name=name]", ROMANISED)
        press_by_keyboard(page, "button[value=look]")
        expect(page.locator("#known-people")).to_contain_text(told("This may be somebody we know"))
        expect_no_overflow(page)
