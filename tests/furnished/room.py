"""The room that each slice furnishes: a case with a worker and a supervisor, for the browser and the attacks.

A module beside this one is a slice's furniture:

HOLDERS     place-holders in its addresses that lead to a case; `furnish` puts an id for each into `room.ids`
NOT_CASES   place-holders that lead to no person helped
BODIES      what a POST needs, by the address's route, so that it is not turned away for its form
NO_PAGE     names of addresses that take a form, answer a machine or give a file
furnish     puts something on every page of the slice and shows each page to a desk
"""

import importlib
import pkgutil
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from types import ModuleType
from uuid import UUID

import tests.furnished
from sampan.registry.access.context import reading_as
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Actor, Reader


@dataclass
class Room:
    """A case of the worker's, in the supervisor's agency; `secret` is free text that no outsider may ever see.

    `show(desk, name, *args, more="")` adds a page; desks: supervisor, focal, duty,
    oversight, inspector, hotline, lures, administrator, analyst, auditor, provider.
    """

    case_id: UUID
    worker: Actor
    supervisor: Actor
    secret: str
    show: Callable[..., None]
    ids: dict[str, object] = field(default_factory=dict)
    purpose: Purpose = Purpose.PROTECTION

    def reading(self, actor: Actor | None = None) -> AbstractContextManager[Reader]:
        """Read as an actor (the worker, unless another is named) for a block."""
        return reading_as(Reader(actor or self.worker, self.purpose))

    def who(self, actor: Actor | None = None) -> dict[str, object]:
        """Return `by=` and `purpose=` of an act."""
        return {"by": actor or self.worker, "purpose": self.purpose}


def furniture() -> list[ModuleType]:
    """Return each slice's module."""
    names = sorted(one.name for one in pkgutil.iter_modules(tests.furnished.__path__) if one.name != "room")
    return [importlib.import_module(f"tests.furnished.{name}") for name in names]


def gathered(attribute: str) -> set[str]:
    """Return the union of a set that the slices declare."""
    return {one for module in furniture() for one in getattr(module, attribute, ())}


def bodies() -> dict[str, dict[str, object]]:
    """Return the bodies that the slices declare, by route."""
    return {route: body for module in furniture() for route, body in getattr(module, "BODIES", {}).items()}


def furnish(room: Room) -> None:
    """Let every slice put its furniture in."""
    for module in furniture():
        module.furnish(room)
