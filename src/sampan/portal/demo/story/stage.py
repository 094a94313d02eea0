"""Where the story plays: the nodes, the people signed in, what was found so far, and how a step is checked."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import psycopg

from sampan.portal.demo.nodes import DemoNode
from sampan.portal.demo.person import Person


@dataclass
class Stage:
    """The nodes by id, how to reach the database server as its superuser, and the story's own facts.

    `site`: somebody who has nothing but a browser, at the public site.
    """

    nodes: dict[str, DemoNode]
    superuser_url: Callable[[str], str]
    site: Person | None = None
    facts: dict[str, Any] = field(default_factory=dict)
    _people: dict[tuple[str, str], Person] = field(default_factory=dict)

    def at(self, node: str, username: str) -> Person:
        """Return somebody at a node, signing them in by their one-time link the first time."""
        key = (node, username)
        if key not in self._people:
            self._people[key] = Person.signed_in(self.nodes[node].link(username))
        return self._people[key]

    def superuser(self, node: str) -> psycopg.Connection:
        """Connect to a node's database as the server's superuser, whom no row security holds."""
        return psycopg.connect(self.superuser_url(node), autocommit=True)


def expect(is_so: object, wanted: str, *, found: object = "") -> None:
    """Fail the step unless it is so; the message names what was expected and what was found."""
    if not is_so:
        raise AssertionError(f"Expected: {wanted}." + (f" Found: {found}" if found != "" else ""))


def soon(look: Callable[[], Any], wanted: str, *, seconds: float = 30.0) -> Any:
    """Look again and again until something is found, and return it; fail the step when the time is over."""
    deadline = time.monotonic() + seconds
    while True:
        found = look()
        if found:
            return found
        if time.monotonic() > deadline:
            raise AssertionError(f"Expected within {seconds:.0f} s: {wanted}.")
        time.sleep(0.15)
