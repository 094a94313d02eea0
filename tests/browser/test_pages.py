"""Every page of the node is visited once on a phone: help, returns, surges, referrals, members, figures."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.urls import URLPattern, URLResolver, get_resolver
from playwright.sync_api import Browser

from tests.browser.visiting import OF_CASES, Furnished, family, visit
from tests.furnished.room import gathered

pytestmark = [pytest.mark.database, pytest.mark.browser, pytest.mark.slow, pytest.mark.timeout(240)]
NO_PAGE = {
    "purpose", "set_language", "health", "accounts:language", "accounts:sign_out_everywhere", "accounts:change_roles",
    "accounts:issue_link", "cases:intake_discard", "cases:intake_look", "cases:identity", "cases:notes", "cases:reopen",
    "cases:team",
    "consent:helpers", "records:problems", "records:confirm", "exchange:card", "exchange:letters",
    "figures:situation_json", "figures:situation_pdf", "audit:verify", "audit:export",
}  # fmt: skip
"""Addresses that take a form, answer a machine or give a file: what they show is another page."""
SEEN_ELSEWHERE = {"cases:group_preview"}  # tests/browser/test_story.py registers a group
"""Pages that need more than a visit."""
FAMILIES = ("styleguide:", "api:", "account_", "mfa_")
"""The style guide is looked at by tests/portal/look; the library's pages at sign-in only, where a person meets them."""
TOGETHER = (
    {"assistance", "providers", "entitlements"},
    {"returns", "movements", "reintegration"},
    {"surge", "records", "crossings"},
    {"alerts", "corridors"},
    {"recruitment", "complaints", "offers"},
    {"lures", "campaigns"},
)
"""Families that are visited together; what is named nowhere is visited last."""


@pytest.mark.parametrize("families", TOGETHER, ids=lambda one: sorted(one)[0])
def test_every_page_of_a_family_passes_axe_and_fits_a_phone(
    furnished: Furnished, chromium: Browser, screenshots: Path, families: set[str]
) -> None:
    visit(furnished, chromium, screenshots, families)


def test_every_other_page_passes_axe_and_fits_a_phone(
    furnished: Furnished, chromium: Browser, screenshots: Path
) -> None:
    shown = {family(name) for pages in furnished.world.pages.values() for name, _address in pages}
    visit(furnished, chromium, screenshots, shown.difference(*TOGETHER, *OF_CASES))


def test_no_page_is_left_out(furnished: Furnished) -> None:
    shown = {name for pages in furnished.world.pages.values() for name, _address in pages}
    missing = set(_names()) - shown - NO_PAGE - SEEN_ELSEWHERE - gathered("NO_PAGE")
    assert not missing, f"nobody looks at {sorted(missing)}"


def _names(patterns: list | None = None, space: str = "") -> Iterator[str]:
    """Yield the name of each address of the project, without the families that others look at."""
    for one in get_resolver().url_patterns if patterns is None else patterns:
        if isinstance(one, URLResolver):
            yield from _names(one.url_patterns, space + (f"{one.namespace}:" if one.namespace else ""))
        elif isinstance(one, URLPattern) and not (space + (one.name or "")).startswith(FAMILIES):
            yield space + (one.name or "")
