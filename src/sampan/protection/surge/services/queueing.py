"""The next person to see: whoever is needed soonest, given to one officer at a time.

A row that another officer is just being given is skipped, not waited for (SELECT ... FOR UPDATE SKIP LOCKED),
and a claim lapses, so that nobody waits behind an officer who went home.
"""

from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from sampan.protection.surge.models import Registration
from sampan.protection.surge.services.triaging import locked_person
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Actor, require
from sampan.registry.access.roles import Permission
from sampan.registry.audit.services import record
from sampan.registry.clock.queries import house_now
from sampan.vocabulary.codelists import code_list
from sampan.vocabulary.errors import InvalidInput, WrongState

CLAIM = timedelta(minutes=30)  # a first talk takes ten to twenty; longer, and the officer claims again
SEEN = "triaged"


@transaction.atomic
def claim_next(
    *, operation_id: UUID, by: Actor, purpose: Purpose, now: datetime | None = None, language: str = ""
) -> UUID | None:
    """Give the actor the next person to see and return the case's id; None when nobody waits.

    A person claimed by the actor and not seen yet is given again. `language` gives only people who speak it.
    """
    require(by, Permission.TRIAGE, purpose=purpose)
    moment = now or house_now()
    if language and not code_list("language").has(language):
        raise InvalidInput("There is no such language.", remedy="Choose one of the list.", field="language")
    waiting = Registration.objects.filter(operation_id=operation_id, is_open=True, seen_at__isnull=True)
    held = waiting.filter(claimed_by_id=by.account_id, claimed_until__gt=moment).values_list(
        "case_id", flat=True
    )
    mine = held.first()
    if mine is not None:
        return mine
    free = waiting.filter(Q(claimed_until__isnull=True) | Q(claimed_until__lte=moment))
    free = free.filter(language=language) if language else free
    found = free.select_for_update(skip_locked=True).order_by("rank", "case_id").first()
    if found is None:
        return None
    found.claimed_by_id, found.claimed_until = by.account_id, moment + CLAIM
    found.save(update_fields=("claimed_by", "claimed_until"))
    _audit("triage.claimed", found, by=by, purpose=purpose)
    return found.case_id


@transaction.atomic
def release(*, case_id: UUID, by: Actor, purpose: Purpose) -> None:
    """Give a claimed person back to the queue; raises WrongState when another officer has them."""
    require(by, Permission.TRIAGE, purpose=purpose)
    one = _not_anothers(case_id, by)
    one.claimed_by, one.claimed_until = None, None
    one.save(update_fields=("claimed_by", "claimed_until"))
    _audit("triage.released", one, by=by, purpose=purpose)


@transaction.atomic
def mark_seen(*, case_id: UUID, by: Actor, purpose: Purpose) -> None:
    """Say that a person was seen: they leave the queue. Raises WrongState when another officer has them."""
    require(by, Permission.TRIAGE, purpose=purpose)
    one = _not_anothers(case_id, by)
    one.claimed_by, one.claimed_until, one.seen_at = None, None, house_now()
    one.steps = [*one.steps, SEEN] if SEEN not in one.steps else one.steps
    one.save(update_fields=("claimed_by", "claimed_until", "seen_at", "steps"))
    _audit("triage.seen", one, by=by, purpose=purpose)


@transaction.atomic
def put_back(*, case_id: UUID, by: Actor, purpose: Purpose) -> None:
    """Put a person who was seen into the queue again."""
    require(by, Permission.TRIAGE, purpose=purpose)
    one = locked_person(case_id)
    one.seen_at = None
    one.save(update_fields=("seen_at",))
    _audit("triage.put_back", one, by=by, purpose=purpose)


def _not_anothers(case_id: UUID, by: Actor) -> Registration:
    one = locked_person(case_id)
    is_held = one.claimed_until is not None and one.claimed_until > house_now()
    if is_held and one.claimed_by_id != by.account_id:
        raise WrongState("Another officer is with this person now.", remedy="Take the next person.")
    return one


def _audit(act: str, one: Registration, *, by: Actor, purpose: Purpose) -> None:
    record(act, by=by, purpose=purpose, subject_kind="case", subject_id=one.case_id, case_id=one.case_id)
