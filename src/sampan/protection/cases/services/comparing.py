"""The coded facts by which two files are compared, of many cases at once; nothing here identifies anybody."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Q

from sampan.protection.cases.models import Case, Profile
from sampan.protection.cases.services.profile import traits_of_record
from sampan.protection.cases.wording import status_label, value_in_words
from sampan.registry.access.reader import Reader
from sampan.registry.access.roles import Realm
from sampan.registry.access.sight import sight_of
from sampan.registry.days import day_in_words
from sampan.registry.kept_plans import any_of
from sampan.vocabulary.record import FIELDS

_CHUNK = 5_000  # ids in one statement


@dataclass(frozen=True)
class ComparedFacts:
    """What is compared of a file. `born` is the year estimated from the age when registered; None: not known."""

    case_id: UUID
    agency_id: UUID
    operation_id: UUID | None
    sex: str
    age: int | None
    born: int | None
    citizenship: frozenset[str]
    province: str = ""


def facts_to_compare(*, case_ids: Sequence[UUID], reader: Reader) -> dict[UUID, ComparedFacts]:
    """Return the facts of the visible cases among these; files that were joined with another are left out."""
    columns = (
        "id", "agency_id", "operation_id", "profile__sex", "profile__record__age", "profile__registered_first",
        "profile__citizenship", "profile__record__residence_province", "opened_at",
    )  # fmt: skip
    found: dict[UUID, ComparedFacts] = {}
    for some in _chunks(list(case_ids)):
        rows = Case.objects.filter(any_of("id", some), merged_into__isnull=True).values_list(*columns)
        found |= {row[0]: _facts(row) for row in rows}
    return found


def ids_to_compare(*, reader: Reader, operation_id: UUID | None, most: int) -> list[UUID]:
    """Return the newest visible cases that stand, of an operation or of all, at most `most`."""
    standing = Q(merged_into__isnull=True)
    if operation_id is not None:
        standing &= Q(operation_id=operation_id)
    newest: set[UUID] = set()
    for part in sight_of(reader, Realm.CASES).parts(case_field="id"):
        found = Case.objects.filter(standing, part).order_by("-id")
        newest |= set(found.values_list("id", flat=True)[:most])
    return sorted(newest, reverse=True)[:most]


def _facts(row: tuple[Any, ...]) -> ComparedFacts:
    case_id, agency_id, operation_id, sex, age, registered, citizenship, province, opened_at = row
    known = age if isinstance(age, int) else None
    year = (registered or opened_at).year
    born = None if known is None else year - known
    return ComparedFacts(
        case_id, agency_id, operation_id, sex, known, born, frozenset(citizenship), province or ""
    )


def _chunks(ids: list[UUID]) -> Iterator[list[UUID]]:
    yield from (ids[start : start + _CHUNK] for start in range(0, len(ids), _CHUNK))


def traits_of_cases(case_ids: Collection[UUID]) -> dict[UUID, dict[str, str]]:
    """Return by case sex, province and nationality, as the match keys of the people take them."""
    found = Profile.objects.filter(case_id__in=case_ids).values_list("case_id", "record")
    return {case_id: traits_of_record(record) for case_id, record in found}


def ids_opened_since(moment: datetime) -> list[UUID]:
    """Return the visible cases opened since a moment that stand, newest first."""
    found = Case.objects.filter(opened_at__gte=moment, merged_into__isnull=True).order_by("-id")
    return list(found.values_list("id", flat=True))


def field_in_words(code: str, content: object, language: str) -> str:
    """Return the content of a record's field, or of `case_status`, in words of a language."""
    if code == "case_status":
        return status_label(str(content), language)
    return value_in_words(FIELDS[code], content, language)


def day_told(text: str) -> str:
    """Return a partial date in the words of the reader's language; another text as it stands."""
    return day_in_words(text)
