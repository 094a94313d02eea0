"""Which file of a person stands, and which files were joined with it: the pointer of a merged case, read.

A file that was joined keeps every row it has; pages of the one that stands read the rows of all its files.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from uuid import UUID

from sampan.protection.cases.models import Case
from sampan.vocabulary.errors import IntegrityFailure

_LONGEST = 50  # files one behind another; nobody has so many, and a circle must not hang a page
_read: ContextVar[dict[UUID, list[UUID]] | None] = ContextVar("files_read", default=None)


def standing_case(case_id: UUID) -> UUID:
    """Return the file at the end of the pointers; the case itself when it stands."""
    return standing_cases([case_id])[case_id]


def standing_cases(case_ids: Iterable[UUID]) -> dict[UUID, UUID]:
    """Return for each visible case the file that stands for its person; one query a link of the longest chain."""
    ends = {one: one for one in case_ids}
    for _link in range(_LONGEST):
        joined = Case.objects.filter(id__in=set(ends.values()), merged_into__isnull=False)
        onward = dict(joined.values_list("id", "merged_into_id"))
        if not onward:
            return ends
        ends = {one: onward.get(end, end) for one, end in ends.items()}
    raise IntegrityFailure("Files were joined in a circle.", remedy="Undo one of the joinings.")


def numbers_of(case_ids: Iterable[UUID]) -> dict[UUID, tuple[UUID, str, UUID]]:
    """Return {case: (file that stands, its number, its agency)} of visible cases; nothing is opened."""
    ends = standing_cases(case_ids)
    found = Case.objects.filter(id__in=set(ends.values())).values_list("id", "number", "agency_id")
    known = {one: (one, number, agency_id) for one, number, agency_id in found}
    return {one: known[end] for one, end in ends.items() if end in known}


def files_of(case_id: UUID) -> list[UUID]:
    """Return the case and every visible file that was joined with it, directly or through another."""
    known = _read.get()
    if known is None:
        return _files_of(case_id)
    if case_id not in known:
        known[case_id] = _files_of(case_id)
    return list(known[case_id])


@contextmanager
def files_read_once() -> Iterator[None]:
    """Ask the database once for the files of a case while a page is put together; nothing is joined meanwhile."""
    before = _read.set({})
    try:
        yield
    finally:
        _read.reset(before)


def _files_of(case_id: UUID) -> list[UUID]:
    files, newest = [case_id], [case_id]
    for _link in range(_LONGEST):
        joined = Case.objects.filter(merged_into_id__in=newest).order_by("id")
        newest = list(joined.values_list("id", flat=True))
        if not newest:
            return files
        files += newest
    raise IntegrityFailure("Files were joined in a circle.", remedy="Undo one of the joinings.")


def standing_number(number: str) -> str:
    """Return the number of the file that stands for the one of that number; the number itself when it stands."""
    joined = (
        Case.objects.filter(number=number, merged_into__isnull=False).values_list("id", flat=True).first()
    )
    if joined is None:
        return number
    return Case.objects.values_list("number", flat=True).get(id=standing_case(joined))
