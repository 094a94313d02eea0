"""The seeded world, for every attack: built once in a transaction, given back whole after each test and each module.

Building it takes as long as a hundred attacks. A worker that leaves these tests for others gives it up, and builds it
again when it comes back.
"""

from collections.abc import Iterator
from copy import copy
from dataclasses import replace
from typing import Any

import pytest
from django.db import transaction

from tests.attacks.world import World, make_world, nobody_reads


@pytest.fixture(scope="package")
def transaction_of_all(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """Open one transaction for all attacks and roll it back after the last."""
    with django_db_blocker.unblock(), _undone():
        yield


@pytest.fixture(scope="package")
def standing_world(transaction_of_all: None) -> World:
    """A node with one case that has everything on it."""
    return make_world()


@pytest.fixture(scope="module")
def transaction_of_the_module(standing_world: World) -> Iterator[None]:
    """Give the world back as it stood to the next module."""
    with _undone():
        nobody_reads()
        yield


@pytest.fixture
def db(transaction_of_the_module: None) -> Iterator[None]:
    """The database as the module found it: what a test does is rolled back to a savepoint."""
    with _undone():
        nobody_reads()
        yield


@pytest.fixture
def world(standing_world: World, db: None) -> World:
    """The standing world, for one test to do harm in."""
    kept = standing_world
    changing = {name: copy(getattr(kept, name)) for name in ("worker", "supervisor", "peer", "ids")}
    return replace(kept, **changing)


class _undone(transaction.Atomic):
    """A block whose changes are rolled back at its end; a test may hold durable transactions inside."""

    _from_testcase = True

    def __init__(self) -> None:
        super().__init__(using=None, savepoint=True, durable=False)

    def __exit__(self, *told: Any) -> None:
        transaction.set_rollback(True)
        super().__exit__(*told)
