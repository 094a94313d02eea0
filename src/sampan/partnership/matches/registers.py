"""Where keys come from: the people helped here, and the selectors of suspects and cases; each key with its owner."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from uuid import UUID

from sampan.engines.matching.keys import SPECIFICATION, MatchKey, key_weights, match_keys
from sampan.engines.matching.records import MatchRecord, read_record
from sampan.partnership.matches.facts import Register
from sampan.partnership.matches.models import Selector
from sampan.partnership.matches.sealing import unseal
from sampan.registry.access.reader import Reader
from sampan.registry.people.identity import Identity
from sampan.registry.people.services.reading_all import identities_for_matching
from sampan.vocabulary.errors import InvalidInput

MOST_OWNERS = 5
"""Records that may share a key: one that more share is a switchboard or a common name, and is left out."""
THRESHOLD_BITS = 30.0
"""Of a million strangers one reaches 20 bits by chance; ten more make it one in a thousand (ADR 0031)."""
KINDS = ("document", "phone", "handle", "account", "wallet", "domain", "url")
_LIKE = {"account": "handle", "wallet": "handle", "domain": "phone", "url": "phone"}
"""No register taught us these: an account is as personal as a handle, a domain is shared like a phone (assumed)."""


@dataclass(frozen=True, repr=False)
class OwnedKey:
    """A key and the case or suspect that it belongs to."""

    key: MatchKey
    owner: UUID


def weights() -> dict[str, float]:
    """Return {kind: bits} for keys of people and for selectors."""
    learnt = key_weights()
    return learnt | {kind: learnt[like] for kind, like in _LIKE.items()}


def keys_of(register: Register, reader: Reader) -> Iterator[OwnedKey]:
    """Yield the keys of a whole register; people whose identity is closed are not in it. One audit row."""
    if register is Register.SELECTORS:
        yield from selector_keys(Selector.objects.order_by("id").iterator(chunk_size=2_000))
        return
    for case_id, identity in identities_for_matching(reader=reader):
        yield from (OwnedKey(key, case_id) for key in person_keys(identity))


def person_keys(identity: Identity) -> tuple[MatchKey, ...]:
    """Return the keys of a person: of name and birth date, documents, phones and handles."""
    return match_keys(_record(identity))


def selector_keys(rows: Iterable[Selector]) -> Iterator[OwnedKey]:
    """Yield the key of each selector."""
    for row in rows:
        canonical = unseal(row.said_sealed, label=f"selector:{row.id}").decode()
        yield OwnedKey(selector_key(row.kind, canonical), row.subject_id)


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


def _record(identity: Identity) -> MatchRecord:
    """Return what can be read of an identity; a part that cannot is left out, one part at a time."""
    row = _row(identity)
    while True:
        try:
            return read_record(row)
        except InvalidInput as error:
            if not error.field or not row.get(error.field) or error.field == "id":
                raise
            row[error.field] = ""


def _row(identity: Identity) -> dict[str, str | None]:
    name = identity.name
    is_latin = name is not None and name.script == "Latn"
    return {
        "id": "person",
        "name": (name.full if is_latin else name.romanised) if name else "",
        "name_native": "" if name is None or is_latin else name.full,
        "birth_date": str(identity.birth_date) if identity.birth_date else "",
        "phone": ";".join(identity.phones),
        "document": ";".join(one.get("number", "") for one in identity.documents),
        "handle": ";".join((*identity.handles, *identity.emails)),
    }
