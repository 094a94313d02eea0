"""The page of the clock, for whoever keeps the node."""

from tests.furnished.room import Room

BODIES: dict[str, dict[str, object]] = {"administration/clock/accept/": {}}
NO_PAGE = {"clock:accept"}


def furnish(room: Room) -> None:
    """Show the clock to the administrator."""
    room.show("administrator", "clock:page")
