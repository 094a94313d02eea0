"""Thousands of random histories of a referral: never two owners, nothing lost, nothing twice, and the checker bites."""

from collections import Counter
from dataclasses import replace

import pytest

from sampan.engines.exchange.conversation import Owner
from sampan.engines.exchange.referral_table import Side
from tests.harness.histories import Noted, at_rest, broken, random_history

HISTORIES = 2_000  # bench/histories.py plays more


def test_random_histories_have_never_two_owners_and_lose_nothing():
    ends: Counter[str] = Counter()
    for seed in range(HISTORIES):
        world = random_history(seed)
        assert not broken(world.history) and not at_rest(world), f"seed {seed}"
        ends[world.disks[Side.SENDER].state.phase.value] += 1
    assert len(ends) >= 8  # the histories go everywhere, not only to their first refusal
    assert ends["handed_over"] + ends["closed"] > HISTORIES // 50


def _noted(owners=(Owner.SENDER, Owner.SENDER), side=Side.SENDER, applied=None) -> Noted:
    return Noted(owners, side, "preview", applied)


@pytest.mark.parametrize(
    ("history", "fault"),
    [
        ([_noted((Owner.SENDER, Owner.RECEIVER))], "two owners"),
        ([_noted()], "applied as []"),
        ([_noted(), *[_noted(side=Side.RECEIVER, applied=(Side.SENDER, 1))] * 2], "applied as [1, 1]"),
        (
            [_noted(), _noted(), *[_noted(side=Side.RECEIVER, applied=(Side.SENDER, n)) for n in (2, 1)]],
            "[2, 1]",
        ),
    ],
    ids=["two owners", "lost", "twice", "out of order"],
)
def test_checker_finds_a_broken_history(history, fault):
    assert any(fault in found for found in broken(history))


def test_checker_finds_sides_that_disagree():
    world = random_history(1)
    state = world.disks[Side.SENDER].state
    wrong = next(owner for owner in Owner if owner is not state.owner)
    world.disks[Side.SENDER].state = replace(state, owner=wrong)
    assert at_rest(world)
