"""How the processes of one run find one another: each tells its port, then reads the others' and the run's secret."""

import hashlib
import json
import os
import socket
import sys
from typing import Any

from sampan.engines.matching.keys import SPECIFICATION as RULES
from sampan.engines.matching.private.sessions import NONCE_OCTETS
from sampan.portal.private_matching import channel

SIDES = ("a", "b")

Asked = dict[str, Any]
"""What the process that started all told: ports by role, the run's secret, the options of the run."""


def ready(server: socket.socket, **told: Any) -> Asked:
    """Tell our port and what else is to be told; return what the one that started us answers."""
    tell({"ok": True, "port": server.getsockname()[1], **told})
    asked: Asked = json.loads(sys.stdin.readline())
    return asked


def words(asked: Asked, *, purpose: str) -> dict[str, bytes]:
    """Return what opens a line of this run: two processes with another purpose or other rules cannot talk."""
    return {
        "secret": bytes.fromhex(asked["secret"]),
        "nonce": os.urandom(NONCE_OCTETS),
        "terms": hashlib.sha256(f"sampan private {purpose} 1,{RULES}".encode()).digest(),
    }


def peer(role: str, server: socket.socket, asked: Asked, *, purpose: str) -> channel.Channel:
    """Return the line between the two registers: a calls, b answers."""
    if role == SIDES[0]:
        return channel.connect(asked["b"], name=role, **words(asked, purpose=purpose))
    return channel.accept(server, **words(asked, purpose=purpose))[1]


def tell(told: dict[str, Any]) -> None:
    """Write one line of JSON to the one that started us."""
    sys.stdout.write(json.dumps(told) + "\n")
    sys.stdout.flush()


def say(line: str) -> None:
    """Tell a person how far the work has come."""
    sys.stderr.write(line + "\n")
