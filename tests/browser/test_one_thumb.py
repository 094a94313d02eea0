"""An interview held in one hand: on each page of the guide, and for the person in eight languages, answers in reach."""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page

from sampan.vocabulary.languages import LANGUAGES
from tests.browser.keyboard import expect_keyboard
from tests.browser.looking import WIDTHS, expect_accessible, expect_no_overflow
from tests.browser.visiting import PHONE, Furnished, signed_in

pytestmark = [pytest.mark.database, pytest.mark.browser, pytest.mark.slow]
TARGET = 44
"""px, the least height of what a thumb presses (WCAG 2.5.5)."""
PAGES = 60
ASKED = {"sector": "scam_compound", "profile": "adult", "language": "km", "way": "link"}


@pytest.fixture
def supervisor(furnished: Furnished, chromium: Browser) -> Iterator[Page]:
    with signed_in(furnished, chromium, "supervisor", height=PHONE) as page:
        yield page


def _expect_in_reach(page: Page) -> int:
    """Fail unless all that is pressed stands in the lower two thirds of the screen as it opens; return how many."""
    found = page.locator(".ask-panel .button").locator("visible=true").all()
    boxes = {one.inner_text(): one.bounding_box() for one in found}
    assert len(boxes) == len(found) > 0
    at = f"{page.url}: {boxes}"
    assert min(box["height"] for box in boxes.values()) >= TARGET, at
    assert min(box["y"] for box in boxes.values()) >= PHONE / 3, at
    assert max(box["y"] + box["height"] for box in boxes.values()) <= PHONE, at
    assert min(box["x"] for box in boxes.values()) >= 0, at
    assert max(box["x"] + box["width"] for box in boxes.values()) <= WIDTHS[0], at
    answers = page.locator(
        ".ask-panel > button"
    ).all()  # yes and no, or the way on: for a left and a right thumb
    assert min(one.bounding_box()["width"] for one in answers) >= WIDTHS[0] * 0.8, at
    assert page.locator(".ask-text").first.bounding_box()["y"] < min(box["y"] for box in boxes.values()), at
    return len(boxes)


def test_every_page_of_the_guide_is_in_reach_of_one_thumb(furnished: Furnished, supervisor: Page) -> None:
    first = furnished.address("supervisor", "interviews:page")
    looked = []
    for number in range(PAGES):
        supervisor.goto(re.sub(r"/page/\d+/$", f"/page/{number}/", first))
        if supervisor.url.endswith("/summary/"):
            break
        looked.append(_expect_in_reach(supervisor))
        expect_no_overflow(supervisor)
    assert supervisor.url.endswith("/summary/"), f"the guide has more than {PAGES} pages"
    assert set(looked) == {3, 7}  # what is said, and what is asked: both kinds were there


def test_person_has_every_answer_in_reach_in_eight_languages(
    furnished: Furnished, chromium: Browser, supervisor: Page
) -> None:
    supervisor.goto(furnished.address("supervisor", "interviews:alone_start"))
    for name, choice in ASKED.items():
        supervisor.check(f"main [name={name}][value={choice}]")
    supervisor.click("main form[method=post] button")
    link = furnished.url + urlsplit(supervisor.inner_text("main p[translate=no]")).path
    with signed_in(furnished, chromium, "nobody", height=PHONE) as page:
        for language in LANGUAGES:
            page.goto(f"{link}?language={language}")
            assert page.locator("html").get_attribute("lang") == language
            assert page.locator(".quick-exit").get_attribute("lang") == language
            _expect_in_reach(page)
            expect_keyboard(page)
            page.click("button[name=begin]")
            assert _expect_in_reach(page) == 4
            expect_no_overflow(page)
            expect_keyboard(page)
            expect_accessible(page)
