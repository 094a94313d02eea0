"""The heart of the story by clicking: Vietnamese at the node of Viet Nam, English at Cambodia's."""

from collections.abc import Callable
from pathlib import Path

import pytest
from browser.conftest import Visitor
from browser.looking import (
    HEIGHT,
    WIDTHS,
    expect_accessible,
    expect_no_overflow,
    press_by_keyboard,
    take_picture,
)
from playwright.sync_api import Page

from sampan.portal.demo.nodes import SEED, DemoNode
from sampan.portal.demo.rescue import COLUMNS, PEOPLE, rescue_rows, sought

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.timeout(400)]
SignIn = Callable[[str, str], Visitor]
LANGUAGES = ("en", "vi", "id")
DIMENSIONS = ("1", "2", "3", "4", "5", "6")
GROUPS = ("identity", "contact", "profile", "trafficking")
SUBMIT = "main form[method=post] button:not([name])"
known: dict[str, str] = {}  # what one test of the story leaves for the next


def test_story_group_of_121_people_registered_by_pasting(visitor: SignIn) -> None:
    officer = visitor("vn", "officer")
    page = officer.go("cases/group/")
    assert page.locator("html").get_attribute("lang") == "vi"
    expect_accessible(page)
    page.fill("[name=name]", "Ba Cầu, đêm mưa")
    page.click("main details:has([name=forms_of_exploitation]) > summary")
    page.check("[name=forms_of_exploitation][value=forced_criminality]")
    page.fill("[name=rows]", "\n".join("\t".join(row) for row in (COLUMNS, *rescue_rows(seed=SEED))))
    page.click(SUBMIT)
    page.wait_for_url("**/cases/group/*/")
    expect_accessible(page)
    assert page.locator("main tbody tr").count() == PEOPLE
    page.click(SUBMIT)
    page.wait_for_url("**/cases/?operation=*")
    expect_accessible(page)


def test_story_woman_found_by_name_in_khmer_script_and_screened(visitor: SignIn) -> None:
    officer, woman = visitor("vn", "officer"), sought(seed=SEED)[0]
    page = officer.go("cases/")
    page.fill("main [name=q]", woman.name)
    page.press("main [name=q]", "Enter")
    page.wait_for_load_state()
    page.locator("main .row a[href^='/cases/'], main a[href^='/cases/']:not([href*='?'])").last.wait_for()
    links = page.eval_on_selector_all("main a", "all => all.map(one => one.getAttribute('href'))")
    (case,) = {
        href.split("/")[2]
        for href in links
        if href and len(href.split("/")[2:3]) and len(href.split("/")[2]) == 36
    }
    known["case"] = case
    assert woman.name not in page.title() + page.url
    page = officer.go(f"cases/{case}/")
    expect_accessible(page)
    page = officer.go(f"identification/start/{case}/")
    page.check("[name=profile][value=adult]")
    page.click(SUBMIT)
    for dimension in DIMENSIONS:
        page.wait_for_url(f"**/{dimension}/")
        expect_accessible(page)
        for first in page.locator("main input[type=radio][value=yes]").all()[:3]:
            first.check()
        page.click("main form[method=post] button:not([name=go]):not([name=pause])")
    page.wait_for_url("**/summary/")
    expect_accessible(page)
    page.click(SUBMIT)
    page.wait_for_url("**/result/")
    known["screening"] = page.url
    expect_accessible(page)


def test_story_supervisor_decides_with_reasons(visitor: SignIn) -> None:
    page = visitor("vn", "supervisor").go(f"identification/decide/{known['case']}/")
    expect_accessible(page)
    page.check("[name=national_status][value=victim]")
    page.click(SUBMIT)
    page.locator("[aria-invalid=true], .error-summary").first.wait_for()  # a decision needs a reason
    expect_accessible(page)
    page.check("[name=reasons][value=screening]")
    page.click(SUBMIT)
    page.wait_for_url(f"**/cases/{known['case']}/")
    assert "Nạn nhân" in page.inner_text("main")
    assert page.locator("main a[href*='/identification/deadline/']").count() > 0
    expect_accessible(page)


def test_story_consent_recorded_and_case_offered(visitor: SignIn) -> None:
    officer, case, woman = visitor("vn", "officer"), known["case"], sought(seed=SEED)[0]
    page = officer.go(f"consents/of/{case}/new/")
    expect_accessible(page)
    for name, content in (("recipient", "member:kh"), ("purpose", "referral"), ("age", "adult")):
        page.check(f"main [name={name}][value='{content}']")
    for group in GROUPS:
        page.check(f"[name=groups][value={group}]")
    page.select_option("main [name=language]", "km")
    page.fill("[name=interpreter]", "Interpreter Still Water")
    for element in page.locator("[name=elements]").all():
        element.check()
    page.click(SUBMIT)
    page.wait_for_url(f"**/consents/of/{case}/")
    expect_accessible(page)
    page = officer.go(f"referrals/offer/{case}/")
    expect_accessible(page)
    page.check("[name=member][value=kh]")
    page.check("[name=reason][value=migration_or_change_of_location]")
    page.check("[name=services][value=shelter]")
    page.check("[name=urgency][value=urgent]")
    page.click(SUBMIT)
    page.locator("button[name=send]").wait_for()
    expect_accessible(page)
    assert woman.name not in page.inner_text("body")
    page.click("button[name=send]")
    page.wait_for_url(lambda url: "/referrals/" in url and "/offer/" not in url)
    known["referral"] = page.url.rstrip("/").rsplit("/", 1)[1]
    expect_accessible(page)


def test_story_cambodia_accepts_by_keyboard_alone(visitor: SignIn) -> None:
    focal, referral = visitor("kh", "focal"), known["referral"]
    page = focal.go("")
    assert page.locator("html").get_attribute("lang") == "en"
    expect_accessible(page)
    press_by_keyboard(page, "a[href='/referrals/']")
    page.wait_for_url("**/referrals/")
    _until_shown(page, f"main a[href*='{referral}']")
    expect_accessible(page)
    press_by_keyboard(page, f"main a[href*='{referral}']")
    page.wait_for_url(f"**/{referral}/")
    expect_accessible(page)
    press_by_keyboard(page, f"main a[href$='{referral}/accept/']")
    page.wait_for_url("**/accept/")
    expect_accessible(page)
    press_by_keyboard(page, "main [name=worker]", key="Shift")  # only to reach it
    page.keyboard.type("Shelter of the Lotus Lake – Case")
    assert "Lotus Pond" in page.locator("main [name=worker] option:checked").inner_text()
    press_by_keyboard(page, SUBMIT)
    page.wait_for_url(f"**/{referral}/")
    assert page.locator("main").get_by_text("Accepted").count() > 0


def test_story_identity_released_and_case_handed_over(visitor: SignIn) -> None:
    officer, referral, woman = visitor("vn", "officer"), known["referral"], sought(seed=SEED)[0]
    page = officer.go(f"referrals/{referral}/")
    _until_shown(page, f"main a[href$='{referral}/release/']")
    page.click(f"main a[href$='{referral}/release/']")
    expect_accessible(page)
    page.click(SUBMIT)
    page.wait_for_url(f"**/{referral}/")
    page.click(f"main a[href$='{referral}/hand-over/']")
    expect_accessible(page)
    page.click(SUBMIT)
    page.wait_for_url(f"**/{referral}/")
    worker = visitor("kh", "shelter")
    page = worker.go(f"referrals/{referral}/")
    _until_shown(page, "aside a[href^='/cases/'], main a[href^='/cases/']")
    known["case_kh"] = (
        page.locator("a[href^='/cases/']:not([href='/cases/'])").last.get_attribute("href").split("/")[2]
    )
    page = worker.go(f"cases/{known['case_kh']}/")
    assert woman.name not in page.inner_text("body")  # sealed until it is opened for a purpose
    page.locator("form[action$='/identity/'] button").click()
    page.get_by_text(woman.name).first.wait_for()
    expect_accessible(page)
    assert woman.name not in page.title() + page.url


def test_story_feedback_reaches_viet_nam(visitor: SignIn) -> None:
    referral = known["referral"]
    page = visitor("kh", "shelter").go(f"referrals/{referral}/feedback/")
    expect_accessible(page)
    page.check("[name=outcome][value=arrived_safely]")
    page.click(SUBMIT)
    page.wait_for_url(f"**/{referral}/")
    page = visitor("vn", "officer").go(f"referrals/{referral}/")
    _until_shown(page, "main :text('Đã đến nơi an toàn'), main :text('Arrived safely')")
    expect_accessible(page)


# Who sees which page: a page of each kind that the story passes, and those of the other desks.
DESKS: dict[tuple[str, str], tuple[str, ...]] = {
    ("vn", "officer"): (
        "", "cases/", "cases/intake/", "cases/group/", "cases/operations/", "cases/{case}/",
        "cases/{case}/?tab=record", "cases/{case}/?tab=history", "cases/{case}/?tab=team",
        "consents/of/{case}/", "consents/of/{case}/new/", "referrals/", "referrals/{referral}/",
        "messages/", "settings/",
    ),
    ("vn", "supervisor"): ("", "identification/decide/{case}/", "records/", "records/import/", "records/export/"),
    ("vn", "analyst"): ("", "figures/situation/"),
    ("vn", "auditor"): ("", "audit/"),
    ("vn", "administrator"): (
        "", "members/", "members/pair/", "exchange/links/", "administration/accounts/", "administration/agencies/",
    ),
    ("kh", "focal"): ("", "referrals/", "referrals/{referral}/", "messages/", "members/"),
    ("kh", "shelter"): ("", "cases/{case_kh}/", "referrals/{referral}/feedback/"),
}  # fmt: skip


@pytest.mark.parametrize(("node", "username"), DESKS)
def test_pages_of_a_desk_pass_axe_fit_and_are_pictured(
    visitor: SignIn, nodes: dict[str, DemoNode], screenshots: Path, node: str, username: str
) -> None:
    person, faults = visitor(node, username), []
    for language in LANGUAGES:
        cookie = {"name": f"sampan-language-{node}", "value": language, "url": nodes[node].address}
        person.context.add_cookies([cookie])
        for path in DESKS[node, username]:
            page = person.go(path.format(**known))
            with_axe = language == nodes[node].plan.languages[0]
            name = f"{node}-{username}-{_name(path)}-{language}"
            faults += _look(page, screenshots, name, with_axe=with_axe)
    assert not faults, "\n".join(faults)


def _look(page: Page, folder: Path, name: str, *, with_axe: bool) -> list[str]:
    """Return what is wrong with a page at both widths; axe looks once, in the node's own language."""
    faults = []
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": HEIGHT})
        for check in (expect_no_overflow, *((expect_accessible,) if with_axe else ())):
            try:
                check(page)
            except AssertionError as fault:
                faults.append(f"{width} px: {fault}")
        take_picture(page, folder, f"{name}-{width}")
    return faults


def _name(path: str) -> str:
    return "".join(letter if letter.isalnum() else "-" for letter in path).strip("-") or "home"


def _until_shown(page: Page, selector: str) -> None:
    """Load the page again until something has arrived from the other country."""
    for _ in range(60):
        if page.locator(selector).count():
            return
        page.wait_for_timeout(250)
        page.reload()
    raise AssertionError(f"{page.url}: {selector} does not arrive")
