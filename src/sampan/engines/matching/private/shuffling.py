"""An order that says nothing of the order before."""

from typing import TypeVar

from sampan.engines.matching.private.group import RandomBytes

Thing = TypeVar("Thing")


def shuffled(things: list[Thing], *, random_bytes: RandomBytes) -> list[Thing]:
    """Return the things ordered by 16 random octets each: every order is as likely as any other."""
    octets = random_bytes(16 * len(things))
    drawn = sorted(range(len(things)), key=lambda place: octets[16 * place : 16 * place + 16])
    return [things[place] for place in drawn]
