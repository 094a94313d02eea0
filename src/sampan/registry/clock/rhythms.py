"""When a timer is due: every so many seconds, or once a day at an hour of the node's own day. Pure."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

_A_DAY = timedelta(days=1)
_SLACK = timedelta(minutes=1)  # a last firing further ahead than this was noted under a clock since put back


@dataclass(frozen=True)
class Every:
    """So many seconds after the last time."""

    seconds: int

    def is_due(self, *, last: datetime | None, now: datetime, zone: ZoneInfo) -> bool:
        """Say whether it is due; at once when it never fired, or when the clock was put back since."""
        return last is None or now - last >= timedelta(seconds=self.seconds) or last > now + _SLACK


@dataclass(frozen=True)
class Daily:
    """Once a day, at that hour of the node's zone or as soon after it as the node runs."""

    at: time

    def is_due(self, *, last: datetime | None, now: datetime, zone: ZoneInfo) -> bool:
        """Say whether today's has not fired; False when it never fired, since its first day is noted then.

        Put back by a day or more, the clock may show a day for the second time: it fires again.
        """
        if last is None:
            return False
        return last < self._latest(now.astimezone(zone)) or last >= now + _A_DAY

    def _latest(self, here: datetime) -> datetime:
        today = datetime.combine(here.date(), self.at, tzinfo=here.tzinfo)
        return today if today <= here else datetime.combine(here.date() - _A_DAY, self.at, tzinfo=here.tzinfo)


Rhythm = Every | Daily
