"""Where keys come from: the people helped here, and the selectors of suspects and cases; each key with its owner."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import TypeVar
from uuid import UUID

from sampan.engines.matching.identifiers.handles import handle_of_older_rules
from sampan.engines.matching.keys import SPECIFICATION, MatchKey, key_kinds, key_weights, match_keys
from sampan.partnership.matches.facts import Register
from sampan.partnership.matches.models import Selector
from sampan.partnership.matches.own_numbers import forms_asked, own_region
from sampan.partnership.matches.sealing import unseal
from sampan.partnership.matches.services.rows import as_service
from sampan.protection.cases.services.comparing import traits_of_cases
from sampan.protection.recognition.facts import Sought
from sampan.protection.recognition.services.reading import records_sought
from sampan.registry.access.reader import Reader
from sampan.registry.people.identity import Identity
from sampan.registry.people.queries import owned_by_people
from sampan.registry.people.services.own_numbers import own_digests
from sampan.registry.people.services.reading_all import identities_for_matching
from sampan.registry.people.services.rebuilding import waiting_people
from sampan.vocabulary.errors import WrongState

MOST_OWNERS = 5
"""Records that may share a key: one that more share is a switchboard or a common name, and is left out."""
THRESHOLD_BITS = 30.0
"""Of a million strangers one reaches 20 bits by chance; ten more make it one in a thousand (ADR 0031)."""
KINDS = ("document", "phone", "handle", "account", "wallet", "domain", "url")
_LIKE = {"account": "handle", "wallet": "handle", "domain": "phone", "url": "phone"}
"""No register taught us these: an account is as personal as a handle, a domain is shared like a phone (assumed)."""
APART = frozenset(kind.code for kind in key_kinds() if kind.is_selector).union(KINDS)
"""Kinds of a number or account, each of which tells something of its own: their bits add up whole (ADR 0029)."""
_Row = TypeVar("_Row")
_AT_ONCE = 1_000  # people or selectors read together


@dataclass(frozen=True, repr=False)
class OwnedKey:
    """A key and the case or suspect that it belongs to."""

    key: MatchKey
    owner: UUID


def weights() -> dict[str, float]:
    """Return {kind: bits} for keys of people and for selectors."""
    learnt = key_weights()
    return learnt | {kind: learnt[like] for kind, like in _LIKE.items()}


def keys_of(
    register: Register, reader: Reader, *, leaving_out: Collection[UUID] = frozenset()
) -> Iterator[OwnedKey]:
    """Yield the keys of a whole register; nobody whose identity is closed, or who is left out. One audit row."""
    if register is Register.SELECTORS:
        yield from selector_keys(Selector.objects.order_by("id").iterator(chunk_size=_AT_ONCE))
        return
    for people in _some(identities_for_matching(reader=reader)):
        traits = traits_of_cases([case_id for case_id, _ in people])
        for case_id, identity in people:
            if case_id not in leaving_out:
                keys = person_keys(identity, traits.get(case_id, {}))
                yield from (OwnedKey(key, case_id) for key in keys)


def person_keys(identity: Identity, traits: Mapping[str, str]) -> tuple[MatchKey, ...]:
    """Return the keys of a person under each of their names: of name and birth, sex and province, numbers and papers.

    Numbers are read as recognition reads them: without a country code as numbers of the node's country.
    """
    records = records_sought(Sought(identity, **traits), region=own_region())
    return tuple(dict.fromkeys(key for record in records for key in match_keys(record)))


def strongest(keys: Iterable[MatchKey], *, most: int) -> tuple[MatchKey, ...]:
    """Return at most `most` keys, the most telling first, one of each kind before a second one of any."""
    bits, seen = weights(), Counter[str]()
    ranked: list[tuple[int, float, int, MatchKey]] = []
    for place, key in enumerate(keys):
        ranked.append((seen[key.kind], -bits[key.kind], place, key))
        seen[key.kind] += 1
    return tuple(key for *_, key in sorted(ranked, key=lambda one: one[:3])[:most])


def selector_keys(rows: Iterable[Selector]) -> Iterator[OwnedKey]:
    """Yield the key of each selector that may go; see `free_selectors`."""
    yield from (OwnedKey(key, row.subject_id) for row, key in free_selectors(rows))


def free_selectors(rows: Iterable[Selector]) -> Iterator[tuple[Selector, MatchKey]]:
    """Yield selectors with their keys, without any that is a helped person's own, also since it was recorded.

    Keys are of today's form; what older rules kept and today's cannot read has none.
    """
    for some in _some(rows):
        said = [(row, canonical) for row in some if (canonical := today_of(row))]
        asked = [
            {bytes(one) for one in row.person_digests} | own_digests(forms_asked(row.kind, canonical))
            for row, canonical in said
        ]
        with as_service():
            owned = owned_by_people(one for digests in asked for one in digests)
        for (row, canonical), digests in zip(said, asked, strict=True):
            if owned.isdisjoint(digests):
                yield row, selector_key(row.kind, canonical)


def require_people_read() -> None:
    """Refuse to offer numbers of suspects while those of people helped here are read anew, after an update or new keys.

    Until then nobody can tell for certain that none of them is a helped person's own. Somebody of whom a single trait
    changed keeps the numbers as they were read, and is not waited for. Raises WrongState.
    """
    with as_service():
        if waiting_people().exclude(keys_edition="").exists():
            raise WrongState(
                "The numbers of people helped here are being read anew.",
                remedy="Wait until it is done: it goes on by itself.",
            )


def today_of(row: Selector) -> str:
    """Return a selector's canonical form by today's rules, or "" when older ones lost what named somebody."""
    kept = unseal(row.said_sealed, label=f"selector:{row.id}").decode()
    return handle_of_older_rules(kept) if row.kind == "handle" else kept


def selector_key(kind: str, canonical: str) -> MatchKey:
    """Return the key of a selector's canonical form; no other kind, rule or person's key makes the same octets."""
    words = ("sampan-selector", SPECIFICATION, kind, canonical)
    return MatchKey(kind, "".join(f"{len(word.encode())}:{word}," for word in words).encode())


def shared_by_few(owned: Iterable[OwnedKey]) -> dict[MatchKey, tuple[UUID, ...]]:
    """Return {key: owners}, without keys that more than five records share."""
    found: defaultdict[MatchKey, dict[UUID, None]] = defaultdict(dict)
    for one in owned:
        found[one.key][one.owner] = None
    return {key: tuple(owners) for key, owners in found.items() if len(owners) <= MOST_OWNERS}


def _some(rows: Iterable[_Row]) -> Iterator[list[_Row]]:
    left = iter(rows)
    while some := list(islice(left, _AT_ONCE)):
        yield some
