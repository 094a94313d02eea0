"""Ends epochs: halves, keys and sets are wiped, and what was asked in them waits for nothing any more."""

from django.db.models import QuerySet

from sampan.partnership.matches.facts import Side, State
from sampan.partnership.matches.models import Epoch, Question
from sampan.partnership.matches.services.losing import lose_questions
from sampan.registry.clock.queries import house_now

EPOCH_OVER = "epoch_over"


def wipe_epochs(found: QuerySet[Epoch], *, reason: str = "") -> int:
    """End these epochs and return how many were open; open questions of ours in them end, silent ones go on.

    A silent question may have been looked up before, and a person may still answer it.
    """
    ended = 0
    for row in found.exclude(state="over"):
        wipe_epoch(row, reason=reason)
        ended += 1
    return ended


def wipe_opened(row: Question) -> None:
    """Destroy what could open a question once it was opened, unless a hit of it may still be followed or read.

    Silent ones are followed without opening places.
    """
    if row.side == Side.ASKER and not row.is_silent and row.state not in (State.NONE, State.REFUSED):
        return
    row.pending_sealed = b""
    row.save(update_fields=("pending_sealed",))


def wipe_epoch(row: Epoch, *, reason: str = "") -> None:
    """End an epoch: its half, keys, owners and sets are gone, and nothing answers a question of it any more.

    One of our own that ends before its time is told to its key-holder by the clock: see `untold`.
    """
    row.parts.all().delete()
    row.held.all().delete()
    row.owners.all().delete()
    was_shared = row.side == Side.HOLDER and row.state != "over" and row.ends_at > house_now()
    row.state, row.half_sealed, row.is_untold = "over", b"", row.is_untold or was_shared
    row.ends_at, row.reason = min(row.ends_at, house_now()), reason
    row.save()
    Question.objects.filter(epoch=row, side=Side.KEEPER).update(pending_sealed=b"")  # what takes a hiding off
    lose_questions(Question.objects.filter(epoch=row, state__in=(State.ASKED, State.HALF)), reason=EPOCH_OVER)
