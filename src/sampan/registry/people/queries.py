"""Finds cases by a sealed name, phone or document through keyed hashes."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any
from uuid import UUID

from django.db.models import Count, Q

from sampan.registry.access.reader import Reader, require
from sampan.registry.access.roles import Permission, Realm
from sampan.registry.access.sight import sight_of
from sampan.registry.audit.services import record
from sampan.registry.people.identity import Identity, question_digests, sameness_digests, whole_digests
from sampan.registry.people.models import CaseKey, SearchHash
from sampan.registry.people.services.keys import keyring
from sampan.registry.people.services.own_numbers import OWN

PAGE = 50


def find_cases(*, text: str, reader: Reader, before: UUID | None = None, limit: int = PAGE) -> list[UUID]:
    """Return the ids of visible cases whose name, phone or document agrees with the text, newest first.

    Whole parts of names agree, in any script, without regard to case or marks; the question is
    audited without its text.
    """
    require(reader.actor, Permission.READ_IDENTITY, purpose=reader.purpose)
    record("identity.searched", by=reader.actor, purpose=reader.purpose, subject_kind="search")
    asked = question_digests(text, search_key=keyring().search)
    if not text.strip() or not asked:
        return []
    parts = sight_of(reader, Realm.IDENTITY).parts()
    found = {one for part in parts for one in _holding(asked, part, before=before, limit=limit)}
    return sorted(found, reverse=True)[:limit]


def _holding(asked: list[set[bytes]], part: Q, *, before: UUID | None, limit: int) -> list[UUID]:
    """Return the newest cases of one part of what the reader sees that hold a digest of each set."""
    found = SearchHash.objects.filter(part, digest__in=asked[0])
    for digests in asked[1:]:
        holders = SearchHash.objects.filter(part, digest__in=digests)
        found = found.filter(case_id__in=holders.values("case_id"))
    if before is not None:
        found = found.filter(case_id__lt=before)
    return list(found.order_by("-case_id").values_list("case_id", flat=True).distinct()[:limit])


def cases_of_whole(*, text: str, reader: Reader, limit: int) -> list[UUID]:
    """Return visible cases whose whole name, phone or document is the text, newest first; the caller audits."""
    require(reader.actor, Permission.READ_IDENTITY, purpose=reader.purpose)
    asked = whole_digests(text, search_key=keyring().search)
    found = SearchHash.objects.filter(digest__in=asked).order_by("-case_id")
    return list(found.values_list("case_id", flat=True).distinct()[:limit])


def cases_like(*, identities: Sequence[Identity], reader: Reader) -> list[list[UUID]]:
    """Return, for each identity, visible cases that share a whole name, a phone or a document with it.

    A warning of possible duplicates, not a match; one audit row for the whole question.
    """
    require(reader.actor, Permission.READ_IDENTITY, purpose=reader.purpose)
    record(
        "identity.compared",
        by=reader.actor,
        purpose=reader.purpose,
        subject_kind="search",
        details={"people": len(identities)},
    )
    key = keyring().search
    asked = [sameness_digests(identity, search_key=key) for identity in identities]
    wanted = {one for digests in asked for one in digests}
    holders: dict[bytes, list[UUID]] = {}
    for part in sight_of(reader, Realm.IDENTITY).parts():
        known = SearchHash.objects.filter(part, digest__in=wanted)
        for digest, case_id in known.values_list("digest", "case_id"):
            holders.setdefault(bytes(digest), []).append(case_id)
    return [
        sorted({case for one in digests for case in holders.get(one, ())}, reverse=True) for digests in asked
    ]


SAMENESS = ("name", "phone", "document")
_CHUNK = 5_000  # digests asked for at once: bounds one statement's parameters


def held_in_common(
    *, case_ids: Sequence[UUID], reader: Reader, most: int
) -> list[tuple[str, tuple[UUID, ...]]]:
    """Return (kind, cases) for each whole name, phone or document that one of these cases shares with others.

    Only visible cases. A hash that more than `most` of all of them hold says nothing of sameness between a case
    asked about and any other; then only these cases are compared, and it is left out when too many of them hold it.
    What was shared stays sealed; one audit row for the whole question.
    """
    require(reader.actor, Permission.READ_IDENTITY, purpose=reader.purpose)
    record(
        "identity.compared",
        by=reader.actor,
        purpose=reader.purpose,
        subject_kind="search",
        details={"people": len(case_ids)},
    )
    parts = sight_of(reader, Realm.IDENTITY).parts()
    holders: dict[bytes, tuple[str, set[UUID]]] = {}
    for some in _chunks(list(case_ids)):
        for part in parts:
            held = SearchHash.objects.filter(part, kind__in=SAMENESS, case_id__in=some)
            _add(holders, held.values_list("digest", "kind", "case_id"))
    for part in parts:
        _add(holders, _holders(sorted(holders), part, most=most))
    return [(kind, tuple(sorted(held))) for kind, held in holders.values() if 2 <= len(held) <= most]


def _add(holders: dict[bytes, tuple[str, set[UUID]]], found: Iterable[tuple[bytes, str, UUID]]) -> None:
    for digest, kind, case_id in found:
        holders.setdefault(bytes(digest), (kind, set()))[1].add(case_id)


def _holders(asked: list[bytes], part: Q, *, most: int) -> Iterator[tuple[bytes, str, UUID]]:
    """Yield who holds the hashes, in one part of what the reader sees; those of too many are not fetched."""
    for some in _chunks(asked):
        held = SearchHash.objects.filter(part, kind__in=SAMENESS, digest__in=some)
        rare = held.order_by().values("digest").annotate(holders=Count("case_id")).filter(holders__lte=most)
        fetched = [bytes(one) for one in rare.values_list("digest", flat=True)]
        found = SearchHash.objects.filter(part, kind__in=SAMENESS, digest__in=fetched)
        yield from found.values_list("digest", "kind", "case_id")


def _chunks(all_of_them: list[Any]) -> Iterator[list[Any]]:
    yield from (all_of_them[start : start + _CHUNK] for start in range(0, len(all_of_them), _CHUNK))


def open_identities(case_ids: Iterable[UUID]) -> frozenset[UUID]:
    """Return those of these cases whose identity is neither closed nor erased, as far as the reader sees them."""
    found = CaseKey.objects.filter(case_id__in=list(case_ids), closed_at__isnull=True)
    return frozenset(found.values_list("case_id", flat=True))


def digests_of_whole(text: str) -> set[bytes]:
    """Return the hashes under which a person would be found whose phone or document is the text."""
    return whole_digests(text, search_key=keyring().search)


def owned_by_people(digests: Iterable[bytes]) -> set[bytes]:
    """Return those of these hashes that stand for a number, paper or account of a person that the reader sees.

    Takes hashes of both makings: of `digests_of_whole` (as it was written) and of `own_digests` (in one form).
    """
    found: set[bytes] = set()
    for some in _chunks(sorted(set(digests))):
        held = SearchHash.objects.filter(digest__in=some, kind__in=("phone", "document", OWN))
        found |= {bytes(one) for one in held.values_list("digest", flat=True)}
    return found
