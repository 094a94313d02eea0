"""The observer's counterpart inside a node: takes the bench's letters, and notes the truth that guesses meet."""

import hashlib
import json
import os
import time
from collections.abc import Mapping

from django.apps import AppConfig
from django.db import connection

from bench.fault_lab.lanes import register
from sampan.engines.exchange.frames import read_frame
from sampan.partnership.exchange.wire import Answer, Wire

KINDS = {
    "preservation": 1,
    "urgent": 2,
    "preview": 3,
    "release": 3,
    "alert": 4,
    "figures": 5,
}
"""Kind of letter: the lane it travels in."""
TRUTH = "SAMPAN_OBSERVER_TRUTH"


def take(letters) -> None:  # type: ignore[no-untyped-def]
    """Apply letters: work for the database that grows with what is in them."""
    with connection.cursor() as cursor:
        for one in letters:
            cursor.execute("SELECT length(%s::jsonb::text)", [json.dumps(one.body)])


def note_truth(path: str) -> None:
    """Write down, for each frame that this process posts, by which port it left and which letters it held."""
    plain = Wire.post_signed

    def noted(wire: Wire, frame: bytes, headers: Mapping[str, str]) -> Answer:
        answer = plain(wire, frame, headers)
        sock = wire._connection.sock
        port = sock.getsockname()[1] if sock is not None else 0
        held = [hashlib.sha256(blob).hexdigest() for blob in read_frame(frame)]
        line = {"at": time.monotonic(), "port": port, "held": held, "status": answer.status}
        with open(path, "a", encoding="ascii") as file:
            file.write(json.dumps(line) + "\n")
        return answer

    Wire.post_signed = noted  # type: ignore[method-assign]


class ObserverConfig(AppConfig):
    """The bench's app; a node takes it only as a demonstration, by `extra_apps` in its node.toml."""

    name = "bench.observer"
    label = "observer"

    def ready(self) -> None:
        """Take the bench's letters, each kind in its lane, and note the truth where a file for it is named."""
        for kind, lane in KINDS.items():
            register(f"observer.{kind}.", take, lane)
        if os.environ.get(TRUTH):
            note_truth(os.environ[TRUTH])
