"""Makes match keys anew where the rules or the node's key changed; each step is whole, and goes on after any break."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import reduce
from itertools import pairwise
from operator import or_
from uuid import UUID

from django.db import transaction
from django.db.models import Q, QuerySet

from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Actor, require
from sampan.registry.access.roles import Permission
from sampan.registry.audit.services import record
from sampan.registry.people.identity import Identity, identity_from
from sampan.registry.people.models import CaseKey, Person, SealedField
from sampan.registry.people.services.keys import unwrap
from sampan.registry.people.services.match_keys import (
    CLOSED,
    ERASED,
    edition,
    forget_match_keys,
    traits_of,
    write_match_keys,
)
from sampan.registry.people.services.own_numbers import forget_own_numbers, write_own_numbers
from sampan.registry.people.services.rows import open_one

MATCHED_BY = ("name", "other_names", "birth_date", "documents", "phones", "emails", "handles")
"""The sealed fields of which match keys are made; the others stay closed."""


@dataclass(frozen=True)
class Rebuilt:
    """`done`: people whose keys this step made anew; `left`: people who still wait for it."""

    done: int
    left: int


def waiting_people() -> "QuerySet[Person]":
    """Return the visible people whose keys are of another edition than today's; erased and closed ones do not wait.

    Said as gaps between the editions that do not wait, so that an index answers at once that nobody does.
    """
    settled = sorted((edition(), ERASED, CLOSED))
    gaps = [Q(keys_edition__lt=settled[0]), Q(keys_edition__gt=settled[-1])]
    gaps += [Q(keys_edition__gt=low, keys_edition__lt=high) for low, high in pairwise(settled)]
    return Person.objects.filter(reduce(or_, gaps))


@transaction.atomic
def rebuild_some(*, by: Actor, purpose: Purpose, most: int) -> Rebuilt:
    """Make the keys of at most `most` waiting people anew; one audit row says how many identities were read for it.

    Raises NotPermitted or NoPurpose. A second worker at the same time takes other people.
    """
    require(by, Permission.READ_IDENTITY, purpose=purpose)
    if not edition():
        return Rebuilt(0, 0)
    waiting = waiting_people().select_for_update(skip_locked=True).order_by("id")[:most]
    people = {person.case_id: person for person in waiting}
    keys = {key.case_id: key for key in CaseKey.objects.filter(case_id__in=people)}
    may_open = [case_id for case_id in people if case_id in keys and keys[case_id].closed_at is None]
    forget_match_keys([one for one in people if one not in keys], left=ERASED)
    forget_match_keys([one for one in people if one in keys and one not in set(may_open)], left=CLOSED)
    forget_match_keys(may_open, left="")
    opened, traits = _opened([people[one] for one in may_open], keys), traits_of(may_open)
    write_match_keys(opened, traits=traits)
    forget_own_numbers(may_open)
    write_own_numbers(opened, traits=traits)
    if people:
        details = {"people": len(people), "opened": len(may_open), "edition": edition()}
        record("matching.rebuilt", by=by, purpose=purpose, subject_kind="node", details=details)
    return Rebuilt(len(people), waiting_people().count())


def _opened(people: list[Person], keys: Mapping[UUID, CaseKey]) -> list[tuple[Person, Identity]]:
    told: dict[UUID, dict[str, object]] = {person.case_id: {} for person in people}
    for sealed in SealedField.objects.filter(case_id__in=list(told), field__in=MATCHED_BY):
        told[sealed.case_id][sealed.field] = open_one(sealed, data_key=unwrap(keys[sealed.case_id]))
    return [(person, identity_from(told[person.case_id])) for person in people]
