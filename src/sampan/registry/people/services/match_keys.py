"""Keeps keyed hashes of each person's match keys, in the transaction that writes the identity.

The registry knows no engine: a wing says by `make_keys_by` how an identity becomes keys. An edition names the rules
and the node key together; where either changes, `rebuilding` makes the keys anew.
"""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from uuid import UUID

from django.db import connection

from sampan.registry.people.identity import Identity
from sampan.registry.people.models import MatchKeyHash, Person
from sampan.registry.people.services.keys import keyring
from sampan.registry.people.services.own_numbers import Traits, numbers_specification

MOST_HOLDERS = 64
"""People who hold one hash at most (ADR 0030): beyond it the hash says nothing of one person, and its holders nothing
to whoever counts them. Writers at the same moment may pass it by as many as they are."""

ERASED, CLOSED = "erased", "closed"
"""Editions of people without keys: nothing is left to make them of, or nobody may open it."""

KeyMaker = Callable[[Identity, Traits], Iterable[bytes]]
TraitsOf = Callable[[Collection[UUID]], Mapping[UUID, Traits]]
_BATCH = 5_000
_LABEL, _EDITION = b"sampan match index", b"edition"
_DIGEST_BYTES = 8


@dataclass(frozen=True)
class _Rules:
    specification: str
    maker: KeyMaker
    traits_of: TraitsOf


_rules: list[_Rules] = []


def make_keys_by(*, specification: str, maker: KeyMaker, traits_of: TraitsOf) -> None:
    """Say how an identity becomes match keys, and the version of the rules; the last one said counts.

    `traits_of(case_ids)` reads the traits of cases that are written already; a new one brings its own.
    """
    _rules[:] = [_Rules(specification, maker, traits_of)]


def edition() -> str:
    """Return the edition of today's rules and node key, 16 letters; empty where no wing has said any rules."""
    if not _rules:
        return ""
    told = _EDITION + f"{_rules[0].specification} {numbers_specification()}".encode()
    return blake2b(told, key=_node_key(), digest_size=_DIGEST_BYTES).hexdigest()


def traits_of(case_ids: Collection[UUID]) -> Mapping[UUID, Traits]:
    """Return what is coded of these cases' people and narrows a name; nothing where no wing has said any rules."""
    return _rules[0].traits_of(case_ids) if _rules else {}


def key_digests(keys: Iterable[bytes]) -> list[int]:
    """Return the keyed hashes of match keys, 64 bits signed, in their order.

    Leaks to whoever holds the table and not the node's key: which cases share a key, up to MOST_HOLDERS of them,
    and of which kind no key is.
    """
    key = _node_key()
    return [
        int.from_bytes(blake2b(one, key=key, digest_size=_DIGEST_BYTES).digest(), signed=True) for one in keys
    ]


def write_match_keys(
    people: Sequence[tuple[Person, Identity]], *, traits: Mapping[UUID, Traits] | None = None
) -> None:
    """Write the match keys of people who have none, and their edition; a key that too many hold is left out.

    `traits` by case where they are not written yet; else they are read.
    """
    now = edition()
    if not now or not people:
        return
    if traits is None:
        traits = traits_of([person.case_id for person, _ in people])
    digests = [_digests_of(identity, traits.get(person.case_id, {})) for person, identity in people]
    holders = _holders({one for each in digests for one in each})
    rows = []
    for (person, _), each in zip(people, digests, strict=True):
        for digest in each:
            if holders[digest] < MOST_HOLDERS:
                holders[digest] += 1
                rows.append(MatchKeyHash(digest=digest, case_id=person.case_id, agency_id=person.agency_id))
    MatchKeyHash.objects.bulk_create(rows, batch_size=_BATCH)
    late = [person.id for person, _ in people if person.keys_edition != now]
    if late:
        Person.objects.filter(id__in=late).update(keys_edition=now)


def forget_match_keys(case_ids: Sequence[UUID], *, left: str) -> None:
    """Remove the match keys of these cases' people; `left` is the edition that says why they have none.

    The people come first: a rebuild that holds their rows ends before the keys go, so that none is left behind.
    """
    Person.objects.filter(case_id__in=case_ids).update(keys_edition=left)
    MatchKeyHash.objects.filter(case_id__in=case_ids).delete()


def make_again(case_id: UUID) -> None:
    """Let the keys of a case's person be made anew by the next rebuild, for a trait changed; until then they stay."""
    waiting = Person.objects.filter(case_id=case_id).exclude(keys_edition__in=(ERASED, CLOSED))
    waiting.update(keys_edition="")


def _digests_of(identity: Identity, traits: Traits) -> list[int]:
    return list(dict.fromkeys(key_digests(_rules[0].maker(identity, traits))))


def _holders(asked: set[int]) -> Counter[int]:
    """Return how many people of the whole node hold each hash, up to MOST_HOLDERS; row security does not count."""
    wanted, found = sorted(asked), Counter[int]()
    with connection.cursor() as cursor:
        for start in range(0, len(wanted), _BATCH):
            cursor.execute(
                "SELECT digest, holders FROM sampan_key_holders(%s)", [wanted[start : start + _BATCH]]
            )
            found.update(dict(cursor.fetchall()))
    return found


def _node_key() -> bytes:
    """Return the key of the match index: made of the key of the search hashes, and equal to none of its uses."""
    return blake2b(_LABEL, key=keyring().search, digest_size=32).digest()
