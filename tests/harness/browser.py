"""One real Chromium for the whole session: a driver runs an event loop, and two would be in each other's way."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from shutil import which

import pytest
from playwright.sync_api import Browser, sync_playwright

FLAGS = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
)  # fmt: skip


@contextmanager
def started() -> Iterator[Browser]:
    """Provide the browser that SAMPAN_CHROMIUM names, or the path's; without one the test fails, never skips."""
    program = os.environ.get("SAMPAN_CHROMIUM") or which("chromium")
    if not program:
        pytest.fail("There is no browser: run ./dev test, which finds or fetches one.")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=list(FLAGS))
        yield browser
        browser.close()
