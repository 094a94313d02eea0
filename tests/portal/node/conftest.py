"""Folders for nodes: not below pytest's own, which every new session closes to the database's account."""

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest


@pytest.fixture(scope="module")
def module_folder() -> Iterator[Path]:
    """A fresh folder for one module's tests, removed after them."""
    yield from _folder()


@pytest.fixture
def folder() -> Iterator[Path]:
    """A fresh folder for one test, removed after it."""
    yield from _folder()


def _folder() -> Iterator[Path]:
    made = Path(tempfile.mkdtemp(prefix="sampan-node-"))
    made.chmod(0o711)
    yield made
    shutil.rmtree(made, ignore_errors=True)
