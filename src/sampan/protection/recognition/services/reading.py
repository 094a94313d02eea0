"""Reads an identity as the records that the matching engine compares: one for each name that the person goes by."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from sampan.engines.matching.index_keys import index_keys
from sampan.engines.matching.records import MatchRecord, read_record
from sampan.protection.recognition.facts import Sought
from sampan.registry.people.identity import Identity
from sampan.vocabulary.errors import InvalidInput
from sampan.vocabulary.names import PersonName, fold

SEXES = frozenset({"female", "male"})
"""The codes of sex that are compared; any other is left out, for two offices write it in two ways."""

_MOST_NAMES = 4  # that one person goes by; each costs as many keys as the first
_LONGEST = 500  # characters of all numbers of one kind, as the engine takes them


def records_of(identity: Identity, *, region: str) -> tuple[MatchRecord, ...]:
    """Return the identity as records, at least one; what cannot be read is left out, for a file is never whole.

    `region` (ISO 3166-1 alpha-2) reads numbers without a country code: the node's own country, so that the same
    number makes the same key whoever's it is.
    """
    names = [name for name in (identity.name, *identity.other_names) if name][:_MOST_NAMES]
    return tuple(_record(name, identity, region) for name in names or [None])


def records_sought(sought: Sought, *, region: str) -> tuple[MatchRecord, ...]:
    """Return whom one asks about as records, with the coded facts beside the identity."""
    facts = {
        "sex": sought.sex if sought.sex in SEXES else "",
        "nationality": sought.nationality,
        "province": fold(sought.province),
    }
    return tuple(replace(one, **facts) for one in records_of(sought.identity, region=region))


def keys_of(records: Iterable[MatchRecord]) -> dict[bytes, float]:
    """Return the keys of all these records with their bits, the best of each key."""
    found: dict[bytes, float] = {}
    for record in records:
        for key, bits in index_keys(record).items():
            found[key] = max(bits, found.get(key, bits))
    return found


def _record(name: PersonName | None, identity: Identity, region: str) -> MatchRecord:
    row = {
        "id": "-",
        "name": (name.romanised or name.full) if name else "",
        "name_native": name.full if name and name.romanised else "",
        "birth_date": str(identity.birth_date or ""),
        "document": _joined(one.get("number", "") for one in identity.documents),
    }
    try:
        record = read_record(row)
    except InvalidInput:  # a date before all calendars
        record = read_record(row | {"birth_date": ""})
    return replace(record, **_reached_by(identity, region))


def _reached_by(identity: Identity, region: str) -> dict[str, tuple[str, ...]]:
    """Return phones and handles, read as numbers of the region; e-mail addresses are handles too."""
    row = {
        "id": "-",
        "nationality": region,
        "phone": _joined(identity.phones),
        "handle": _joined((*identity.handles, *identity.emails)),
    }
    reached = read_record(row)
    return {"phones": reached.phones, "handles": reached.handles}


def _joined(texts: Iterable[str]) -> str:
    kept: Sequence[str] = [text.replace(";", " ") for text in texts]
    joined = ";".join(kept)
    return joined if len(joined) <= _LONGEST else joined[:_LONGEST].rpartition(";")[0]
