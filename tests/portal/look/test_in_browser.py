"""The style guide in a real browser: accessible, whole at 360 px, usable by keyboard and without script."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.portal.look.conftest import page_text, style_guide

pytestmark = pytest.mark.browser
Show = Callable[..., Page]
PAGES = (
    "portal/styleguide/public_page.html",
    "portal/styleguide/paper.html",
    "confirm.html",
    "400.html",
    "403.html",
    "404.html",
    "500.html",
    "403_csrf.html",
)
WIDTHS_AND_SCHEMES = [(360, "light"), (360, "dark"), (1280, "light"), (1280, "dark")]
_BEYOND = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


def violations(page: Page) -> list[str]:
    return [f"{found['id']}: {found['nodes'][0]['html']}" for found in Axe().run(page).response["violations"]]


@pytest.mark.parametrize(("width", "scheme"), WIDTHS_AND_SCHEMES)
def test_style_guide_has_no_violation(show: Show, width: int, scheme: str) -> None:
    assert violations(show(style_guide("km"), width=width, scheme=scheme)) == []


@pytest.mark.parametrize("template", PAGES)
def test_page_has_no_violation(show: Show, template: str) -> None:
    text = page_text(
        template, question="Withdraw this consent?", consequences=["It ends."], confirm_label="Yes"
    )
    assert violations(show(text, width=360)) == []


@pytest.mark.parametrize("language", ["en", "vi", "km"])
@pytest.mark.parametrize(("width", "scheme"), WIDTHS_AND_SCHEMES)
def test_style_guide_never_scrolls_sideways(show: Show, width: int, scheme: str, language: str) -> None:
    page = show(style_guide(language), width=width, scheme=scheme)
    assert page.evaluate(_BEYOND) <= 0
    if folder := os.environ.get("SAMPAN_SCREENSHOTS"):
        page.screenshot(path=Path(folder) / f"look-{language}-{width}-{scheme}.png", full_page=True)


def test_targets_at_phone_width_are_large_enough(show: Show) -> None:
    page = show(style_guide(), width=360)
    small = page.evaluate(
        "[...document.querySelectorAll('.button, .chip, .tab, .rail-small > summary, .masthead-chip')]"
        ".filter(one => one.offsetParent && one.getBoundingClientRect().height < 44)"
        ".map(one => one.className + ' ' + one.textContent.trim())"
    )
    assert small == []


def test_scripts_that_stack_get_room_and_their_family(show: Show) -> None:
    page = show(style_guide("km"))
    style = page.evaluate(
        "(({lineHeight, fontSize, fontFamily}) => ({lineHeight, fontSize, fontFamily}))"
        "(getComputedStyle(document.querySelector('.lead [lang=km]')))"
    )
    assert float(style["lineHeight"][:-2]) / float(style["fontSize"][:-2]) >= 1.6
    assert "Noto Sans Khmer" in style["fontFamily"]


def test_keyboard_reaches_the_content_by_the_first_tab(show: Show) -> None:
    page = show(page_text("confirm.html", signed_in=True, question="Withdraw?", confirm_label="Yes"))
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('href')") == "#content"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "content"


def test_error_summary_takes_the_focus(show: Show) -> None:
    assert show(style_guide()).evaluate("document.activeElement.id") == "error-summary"


def test_menu_at_phone_width_opens_without_script(show: Show) -> None:
    page = show(style_guide(), width=360, script=False)
    assert not page.locator(".rail-small .rail-list").is_visible()
    page.locator(".rail-small > summary").click()
    assert page.locator(".rail-small .rail-list").is_visible()


def test_menu_closes_by_escape_and_gives_the_focus_back(show: Show) -> None:
    page = show(style_guide())
    page.locator(".menu-purpose > summary").click()
    page.keyboard.press("Escape")
    assert not page.locator(".menu-purpose .menu-panel").is_visible()
    assert page.evaluate("document.activeElement.matches('.menu-purpose > summary')")


def test_escape_three_times_leaves_a_public_page(show: Show) -> None:
    page = show(page_text("portal/styleguide/public_page.html"))
    for _ in range(3):
        page.keyboard.press("Escape")
    page.wait_for_url("https://www.wikipedia.org/")
    assert page.content().count("elsewhere") == 1


def test_escape_twice_stays(show: Show) -> None:
    page = show(page_text("portal/styleguide/public_page.html"))
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    assert page.locator("h1").is_visible()


def test_quick_exit_without_script_is_a_plain_link(show: Show) -> None:
    page = show(page_text("portal/styleguide/public_page.html"), script=False)
    page.locator(".quick-exit").click()
    page.wait_for_url("https://www.wikipedia.org/")


def test_idle_screen_blurs_and_wakes(show: Show) -> None:
    page = show(style_guide().replace('data-idle-blur="180"', 'data-idle-blur="0.2"'))
    page.wait_for_selector("html.is-idle")
    assert "blur" in page.evaluate("getComputedStyle(document.querySelector('.content-area')).filter")
    page.mouse.move(20, 20)
    assert page.evaluate("document.documentElement.className") == "has-script"


FORM = (
    '<form data-guard action="/page/"><input name="open" data-keep id="a">'
    '<p data-sealed><input name="closed" data-keep id="b"></p></form>'
)


def with_form(form: str) -> str:
    return page_text("404.html").replace(
        "</main>", form + '</main><script src="/static/portal/js/portal.js"></script>'
    )


def test_typed_text_is_kept_in_the_tab_but_a_sealed_field_never(show: Show) -> None:
    page = show(with_form(FORM))
    page.locator("#a").fill("one")
    page.locator("#b").fill("two")
    assert page.evaluate("Object.values(sessionStorage)") == ["one"]


def test_kept_text_comes_back_and_goes_when_the_form_is_sent(show: Show) -> None:
    page = show(with_form(FORM))
    page.locator("#a").fill("one")
    page.on("dialog", lambda dialog: dialog.accept())
    page.reload()
    assert page.locator("#a").input_value() == "one"
    with page.expect_navigation():
        page.evaluate("document.forms[0].requestSubmit()")
    assert page.evaluate("sessionStorage.length") == 0


def test_leaving_with_unsaved_input_asks_first(show: Show) -> None:
    page = show(with_form(FORM))
    page.locator("#a").click()
    page.keyboard.type("one")
    asked = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    page.reload()
    assert asked == ["beforeunload"]


def test_paper_prints_without_what_is_pressed(show: Show) -> None:
    page = show(style_guide())
    page.emulate_media(media="print")
    assert not page.locator(".masthead").is_visible()
    assert not page.locator(".button").first.is_visible()
    assert page.evaluate("getComputedStyle(document.body).color") == "rgb(0, 0, 0)"
