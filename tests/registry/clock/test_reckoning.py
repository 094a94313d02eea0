"""The house's time over jumps, kills and starts of the machine: never early, never late by more than a minute."""

from dataclasses import dataclass, field, replace

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from sampan.registry.clock.reckoning import (
    JUMP_SECONDS,
    OUTAGE_SECONDS,
    RELEASED,
    SLEW,
    Anchor,
    Harm,
    Look,
    Told,
    Trust,
    accept_wall,
    first_anchor,
    house_time,
    look_again,
)

NOON = RELEASED + 20 * 86_400.0
DAY = 86_400.0
EXACT = 0.001


def settled(house: float = NOON) -> Anchor:
    return Anchor("one", 1_000.0, house)


def told(*offsets: float, at: float = NOON, boottime: float = 1_000.0) -> list[Told]:
    return [Told("one", boottime, at + offset) for offset in offsets]


@pytest.mark.parametrize("jump", [-400 * DAY, -61, 61, 3_600, 400 * DAY])
def test_house_time_of_a_jumped_wall_counts_on(jump):
    seen = Look("one", 1_300.0, NOON + 300 + jump)
    new = look_again(settled(), seen)
    assert house_time(settled(), seen) == new.house == NOON + 300
    assert (new.trust, new.wall_off) == (Trust.APART, jump)


@pytest.mark.parametrize("jump", [-400 * DAY, 400 * DAY])
def test_wall_that_comes_back_settles_it(jump):
    apart = look_again(settled(), Look("one", 1_005.0, NOON + 5 + jump))
    assert look_again(apart, Look("one", 1_010.0, NOON + 10)).trust is Trust.SETTLED


@pytest.mark.parametrize("off", [-40.0, -2.0, 2.0, 40.0])
def test_small_difference_is_followed_no_faster_than_the_slew(off):
    new = look_again(settled(), Look("one", 1_100.0, NOON + 100 + off))
    assert abs(new.house - (NOON + 100)) == pytest.approx(100 * SLEW)
    assert new.house > NOON


def test_wall_that_creeps_away_is_left_behind():
    anchor, wall = settled(), NOON
    for count in range(1, 400):
        wall += 5 * 1.5  # half as fast again as the seconds: a broken clock, no time service
        anchor = look_again(anchor, Look("one", 1_000 + 5.0 * count, wall))
    assert anchor.trust is Trust.APART
    assert anchor.house == pytest.approx(NOON + 5 * 399, abs=1)


@pytest.mark.parametrize(("outage", "trust"), [
    (30.0, Trust.SETTLED), (9 * DAY, Trust.SETTLED), (-30.0, Trust.SETTLED),
    (OUTAGE_SECONDS + 60, Trust.DOUBTED), (400 * DAY, Trust.DOUBTED), (-400 * DAY, Trust.DOUBTED),
])  # fmt: skip
def test_start_of_the_machine_believes_a_plausible_outage_only(outage, trust):
    seen = Look("two", 20.0, NOON + 20 + outage)
    new = look_again(settled(), seen)
    assert new.trust is trust
    assert new.house == pytest.approx(
        max(NOON + 20, seen.wall) if trust is Trust.SETTLED else NOON + 20, abs=0.1
    )


def test_doubt_outlives_further_looks_until_the_wall_is_plausible():
    doubted = look_again(settled(), Look("two", 20.0, NOON - 400 * DAY))
    again = look_again(doubted, Look("two", 80.0, NOON - 400 * DAY + 60))
    assert (again.trust, again.house) == (Trust.DOUBTED, NOON + 80)
    mended = look_again(again, Look("two", 90.0, NOON + 7_200))
    assert (mended.trust, mended.house) == (Trust.SETTLED, NOON + 7_200)


def test_smaller_count_of_seconds_is_a_start_even_with_the_same_name():
    assert house_time(settled(), Look("one", 5.0, NOON + 600)) == NOON + 600


def test_first_look_of_a_machine_without_a_time_is_doubted_until_it_has_one():
    first = first_anchor(Look("one", 9.0, 100.0))
    assert first.trust is Trust.DOUBTED
    assert look_again(first, Look("one", 14.0, NOON)).house == NOON


def test_accepting_takes_the_wall_whatever_it_says():
    assert accept_wall(Look("one", 5.0, NOON - 9 * DAY)).house == NOON - 9 * DAY


@pytest.mark.parametrize(("trust", "held"), [
    (Trust.SETTLED, set()), (Trust.APART, {Harm.LOSS}), (Trust.DOUBTED, {Harm.LOSS, Harm.OTHERS}),
])  # fmt: skip
def test_harmful_timers_are_held_while_in_doubt(trust, held):
    anchor = replace(settled(), trust=trust)
    assert {harm for harm in Harm if not anchor.lets(harm)} == held
    assert all(replace(anchor, members_off=3.0).lets(harm) for harm in Harm)


def test_members_confirm_the_house_against_a_jumped_wall():
    new = look_again(settled(), Look("one", 1_000.0, NOON + 90 * DAY), told(0.5, -1.0, 700 * DAY))
    assert (new.trust, new.house, new.is_confirmed) == (Trust.APART, NOON, True)


def test_members_confirm_the_wall_of_a_paused_machine():
    """A virtual machine that was paused counts no seconds; its wall, set right by the time service, jumped."""
    new = look_again(settled(), Look("one", 1_000.0, NOON + 2 * DAY), told(2 * DAY, 2 * DAY + 1))
    assert (new.trust, new.house) == (Trust.SETTLED, NOON + 2 * DAY)


def test_members_give_the_time_to_a_machine_that_has_none():
    doubted = look_again(settled(), Look("two", 20.0, 100.0))
    heard = [Told("two", 30.0, NOON + 3_600), Told("two", 31.0, NOON + 3_601)]
    new = look_again(doubted, Look("two", 40.0, 120.0), heard)
    assert new.house == pytest.approx(NOON + 3_610)
    assert new.trust is Trust.DOUBTED
    assert new.lets(Harm.LOSS)


@pytest.mark.parametrize("heard", [
    told(9 * DAY), told(9 * DAY, 4 * DAY), told(9 * DAY, 9 * DAY, boottime=-3_000.0),
    [Told("earlier", 1_000.0, NOON + 9 * DAY)] * 2,
], ids=["one", "two that differ", "too old", "of an earlier start"])  # fmt: skip
def test_members_that_prove_nothing_move_nothing(heard):
    new = look_again(settled(), Look("one", 1_000.0, NOON + 9 * DAY), heard)
    assert (new.trust, new.house, new.members_off) == (Trust.APART, NOON, None)


def test_members_against_a_settled_time_hold_erasure_and_move_nothing():
    new = look_again(settled(), Look("one", 1_000.0, NOON), told(9 * DAY, 9 * DAY))
    assert (new.trust, new.house) == (Trust.SETTLED, NOON)
    assert (new.lets(Harm.LOSS), new.lets(Harm.OTHERS)) == (False, True)


@dataclass
class World:
    """A machine with a true time beside its wall; the node looks every ten seconds while it runs."""

    true: float = NOON
    booted: float = NOON - 1_000.0
    starts: int = 0
    error: float = 0.0
    anchor: Anchor | None = None
    due: dict[int, float] = field(default_factory=dict)
    fired: dict[int, float] = field(default_factory=dict)
    up_since: float = NOON

    def beat(self) -> None:
        seen = Look(f"start {self.starts}", self.true - self.booted, self.true + self.error)
        self.anchor = look_again(self.anchor, seen) if self.anchor else first_anchor(seen)
        house = house_time(self.anchor, seen)
        self.check(house)
        if self.anchor.lets(Harm.OTHERS):
            ready = {name for name, due in self.due.items() if due <= house} - self.fired.keys()
            self.fired |= dict.fromkeys(ready, self.true)

    def check(self, house: float) -> None:
        if self.anchor.trust is Trust.DOUBTED:
            assert house <= self.true + JUMP_SECONDS + EXACT, "in doubt the house is never ahead"
        else:
            assert abs(house - self.true) <= JUMP_SECONDS + EXACT

    def accept_wall(self) -> None:
        self.anchor = accept_wall(
            Look(f"start {self.starts}", self.true - self.booted, self.true + self.error)
        )
        self.beat()

    def play(self, event: tuple[str, float]) -> None:
        kind, size = event
        if kind == "run":
            for _ in range(int(size)):
                self.true += 10
                self.beat()
        elif kind == "killed":
            self.true += size
        elif kind == "wall":
            self.error = size
        else:
            self.true += size
            self.booted, self.starts = self.true - 15, self.starts + 1
            self.beat()


WRONG = st.one_of(
    st.just(0.0), st.floats(-59, 59), st.floats(11 * DAY, 400 * DAY), st.floats(-400 * DAY, -11 * DAY)
)
EVENTS = st.one_of(
    st.tuples(st.just("run"), st.integers(1, 60)),
    st.tuples(st.just("killed"), st.floats(1, 40)),
    st.tuples(st.just("wall"), WRONG),
    st.tuples(st.just("start"), st.floats(16, 4 * DAY)),
)


@example(events=[("wall", 11 * DAY), ("start", 2 * DAY), ("start", 4 * DAY), ("start", 4 * DAY)], dues=[1.0])
@given(events=st.lists(EVENTS, max_size=25), dues=st.lists(st.floats(0, 5_000), min_size=1, max_size=8))
def test_timers_over_any_story_fire_once_not_early_and_within_a_minute_of_a_sure_time(events, dues):
    world = World(due={name: NOON + due for name, due in enumerate(dues)})
    world.beat()
    for event in events:
        world.play(event)
    for name, at in world.fired.items():
        assert at >= world.due[name] - JUMP_SECONDS - EXACT
    world.play(("wall", 0.0))
    world.play(("run", 12))  # two minutes with a right wall: whatever is due must have fired
    if (
        world.anchor.trust is Trust.DOUBTED
    ):  # off for longer than is believed while the wall was wrong: a person says
        assert world.anchor.wall_off > OUTAGE_SECONDS
        world.accept_wall()
    late = [name for name, due in world.due.items() if due <= world.true - 2 * JUMP_SECONDS]
    assert set(late) <= world.fired.keys()


@given(jumps=st.lists(st.floats(-400 * DAY, 400 * DAY), min_size=1, max_size=40), due=st.floats(0, 2_000))
def test_timer_of_a_running_machine_fires_within_ten_seconds_whatever_the_wall_does(jumps, due):
    world = World(due={0: NOON + due})
    world.beat()
    for jump in jumps:
        world.play(("wall", jump if abs(jump) > JUMP_SECONDS else 0.0))
        world.play(("run", 6))
    if due <= 60 * len(jumps) - 10:
        assert 0 <= world.fired[0] - world.due[0] <= 10 + EXACT
