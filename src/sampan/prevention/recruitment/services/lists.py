"""Receives official lists: kept sources with their columns, a list checked row by row, confirmed or discarded."""

import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from io import BytesIO
from typing import BinaryIO
from uuid import UUID

from django.db import transaction

from sampan.engines.sheets.limits import Limits
from sampan.engines.sheets.refusals import UnreadableFile
from sampan.engines.sheets.tables import Table, open_table
from sampan.prevention.recruitment.columns import NEEDED, ListRow, check_mapping, guess_mapping, read_row
from sampan.prevention.recruitment.comparing import NEW, SAME, Difference, Seen, difference, known_of
from sampan.prevention.recruitment.models import ListImport, ListSource
from sampan.prevention.recruitment.services.register import audit
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Actor, require
from sampan.registry.access.roles import Permission
from sampan.registry.clock.queries import house_now, house_today
from sampan.vocabulary.errors import InvalidInput, NotFound, WrongState
from sampan.vocabulary.names import tidy
from sampan.vocabulary.territories import is_country

LIMITS = Limits(max_bytes=50 * 1024 * 1024, max_rows=200_000, max_columns=120, max_cell_characters=4_000)
MOST_SHOWN = 200  # problems and differences on the page


@dataclass(frozen=True)
class NewSource:
    """Who publishes a list, of which country's agencies, under which terms, and where."""

    name: str
    country: str
    publisher: str
    terms: str
    address: str = ""


@dataclass(frozen=True)
class NewList:
    """A received list: its day, and whether it is whole (then who is missing has gone).

    `mapping`: field of ours, column of the list; None: as remembered, and by what columns are called.
    """

    list_date: date
    is_whole: bool
    mapping: Mapping[str, str] | None = None


@dataclass
class Tally:
    """What a check found."""

    rows: int = 0
    new: int = 0
    changed: int = 0
    same: int = 0
    wrong: int = 0
    gone: int = 0
    problems: list[dict[str, object]] = field(default_factory=list)
    differences: list[dict[str, object]] = field(default_factory=list)

    def add(self, one: Difference) -> None:
        """Count a good row."""
        self.new += one.kind == NEW
        self.same += one.kind == SAME
        self.changed += one.kind not in (NEW, SAME)
        if one.kind != SAME:
            self.show(one.row.number, one.kind, one.row.entry.name, one.fields)

    def show(self, row: int, kind: str, name: str, fields: tuple[str, ...] = ()) -> None:
        """Keep a difference for the page."""
        if len(self.differences) < MOST_SHOWN:
            self.differences.append({"row": row, "kind": kind, "name": name, "fields": list(fields)})

    def refuse(self, error: InvalidInput) -> None:
        """Count a wrong row."""
        self.wrong += 1
        if len(self.problems) < MOST_SHOWN:
            told = {"row": error.row, "column": error.field or "", "what": error.what, "remedy": error.remedy}
            self.problems.append(told)


@transaction.atomic
def keep_source(*, source: NewSource, by: Actor, purpose: Purpose) -> UUID:
    """Keep a source of official lists and return its id; InvalidInput naming the field."""
    require(by, Permission.KEEP_RECRUITERS, purpose=purpose)
    told = {name: tidy(getattr(source, name)) for name in ("name", "publisher", "terms", "address")}
    for name, most in (("name", 120), ("publisher", 120), ("terms", 200)):
        if not told[name] or len(told[name]) > most:
            raise InvalidInput("This is empty or too long.", remedy=f"At most {most} letters.", field=name)
    if not is_country(source.country):
        raise InvalidInput("This is no country.", remedy="Use its two letters.", field="country")
    if ListSource.objects.filter(name=told["name"]).exists():
        raise InvalidInput("There is a source of this name.", remedy="Choose it in the list.", field="name")
    row = ListSource(
        **told, country=source.country, agency_id=by.agency_id, created_by_id=by.account_id, created_at=house_now()
    )  # fmt: skip
    row.save(force_insert=True)
    audit("recruiters.source_kept", row.id, by=by, purpose=purpose)
    return row.id


@transaction.atomic
def receive_list(*, source_id: UUID, stream: BinaryIO, new: NewList, by: Actor, purpose: Purpose) -> UUID:
    """Check a list and keep it until somebody says what becomes of it; return its id. Changes no agency.

    Where name and number are not known among its columns, it waits for `name_columns`. Raises UnreadableFile,
    InvalidInput for a column that is not there or a day to come, NotFound.
    """
    require(by, Permission.KEEP_RECRUITERS, purpose=purpose)
    source = _source(source_id)
    if new.list_date > house_today():
        raise InvalidInput("This day is to come.", remedy="Give the list's day.", field="list_date")
    octets = stream.read(LIMITS.max_bytes + 1)
    table = open_table(BytesIO(octets), limits=LIMITS)
    guessed = guess_mapping(table.header, source.mapping)
    mapping = check_mapping(new.mapping, table.header) if new.mapping is not None else guessed
    kept = ListImport(
        agency_id=by.agency_id, source=source, account_id=by.account_id, sha256=table.sha256,
        list_date=new.list_date, terms=source.terms, header=list(table.header), mapping=mapping,
        is_whole=new.is_whole, content=zlib.compress(octets), sent_at=house_now(),
        status=ListImport.Status.COLUMNS, row_count=0, new_count=0, changed_count=0, same_count=0, gone_count=0,
        wrong_count=0,
    )  # fmt: skip
    if set(NEEDED) <= set(mapping):
        _check(kept, table)
    kept.save(force_insert=True)
    audit_list(kept, "received", by=by, purpose=purpose)
    return kept.id


@transaction.atomic
def name_columns(*, import_id: UUID, mapping: Mapping[str, str], by: Actor, purpose: Purpose) -> None:
    """Say which column of a received list is what, and check it anew; remembered for the source's next list.

    Raises InvalidInput naming the field, WrongState when the list was answered, NotFound.
    """
    require(by, Permission.KEEP_RECRUITERS, purpose=purpose)
    one = locked_list(import_id)
    if one.status not in (ListImport.Status.COLUMNS, ListImport.Status.CHECKED):
        raise WrongState("This list was answered before.", remedy="Look at what became of it.")
    table = open_table(BytesIO(zlib.decompress(one.content)), limits=LIMITS)
    one.mapping = check_mapping(mapping, table.header)
    _check(one, table)
    one.save()
    audit_list(one, "received", by=by, purpose=purpose)


@transaction.atomic
def confirm_list(*, import_id: UUID, by: Actor, purpose: Purpose, without_wrong: bool = False) -> None:
    """Say that a list is to be taken in. Wrong rows are refused unless they are to be left out.

    Raises WrongState when it was answered, is wrong, or would change nothing.
    """
    require(by, Permission.KEEP_RECRUITERS, purpose=purpose)
    one = locked_list(import_id)
    if one.status != ListImport.Status.CHECKED:
        raise WrongState("This list was answered before.", remedy="Look at what became of it.")
    if one.wrong_count and not without_wrong:
        raise WrongState("Some rows are wrong.", remedy="Mend them, or say that they are to be left out.")
    if not (one.new_count or one.changed_count or one.gone_count):
        raise WrongState("This list would change nothing.", remedy="Discard it.")
    one.status = ListImport.Status.TAKING
    one.save(update_fields=("status",))
    audit_list(one, "confirmed", by=by, purpose=purpose)


@transaction.atomic
def discard_list(*, import_id: UUID, by: Actor, purpose: Purpose) -> None:
    """Throw a checked list away; its counts and hash stay."""
    require(by, Permission.KEEP_RECRUITERS, purpose=purpose)
    one = locked_list(import_id)
    if one.status not in (ListImport.Status.COLUMNS, ListImport.Status.CHECKED):
        raise WrongState("This list was answered before.", remedy="Look at what became of it.")
    settle(one, ListImport.Status.DISCARDED, by=by, purpose=purpose)


def settle(one: ListImport, status: str, *, by: Actor, purpose: Purpose) -> None:
    """End a list: its bytes go, its counts and hash stay."""
    one.status, one.content, one.settled_at = status, b"", house_now()
    one.save(update_fields=("status", "content", "settled_at"))
    audit_list(one, "taken" if status == ListImport.Status.DONE else status, by=by, purpose=purpose)


def locked_list(import_id: UUID) -> ListImport:
    """Return a list, locked for the transaction; NotFound."""
    one = ListImport.objects.select_for_update().filter(id=import_id).first()
    if one is None:
        raise NotFound("There is no such list here, or you may not see it.")
    return one


def audit_list(one: ListImport, act: str, *, by: Actor, purpose: Purpose) -> None:
    """Write what happened to a list, in counts, with its hash."""
    counts = {name: getattr(one, f"{name}_count") for name in ("row", "new", "changed", "gone", "wrong")}
    audit(f"recruiters.list_{act}", one.id, by=by, purpose=purpose, **counts, sha256=one.sha256)


def good_rows(
    table: Table, mapping: Mapping[str, str], *, country: str, tally: Tally | None = None
) -> Iterator[ListRow]:
    """Yield the rows that can be taken; the others are counted in a tally with their problem."""
    seen = Seen()
    for cells in table.rows():
        if tally is not None:
            tally.rows += 1
        try:
            for fault in cells.faults:
                raise InvalidInput(fault.what, remedy=fault.remedy, field=fault.column, row=cells.number)
            row = read_row(cells.number, cells.cells, mapping=mapping, country=country)
            seen.add(row)
        except InvalidInput as error:
            if tally is not None:
                tally.refuse(error)
            continue
        yield row


def _check(one: ListImport, table: Table) -> None:
    """Set what a list would change, and remember its columns with the source."""
    tally = _checked(table, one.mapping, one.source, is_whole=one.is_whole)
    if not tally.rows:
        raise UnreadableFile("The list has a header but no row.", remedy="Choose the list with the agencies.")
    one.status = ListImport.Status.CHECKED
    one.row_count, one.new_count, one.changed_count = tally.rows, tally.new, tally.changed
    one.same_count, one.gone_count, one.wrong_count = tally.same, tally.gone, tally.wrong
    one.problems, one.differences = tally.problems, tally.differences
    ListSource.objects.filter(id=one.source_id).update(mapping=one.mapping)


def _checked(table: Table, mapping: Mapping[str, str], source: ListSource, *, is_whole: bool) -> Tally:
    known, tally = known_of(source.id), Tally()
    here: set[str] = set()
    for row in good_rows(table, mapping, country=source.country, tally=tally):
        here.add(row.key)
        tally.add(difference(row, known.get(row.key)))
    if is_whole:
        gone = [one for key, one in known.items() if key not in here and one.recruiter.gone_on is None]
        tally.gone = len(gone)
        for one in gone:
            tally.show(0, "gone", one.recruiter.name)
    return tally


def _source(source_id: UUID) -> ListSource:
    row = ListSource.objects.select_for_update().filter(id=source_id).first()
    if row is None:
        raise NotFound("There is no such source of lists.")
    return row
