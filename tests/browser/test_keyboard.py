"""With the keyboard alone, on a phone's width: an interview, a provider's answer, a pair of files, the next person."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.looking import press_by_keyboard
from tests.browser.visiting import Furnished, signed_in

pytestmark = [pytest.mark.database, pytest.mark.browser, pytest.mark.slow]
HEIGHT = 640
SUBMIT = "main form[method=post] button"


@pytest.fixture
def supervisor(furnished: Furnished, chromium: Browser) -> Iterator[Page]:
    with signed_in(furnished, chromium, "supervisor", height=HEIGHT) as page:
        yield page


@pytest.fixture
def provider(furnished: Furnished, chromium: Browser) -> Iterator[Page]:
    with signed_in(furnished, chromium, "provider", height=HEIGHT) as page:
        yield page


def _choose(page: Page, name: str, *, steps: int = 1) -> None:
    """Tab into a group of radio buttons and move with the arrow key; the mark must be seen on its box."""
    for _ in range(80):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.name") == name:
            break
    else:
        raise AssertionError(f"{page.url}: the Tab key does not reach {name}")
    page.keyboard.press("Space")
    for _ in range(steps):
        page.keyboard.press("ArrowDown")
    drawn = "getComputedStyle(document.activeElement.closest('.choice').querySelector('label')).outlineStyle"
    assert page.evaluate(drawn) != "none", f"{page.url}: the focus on {name} cannot be seen"
    assert page.evaluate("document.activeElement.checked")


def _follow(page: Page, selector: str, address: str, *, key: str = "Enter") -> None:
    """Press something by keyboard and wait for the page that it leads to."""
    with page.expect_navigation(url=re.compile(address)):
        press_by_keyboard(page, selector, key=key)


def test_interview_is_begun_answered_and_paused_by_keyboard(furnished: Furnished, supervisor: Page) -> None:
    page = supervisor
    page.goto(furnished.address("supervisor", "interviews:start"))
    _choose(page, "form", steps=2)
    _follow(page, SUBMIT, r"/page/\d+/$")
    for _ in range(4):
        if page.locator("button[name=said]").count():
            break
        _follow(page, ".ask-panel button", r"/page/\d+/$")
    asked = page.url
    _follow(page, "button[name=said][value=no]", r"/page/\d+/$", key="Space")
    assert page.url != asked
    _follow(page, "button[name=go][value=back]", re.escape(asked))
    expect(page.locator("button[name=said][value=no]")).to_have_attribute("aria-pressed", "true")
    _follow(page, "a[href$='/pause/']", "/pause/")
    _follow(page, SUBMIT, "tab=interviews")


def test_provider_accepts_by_keyboard(furnished: Furnished, provider: Page) -> None:
    page = provider
    page.goto(furnished.address("provider", "assistance:list"))
    _follow(page, ".rows a[href^='/assistance/']", r"/assistance/[0-9a-f-]+/$")
    _follow(page, "main a[href$='/accept/']", "/accept/$")
    _follow(page, SUBMIT, r"/assistance/[0-9a-f-]+/$")
    assert not page.locator("main a[href$='/accept/']").count()


def test_pair_of_files_is_judged_by_keyboard(furnished: Furnished, supervisor: Page) -> None:
    page = supervisor
    page.goto(furnished.address("supervisor", "duplicates:list"))
    _follow(page, ".rows a", r"/duplicates/[0-9a-f-]+/$")
    pair = page.url
    _follow(page, "main a[href$='/join/']", "/join/$")
    _choose(page, "stands")
    _follow(page, "main .actions a", re.escape(pair))
    _follow(page, "form[action$='/different/'] button", "/duplicates/", key="Space")
    expect(page.locator(".messages .alert")).to_be_visible()
    page.goto(pair)
    assert page.locator("main .alert").count() == 1  # the page says that somebody has answered


def test_next_person_is_taken_marked_and_seen_by_keyboard(furnished: Furnished, supervisor: Page) -> None:
    page = supervisor
    page.goto(furnished.address("supervisor", "surge:next"))
    _follow(page, SUBMIT, r"/surge/people/[0-9a-f-]+/$")
    person = page.url
    sign = "main input[name=signs]:not(:checked)"
    value = page.locator(sign).first.get_attribute("value")
    page.locator("h1").evaluate("one => { one.tabIndex = -1; one.focus(); }")
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.value") == value:
            break
    page.keyboard.press("Space")
    _follow(page, "form.quick button", re.escape(person))
    expect(page.locator(f"main input[name=signs][value={value}]")).to_be_checked()
    _follow(page, "button[name=act][value=seen]", "/surge/")
    assert page.url != person


def test_parts_of_a_case_open_by_keyboard(furnished: Furnished, supervisor: Page) -> None:
    page = supervisor
    page.goto(furnished.address("supervisor", "cases:case"))
    press_by_keyboard(page, ".tabs-more > summary", key="Space")
    expect(page.locator(".tabs-more .menu-panel")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator(".tabs-more .menu-panel")).to_be_hidden()
    page.keyboard.press("Enter")
    _follow(page, ".tabs-more a[href$='tab=history']", "tab=history")
    expect(page.locator(".tabs [aria-current]")).to_be_visible()
