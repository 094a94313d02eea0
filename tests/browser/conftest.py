"""Real Chromium in front of the invented region: three served and paired nodes, people signed in by clicking."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page
from pytest_django.live_server_helper import LiveServer

from harness.database import TestDatabase
from sampan.portal.demo.nodes import DemoNode, desks, region, region_day, served
from sampan.portal.demo.opening import open_region
from sampan.portal.demo.run import free_ports
from tests.browser.visiting import Furnished
from tests.browser.world import make_world


@pytest.fixture(scope="session")
def nodes(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, DemoNode]]:
    """The region's nodes by id: filled, paired and served."""
    directory = tmp_path_factory.mktemp("region", numbered=False) / "region"
    said: list[str] = []
    with (
        region(directory, ports=free_ports(), today=region_day(), say=said.append) as made,
        desks(made) as at,
        served(made),
    ):
        open_region(directory, made, at, say=said.append)
        for desk in at.values():
            desk.close()
        yield {node.id: node for node in made}


@pytest.fixture(scope="module")
def furnished(django_db_setup: TestDatabase, django_db_blocker: pytest.FixtureRequest) -> Iterator[Furnished]:
    """One node with something on every page, served; made once for the tests of a file, then emptied."""
    with django_db_blocker.unblock(), pytest.MonkeyPatch.context() as patch:  # type: ignore[attr-defined]
        try:
            world, server = make_world(patch), LiveServer("localhost")
            yield Furnished(world, server.url)
            server.stop()
        finally:
            django_db_setup.empty()


@pytest.fixture(scope="session")
def screenshots(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the pictures of the pages go: SAMPAN_SCREENSHOTS, else a temporary folder."""
    named = os.environ.get("SAMPAN_SCREENSHOTS")
    folder = Path(named) if named else tmp_path_factory.mktemp("screenshots")
    folder.mkdir(parents=True, exist_ok=True)
    return folder


class Visitor:
    """Somebody signed in at a node in a browser window of their own."""

    def __init__(self, context: BrowserContext, node: DemoNode, username: str) -> None:
        self.context, self.node, self.username = context, node, username
        self.page: Page = context.new_page()
        self.page.goto(node.link(username))
        self.page.locator("main form button, form.form button").first.click()
        self.page.wait_for_url(f"{node.address}/")

    def go(self, path: str) -> Page:
        """Open a path of the node."""
        self.page.goto(f"{self.node.address}/{path}")
        return self.page


@pytest.fixture(scope="session")
def visitor(chromium: Browser, nodes: dict[str, DemoNode]) -> Iterator[object]:
    """Sign somebody in: `visitor("vn", "officer")`; asked again, the same window comes back."""
    known: dict[tuple[str, str], Visitor] = {}

    def sign_in(node: str, username: str) -> Visitor:
        key = (node, username)
        if key not in known:
            context = chromium.new_context(viewport={"width": 1280, "height": 900})
            context.set_default_timeout(20_000)
            known[key] = Visitor(context, nodes[node], username)
        return known[key]

    yield sign_in
    for one in known.values():
        one.context.close()
