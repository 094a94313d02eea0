"""Time limits that both sides share: who asks names the moment in the letter, who is asked checks it."""

from datetime import datetime, timedelta

from sampan.partnership.matches.bodies import Body, require, word_in, wrong
from sampan.partnership.matches.models import Arrangement
from sampan.registry.clock.queries import house_now
from sampan.vocabulary.errors import WrongState

NAME = "answer_by"
SLACK = timedelta(hours=1)
"""How far the clocks of two nodes may be apart before a time limit looks longer than was arranged."""


class TooLate(WrongState):
    """A question or request arrived after its own time limit, or too late to be answered; nothing was looked up."""

    code = "too_late"


def limit_from_now(arrangement: Arrangement) -> datetime:
    """Return the moment until which what is asked now can be answered, in whole seconds."""
    return house_now().replace(microsecond=0) + timedelta(days=arrangement.answer_days)


def limit_body(limit: datetime) -> dict[str, object]:
    """Return a time limit as letters hold it."""
    return {NAME: limit.isoformat()}


def limit_in(body: Body, arrangement: Arrangement) -> datetime:
    """Return the time limit that a letter names.

    Raises InvalidInput when it is no moment or later than the arrangement allows, TooLate when it is over.
    """
    try:
        limit = datetime.fromisoformat(word_in(body, NAME))
    except ValueError:
        raise wrong(NAME) from None
    require(limit.tzinfo is not None, NAME)
    require(limit <= limit_from_now(arrangement) + SLACK, NAME)
    if limit <= house_now():
        raise TooLate("The time limit of this is over.", remedy="Ask again, once the line carries letters.")
    return limit
