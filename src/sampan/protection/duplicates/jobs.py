"""Looks every night for files of one person among those opened lately, in each agency."""

from datetime import datetime, timedelta

from procrastinate.contrib.django import app

from sampan.protection.cases.services.comparing import ids_opened_since
from sampan.protection.duplicates.services.finding import find_pairs
from sampan.registry.access.context import reading_as
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Reader
from sampan.registry.accounts.queries import service_actor
from sampan.registry.clock.queries import house_now
from sampan.registry.clock.timers import daily

_CLOSELY = 2_000  # files looked at under other spellings: half a minute; a larger surge waits for a person
_DAYS = 2  # a night that was missed is made up for in the next


@daily(at="02:20")
@app.task(queueing_lock="find-duplicates", pass_context=False)
def find_duplicates(timestamp: int) -> None:
    """Look for pairs of the files opened lately."""
    look(now=house_now())


def look(*, now: datetime) -> int:
    """Compare the files opened in the last days with all others; return how many pairs wait because of them."""
    with reading_as(Reader(service_actor(), Purpose.PROTECTION)) as reader:
        lately = ids_opened_since(now - timedelta(days=_DAYS))
        return len(find_pairs(reader=reader, case_ids=lately, closely=_CLOSELY)) if lately else 0
