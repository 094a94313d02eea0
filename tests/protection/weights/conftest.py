"""Two supervisors of one agency, files of invented people, and answers that teach."""

from collections.abc import Callable
from uuid import uuid4

import pytest

from sampan.engines.matching.comparing import LEVELS
from sampan.protection.weights.services.labelling import keep_label
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Actor
from tests.protection.duplicates.conftest import Desk, desk
from tests.registry.conftest import audit_fails

__all__ = ["audit_fails", "desk"]
PURPOSE = Purpose.PROTECTION
DOUBTFUL = {"name": "exact", "birth_date": "near_year", "phone": "different"}
"""One name, born a year apart, two telephones: -2.7 bits by the shipped weights, so taken for two people."""


def levels(**known: str) -> dict[str, str]:
    """Return the codes of a pair; what is not named is missing."""
    return {field: known.get(field, "missing") for field in LEVELS}


@pytest.fixture
def colleague(people: Callable[..., Actor]) -> Actor:
    """A second supervisor of the desk's agency."""
    return people("supervisor")


@pytest.fixture
def answers() -> Callable[..., None]:
    """Keeps labels of invented pairs: `answers(60, by=[...], same=True, **levels)`."""

    def keep(count: int, *, by: list[Actor], same: bool = True, **known: str) -> None:
        for number in range(count):
            told = levels(**(known or DOUBTFUL))
            keep_label(pair_id=uuid4(), levels=told, same=same, by=by[number % len(by)])

    return keep


@pytest.fixture
def taught(desk: Desk, colleague: Actor, people: Callable[..., Actor], answers: Callable[..., None]) -> Desk:
    """The desk, after three people found sixty doubtful pairs to be of one person each."""
    answers(60, by=[desk.supervisor, colleague, people("supervisor")])
    return desk
