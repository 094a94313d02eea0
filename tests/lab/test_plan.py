"""The same seed draws the same faults; a plan has every kind that it may have."""

import pytest

from bench.fault_lab.faults import JUMPS, PAIRS, Kind, plan


def drawn(**changed):
    return plan(**({"seed": 7, "minutes": 30, "hosts": 6, "count": 600} | changed))


def test_same_seed_draws_the_same_faults_and_another_seed_others():
    assert drawn() == drawn()
    assert drawn() != drawn(seed=8)


def test_plan_has_every_kind_and_lies_within_its_time():
    faults = drawn()
    assert len(faults) == 600
    assert {one.kind for one in faults} == set(Kind)
    assert all(0 <= one.at <= 1800 for one in faults)
    assert [one.at for one in faults] == sorted(one.at for one in faults)


def test_fault_between_two_hosts_names_two_and_any_other_names_one():
    for one in drawn():
        assert 0 <= one.target < 6
        assert (one.other in set(range(6)) - {one.target}) if one.kind in PAIRS else one.other == -1


def test_clocks_jump_both_ways_and_as_far_as_the_table_says():
    jumps = {one.size for one in drawn(count=2_000) if one.kind is Kind.CLOCK}
    assert jumps == {float(far * way) for far in JUMPS for way in (-1, 1)}


@pytest.mark.parametrize("count", [1, 2, 5])
def test_plan_of_few_kinds_holds_no_other(count):
    kinds = {Kind.KILL_WEB, Kind.POWER_CUT}
    faults = drawn(count=count, kinds=kinds)
    assert len(faults) == count
    assert {one.kind for one in faults} <= kinds
