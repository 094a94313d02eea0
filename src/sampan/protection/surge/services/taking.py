"""Takes the good rows of a confirmed sheet in, five hundred at a time, so that a crash loses and doubles nobody.

Each chunk is one transaction that holds the cases and the hashes of their rows: whatever dies in between,
the sheet is simply taken once more, and rows whose hashes are there are passed over.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import BinaryIO
from uuid import UUID

from django.db import transaction

from sampan.protection.records.services.uploads import open_held
from sampan.protection.surge.digests import mending_id
from sampan.protection.surge.models import IntakeSheet, TakenRow
from sampan.protection.surge.services.receiving import locked_sheet, settle_sheet
from sampan.protection.surge.services.registering import SHEET, NewArrival, open_arrivals
from sampan.protection.surge.sheets import PeopleSheet, people_sheet
from sampan.protection.surge.sorting import SortedRow, sorted_rows
from sampan.registry.access.context import reading_as
from sampan.registry.access.reader import Reader, require
from sampan.registry.access.roles import Permission
from sampan.registry.clock.queries import house_day
from sampan.registry.people.services.keys import keyring
from sampan.vocabulary.errors import NotFound, WrongState

Told = Callable[[int], None]


def take_sheet(*, sheet_id: UUID, reader: Reader, progress: Told = lambda taken: None) -> int:
    """Open everybody of a confirmed sheet who is not here yet; return how many people were opened now.

    Begun before and killed, it goes on where it stopped. Not to be called inside a transaction that must
    stay whole: each chunk commits. Raises WrongState when the sheet is not confirmed.
    """
    with reading_as(reader):
        require(reader.actor, Permission.OPEN_GROUP, purpose=reader.purpose)
        sheet = locked_sheet(sheet_id)
        if sheet.status != IntakeSheet.Status.TAKING:
            raise WrongState("This sheet is not to be taken in.", remedy="Confirm it first.")
    opened = 0
    with _opened(sheet, reader) as people:
        for chunk in _chunks(people, sheet.operation_id, reader):
            with reading_as(reader):
                opened += _take(chunk, sheet, reader)
            progress(opened)
    with reading_as(reader):
        _end(locked_sheet(sheet_id), reader)
    return opened


def wrong_rows(*, sheet_id: UUID, reader: Reader) -> tuple[tuple[str, ...], list[tuple[str, SortedRow]]]:
    """Return the header of a kept sheet and its rows that are still wrong, each with its mending id."""
    require(reader.actor, Permission.OPEN_GROUP, purpose=reader.purpose)
    sheet = IntakeSheet.objects.filter(id=sheet_id).first()
    if sheet is None or not sheet.wrapped:
        raise NotFound("No rows of this sheet are kept any more.", remedy="Look at what became of it.")
    with _opened(sheet, reader) as people:
        chunks = sorted_rows(people, operation_id=sheet.operation_id)
        wrong = [one for chunk in chunks for one in chunk if not one.is_good and not one.is_known]
        named = [(one.row.own_id or mending_id(sheet_id, one.row.number), one) for one in wrong]
        mended = _mended(sheet)
        return people.table.header, [(own, one) for own, one in named if one.row.number not in mended]


def _mended(sheet: IntakeSheet) -> frozenset[int]:
    """Return the rows of a sheet that came back mended."""
    found = TakenRow.objects.filter(mends=sheet).values_list("mended_row", flat=True)
    return frozenset(found)


@contextmanager
def _opened(sheet: IntakeSheet, reader: Reader) -> Iterator[PeopleSheet]:
    key = keyring().unwrap(bytes(sheet.wrapped), version=sheet.wrapping_version, bound_to=sheet.id.bytes)
    stream: BinaryIO
    with open_held(sheet.id, key=key) as stream:
        yield people_sheet(stream, event=sheet.event, day=house_day(sheet.sent_at))


def _chunks(people: PeopleSheet, operation_id: UUID, reader: Reader) -> Iterator[list[SortedRow]]:
    """Sort each chunk in a transaction of its own, in which the reader is set."""
    chunks = sorted_rows(people, operation_id=operation_id)
    while True:
        with reading_as(reader):
            chunk = next(chunks, None)
        if chunk is None:
            return
        yield [one for one in chunk if one.is_good]


@transaction.atomic
def _take(rows: list[SortedRow], sheet: IntakeSheet, reader: Reader) -> int:
    """Open one chunk; the lock on the sheet lets two workers never take the same rows."""
    now = locked_sheet(sheet.id)
    digests = [one.digests[0] for one in rows]
    there = set(
        TakenRow.objects.filter(operation_id=sheet.operation_id, digest__in=digests).values_list(
            "digest", flat=True
        )
    )
    new = [one for one in rows if one.digests[0] not in there]
    if now.status != IntakeSheet.Status.TAKING or not new:
        return 0
    ids = open_arrivals(
        arrivals=[NewArrival(one.row.draft, one.row.tag, one.row.signs) for one in new if one.row.draft],
        operation_id=sheet.operation_id,
        source=SHEET,
        by=reader.actor,
        purpose=reader.purpose,
    )
    _remember(zip(ids, new, strict=True), sheet)
    now.taken_count += len(ids)
    now.save(update_fields=("taken_count",))
    return len(ids)


def _remember(taken: Iterator[tuple[UUID, SortedRow]], sheet: IntakeSheet) -> None:
    firsts, others = [], []
    for case_id, one in taken:
        for place, digest in enumerate(one.digests):
            row = TakenRow(
                operation_id=sheet.operation_id,
                agency_id=sheet.agency_id,
                case_id=case_id,
                sheet=sheet,
                digest=digest,
            )
            if place == 0:
                row.mends_id = one.mends
                row.mended_row = int(one.row.own_id.rpartition("-")[2]) if one.mends else None
            (others if place else firsts).append(row)
    TakenRow.objects.bulk_create(firsts)
    # An equal row's content may be known already: then this person is found by their row's id alone.
    TakenRow.objects.bulk_create(others, ignore_conflicts=True)


def _end(sheet: IntakeSheet, reader: Reader) -> None:
    who = {"by": reader.actor, "purpose": reader.purpose}
    if sheet.status != IntakeSheet.Status.TAKING:
        return
    if sheet.wait_count:
        sheet.status = IntakeSheet.Status.MENDING
        sheet.save(update_fields=("status",))
    else:
        settle_sheet(sheet, IntakeSheet.Status.DONE, **who)
    mended = TakenRow.objects.filter(sheet=sheet, mends__isnull=False)
    for origin_id in mended.values_list("mends", flat=True).distinct():
        origin = locked_sheet(origin_id)
        if origin.status == IntakeSheet.Status.MENDING and len(_mended(origin)) >= origin.wait_count:
            settle_sheet(origin, IntakeSheet.Status.DONE, **who)
