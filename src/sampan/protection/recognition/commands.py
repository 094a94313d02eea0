"""What `sampan match rebuild` does: makes match keys anew at once, without waiting for the worker's minutes."""

from collections.abc import Callable

from sampan.protection.recognition.queries import people_waiting
from sampan.registry.access.context import reading_as
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Reader
from sampan.registry.accounts.queries import service_actor
from sampan.registry.people.services.rebuilding import rebuild_some

_PEOPLE = 250  # of one transaction, as the worker does
Progress = Callable[[str, int, int], None]


def run_rebuild(*, progress: Progress, people: int = _PEOPLE) -> dict[str, object]:
    """Make keys until nobody waits; return how many were made and how many are left.

    Each step is whole: it may be stopped at any moment and goes on where it stopped. Somebody is left only when the
    node's worker has them in hand; then `ok` is False, and a second run finds them done.
    """
    made, left = 0, people_waiting()
    while left:
        with reading_as(Reader(service_actor(), Purpose.PROTECTION)) as reader:
            told = rebuild_some(by=reader.actor, purpose=reader.purpose, most=people)
        made, left = made + told.done, told.left
        progress("making match keys", made, made + left)
        if not told.done:
            break
    return {"ok": not left, "made": made, "left": left}
