"""When a timer is due, also after the clock was put back or the node was off."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from sampan.registry.clock.rhythms import Daily, Every

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
NIGHT = Daily(time(2, 41))
DUE = datetime(2026, 11, 21, 19, 41, tzinfo=UTC)  # 02:41 of the 22nd there


@pytest.mark.parametrize(("seconds", "due"), [(0, False), (19, False), (20, True), (900, True), (-61, True)])
def test_every_is_due_after_its_seconds_or_when_the_clock_was_put_back(seconds, due):
    last = datetime(2026, 11, 22, tzinfo=UTC)
    assert Every(20).is_due(last=last, now=last + timedelta(seconds=seconds), zone=ZONE) is due


def test_every_that_never_fired_is_due():
    assert Every(20).is_due(last=None, now=DUE, zone=ZONE)


@pytest.mark.parametrize(("last", "now", "due"), [
    (timedelta(-1), timedelta(seconds=-1), False),
    (timedelta(-1), timedelta(0), True),
    (timedelta(0), timedelta(hours=23), False),
    (timedelta(-1), timedelta(hours=20), True),  # the node was off at that hour
    (timedelta(-9), timedelta(hours=20), True),
    (timedelta(hours=20), timedelta(hours=21), False),  # caught up late: not twice that day
    (timedelta(hours=20), timedelta(hours=24), True),
    (timedelta(0), timedelta(hours=-5), False),  # put back by hours: its day was done
    (timedelta(400), timedelta(hours=1), True),  # put back by a year
])  # fmt: skip
def test_daily_is_due_once_a_day_from_its_hour_on(last, now, due):
    assert NIGHT.is_due(last=DUE + last, now=DUE + now, zone=ZONE) is due


def test_daily_that_is_new_waits_for_its_first_day_to_be_noted():
    assert not NIGHT.is_due(last=None, now=DUE, zone=ZONE)
