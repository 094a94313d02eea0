"""Finds cases by a sealed name, phone or document through keyed hashes."""

from uuid import UUID

from sampan.registry.access.reader import Reader, require
from sampan.registry.access.roles import Permission
from sampan.registry.audit.services import record
from sampan.registry.people.identity import question_digests
from sampan.registry.people.models import SearchHash
from sampan.registry.people.services import keyring

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
    found = SearchHash.objects.filter(digest__in=asked[0])
    for digests in asked[1:]:
        found = found.filter(case_id__in=SearchHash.objects.filter(digest__in=digests).values("case_id"))
    if before is not None:
        found = found.filter(case_id__lt=before)
    return list(found.order_by("-case_id").values_list("case_id", flat=True).distinct()[:limit])
