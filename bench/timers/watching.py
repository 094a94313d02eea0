"""Sees from outside when each timer fires, by a clock that nobody moves."""

import contextlib
import time
from dataclasses import dataclass, field
from pathlib import Path

import psycopg

from sampan.portal.node.config import read_config
from sampan.portal.node.database import database_from_url
from sampan.portal.node.embedded import EmbeddedServer

_EVERY = 0.5
_WAITING = {
    "referral": "SELECT id::text FROM referrals_referral WHERE phase <> 'expired'",
    "assistance": "SELECT id::text FROM assistance_referral WHERE level = 0",
    "upload": "SELECT id::text FROM records_keptupload",
}
"""What has not fired, by kind."""


@dataclass
class Watch:
    """For each timer: when it was due, and when it was first seen to have fired (seconds since 1970, true)."""

    due: dict[str, dict[str, float]]
    seen: dict[str, float] = field(default_factory=dict)

    def until(self, ends: float, *, directory: Path) -> None:
        """Look every half second until that moment, or until everything has fired; a database down is tried again."""
        while time.time() < ends and len(self.seen) < sum(len(one) for one in self.due.values()):
            began = time.time()
            with contextlib.suppress(psycopg.OperationalError):
                self._look(_url(directory), began)
            time.sleep(max(0.0, _EVERY - (time.time() - began)))

    def _look(self, url: str, now: float) -> None:
        with psycopg.connect(url, autocommit=True, connect_timeout=3) as server:
            for kind, statement in _WAITING.items():
                waiting = {one for (one,) in server.execute(statement).fetchall()}
                for name in self.due[kind].keys() - waiting - self.seen.keys():
                    self.seen[name] = now

    def lateness(self, kind: str) -> list[float]:
        """Return by how many seconds each fired timer of a kind was late, smallest first; early is negative."""
        return sorted(self.seen[name] - due for name, due in self.due[kind].items() if name in self.seen)

    def missed(self, kind: str) -> int:
        """Return how many of a kind never fired."""
        return len(self.due[kind].keys() - self.seen.keys())


def steps_taken(directory: Path) -> int:
    """Return how many timers fired more than once, by their own history."""
    with psycopg.connect(_url(directory), autocommit=True) as server:
        asked = "SELECT count(*) FROM assistance_referral WHERE level > 1"
        return int(server.execute(asked).fetchone()[0])


def _url(directory: Path) -> str:
    name = str(database_from_url(read_config(directory).database_url)["NAME"])
    return EmbeddedServer.of_node(directory).superuser_url(name)
