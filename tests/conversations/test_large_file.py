"""A large file between two real nodes whose processes are killed: it arrives whole, and little is sent twice."""

import hashlib
import random
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conversations.nodes import Node, environment, two_nodes, wait_for

pytestmark = [pytest.mark.slow, pytest.mark.database, pytest.mark.timeout(240)]

MEGABYTES, KILLS, SEED = 20, 3, 7
KBIT = 40_000  # a second, so that three kills fit into the transfer
_LIMITS = (
    "INSERT INTO parcels_parcellimits (member, kbit_per_second, quota_mib, retention_days)"
    " VALUES ('', {}, 9999, 9) RETURNING id"
)
_FAR = "SELECT state, held_count, chunks, sends FROM parcels_parcel"
_OPEN = """
import hashlib, sys
from pathlib import Path
from sampan.portal.node.starting import start_django
start_django(Path(sys.argv[1]))
from uuid import UUID
from sampan.partnership.parcels.services.opening import open_parcel
from sampan.registry.access.context import reading_as
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Reader
from sampan.registry.accounts.queries import service_actor
digest = hashlib.sha256()
with reading_as(Reader(service_actor(), Purpose.REFERRAL)) as reader:
    for piece in open_parcel(parcel_id=UUID(sys.argv[2]), reader=reader).pieces():
        digest.update(piece)
print(digest.hexdigest())
"""


def far(node: Node) -> tuple:
    """State, chunks there, chunks in all, chunks sent; a parcel not there yet is at its beginning."""
    return (node.rows(_FAR) or [("", 0, 1, 0)])[0]


def sha256_there(node: Node, parcel: str) -> str:
    """Open the received file at the receiver and return its hash."""
    words = [sys.executable, "-c", _OPEN, str(node.directory), parcel]
    ended = subprocess.run(words, env=environment(), capture_output=True, text=True, check=True, timeout=60)
    return ended.stdout.strip()


def test_file_arrives_whole_through_three_kills_and_at_most_one_chunk_a_kill_is_sent_again(tmp_path: Path):
    content = random.Random(SEED).randbytes(MEGABYTES * 10**6 + 321)
    path = tmp_path / "evidence.bin"
    path.write_bytes(content)
    with two_nodes(tmp_path) as (here, there):
        here.rows(_LIMITS.format(KBIT))
        sent = here.sampan(
            "exchange",
            "send-file",
            str(path),
            "--node",
            str(here.directory),
            "--to",
            there.id,
            "--label",
            "x",
        )
        path.unlink()
        for number, (node, name) in enumerate([(there, "web"), (here, "worker"), (there, "worker")], start=1):
            wait_for(lambda at=5 * number: far(there)[1] >= at, seconds=30)
            assert node.kill(name)
        wait_for(lambda: far(there)[0] == "kept", seconds=60)
        wait_for(lambda: far(here)[0] == "done", seconds=30)
        _state, held, chunks, sends = far(here)
        assert held == chunks == 20
        assert sends - chunks <= KILLS
        assert sha256_there(there, sent["parcel"]) == hashlib.sha256(content).hexdigest()
        assert not list((here.directory / "parcels").iterdir()), "the sender keeps nothing of what arrived"
        told = there.sampan("exchange", "parcels", "--node", str(there.directory))["parcels"][0]
        assert (told["state"], told["percent"]) == ("kept", 100)
        assert content[: 2**16] not in (there.directory / "parcels" / f"{sent['parcel']}.sealed").read_bytes()
