"""What one register's process does when selectors are compared in bulk, with no key-holder between.

Each side learns which of its own telephones, documents and handles the other has too: lane B, at the command line.
"""

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sampan.engines.matching.keys import match_keys
from sampan.engines.matching.private.bulk import MOST_SELECTORS, Selectors, gather
from sampan.engines.matching.private.failures import Reason, require
from sampan.engines.matching.private.group import RandomBytes
from sampan.engines.matching.private.intersection import common, digest_of, mask, mask_again
from sampan.engines.matching.register_file import read_register
from sampan.portal.private_matching import channel, meeting, spu_compare
from sampan.portal.private_matching.channel import Channel
from sampan.portal.private_matching.files import write_found
from sampan.portal.private_matching.meeting import SIDES
from sampan.portal.private_matching.pieces import exchange, in_pieces, swap


@dataclass(frozen=True)
class Line:
    """The line to the other register; `begins`: we send first."""

    peer: Channel
    begins: bool


def run_bulk(role: str, file: Path, out: Path) -> dict[str, Any]:
    """Play one side through and write its own hits; returns the figures of the run."""
    records = ((record.id, match_keys(record)) for record in read_register(file))
    selectors = gather(records)
    with channel.listen() as server:
        asked = meeting.ready(server, selectors=len(selectors.keys))
        peer = meeting.peer(role, server, asked, purpose=f"bulk {asked['way']} {asked['agreement']}")
    inputs = _way(asked)(selectors, Line(peer, begins=role == SIDES[0]))
    peer.close()
    hits = write_found(out, selectors.found(inputs))
    return {"ok": True, "selectors": len(selectors.keys), "common": len(inputs), "hits": hits}


def _way(asked: meeting.Asked) -> Callable[[Selectors, Line], set[bytes]]:
    if asked["way"] == "spu":
        python = Path(asked["spu_python"])
        return lambda selectors, line: spu_compare.compare(
            selectors, line=line.peer, begins=line.begins, python=python, random_bytes=os.urandom
        )
    return lambda selectors, line: compare_masked(selectors, line=line, random_bytes=os.urandom)


def compare_masked(selectors: Selectors, *, line: Line, random_bytes: RandomBytes) -> set[bytes]:
    """Return the inputs that both have, by masking in ristretto255: the way that is always there.

    Each side tells the digest of what it will send before it sees anything of the other's. PrivateMatchFailure:
    over_cap, wrong_size, bad_element, not_committed (other elements than those of the digest).
    """
    ours = mask(selectors.keys, cap=MOST_SELECTORS, random_bytes=random_bytes)
    promised = swap(digest_of(ours.elements), line=line.peer, begins=line.begins)
    theirs = exchange(in_pieces(ours.elements), line=line.peer, begins=line.begins)
    require(digest_of(theirs) == promised, Reason.NOT_COMMITTED)
    again = mask_again(ours, theirs, cap=MOST_SELECTORS)
    twice = exchange(in_pieces(again), line=line.peer, begins=line.begins)
    return common(ours, twice=twice, theirs_twice=again)
