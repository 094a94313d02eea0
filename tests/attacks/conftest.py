"""The seeded world, for every attack."""

import pytest

from tests.attacks.world import World, make_world


@pytest.fixture
def world(db: None) -> World:
    """A node with one case that has everything on it."""
    return make_world()
