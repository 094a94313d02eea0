"""The beat fires what is due by the house's time: through kills, jumps and starts none is missed or early."""

from datetime import time
from itertools import pairwise

import pytest
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob

from harness.people import make_actor
from sampan.registry.clock.models import TimerFiring
from sampan.registry.clock.reckoning import Harm
from sampan.registry.clock.rhythms import Daily, Every
from sampan.registry.clock.services import beating
from sampan.registry.clock.services.beating import Beat
from sampan.registry.clock.timers import TIMERS, Timer
from tests.registry.clock.conftest import DAY, NOON

pytestmark = pytest.mark.database
PROBES = [app.task(name=f"probe.{number:02}")(lambda timestamp: None) for number in range(30)]
ONCE = app.task(name="probe.once", queueing_lock="probe.once")(lambda timestamp: None)


@pytest.fixture
def timers(clocks, monkeypatch):
    """No timers but those that a test puts in, on a node that has its service account."""
    make_actor("node_service")
    kept: dict[str, Timer] = {}
    monkeypatch.setattr(beating, "TIMERS", kept)

    def put(task, rhythm, harm=Harm.NONE):
        kept[task.name] = Timer(task, rhythm, harm)

    return put


def queued(name: str = "") -> list[int]:
    jobs = ProcrastinateJob.objects.filter(task_name__startswith=name or "probe.").order_by("id")
    return [job.args["timestamp"] for job in jobs]


def test_beat_queues_the_job_with_the_house_s_time_and_notes_it(clocks, timers):
    timers(PROBES[0], Every(20))
    assert Beat()() == ["probe.00"]
    assert queued() == [int(NOON.timestamp())]
    assert TimerFiring.objects.get().last_at == NOON


def test_beat_with_nothing_due_asks_the_database_nothing(clocks, timers, django_assert_num_queries):
    timers(PROBES[0], Every(20))
    beat = Beat()
    beat()
    clocks.passes(1)
    with django_assert_num_queries(0):
        assert beat() == []


def test_job_that_waits_already_is_not_queued_twice(clocks, timers):
    timers(ONCE, Every(20))
    beat = Beat()
    for _ in range(3):
        beat()
        clocks.passes(20)
    assert len(queued("probe.once")) == 1


def test_two_beats_at_once_fire_a_timer_once(clocks, timers):
    timers(PROBES[0], Every(20))
    one, other = Beat(), Beat()
    one(), other()
    clocks.passes(20)
    assert (one(), other()) == (["probe.00"], [])


def test_firing_that_cannot_be_noted_queues_nothing(clocks, timers, monkeypatch):
    timers(PROBES[0], Every(20))
    beat = Beat()
    monkeypatch.setattr(TimerFiring.objects, "update_or_create", lambda **_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        beat()
    assert queued() == []
    monkeypatch.undo()


def test_daily_fires_once_a_day_and_is_made_up_for_after_an_outage(clocks, timers):
    timers(PROBES[0], Daily(time(20, 0)))  # 13:00 UTC
    Beat()()
    clocks.starts(off=2 * DAY)
    for _ in range(30):
        Beat()()
        clocks.passes(3_600)
    assert len(queued()) == 3  # at once, at 13:00 that day, and the next


@pytest.mark.parametrize(("harm", "fires"), [(Harm.NONE, True), (Harm.OTHERS, False), (Harm.LOSS, False)])
def test_harmful_timers_wait_while_the_time_is_in_doubt_and_fire_when_it_is_settled(
    clocks, timers, harm, fires
):
    timers(PROBES[0], Every(20), harm)
    beat = Beat()
    beat()
    clocks.starts(off=60, wall_error=-400 * DAY)
    clocks.passes(30)
    assert bool(beat()) is fires
    clocks.wall += 400 * DAY
    clocks.passes(30)
    assert beat() == ["probe.00"]


def test_thirty_timers_through_a_kill_a_jump_and_a_jump_back_are_never_missed_early_or_late(clocks, timers):
    for number, task in enumerate(PROBES):
        timers(task, Every(20 + number), (Harm.NONE, Harm.OTHERS)[number % 2])
    beat, began = Beat(), clocks.counted
    for second in range(600):
        if second == 150:
            clocks.wall += 400 * DAY
        if second == 300:  # killed: what it knew is gone, and nothing beats for 25 seconds
            beat = Beat()
        if second == 450:
            clocks.wall -= 800 * DAY
        if not 300 <= second < 325:
            beat()
        clocks.passes(1)
    assert clocks.counted - began == 600
    for seconds, task in enumerate(PROBES, start=20):
        gaps = [later - earlier for earlier, later in pairwise(queued(task.name))]
        assert min(gaps) >= seconds
        assert max(gaps) <= seconds + 26
        assert sum(gaps) > 600 - 2 * seconds


def test_timers_that_erase_or_end_a_wait_say_so():
    harms = {name: one.harm for name, one in TIMERS.items()}
    for name in ("forgetting.erase_due", "cases.drop_stale_drafts", "portal.forget_sessions"):
        assert harms[name] is Harm.LOSS
    assert harms["tasks.escalate"] is Harm.OTHERS


def test_waits_that_end_are_looked_for_at_least_every_thirty_seconds():
    looked = [one for one in TIMERS.values() if isinstance(one.rhythm, Every) and one.harm is Harm.OTHERS]
    assert len(looked) >= 2
    assert max(one.rhythm.seconds for one in looked) <= 30
