"""Keyed hashes of everything by which a person helped is reached, paid or named on paper, in one form each.

What a wing keeps of others (numbers of suspects) is compared with them, so that a helped person's own is never taken
for somebody else's, however it was written. The registry knows no engine: a wing says by `read_numbers_by` which
forms an identity has. The hashes stay when the identity is closed, and go with its erasure.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from uuid import UUID

from sampan.registry.people.identity import Identity, digest
from sampan.registry.people.models import Person, SearchHash
from sampan.registry.people.services.keys import keyring

OWN = "own"
"""The kind of these hashes among the search hashes; no search for a name, phone or document meets them."""

Traits = Mapping[str, str]
"""What is coded of a person beside the identity and narrows a name, by words that the wing chose."""

NumberReader = Callable[[Identity, Traits], Iterable[str]]
Listener = Callable[..., None]
_BATCH = 5_000
_readers: list[tuple[str, NumberReader]] = []
_listeners: list[Listener] = []


def read_numbers_by(*, specification: str, reader: NumberReader) -> None:
    """Say which forms of numbers, papers and accounts an identity has, by which rules; the last one said counts."""
    _readers[:] = [(specification, reader)]


def when_numbers_written(listener: Listener) -> None:
    """Call `listener(digests=)` in the transaction that writes numbers of people, with the hashes of them all."""
    if listener not in _listeners:
        _listeners.append(listener)


def numbers_specification() -> str:
    """Return the version of the rules; empty where no wing has said any."""
    return _readers[0][0] if _readers else ""


def own_digests(forms: Iterable[str]) -> set[bytes]:
    """Return the hashes under which a person stands who owns one of these forms."""
    key = keyring().search
    return {digest(OWN, form, search_key=key) for form in forms}


def forget_own_numbers(case_ids: Sequence[UUID]) -> None:
    """Remove the hashes of these cases' numbers, to be written anew in the same transaction."""
    SearchHash.objects.filter(case_id__in=case_ids, kind=OWN).delete()


def write_own_numbers(
    people: Sequence[tuple[Person, Identity]], *, traits: Mapping[UUID, Traits] | None = None
) -> None:
    """Write the hashes of the numbers of people who have none, and tell whoever asked to be told."""
    if not _readers or not people:
        return
    _, read = _readers[0]
    held = {
        person.case_id: own_digests(read(identity, (traits or {}).get(person.case_id, {})))
        for person, identity in people
    }
    SearchHash.objects.bulk_create(
        (
            SearchHash(digest=one, kind=OWN, case_id=person.case_id, agency_id=person.agency_id)
            for person, _ in people
            for one in sorted(held[person.case_id])
        ),
        batch_size=_BATCH,
    )
    written = frozenset(one for each in held.values() for one in each)
    if written:
        for listener in _listeners:
            listener(digests=written)
