"""The clocks of matching: time limits, the week's epochs, the night's selectors, the drawing of openings."""

import logging
from datetime import UTC, datetime, timedelta

from procrastinate.contrib.django import app

from sampan.engines.matching.keys import SPECIFICATION
from sampan.partnership.matches import party
from sampan.partnership.matches.facts import Register, Side
from sampan.partnership.matches.models import Arrangement, Epoch
from sampan.partnership.matches.services.clearing import clear_ended
from sampan.partnership.matches.services.ending import end_overdue
from sampan.partnership.matches.services.holding_epochs import EPOCH_LIFE, open_epoch
from sampan.partnership.matches.services.leaving import leave_what_runs
from sampan.partnership.matches.services.nights import begin_night
from sampan.partnership.matches.services.outdated import OTHER_RULES, end_outdated
from sampan.partnership.matches.services.overseeing import begin_opening
from sampan.partnership.matches.services.receipts import looked_up, say_looked_up
from sampan.partnership.matches.services.rereading import reread_selectors
from sampan.partnership.matches.services.rows import as_service
from sampan.partnership.matches.services.stalling import watch_running
from sampan.partnership.matches.services.undrawn import to_draw, watch_undrawn
from sampan.partnership.matches.services.unopened import watch_unopened
from sampan.partnership.matches.services.untold import tell_untold
from sampan.partnership.matches.services.watching import raise_drifts
from sampan.registry.clock.reckoning import Harm
from sampan.registry.clock.timers import daily, every
from sampan.vocabulary.errors import SampanError

logger = logging.getLogger(__name__)

EPOCH_EVERY = timedelta(days=7)
_OTHER_RULES_AGAIN = timedelta(hours=60)
_MOST_DRAWN = 1_000  # an hour; what cannot be drawn does not count, and holds up nothing
_OPENED_AFTER = timedelta(hours=24)  # so that the hour of an opening says nothing of the question


@every(seconds=60)
@app.task(queueing_lock="matches.limits", name="matches.limits", queue="clocks")
def end_what_is_over(timestamp: int) -> int:
    """End what is past its time limit; return how many questions fell silent."""
    return end_overdue(datetime.fromtimestamp(timestamp, UTC))


@every(seconds=60)
@app.task(queueing_lock="matches.receipts", name="matches.receipts", queue="clocks")
def say_what_was_looked_up(timestamp: int) -> int:
    """Tell each asker whose silent question was looked up, whatever was found; return how many."""
    return sum(_tried(lambda one=one: say_looked_up(question_id=one) or None) for one in looked_up())


@every(seconds=3600)
@app.task(queueing_lock="matches.epochs", name="matches.epochs")
def renew_epochs(timestamp: int) -> int:
    """Open an epoch of each register for each member whose last one with this key-holder is a week old, or none.

    First those end that were made by rules of another release. A member that works by other rules is tried again
    after two and a half days: three times a week is what a key-holder takes.
    """
    now, made = datetime.fromtimestamp(timestamp, UTC), 0
    end_outdated()
    for member, keeper in _arranged().items():
        for register in Register:
            if not _is_fresh(member, keeper, register, now=now):
                made += _tried(
                    lambda member=member, register=register: open_epoch(asker=member, register=register)
                )
    return made


@every(seconds=3600)
@app.task(queueing_lock="matches.untold", name="matches.untold")
def tell_what_is_over(timestamp: int) -> int:
    """Tell key-holders which epochs ended before their time; return how many were told."""
    return tell_untold(datetime.fromtimestamp(timestamp, UTC), life=EPOCH_LIFE)


@every(seconds=3600)
@app.task(queueing_lock="matches.rereading", name="matches.rereading")
def reread_numbers(timestamp: int) -> int:
    """Read selectors by the rules of this release, where they were read by others; return how many."""
    return reread_selectors()


@daily(at="03:29", harm=Harm.LOSS)
@app.task(queueing_lock="matches.clearing", name="matches.clearing", queue="clocks")
def clear_what_ended(timestamp: int) -> int:
    """Remove what is kept of matching no longer; return how many rows."""
    return clear_ended(datetime.fromtimestamp(timestamp, UTC))


@every(seconds=3600)
@app.task(queueing_lock="matches.leaving", name="matches.leaving")
def look_who_left(timestamp: int) -> None:
    """Take out of running epochs who may not be in them any more, as after two files of a person were joined."""
    leave_what_runs()


@every(seconds=3600)
@app.task(queueing_lock="matches.nights", name="matches.nights")
def begin_nights(timestamp: int) -> int:
    """Begin the night's comparison with each member that this node begins with: the smaller id begins."""
    return sum(
        _tried(lambda member=member: begin_night(member=member))
        for member in _arranged()
        if party.own_id() < member
    )


@every(seconds=3600)
@app.task(queueing_lock="matches.openings", name="matches.openings")
def draw_openings(timestamp: int) -> int:
    """Show our seed for each question that we answered a day ago; return how many."""
    before = datetime.fromtimestamp(timestamp, UTC) - _OPENED_AFTER
    drawn = 0
    for one in to_draw(before):
        drawn += _tried(lambda one=one: begin_opening(question_id=one) or True)
        if drawn == _MOST_DRAWN:
            break
    return drawn


@every(seconds=3600)
@app.task(queueing_lock="matches.unopened", name="matches.unopened")
def watch_openings(timestamp: int) -> int:
    """Call somebody when what was drawn is not opened, or could not be drawn; return how many questions are new."""
    now = datetime.fromtimestamp(timestamp, UTC)
    return watch_unopened(now) + watch_undrawn(now)


@every(seconds=3600)
@app.task(queueing_lock="matches.drifts", name="matches.drifts")
def watch_rates(timestamp: int) -> int:
    """Call somebody when hits come unlike before; return how many alarms are new."""
    return raise_drifts()


@every(seconds=3600)
@app.task(queueing_lock="matches.stalling", name="matches.stalling")
def watch_epochs_and_nights(timestamp: int) -> int:
    """Call somebody when an epoch is stuck or a night was over its cap; return how many alarms are new."""
    return watch_running(datetime.fromtimestamp(timestamp, UTC))


def _arranged() -> dict[str, str]:
    """Return {member: key-holder} of the arrangements in force."""
    with as_service():
        return dict(Arrangement.objects.filter(state="in_force").values_list("member", "keeper"))


def _is_fresh(member: str, keeper: str, register: Register, *, now: datetime) -> bool:
    with as_service():
        kept = Epoch.objects.filter(side=Side.HOLDER, asker=member, keeper=keeper, register=register)
        is_used = kept.filter(opened_at__gt=now - EPOCH_EVERY).exclude(state="over").exists()
        refused = kept.filter(reason=OTHER_RULES, specification=SPECIFICATION, state="over")
        return is_used or refused.filter(opened_at__gt=now - _OTHER_RULES_AGAIN).exists()


def _tried(act) -> bool:
    """Do one of many; what is refused is logged by its code, and the next is done."""
    try:
        return act() is not None
    except SampanError as error:
        logger.warning("A clock of matching was refused: %s.", error.code)
        return False
