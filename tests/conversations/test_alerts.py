"""An urgent message between two real nodes: there in seconds, through a node that is down, read, answered, once."""

import time

import pytest

from tests.conversations.nodes import Node, two_nodes, wait_for

WORDS = "Eleven people behind a locked door, one of them a child."
_SENT = "SELECT count(*) FROM alerts_passage WHERE {} IS NOT NULL"
_STEPS = "SELECT act, is_ours FROM alerts_alertevent ORDER BY at, id"
_ARRIVED = "SELECT count(*), count(DISTINCT conversation) FROM alerts_passage"
SECONDS = 15
"""Within which a message is there on a machine that tests share; a quiet one takes less than two."""


def send(node: Node, member: str, words: str, folder) -> None:
    file = folder / "words.txt"
    file.write_text(words, encoding="utf-8")
    told = ("--to", member, "--subject", "Group in a compound", "--text", str(file), "--places", "KH", "KH-1")
    assert node.sampan("alerts", "send", "--node", str(node.directory), *told)["ok"]


def count(node: Node, column: str) -> int:
    return node.rows(_SENT.format(column))[0][0]


@pytest.mark.slow
@pytest.mark.database
@pytest.mark.timeout(480)
def test_urgent_message_is_read_and_answered_though_the_other_node_goes_down(tmp_path):
    with two_nodes(tmp_path) as (here, there):
        send(here, there.id, WORDS, tmp_path)
        began = time.monotonic()
        wait_for(lambda: there.rows(_ARRIVED) == [(1, 1)], seconds=SECONDS)
        print(f"there after {time.monotonic() - began:.1f} s")
        wait_for(lambda: count(here, "raised_there_at") == 1, seconds=SECONDS)  # nobody is on duty there

        serving = there.processes.pop()
        serving.terminate()
        serving.wait(timeout=20)
        serving.stdin.close()
        for number in range(3):
            send(here, there.id, f"{WORDS} {number}", tmp_path)
        there.serve()
        there.start("-m", "tests.conversations.duty", str(there.directory))
        wait_for(lambda: count(here, "answered_at") == 4, seconds=90)

        assert there.rows(_ARRIVED) == [(4, 4)] and count(here, "read_at") == 4
        acts = [act for act, is_ours in here.rows(_STEPS) if not is_ours]
        assert {act: acts.count(act) for act in ("received", "read", "answered")} == {
            "received": 4, "read": 4, "answered": 4,
        }  # fmt: skip
        assert_nothing_is_readable(here, there)


def assert_nothing_is_readable(*nodes: Node) -> None:
    """No table of either node holds the words; only the sealed letter and the sealed message do."""
    needle = WORDS.encode().hex()[:40]
    for node in nodes:
        for table, column in (
            ("exchange_outbox", "blob"),
            ("correspondence_letter", "body_sealed"),
            ("alerts_alert", "words_sealed"),
            ("alerts_alertevent", "words_sealed"),
        ):
            found = node.rows(f"SELECT count(*) FROM {table} WHERE encode({column}, 'hex') LIKE '%{needle}%'")
            assert found == [(0,)], table
