"""Temporary: my pages alone."""
import importlib
import pytest
from tests.furnished import room
from tests.browser import visiting
room.furniture = lambda: [importlib.import_module("tests.furnished.members")]
pytestmark = [pytest.mark.database, pytest.mark.browser, pytest.mark.timeout(500)]
def test_members(furnished, chromium, screenshots):
    visiting.visit(furnished, chromium, screenshots, {"members"})
