"""Sender, receiver and PostgreSQL are killed (-9) while referrals flow: none lost, none twice, one owner."""

import os
import random
import threading
import time

import psycopg
import pytest

from tests.conversations.nodes import Node, two_nodes, wait_for

CASES = 30
KILLS = 9
SEED = int(os.environ.get("SAMPAN_SEED", "20260731"))

_LETTERS = """
SELECT lane, sequence, digest, letter_id, state FROM correspondence_letter
WHERE direction = '{}' ORDER BY lane, sequence
"""
_REFERRALS = "SELECT id::text, phase, owner, confirm_owed FROM referrals_referral"
_ACTS_TWICE = """
SELECT referral_id, act, by_side FROM referrals_referralevent GROUP BY 1, 2, 3 HAVING count(*) > 1
"""
_UNSETTLED = "SELECT coalesce(sum(sequence - acknowledged), 0)::bigint FROM exchange_link WHERE way = 'out'"


@pytest.mark.slow
@pytest.mark.database
@pytest.mark.timeout(240)
def test_referrals_through_kills_are_neither_lost_nor_applied_twice_nor_owned_by_two(tmp_path):
    with two_nodes(tmp_path) as (here, there):
        officers = ("-m", "tests.conversations.officers")
        here.start(*officers, str(here.directory), "sender", there.id, str(CASES))
        there.start(*officers, str(there.directory), "receiver", here.id, "0")
        with watching(here, there) as double_owners:
            killed = kill_at_random(here, there)
            wait_for(lambda: all_handed_over(here, there), seconds=90)
        assert killed >= KILLS
        assert double_owners == []
        assert {row[0] for row in here.rows(_REFERRALS)} == {row[0] for row in there.rows(_REFERRALS)}
        assert here.rows(_ACTS_TWICE) == there.rows(_ACTS_TWICE) == []
        assert_every_letter_once_and_in_order(here, there)
        assert_every_letter_once_and_in_order(there, here)
        for node in (here, there):
            assert node.sampan("audit", "verify", "--node", str(node.directory))["ok"]


def kill_at_random(here: Node, there: Node) -> int:
    """Kill something every second or so; return how many were killed."""
    chance = random.Random(SEED)
    targets = [(node, name) for node in (here, there) for name in ("web", "worker", "postgres")]
    chance.shuffle(targets)
    plan = (targets + targets)[:KILLS]  # each at least once
    killed = 0
    wait_for(lambda: len(here.rows(_REFERRALS)) > 3, seconds=30)
    for node, name in plan:
        time.sleep(chance.uniform(0.4, 1.6))
        wait_for(lambda node=node, name=name: node.kill(name), seconds=30)
        killed += 1
    return killed


class watching:
    """Looks again and again whether both sides own a case at once, while the test goes on.

    The receiver is read first: if it owns a case then, the sender has given it up before, and stays so.
    """

    def __init__(self, here: Node, there: Node) -> None:
        self._nodes, self._over, self._found = (here, there), threading.Event(), []
        self._thread = threading.Thread(target=self._watch)

    def __enter__(self) -> list[str]:
        self._thread.start()
        return self._found

    def __exit__(self, *error: object) -> None:
        self._over.set()
        self._thread.join()

    def _watch(self) -> None:
        here, there = self._nodes
        while not self._over.wait(0.1):
            try:
                received = {row[0] for row in there.rows(_REFERRALS) if row[2] == "receiver"}
                kept = {row[0] for row in here.rows(_REFERRALS) if row[2] == "sender"}
                self._found += sorted(received & kept)
            except psycopg.OperationalError:
                continue


def all_handed_over(here: Node, there: Node) -> bool:
    """Say whether every referral has reached its end on both sides and nothing is on the way."""
    ours, theirs = (sorted(node.rows(_REFERRALS)) for node in (here, there))
    ended = all(row[1:] == ("handed_over", "receiver", False) for row in ours + theirs)
    settled = all(node.rows(_UNSETTLED) == [(0,)] for node in (here, there))
    return ended and settled and len(ours) == len(theirs) == CASES


def assert_every_letter_once_and_in_order(sender: Node, receiver: Node) -> None:
    """In each lane the letters that left and those that were applied are the same, in the same order, without a gap."""
    left, arrived = sender.rows(_LETTERS.format("out")), receiver.rows(_LETTERS.format("in"))
    assert [row[:4] for row in left] == [row[:4] for row in arrived]
    for lane in {row[0] for row in left}:
        places = [row[1] for row in left if row[0] == lane]
        assert places == list(range(1, len(places) + 1)), lane
    assert {row[4] for row in left} == {"acknowledged"}
    assert {row[4] for row in arrived} == {"applied"}
