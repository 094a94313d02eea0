"""The time by which members, signatures and agreements are judged: the house's, for the whole slice."""

from datetime import date, datetime

from sampan.registry.clock.queries import house_now, house_today


def now() -> datetime:
    """Return the house's moment, aware."""
    return house_now()


def today() -> date:
    """Return the house's day in the node's time zone."""
    return house_today()
