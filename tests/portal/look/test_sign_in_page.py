"""The pages of the accounts library wear the portal's look."""

import pytest
from allauth.account.forms import LoginForm
from axe_playwright_python.sync_playwright import Axe

from tests.portal.look.conftest import page_text


def test_sign_out_page_is_drawn_with_our_components() -> None:
    page = page_text("account/logout.html", signed_in=True)
    assert 'class="button button-primary"' in page
    assert 'class="masthead signed-in"' in page


@pytest.mark.browser
def test_sign_in_page_has_no_violation(show, settings) -> None:
    settings.ROOT_URLCONF = "tests.portal.look.addresses"
    page = show(page_text("account/login.html", form=LoginForm()), width=360)
    assert Axe().run(page).response["violations"] == []
    assert page.locator("h1").count() == 1
