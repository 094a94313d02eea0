"""Which day it is: the house's own, wherever the servers of the world are."""

from datetime import UTC, date, datetime

from sampan.registry.clock.queries import house_day, house_today, latest_day


def test_day_begins_at_midnight_of_the_node_s_own_zone(house_at):
    for hour, day in ((16, 22), (17, 23), (23, 23)):  # the test node is in Viet Nam, UTC+7
        moment = datetime(2026, 11, 22, hour, 30, tzinfo=UTC)
        house_at(moment)
        assert house_day(moment) == house_today() == date(2026, 11, day)


def test_latest_day_is_the_one_that_has_begun_somewhere(house_at):
    for hour, day in ((9, 22), (10, 23), (23, 23)):
        house_at(datetime(2026, 11, 22, hour, 30, tzinfo=UTC))
        assert latest_day() == date(2026, 11, day)
