"""One of the three processes: `python -m sampan.portal.private_matching.process ROLE [FILE OUT]`.

It checks its own file, tells its port on standard output, reads the others' ports and the run's secret from standard
input, plays its part and ends with one JSON line. Progress goes to standard error.
"""

import hashlib
import json
import os
import resource
import socket
import sys
from pathlib import Path
from typing import Any

from sampan.engines.matching.keys import SPECIFICATION as RULES
from sampan.engines.matching.keys import MatchKey
from sampan.engines.matching.private.pairing import pairing_weights
from sampan.engines.matching.private.sessions import NONCE_OCTETS
from sampan.portal.private_matching import channel
from sampan.portal.private_matching.files import read_keys, write_hits
from sampan.portal.private_matching.keeper_side import SIDES, run_keeper
from sampan.portal.private_matching.register_side import Lines, run_side
from sampan.vocabulary.errors import SampanError

THRESHOLD_BITS = 0.0  # above the chance of a stranger in a register of this size; `score` 0.5


def main(arguments: list[str]) -> int:
    """Play one role and return the exit status."""
    role, *paths = arguments
    try:
        told = _keeper() if role == "keeper" else _side(role, Path(paths[0]), Path(paths[1]))
    except SampanError as error:
        told = {"ok": False, "code": error.code, "what": error.what, "remedy": error.remedy}
    except (OSError, ValueError, KeyError) as error:
        told = {
            "ok": False,
            "code": "stopped",
            "what": f"A line broke ({type(error).__name__}).",
            "remedy": "",
        }
    used = resource.getrusage(resource.RUSAGE_SELF)
    _tell(
        {**told, "cpu_seconds": round(used.ru_utime + used.ru_stime, 2), "peak_mib": used.ru_maxrss // 1024}
    )
    return 0 if told["ok"] else 1


def _side(role: str, file: Path, out: Path) -> dict[str, Any]:
    keys_by_id = read_keys(file)
    with channel.listen() as server:
        asked = _ready(server, records=len(keys_by_id))
        peer = _peer(role, server, asked)
    keeper = channel.connect(asked["keeper"], name=role, **_words(asked))
    hits = run_side(
        keys_by_id,
        kinds=tuple(pairing_weights().bits),
        lines=Lines(peer, keeper, begins=role == SIDES[0]),
        random_bytes=os.urandom,
        say=lambda what, done, of: _say(f"{role}: {what} {done:,} of {of:,}"),
    )
    peer.close()
    keeper.close()
    return {"ok": True, "records": len(keys_by_id), "keys": _count(keys_by_id), "hits": write_hits(out, hits)}


def _peer(role: str, server: socket.socket, asked: dict[str, Any]) -> channel.Channel:
    if role == SIDES[0]:
        return channel.connect(asked["b"], name=role, **_words(asked))
    return channel.accept(server, **_words(asked))[1]


def _keeper() -> dict[str, Any]:
    with channel.listen() as server:
        asked = _ready(server)
        lines = dict(channel.accept(server, **_words(asked)) for _ in SIDES)
    pairs = run_keeper(
        lines, weights=pairing_weights(), threshold_bits=THRESHOLD_BITS, random_bytes=os.urandom
    )
    for line in lines.values():
        line.close()
    return {"ok": True, "pairs": pairs}


def _ready(server: socket.socket, **told: Any) -> dict[str, Any]:
    _tell({"ok": True, "port": server.getsockname()[1], **told})
    asked: dict[str, Any] = json.loads(sys.stdin.readline())
    return asked


def _words(asked: dict[str, Any]) -> dict[str, bytes]:
    return {
        "secret": bytes.fromhex(asked["secret"]),
        "nonce": os.urandom(NONCE_OCTETS),
        "terms": hashlib.sha256(b"sampan private registers 1," + RULES.encode()).digest(),
    }


def _count(keys_by_id: dict[str, tuple[MatchKey, ...]]) -> int:
    return sum(len(keys) for keys in keys_by_id.values())


def _tell(told: dict[str, Any]) -> None:
    sys.stdout.write(json.dumps(told) + "\n")
    sys.stdout.flush()


def _say(line: str) -> None:
    sys.stderr.write(line + "\n")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
