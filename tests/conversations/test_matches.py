"""A question between two real nodes and a third that keeps half of the key: over HTTP, through a node that dies."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from sampan.portal.node.embedded import EmbeddedServer
from tests.conversations.nodes import Node, environment, free_port, two_nodes, wait_for

KNOWN = ("phone=+855 97 555 0101", "handle=telegram:@boss_kk", "account=ABA:000123456")
SECONDS = 60


def act(node: Node, *words: str) -> object:
    """Do one act of matching at a node."""
    ended = subprocess.run(
        [sys.executable, "-m", "tests.conversations.matching", str(node.directory), *words],
        env=environment(), capture_output=True, text=True, check=False, timeout=120,
    )  # fmt: skip
    assert ended.returncode == 0, ended.stderr
    return json.loads(ended.stdout.strip().splitlines()[-1])


def third(folder: Path, *others: Node) -> Node:
    """Make, serve and pair a third node."""
    node = Node(folder / "th", "th-three", "TH", free_port())
    node.make()
    node.serve()
    for other in others:
        node.pair_with(other)
        other.pair_with(node)
    return node


def agree(one: Node, other: Node) -> None:
    """Let two nodes agree that they may match."""
    act(one, "agree", other.id)
    wait_for(lambda: act(other, "confirm") == 1, seconds=SECONDS)
    sql = "SELECT count(*) FROM members_agreement WHERE state = 'in_force' AND member_id = '{}'"
    wait_for(lambda: one.rows(sql.format(other.id)) == [(1,)], seconds=SECONDS)


def states(node: Node, what: str) -> list[str]:
    return act(node, "state")[what]  # type: ignore[index, return-value]


@pytest.mark.slow
@pytest.mark.database
@pytest.mark.timeout(900)
def test_question_is_answered_by_two_nodes_though_one_of_them_dies(tmp_path):
    with two_nodes(tmp_path) as (here, there):
        keeper = third(tmp_path, here, there)
        try:
            for one, other in ((here, there), (here, keeper), (there, keeper)):
                agree(one, other)
            act(here, "arrange", there.id, keeper.id)
            wait_for(lambda: act(there, "consent") == 1, seconds=SECONDS)
            wait_for(lambda: states(here, "arrangements") == ["in_force"], seconds=SECONDS)
            act(there, "record", "theirs", *KNOWN)
            act(there, "open", here.id)
            wait_for(lambda: states(here, "epochs") == ["ready"], seconds=SECONDS)
            act(here, "record", "ours", *KNOWN[:2])
            act(here, "record", "stranger", "phone=+66811112222", "handle=telegram:@nobody_here")

            keeper.kill("web")  # its half waits until it is back
            act(here, "ask", there.id, "ours")
            act(here, "ask", there.id, "stranger")
            wait_for(lambda: states(here, "questions") == ["hit", "none"], seconds=3 * SECONDS)
            assert_nothing_is_readable(here, there, keeper)
        finally:
            keeper.stop()
            EmbeddedServer.of_node(keeper.directory).destroy()


def assert_nothing_is_readable(*nodes: Node) -> None:
    """No table of any node holds a telephone number or account."""
    columns = (
        ("matches_question", "pending_sealed"),
        ("matches_selector", "said_sealed"),
        ("exchange_outbox", "blob"),
    )
    for node in nodes:
        for needle in (b"975550101".hex(), b"boss_kk".hex()):
            for table, column in columns:
                found = node.rows(
                    f"SELECT count(*) FROM {table} WHERE encode({column}, 'hex') LIKE '%{needle}%'"
                )
                assert found == [(0,)], (node.id, table)
