"""Finds cases by a sealed name, phone or document through keyed hashes."""

from collections.abc import Sequence
from uuid import UUID

from django.db.models import Q

from sampan.registry.access.reader import Reader, require
from sampan.registry.access.roles import Permission, Realm
from sampan.registry.access.sight import sight_of
from sampan.registry.audit.services import record
from sampan.registry.people.identity import Identity, question_digests, sameness_digests
from sampan.registry.people.models import SearchHash
from sampan.registry.people.services.keys import keyring

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
