"""Visits pages of the furnished node on a phone: axe clean, nothing runs off, all by keyboard, pictures kept."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from playwright.sync_api import Browser, Page

from tests.browser.keyboard import WATCH, expect_keyboard
from tests.browser.looking import WIDTHS, expect_accessible, expect_no_overflow, take_picture
from tests.browser.world import World

LANGUAGE = os.environ.get("SAMPAN_BROWSER_LANGUAGE", "vi")
PHONE = 640
"""px, the height of a small phone."""
OF_CASES = (
    {"cases"},
    {"identification", "interviews", "consent", "rights"},
    {"circumstances", "documents", "companions", "duplicates", "tasks", "conferences", "worklists"},
    {"weights"},
)
"""The families of addresses that tests/browser/test_pages_of_cases.py visits; test_pages.py visits all others."""


@dataclass(frozen=True)
class Furnished:
    """A world and the address at which it is served."""

    world: World
    url: str

    def address(self, desk: str, name: str, nth: int = 0) -> str:
        """Return the full address of the nth page of that name that a desk was shown."""
        return self.url + [where for known, where in self.world.pages[desk] if known == name][nth]


def family(name: str) -> str:
    """Return the namespace of an address's name, and the name itself when it has none."""
    return name.split(":", 1)[0]


def visit(furnished: Furnished, chromium: Browser, folder: Path, families: set[str]) -> None:
    """Look at each page of the families once, desk by desk; fail with all that is wrong, or when there is none."""
    faults: list[str] = []
    looked = 0
    for desk, pages in furnished.world.pages.items():
        wanted = [(at, *page) for at, page in enumerate(pages) if family(page[0]) in families]
        looked += len(wanted)
        if not wanted:
            continue
        with signed_in(furnished, chromium, desk, height=PHONE) as page:
            for place, name, address in wanted:
                told = f"{name.replace(':', '-')}-{desk}-{place}"
                answer = page.goto(furnished.url + address)
                faults += [f"{told}: {answer.status}"] if answer.status != 200 else _look(page, folder, told)
    assert looked, f"no page of {sorted(families)} was shown"
    assert not faults, "\n".join(faults)


@contextmanager
def signed_in(furnished: Furnished, chromium: Browser, desk: str, *, height: int = 900) -> Iterator[Page]:
    """Provide a window of a phone's width, signed in as a desk."""
    context = chromium.new_context(
        viewport={"width": WIDTHS[0], "height": height}, locale=LANGUAGE, reduced_motion="reduce"
    )
    context.set_default_timeout(20_000)
    context.add_init_script(WATCH)
    cookies = {settings.LANGUAGE_COOKIE_NAME: LANGUAGE}
    session = furnished.world.clients[desk].cookies.get(settings.SESSION_COOKIE_NAME)
    if session is not None:
        cookies[settings.SESSION_COOKIE_NAME] = session.value
    context.add_cookies(
        [{"name": name, "value": kept, "url": furnished.url} for name, kept in cookies.items()]
    )
    yield context.new_page()
    context.close()


def _look(page: Page, folder: Path, name: str) -> list[str]:
    """Return what is wrong with a page; where pictures are asked for, take them at both widths and in the dark."""
    faults = []
    for check in (expect_accessible, expect_no_overflow, expect_keyboard):
        try:
            check(page)
        except AssertionError as fault:
            faults.append(f"{name}: {fault}")
    if "SAMPAN_SCREENSHOTS" in os.environ:
        _take_pictures(page, folder, name)
    return faults


def _take_pictures(page: Page, folder: Path, name: str) -> None:
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        for scheme, mark in (("light", ""), ("dark", "-dark")):
            page.emulate_media(color_scheme=scheme)
            take_picture(page, folder, f"{name}-{width}-{LANGUAGE}{mark}")
    page.emulate_media(color_scheme="light")
    page.set_viewport_size({"width": WIDTHS[0], "height": PHONE})
