"""The walk by keyboard finds what it is there to find: traps, what no key reaches, a focus that nobody sees."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.keyboard import WATCH, keyboard_faults

pytestmark = pytest.mark.browser
STYLE = ":focus-visible { outline: 3px solid blue } .bare:focus-visible { outline: none }"
GOOD = """
<a href="/one">One</a> <button>Two</button> <button disabled>Off</button> <input type="hidden" name="secret">
<label><input type="radio" name="way" value="a">A</label> <label><input type="radio" name="way" value="b">B</label>
<details><summary>More</summary><a href="/inside">Inside</a></details>
<input type="date" aria-label="Day"> <input type="checkbox" id="tick" class="bare"><label for="tick">Tick</label>
<style>#tick:focus-visible + label { outline: 2px solid blue }</style>
<div style="height: 3000px"></div> <a href="/last">Last</a>
"""
FAULTS = {
    "trap_on_one": (
        "trapped on <button",
        """<a href="/one">One</a> <button id="held">Two</button>
        <script>held.addEventListener("keydown", (event) => event.preventDefault())</script>""",
    ),
    "trap_of_two": (
        "it goes round from <a#two",
        """<a href="/one">One</a> <input id="typed" aria-label="Typed"> <a id="two" href="/two">Two</a>
        <script>two.addEventListener("keydown", (event) => { event.preventDefault(); typed.focus(); })</script>""",
    ),
    "unreachable": ("does not reach <button", "<a href='/'>One</a> <button tabindex='-1'>Two</button>"),
    "unreachable_group": (
        "does not reach <input",
        "<a href='/'>One</a> <input type='radio' name='way' value='a' tabindex='-1' aria-label='A'>",
    ),
    "unseen": ("cannot be seen on <a", "<a href='/'>One</a> <a href='/two' class='bare'>Two</a>"),
    "clear_outline": (
        "cannot be seen on <a",
        "<a href='/'>One</a> <a href='/two' style='outline-color: transparent'>Two</a>",
    ),
    "always_outlined": (
        "cannot be told on <button",
        "<a href='/'>One</a> <button style='outline: 3px solid blue'>Two</button>",
    ),
    "cut_off": (
        "is cut off on <button",
        """<a href="/">One</a>
        <div style="overflow: hidden; width: 60px"><button style="width: 60px; margin: 0">Two</button></div>""",
    ),
    "covered": (
        "lies under <div",
        """<div style="height: 3000px"></div><a href="/">One</a>
        <div style="position: fixed; inset: 20px 0 0; background: white">A bar that is far too tall</div>""",
    ),
    "outside": (
        "outside of the window",
        "<a href='/'>One</a> <a href='/two' style='position: fixed; left: -900px'>Two</a>",
    ),
    "pressed_only": (
        "<div> “Press” can only be pressed by a pointer",
        """<a href="/">One</a> <div>Press</div>
        <script>document.querySelector("div").addEventListener("click", () => {})</script>""",
    ),
    "looks_pressable": ("only be pressed by a pointer", "<a href='/'>One</a> <p style='cursor: pointer'>Press</p>"),
}  # fmt: skip
"""What is wrong, by what the walk must say of it."""


@pytest.fixture(scope="module")
def window(chromium: Browser) -> Iterator[Page]:
    context = chromium.new_context(viewport={"width": 360, "height": 640})
    context.add_init_script(WATCH)
    yield context.new_page()
    context.close()


def _walked(page: Page, body: str) -> list[str]:
    page.goto("about:blank")
    page.set_content(f"<!doctype html><html lang='en'><style>{STYLE}</style><body>{body}</body></html>")
    return keyboard_faults(page)


def test_page_that_is_right_has_no_fault(window: Page) -> None:
    assert _walked(window, GOOD) == []


def test_page_without_a_control_has_no_fault(window: Page) -> None:
    assert _walked(window, "<p>On paper</p>") == []


def test_page_that_takes_the_focus_elsewhere_is_walked_from_its_top(window: Page) -> None:
    body = "<button tabindex='-1'>One</button> <input aria-label='Two' autofocus> <a href='/'>Three</a>"
    assert _walked(window, body) == ["the Tab key does not reach <button> “One”"]


@pytest.mark.parametrize("fault", FAULTS)
def test_page_with_a_fault_is_told(window: Page, fault: str) -> None:
    words, body = FAULTS[fault]
    told = _walked(window, body)
    assert len(told) == 1, told
    assert words in told[0]
