"""A served public site for the tests of a file."""

from collections.abc import Iterator

import pytest

from harness.public_site import PublicSite, public_site


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PublicSite]:
    """One site, served by a process of its own."""
    with public_site(tmp_path_factory.mktemp("public")) as served:
        yield served


@pytest.fixture
def marker() -> str:
    """A word that stands nowhere else."""
    return "zqxvorbulanik"


@pytest.fixture(scope="session")
def lure() -> str:
    """A message with signs that nobody overlooks."""
    return (
        "Typists wanted in Sihanoukville, 2500 USD a month, no experience needed, tourist visa is enough. "
        "The boss keeps your passport. Leave tomorrow and tell nobody."
    )
