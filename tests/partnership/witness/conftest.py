"""Two other members, Cambodia and Laos, each with a log of its own."""

import pytest

from sampan.partnership.witness.services import telling
from tests.partnership.witness.nodes import Other, confirm


@pytest.fixture
def service(people):
    """The node's own service account."""
    return people("node_service")


@pytest.fixture
def cambodia(service) -> Other:
    """A member with a log of 40 letters."""
    made = Other.node("kh-test", "KH", 40)
    confirm(made, service)
    return made


@pytest.fixture
def laos(service) -> Other:
    """Another member."""
    made = Other.node("la-test", "LA", 7)
    confirm(made, service)
    return made


@pytest.fixture(autouse=True)
def _nothing_told_lately() -> None:
    telling._told_lately.clear()
