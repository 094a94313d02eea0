"""How many people wait for match keys of today's edition; a number, for whoever keeps the node running."""

from sampan.registry.access.context import reading_as
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Reader
from sampan.registry.access.roles import Permission
from sampan.registry.accounts.queries import service_actor
from sampan.registry.people.services.match_keys import edition
from sampan.registry.people.services.rebuilding import waiting_people


def people_waiting() -> int:
    """Return how many people's match keys are of another edition than today's; counted as the node's service."""
    with reading_as(Reader(service_actor(), Purpose.PROTECTION)):
        return waiting_people().count() if edition() else 0


def waiting_for(reader: Reader) -> int:
    """Return the number for a page; none to whoever does not keep the node running."""
    return people_waiting() if reader.actor.may(Permission.SET_CLOCK) else 0
