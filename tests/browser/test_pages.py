"""Every page that can be shown is visited once on a phone, in Vietnamese: axe finds nothing, nothing runs off."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.urls import URLPattern, URLResolver, get_resolver
from playwright.sync_api import Browser, BrowserContext, Page

from tests.browser.looking import WIDTHS, expect_accessible, expect_no_overflow, take_picture
from tests.browser.world import World, make_world
from tests.furnished.room import gathered

pytestmark = [pytest.mark.database, pytest.mark.browser, pytest.mark.slow, pytest.mark.timeout(300)]
LANGUAGE = "vi"
NO_PAGE = {
    "purpose", "set_language", "health", "accounts:language", "accounts:sign_out_everywhere", "accounts:change_roles",
    "accounts:issue_link", "cases:intake_discard", "cases:identity", "cases:notes", "cases:reopen", "cases:team",
    "consent:helpers", "records:problems", "records:confirm", "exchange:card", "exchange:letters",
    "figures:situation_json", "figures:situation_pdf", "audit:verify", "audit:export",
}  # fmt: skip
"""Addresses that take a form, answer a machine or give a file: what they show is another page."""
SEEN_ELSEWHERE = {"cases:group_preview"}  # tests/browser/test_story.py registers a group
"""Pages that need more than a visit."""
FAMILIES = ("styleguide:", "api:", "account_", "mfa_")
"""The style guide is looked at by tests/portal/look; the library's pages at sign-in only, where a person meets them."""


@pytest.fixture
def world(transactional_db: None, monkeypatch: pytest.MonkeyPatch) -> World:
    return make_world(monkeypatch)


def test_every_page_passes_axe_and_fits_a_phone(
    world: World, chromium: Browser, live_server, screenshots: Path
) -> None:
    faults: list[str] = []
    for desk, pages in world.pages.items():
        context = _signed_in(chromium, world, desk, live_server.url)
        page = context.new_page()
        for place, (name, address) in enumerate(pages):
            answer = page.goto(live_server.url + address)
            if answer.status != 200:
                faults.append(f"{name}: {answer.status}")
                continue
            faults += _look(page, screenshots, f"{name.replace(':', '-')}-{desk}-{place}")
        context.close()
    assert not faults, "\n".join(faults)
    shown = {name for pages in world.pages.values() for name, _address in pages}
    missing = set(_names()) - shown - NO_PAGE - SEEN_ELSEWHERE - gathered("NO_PAGE")
    assert not missing, f"nobody looks at {sorted(missing)}"


def _look(page: Page, folder: Path, name: str) -> list[str]:
    """Return what is wrong with a page; where pictures are asked for, take them at both widths and in the dark."""
    faults = []
    for check in (expect_accessible, expect_no_overflow):
        try:
            check(page)
        except AssertionError as fault:
            faults.append(f"{name}: {fault}")
    if "SAMPAN_SCREENSHOTS" in os.environ:
        take_picture(page, folder, f"{name}-{WIDTHS[0]}-{LANGUAGE}")
        page.set_viewport_size({"width": WIDTHS[1], "height": 900})
        take_picture(page, folder, f"{name}-{WIDTHS[1]}-{LANGUAGE}")
        page.set_viewport_size({"width": WIDTHS[0], "height": 900})
        page.emulate_media(color_scheme="dark")
        take_picture(page, folder, f"{name}-{WIDTHS[0]}-{LANGUAGE}-dark")
        page.emulate_media(color_scheme="light")
    return faults


def _signed_in(chromium: Browser, world: World, desk: str, url: str) -> BrowserContext:
    context = chromium.new_context(
        viewport={"width": WIDTHS[0], "height": 900}, locale=LANGUAGE, reduced_motion="reduce"
    )
    context.set_default_timeout(20_000)
    cookies = {settings.LANGUAGE_COOKIE_NAME: LANGUAGE}
    session = world.clients[desk].cookies.get(settings.SESSION_COOKIE_NAME)
    if session is not None:
        cookies[settings.SESSION_COOKIE_NAME] = session.value
    context.add_cookies([{"name": name, "value": kept, "url": url} for name, kept in cookies.items()])
    return context


def _names(patterns: list | None = None, space: str = "") -> Iterator[str]:
    """Yield the name of each address of the project, without the families that others look at."""
    for one in get_resolver().url_patterns if patterns is None else patterns:
        if isinstance(one, URLResolver):
            yield from _names(one.url_patterns, space + (f"{one.namespace}:" if one.namespace else ""))
        elif isinstance(one, URLPattern) and not (space + (one.name or "")).startswith(FAMILIES):
            yield space + (one.name or "")
