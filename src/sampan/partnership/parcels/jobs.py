"""The worker's part: a thread of its own for each member that has files to move, so that no job waits for a line.

A job only makes sure that the thread runs. A killed worker leaves nothing behind: the sweep of the next one finds
what is under way and asks the other end what it misses.
"""

import logging
import threading

from django.db import connections
from procrastinate.contrib.django import app
from procrastinate.exceptions import AlreadyEnqueued

from sampan.partnership.parcels.services.carrying import carry_member, due_members
from sampan.partnership.parcels.services.stopping import end_overdue
from sampan.partnership.parcels.services.waking import wake_with
from sampan.registry.clock.reckoning import Harm
from sampan.registry.clock.timers import every

logger = logging.getLogger(__name__)

AFTER_LETTERS = -10  # procrastinate starts jobs of a higher number first
MEMBERS_AT_ONCE = 8  # threads; each waits for its line nearly all the time
_running: dict[str, threading.Thread] = {}


@app.task(name="parcels.carry")
def carry(member: str) -> None:
    """Make sure that the member's files move."""
    carry_in_background(member)


@every(seconds=3)
@app.task(queueing_lock="parcels.sweep", name="parcels.sweep", priority=AFTER_LETTERS)
def sweep(timestamp: int) -> None:
    """Move on whatever is due."""
    for member in due_members():
        carry_in_background(member)


@every(seconds=300, harm=Harm.LOSS)
@app.task(queueing_lock="parcels.tidy", name="parcels.tidy", priority=AFTER_LETTERS)
def tidy(timestamp: int) -> None:
    """End what is past its time."""
    end_overdue()


def carry_in_background(member: str) -> None:
    """Start the member's thread unless it runs; the sweep comes back for whom there is no thread left."""
    for name in [name for name, thread in _running.items() if not thread.is_alive()]:
        del _running[name]
    if member not in _running and len(_running) < MEMBERS_AT_ONCE:
        _running[member] = threading.Thread(
            target=_carry, args=(member,), daemon=True, name=f"parcels {member}"
        )
        _running[member].start()


def wake(member: str) -> None:
    """Queue a job for the member unless one is queued already."""
    lock = f"parcels.carry.{member}"
    try:
        carry.configure(queueing_lock=lock, priority=AFTER_LETTERS).defer(member=member)
    except AlreadyEnqueued:
        return


def _carry(member: str) -> None:
    try:
        carry_member(member)
    except Exception:
        logger.exception("Moving large files broke off; the sweep begins again.")
    finally:
        connections.close_all()


wake_with(wake)
