"""The relay's queue: late, in order unless told otherwise, doubled when told so."""

import random

from bench.fault_lab.relay import Queue

HERE, THERE = bytes([198, 18, 77, 1]), bytes([198, 18, 77, 2])


def packet(number: int) -> bytes:
    return bytes(12) + HERE + THERE + bytes([number])


def through(rule: dict[str, float], *, count: int = 50) -> list[tuple[float, int]]:
    """Send packets a millisecond apart; return when each came out, and which."""
    queue, out = Queue(random.Random(3), {(HERE, THERE): rule}), []
    for tick in range(3_000):
        now = tick / 1000
        if tick < count:
            queue.take(packet(tick), now)
        out += [(now, one[-1]) for one in queue.due(now)]
    assert queue.wait(3.0) is None
    return out


def test_packets_without_a_rule_go_through_at_once_and_in_order():
    assert through({}) == [(tick / 1000, tick) for tick in range(50)]


def test_delay_and_jitter_make_late_but_keep_the_order():
    out = through({"delay": 0.1, "jitter": 0.05})
    assert [number for _, number in out] == list(range(50))
    assert all(at >= number / 1000 + 0.1 for at, number in out)


def test_reordering_lets_packets_pass_others_and_loses_none():
    numbers = [number for _, number in through({"reorder": 0.3, "hold": 0.05})]
    assert numbers != sorted(numbers)
    assert sorted(numbers) == list(range(50))


def test_doubled_packets_come_out_twice():
    numbers = [number for _, number in through({"double": 0.3})]
    assert set(numbers) == set(range(50))
    assert 50 < len(numbers) < 100
