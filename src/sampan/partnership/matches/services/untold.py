"""Tells key-holders which epochs of ours ended before their time, until each has heard it or its own clock ended them.

And ends here what has ended at the other side: who is told that an epoch is over does not go on with it.
"""

import logging
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import QuerySet

from sampan.partnership.matches.facts import Side
from sampan.partnership.matches.models import Epoch, Question
from sampan.partnership.matches.services.rows import as_service, audit, post
from sampan.partnership.matches.services.wiping import wipe_epoch
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Actor
from sampan.vocabulary.errors import SampanError

logger = logging.getLogger(__name__)

_KNOWN_OVER = ("wrong_state", "not_found", "epoch_over")
"""What a key-holder says that has no such half, or none any more: nothing is left to tell it."""


def tell_over(row: Epoch) -> bool:
    """Tell its key-holder that an epoch of ours is over; return whether the letter could be written."""
    try:
        with transaction.atomic():
            post("over", {}, to=row.keeper, conversation=row.conversation)
    except SampanError as error:  # it may be no member any more: then its half ends with the epoch's own time
        logger.warning("A key-holder could not be told that its epoch is over: %s.", error.code)
        return False
    Epoch.objects.filter(id=row.id).update(is_untold=False)
    return True


def tell_untold(now: datetime, *, life: timedelta) -> int:
    """Tell what was not told, or whose letter was lost; return how many were told. Runs as the node's service.

    life  how long the key-holder keeps a half at most: after it its own clock has ended the epoch
    """
    with as_service(), transaction.atomic():
        waiting = Epoch.objects.select_for_update(skip_locked=True).filter(side=Side.HOLDER, is_untold=True)
        waiting.filter(opened_at__lte=now - life).update(is_untold=False)
        return sum(tell_over(row) for row in list(waiting.filter(opened_at__gt=now - life)))


def not_heard(found: QuerySet[Epoch], *, reason: str) -> int:
    """Note that the word of an epoch's end was lost, so that the clock says it again; return how many epochs."""
    if reason in _KNOWN_OVER:
        return 0
    return found.filter(side=Side.HOLDER, state="over").update(is_untold=True)


def end_with(found: QuerySet[Question], *, by: Actor, purpose: Purpose) -> None:
    """End here the epochs of these questions, as the side that was asked says that they are over."""
    epochs = Epoch.objects.select_for_update().filter(id__in=list(found.values_list("epoch_id", flat=True)))
    for row in epochs.exclude(state="over"):
        wipe_epoch(row)
        Epoch.objects.filter(id=row.id).update(is_untold=False)  # they said it
        told = {"side": row.side, "holder": row.holder, "asker": row.asker}
        audit("epoch_ended_there", row.id, by=by, purpose=purpose, **told)
