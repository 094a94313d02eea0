"""Two registers of selectors: ours in ristretto255, `spu` and openmined-psi in one run, and whether they agree."""

import hashlib
import json
import os
import resource
import socket
import subprocess
import tempfile
from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from bench.private_matching.making import Key, numbers, show, timed
from sampan.engines.matching.private.bulk import Selectors, gather
from sampan.engines.matching.private.inputs import input_of
from sampan.engines.matching.private.intersection import common, mask, mask_again
from sampan.engines.matching.private.sessions import Session
from sampan.portal.private_matching import spu_compare
from sampan.portal.private_matching.channel import Channel

_PEERS = Path(__file__).parents[1] / "_peers"
_OPENMINED, _SPU_ALONE = _PEERS / "openmined.py", _PEERS / "spu_alone.py"


def measure_intersection(count: int, *, peers: Path | None, spu_python: Path | None) -> None:
    """Print what two registers of selectors cost, half of each in both, in every way that is there."""
    a, b = numbers(0, count), numbers(count // 2, count)
    values = {input_of(key): key.value.decode() for key in a}
    found = timed(
        f"intersection {count:,} x {count:,} in ristretto255", lambda: found_in_ristretto(a, b), each=count
    )
    digests = {"ristretto255": digest_of(values[octets] for octets in found)}
    if spu_python:
        sides = _spu(a, b, spu_compare.require_spu(spu_python))
        show("spu 0.9.5, RR22: both its processes", sum(one["program"] for one in sides), each=count)
        show(
            "   and ours around them: words, files, certificates",
            sum(one["ours"] for one in sides),
            each=count,
        )
        digests["spu"] = digest_of(values[octets] for octets in sides[0]["found"])
        assert sides[0]["found"] == sides[1]["found"]
        alone = found_by(_SPU_ALONE, a, b, spu_python, spu_compare.WORKER)
        show("   spu alone, both sides in one process, no network", alone["cpu"], each=count)
        digests["spu alone"] = alone["digest"]
    if peers:
        told = found_by_openmined(a, b, peers)
        show("openmined-psi 2.0.6", told["cpu"], each=count)
        digests["openmined-psi"] = told["digest"]
    print(f"in common: {len(found):,}; {', '.join(digests)}: the same: {len(set(digests.values())) == 1}")


def digest_of(values: Iterable[str]) -> str:
    """Return the hash by which the ways are compared."""
    return hashlib.sha256("\n".join(sorted(values)).encode()).hexdigest()


def found_in_ristretto(a: list[Key], b: list[Key]) -> set[bytes]:
    """Return what two registers of selectors have in common, as each side finds it."""
    one, other = (mask(keys, cap=len(keys), random_bytes=os.urandom) for keys in (a, b))
    twice = mask_again(other, one.elements, cap=len(a))
    again = mask_again(one, other.elements, cap=len(b))
    found = common(one, twice=twice, theirs_twice=again)
    assert found == common(other, twice=again, theirs_twice=twice)
    return found


def _spu(a: list[Key], b: list[Key], python: Path) -> list[dict[str, Any]]:
    """Let two processes compare over a line between them, each with its own selectors only."""
    ends = socket.socketpair()
    with ProcessPoolExecutor(2, mp_context=get_context("fork")) as pool:
        asked = [
            pool.submit(_spu_side, ends[place].detach(), place, _gathered(keys), python)
            for place, keys in enumerate((a, b))
        ]
        return [each.result() for each in asked]


def _gathered(keys: list[Key]) -> Selectors:
    return gather((str(number), (key,)) for number, key in enumerate(keys))


def _spu_side(end: int, place: int, selectors: Selectors, python: Path) -> dict[str, Any]:
    session = Session(terms_digest=b"t" * 32, nonces=(b"1" * 32, b"2" * 32), place=place)
    line = Channel(socket.socket(fileno=end), session)
    before = _used(resource.RUSAGE_SELF)
    found = spu_compare.compare(
        selectors, line=line, begins=place == 0, python=python, random_bytes=os.urandom
    )
    line.close()
    return {
        "ours": _used(resource.RUSAGE_SELF) - before,
        "program": _used(resource.RUSAGE_CHILDREN),
        "found": found,
    }


def _used(who: int) -> float:
    used = resource.getrusage(who)
    return used.ru_utime + used.ru_stime


def found_by_openmined(a: list[Key], b: list[Key], peers: Path) -> dict[str, Any]:
    """Return `cpu`, `found` and `digest` of openmined-psi; `peers`: a Python that has it."""
    return found_by(_OPENMINED, a, b, peers)


def found_by(program: Path, a: list[Key], b: list[Key], python: Path, *more: Path) -> dict[str, Any]:
    """Return `cpu`, `found` and `digest` that a program tells of two files of keys; `more`: what else it takes."""
    with tempfile.TemporaryDirectory() as folder:
        files = [Path(folder) / name for name in ("a", "b")]
        for file, keys in zip(files, (a, b), strict=True):
            file.write_text("\n".join(key.value.decode() for key in keys), encoding="ascii")
        run = subprocess.run(
            [str(python), str(program), *map(str, (*files, *more))],
            capture_output=True,
            text=True,
            check=True,
        )
    spu_compare.remove_traces(run.stdout)
    told: dict[str, Any] = json.loads(next(line for line in run.stdout.splitlines() if line.startswith("{")))
    return told
