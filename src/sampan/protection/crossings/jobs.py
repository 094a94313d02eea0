"""The clock of referrals: what was not answered in time is said to have expired."""

from datetime import datetime

from procrastinate.contrib.django import app

from sampan.protection.crossings.services import expire
from sampan.registry.access.context import reading_as
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Reader
from sampan.registry.accounts.queries import service_actor
from sampan.registry.clock.queries import house_now
from sampan.registry.clock.reckoning import Harm
from sampan.registry.clock.timers import every
from sampan.registry.referrals.queries import overdue_ids


@every(seconds=20, harm=Harm.OTHERS)
@app.task(queueing_lock="expire-referrals", pass_context=False)
def expire_referrals(timestamp: int) -> None:
    """Expire each outgoing referral whose answer is overdue, in a transaction of its own."""
    expire_overdue(now=house_now())


def expire_overdue(*, now: datetime) -> int:
    """Expire what is overdue at that moment; return how many."""
    service = service_actor()
    reader = Reader(service, Purpose.REFERRAL)
    with reading_as(reader):
        late = overdue_ids(now=now, side="sender")
    for referral_id in late:
        with reading_as(reader):
            expire(referral_id=referral_id, by=service, purpose=Purpose.REFERRAL)
    return len(late)
