"""One process of a run: `python -m sampan.portal.private_matching.process PLAN ROLE [FILE OUT]`.

PLAN is `pair` (two registers and a key-holder) or `bulk` (two registers of selectors). It checks its own file, tells
its port on standard output, reads the others' ports and the run's secret from standard input, plays its part and ends
with one JSON line. Progress goes to standard error.
"""

import os
import resource
import sys
from pathlib import Path
from typing import Any

from sampan.engines.matching.keys import MatchKey
from sampan.engines.matching.private.pairing import pairing_weights
from sampan.portal.private_matching import channel, meeting
from sampan.portal.private_matching.bulk_side import run_bulk
from sampan.portal.private_matching.files import read_keys, write_hits
from sampan.portal.private_matching.keeper_side import run_keeper
from sampan.portal.private_matching.meeting import SIDES
from sampan.portal.private_matching.register_side import Lines, run_side
from sampan.vocabulary.errors import SampanError

THRESHOLD_BITS = 0.0  # above the chance of a stranger in a register of this size; `score` 0.5
_REGISTERS = "registers"


def main(arguments: list[str]) -> int:
    """Play one role and return the exit status."""
    plan, role, *paths = arguments
    try:
        told = _play(plan, role, [Path(path) for path in paths])
    except SampanError as error:
        told = {"ok": False, "code": error.code, "what": error.what, "remedy": error.remedy}
    except (OSError, ValueError, KeyError) as error:
        told = {
            "ok": False,
            "code": "stopped",
            "what": f"A line broke ({type(error).__name__}).",
            "remedy": "",
        }
    meeting.tell({**told, **_used()})
    return 0 if told["ok"] else 1


def _play(plan: str, role: str, paths: list[Path]) -> dict[str, Any]:
    if plan == "bulk":
        return run_bulk(role, *paths)
    return _keeper() if role == "keeper" else _side(role, *paths)


def _used() -> dict[str, Any]:
    """Return what this process took, and what those took that it started."""
    own, started = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    seconds = sum(one.ru_utime + one.ru_stime for one in (own, started))
    return {"cpu_seconds": round(seconds, 2), "peak_mib": max(own.ru_maxrss, started.ru_maxrss) // 1024}


def _side(role: str, file: Path, out: Path) -> dict[str, Any]:
    keys_by_id = read_keys(file)
    with channel.listen() as server:
        asked = meeting.ready(server, records=len(keys_by_id))
        peer = meeting.peer(role, server, asked, purpose=_REGISTERS)
    keeper = channel.connect(asked["keeper"], name=role, **meeting.words(asked, purpose=_REGISTERS))
    hits = run_side(
        keys_by_id,
        kinds=tuple(pairing_weights().bits),
        lines=Lines(peer, keeper, begins=role == SIDES[0]),
        random_bytes=os.urandom,
        say=lambda what, done, of: meeting.say(f"{role}: {what} {done:,} of {of:,}"),
    )
    peer.close()
    keeper.close()
    return {"ok": True, "records": len(keys_by_id), "keys": _count(keys_by_id), "hits": write_hits(out, hits)}


def _keeper() -> dict[str, Any]:
    with channel.listen() as server:
        asked = meeting.ready(server)
        lines = dict(channel.accept(server, **meeting.words(asked, purpose=_REGISTERS)) for _ in SIDES)
    pairs = run_keeper(
        lines, weights=pairing_weights(), threshold_bits=THRESHOLD_BITS, random_bytes=os.urandom
    )
    for line in lines.values():
        line.close()
    return {"ok": True, "pairs": pairs}


def _count(keys_by_id: dict[str, tuple[MatchKey, ...]]) -> int:
    return sum(len(keys) for keys in keys_by_id.values())


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
