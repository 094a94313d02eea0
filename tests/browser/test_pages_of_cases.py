"""Every page of case work is visited once on a phone: the case and its tabs, screening, interviews, tasks."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.visiting import OF_CASES, Furnished, visit

pytestmark = [pytest.mark.database, pytest.mark.browser, pytest.mark.slow, pytest.mark.timeout(240)]


@pytest.mark.parametrize("families", OF_CASES, ids=lambda one: sorted(one)[0])
def test_every_page_of_a_family_passes_axe_and_fits_a_phone(
    furnished: Furnished, chromium: Browser, screenshots: Path, families: set[str]
) -> None:
    visit(furnished, chromium, screenshots, families)
