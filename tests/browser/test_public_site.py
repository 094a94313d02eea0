"""The public site in Chromium on a small telephone: each language, axe, keyboard, script off, first load, pictures."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Response

from harness.public_site import PublicSite, public_site
from sampan.engines.screening.offers.codes import examples
from sampan.prevention.awareness.counters import FILE, read_counters
from sampan.prevention.awareness.knowledge import QuizSum
from sampan.prevention.awareness.lessons import course
from sampan.prevention.offers.drop.folder import Drop
from sampan.prevention.offers.drop.receipts import receipt_of
from sampan.prevention.offers.drop.sealing import new_report_keys, open_report, seal_answer
from sampan.vocabulary.languages import LANGUAGES
from tests.browser.keyboard import expect_keyboard
from tests.browser.looking import expect_accessible, expect_no_overflow, press_by_keyboard, take_picture
from tests.engines.screening.campaigns.test_published import LIST, POSTS

pytestmark = pytest.mark.browser
KEYS = new_report_keys()
_FIRST_LOAD = 100_000  # octets of the first page with everything that it loads
_SIGNS = ("docs_taken", "risk_destination", "upfront_payment", "secrecy", "too_good_pay")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PublicSite]:
    """A site of its own."""
    with public_site(
        tmp_path_factory.mktemp("public"),
        report_key=KEYS.public,
        campaigns=("week-2027",),
        warnings=LIST.to_bytes().decode(),
    ) as served:
        yield served


@pytest.fixture(scope="module")
def small(chromium: Browser) -> Iterator[BrowserContext]:
    """A small telephone."""
    context = chromium.new_context(viewport={"width": 360, "height": 740})
    context.set_default_timeout(20_000)
    yield context
    context.close()


@pytest.fixture
def page(small: BrowserContext) -> Iterator[Page]:
    """A page of that telephone."""
    opened = small.new_page()
    yield opened
    opened.close()


def message(language: str) -> str:
    """Return an invented message with five signs."""
    return "\n".join(examples()[code][language] for code in _SIGNS)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_message_is_pasted_and_answered_by_keyboard(
    page: Page, site: PublicSite, screenshots: Path, language: str
) -> None:
    page.goto(f"{site.address}/{language}/")
    expect_whole(page, screenshots, f"offer-{language}-ask")
    page.locator("#text").focus()
    page.keyboard.insert_text(message(language))
    press_by_keyboard(page, "button.main")
    page.wait_for_selector(".verdict")
    assert page.locator("mark").count() >= 3
    assert page.locator("ol.signs > li").count() >= 3
    expect_whole(page, screenshots, f"offer-{language}-result")
    page.locator(".actions a.button").first.click()
    page.wait_for_selector("textarea[readonly]")
    expect_whole(page, screenshots, f"offer-{language}-card")


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_offer_is_reported_and_answered(
    page: Page, site: PublicSite, screenshots: Path, language: str
) -> None:
    page.goto(f"{site.address}/{language}/")
    page.locator("#text").fill(message(language))
    page.locator("button.main").click()
    page.locator(".actions form button").click()
    page.wait_for_selector("button[name=send]")
    expect_whole(page, screenshots, f"offer-{language}-report")
    page.locator("button[name=send]").click()  # without consent
    page.wait_for_selector("[role=alert]")
    page.locator("input[name=consent]").check()
    page.locator("button[name=send]").click()
    code = page.locator("p.code").inner_text()
    expect_whole(page, screenshots, f"offer-{language}-reported")
    drop = Drop(site.directory / "drop")
    ((name, sealed),) = drop.waiting()
    told = open_report(sealed, keys=[KEYS])
    assert told["text"].split() == message(language).split()
    drop.forget_report(name)
    receipt = receipt_of(code, site=KEYS.public)
    assert told["place"] == receipt.place
    answer = {"text": "Call 111 first.", "day": "2026-11-23"}
    drop.put_answer(
        receipt.place, 1, seal_answer(answer, key=bytes.fromhex(told["key"]), place=receipt.place)
    )
    page.goto(f"{site.address}/{language}/reply/")
    page.locator("#code").fill(code)
    page.locator("button.main").click()
    assert "Call 111 first." in page.locator(".letters").inner_text()
    expect_whole(page, screenshots, f"offer-{language}-replies")


@pytest.mark.parametrize("language", LANGUAGES)
def test_warnings_are_listed_and_told_of_an_offer_like_them(
    page: Page, site: PublicSite, screenshots: Path, language: str
) -> None:
    page.goto(f"{site.address}/{language}/warnings/")
    assert page.locator(".message").count() == len(LIST.campaigns)
    expect_whole(page, screenshots, f"offer-{language}-warnings")
    page.goto(f"{site.address}/{language}/")
    page.locator("#text").fill(POSTS[1])
    page.locator("button.main").click()
    page.wait_for_selector(".verdict")
    assert "2026-11-01" in page.locator(".verdict.danger").last.inner_text()
    expect_whole(page, screenshots, f"offer-{language}-like-a-campaign")


@pytest.mark.parametrize("language", LANGUAGES)
def test_lessons_are_read_and_the_quiz_is_taken(
    page: Page, site: PublicSite, screenshots: Path, language: str
) -> None:
    page.goto(f"{site.address}/{language}/lessons/?c=week-2027")
    expect_whole(page, screenshots, f"learn-{language}-lessons")
    lessons = course(language).lessons
    for place, lesson in enumerate(lessons, start=1):
        page.locator("ol.lessons a" if place == 1 else "a.main").first.click()
        page.wait_for_url(f"**/lessons/{lesson.code}/**")
        if place in (1, len(lessons)):
            expect_whole(page, screenshots, f"learn-{language}-lesson-{place}")
    page.locator("a.main").click()
    page.wait_for_url("**/quiz/after/**")
    page.locator("button.main").click()  # without an answer
    page.wait_for_selector("[role=alert]")
    expect_whole(page, screenshots, f"learn-{language}-quiz")
    right = {one.code: one.right for one in course(language).questions}
    for code, letter in list(right.items())[:7]:
        page.locator(f"input[name={code}][value={letter}]").check()
    page.locator(f"input[name={list(right)[8]}][value=a]").check()
    press_by_keyboard(page, "button.main")
    page.wait_for_selector("ol.signs")
    assert "7" in page.locator("h1").inner_text() and "12" in page.locator("h1").inner_text()
    expect_whole(page, screenshots, f"learn-{language}-marked")
    told = read_counters((site.directory / "counters" / FILE).read_text("utf-8"))
    (whole,) = (one for one in told.sums if one.key == ("", language, "after"))
    assert (whole.campaign, whole.group) == ("week-2027", QuizSum(takers=1, asked=12, right=7))


@pytest.mark.parametrize("path", ["lessons/", "lessons/looks/", "quiz/before/"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_lessons_and_quiz_are_light(page: Page, site: PublicSite, language: str, path: str) -> None:
    assert first_load(page, f"{site.address}/{language}/{path}") <= _FIRST_LOAD


@pytest.mark.parametrize("path", ["quiz/", "call/", "call/?country=MM", "about/", "reply/", "nowhere/"])
@pytest.mark.parametrize("language", ["en", "my"])
def test_the_other_pages_are_in_order(
    page: Page, site: PublicSite, screenshots: Path, language: str, path: str
) -> None:
    page.goto(f"{site.address}/{language}/{path}")
    expect_whole(page, screenshots, f"offer-{language}-{path.strip('/').replace('/?', '-')}")


def test_nothing_pasted_is_told_beside_the_field(page: Page, site: PublicSite) -> None:
    page.goto(f"{site.address}/vi/")
    page.locator("button.main").click()
    assert page.locator("[role=alert]").inner_text().startswith("Chưa có gì để xem")
    expect_accessible(page)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_first_load_is_light(page: Page, site: PublicSite, language: str) -> None:
    assert first_load(page, f"{site.address}/{language}/") <= _FIRST_LOAD


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_does_without_script(chromium: Browser, site: PublicSite, language: str) -> None:
    context = chromium.new_context(viewport={"width": 360, "height": 740}, java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site.address}/{language}/")
    page.locator("#text").fill(message(language))
    page.locator("button.main").click()
    page.wait_for_selector("ol.signs > li")
    assert page.locator("ol.signs > li").count() >= 3
    assert page.locator("script").count() == 0
    page.goto(f"{site.address}/{language}/quiz/before/")
    page.locator("input[type=radio]").first.check()
    page.locator("button.main").click()
    page.wait_for_selector("ol.signs > li")
    assert page.locator("ol.signs > li").count() == 12
    assert page.locator("script").count() == 0
    context.close()


def test_dark_and_wide(chromium: Browser, site: PublicSite, screenshots: Path) -> None:
    context = chromium.new_context(viewport={"width": 1280, "height": 900}, color_scheme="dark")
    page = context.new_page()
    page.goto(f"{site.address}/th/")
    page.locator("#text").fill(message("th"))
    page.locator("button.main").click()
    page.wait_for_selector(".verdict")
    expect_whole(page, screenshots, "offer-th-dark")
    for path in ("lessons/", "lessons/journey/", "quiz/after/"):
        page.goto(f"{site.address}/th/{path}")
        expect_whole(page, screenshots, f"learn-th-dark-{path.strip('/').replace('/', '-')}")
    context.close()


def first_load(page: Page, address: str) -> int:
    """Return the octets of a page with everything that it loads."""
    came: list[Response] = []
    page.on("response", lambda response: came.append(response))
    page.goto(address, wait_until="networkidle")
    return sum(len(one.body()) for one in came)


def expect_whole(page: Page, screenshots: Path, name: str) -> None:
    """Fail when axe finds something, the page runs off its side, or the keyboard does not do; keep a picture."""
    expect_accessible(page)
    expect_no_overflow(page)
    expect_keyboard(page)
    take_picture(page, screenshots, name)
