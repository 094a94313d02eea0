"""A browser without network: pages rendered in this process, static files read from the tree."""

import mimetypes
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.contrib.staticfiles import finders
from django.template.loader import render_to_string
from playwright.sync_api import Browser, Page, Route

from sampan.portal.styleguide.forms import SampleForm, sample_form_with_errors
from sampan.portal.styleguide.samples import SAMPLES, sample_in

HERE = "http://look.test"
PURPOSES = [{"code": "protection", "label": "Protection"}, {"code": "referral", "label": "Referral"}]
PLACES = (("work", "Work", ""), ("people", "Cases", "protection"), ("messages", "Messages", "partnership"))


@pytest.fixture(autouse=True)
def _own_addresses(settings: Any) -> None:
    """The look is tested without the slices: only the addresses that the frame posts to."""
    settings.ROOT_URLCONF = "tests.portal.look.addresses"


def frame(*, signed_in: bool = True) -> dict[str, Any]:
    """Return what the layout reads, as the portal's context processor gives it."""
    node = {"country": "VN", "country_name": "Viet Nam", "name": "National focal point", "is_demo": True}
    if not signed_in:
        return {"node": node}
    rail = [
        {
            "url": f"/{icon}/",
            "label": label,
            "icon": icon,
            "wing": wing,
            "current": icon == "people",
            "count": 2,
        }
        for icon, label, wing in PLACES
    ]
    reader = {"display_name": "Officer", "agency_name": "Border post", "role_labels": ["Case worker"]}
    return {"node": node, "reader": reader, "purpose": PURPOSES[0], "purposes": PURPOSES, "rail": rail}


def style_guide(language: str = "en") -> str:
    """Return the style guide's page with sample text in one language."""
    forms = {"form": SampleForm(), "form_with_errors": sample_form_with_errors()}
    context = frame() | forms | {"sample": sample_in(language), "samples": SAMPLES}
    return render_to_string("portal/styleguide/components.html", context)


def page_text(template: str, *, signed_in: bool = False, **more: Any) -> str:
    """Return a page of the portal rendered with the sample frame."""
    return render_to_string(template, frame(signed_in=signed_in) | {"sample": sample_in("km")} | more)


@pytest.fixture
def show(chromium: Browser) -> Iterator[Callable[..., Page]]:
    """`show(html, width=360, scheme="dark", script=True)` opens a page and returns it."""
    opened = []

    def open_page(html: str, *, width: int = 1280, scheme: str = "light", script: bool = True) -> Page:
        context = chromium.new_context(
            viewport={"width": width, "height": 800},
            color_scheme=scheme,
            java_script_enabled=script,
            reduced_motion="reduce",
        )
        opened.append(context)
        page = context.new_page()
        page.route("**/*", lambda route: _answer(route, html))
        page.goto(f"{HERE}/page/")
        return page

    yield open_page
    for context in opened:
        context.close()


def _answer(route: Route, html: str) -> None:
    path = route.request.url.removeprefix(HERE).split("?")[0]
    if not route.request.url.startswith(HERE):
        route.fulfill(status=200, body="elsewhere", content_type="text/plain")
    elif path == "/page/":
        route.fulfill(status=200, body=html, content_type="text/html; charset=utf-8")
    elif found := finders.find(path.removeprefix("/static/")):
        kind = mimetypes.guess_type(path)[0] or "text/plain"
        route.fulfill(status=200, body=Path(found).read_bytes(), content_type=kind)
    else:
        route.fulfill(status=404, body="")
