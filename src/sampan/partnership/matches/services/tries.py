"""How often one officer records numbers in a day: a refusal says that a number is a helped person's own.

So tries are counted, refused ones apart, and both end. The focal point is told when refused ones are used up.
"""

from datetime import date
from uuid import UUID

from django.db.models import F

from sampan.partnership.matches.models import Spent
from sampan.partnership.matches.services.owed import NATIONAL, TRIED, owe_desk
from sampan.partnership.matches.services.rows import as_service, audit
from sampan.protection.tasks.facts import source_named
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Actor
from sampan.registry.clock.queries import house_today
from sampan.vocabulary.errors import NotPermitted

MOST_REFUSED = 3
"""A day and officer: a slip of the pen is one, a list is more."""
MOST_RECORDED = 200
"""A day and officer, refused or not: nobody types more, and a list is tested no faster."""
OWN = "own"


class TriesSpent(NotPermitted):
    """An officer tried as many numbers today as anybody may, or too many that are helped persons' own."""

    code = "tries_spent"


def count_try(by: Actor) -> None:
    """Count a number that is recorded; raises TriesSpent. Runs as the node's service, in the caller's transaction.

    Two at once wait for each other.
    """
    refused, recorded = (_count(scope, by) for scope in ("refused", "tried"))
    if refused.keys >= MOST_REFUSED or recorded.keys >= MOST_RECORDED:
        raise TriesSpent(
            "You have tried as many numbers today as one officer may.",
            remedy="Record the others tomorrow.",
            ask="the national focal point",
        )
    Spent.objects.filter(id=recorded.id).update(keys=F("keys") + 1)


def note_refused(*, kind: str, by: Actor, purpose: Purpose) -> None:
    """Audit and count a number that was refused; the last of a day is told to the focal point."""
    with as_service():
        row = _count("refused", by)
        Spent.objects.filter(id=row.id).update(keys=F("keys") + 1)
        source = source_of(by.account_id, house_today())
        if row.keys + 1 == MOST_REFUSED:
            owe_desk(TRIED, source, role=NATIONAL)
    audit("selector_refused", source, by=by, purpose=purpose, kind=kind, tries=row.keys + 1)


def source_of(account_id: UUID, day: date) -> UUID:
    """Return the same id for the same officer and day, so that a task is owed once."""
    return source_named("match-tried", account_id, day)


def _count(scope: str, by: Actor) -> Spent:
    key = {"side": OWN, "member": "", "day": house_today(), "scope": scope, "who": str(by.account_id)}
    Spent.objects.get_or_create(**key, defaults={"keys": 0})
    return Spent.objects.select_for_update().get(**key)
