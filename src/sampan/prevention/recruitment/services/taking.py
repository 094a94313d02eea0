"""Takes a confirmed list in, in one transaction: all of it or nothing; taken in twice, it changes nothing more."""

import zlib
from collections.abc import Callable
from dataclasses import dataclass, field
from io import BytesIO
from uuid import UUID

from sampan.engines.sheets.tables import open_table
from sampan.prevention.recruitment import progress
from sampan.prevention.recruitment.columns import ListRow
from sampan.prevention.recruitment.comparing import (
    NEW,
    SAME,
    Difference,
    Known,
    difference,
    known_of,
    licence_fields,
)
from sampan.prevention.recruitment.models import (
    Licence,
    LicenceAct,
    ListImport,
    Recruiter,
    RecruiterChange,
    RecruiterName,
)
from sampan.prevention.recruitment.services.licensing import licence_columns
from sampan.prevention.recruitment.services.lists import LIMITS, audit_list, good_rows, locked_list, settle
from sampan.prevention.recruitment.services.register import names_of, stamp
from sampan.registry.access.context import reading_as
from sampan.registry.access.reader import Actor, Reader, require
from sampan.registry.access.roles import Permission
from sampan.registry.clock.queries import house_now
from sampan.registry.identifiers import new_record_id
from sampan.vocabulary.errors import WrongState

_AT_ONCE = 500
_UPDATED = ("name", "other_names", "address", "contacts", "gone_on", "changed_at")


@dataclass
class _Rows:
    """Rows to write together."""

    recruiters: list[Recruiter] = field(default_factory=list)
    changed: list[Recruiter] = field(default_factory=list)
    renamed: list[Recruiter] = field(default_factory=list)
    changes: list[RecruiterChange] = field(default_factory=list)
    licences: list[Licence] = field(default_factory=list)
    acts: list[LicenceAct] = field(default_factory=list)

    def write(self) -> None:
        """Write and forget them."""
        Recruiter.objects.bulk_create(self.recruiters)
        Recruiter.objects.bulk_update(self.changed, _UPDATED)
        RecruiterName.objects.filter(recruiter__in=self.renamed).delete()
        names = [name for one in (*self.recruiters, *self.renamed) for name in names_of(one)]
        RecruiterName.objects.bulk_create(names)
        RecruiterChange.objects.bulk_create(self.changes)
        Licence.objects.bulk_create(self.licences)
        LicenceAct.objects.bulk_create(self.acts)
        self.__init__()  # type: ignore[misc]


def take_list(*, import_id: UUID, reader: Reader, told: Callable[[UUID, int], None] = progress.tell) -> None:
    """Take a confirmed list in; on any error nothing was changed and the list says that it failed."""
    try:
        with reading_as(reader):
            require(reader.actor, Permission.KEEP_RECRUITERS, purpose=reader.purpose)
            one = locked_list(import_id)
            if one.status != ListImport.Status.TAKING:
                raise WrongState("This list is not to be taken in.", remedy="Confirm it first.")
            _take(one, reader, told)
            settle(one, ListImport.Status.DONE, by=reader.actor, purpose=reader.purpose)
    except WrongState:
        raise
    except Exception:
        _fail(import_id, reader)
        raise
    finally:
        progress.forget(import_id)


def _take(one: ListImport, reader: Reader, told: Callable[[UUID, int], None]) -> None:
    table = open_table(BytesIO(zlib.decompress(one.content)), limits=LIMITS)
    known, rows, here = known_of(one.source_id), _Rows(), set()
    counts = dict.fromkeys(("new", "changed", "same"), 0)
    for count, row in enumerate(good_rows(table, one.mapping, country=one.source.country), start=1):
        here.add(row.key)
        found = difference(row, known.get(row.key))
        counts[found.kind] += 1
        if found.kind != SAME:
            _add(rows, found, one, reader.actor)
        if count % _AT_ONCE == 0:
            rows.write()
            told(one.id, count)
    gone = [other for key, other in known.items() if key not in here] if one.is_whole else []
    one.gone_count = _go(rows, gone, one, reader.actor)
    rows.write()
    one.new_count, one.changed_count, one.same_count = counts["new"], counts["changed"], counts["same"]
    one.save(update_fields=("new_count", "changed_count", "same_count", "gone_count"))


def _add(rows: _Rows, found: Difference, one: ListImport, by: Actor) -> None:
    if found.kind == NEW or found.known is None:
        recruiter = _new(found.row, one, by)
        rows.recruiters.append(recruiter)
        _licence(rows, found.row, Known(recruiter, None, None), one=one, by=by)
        return
    _change(rows, found, one, by)
    if licence_fields(found.row, found.known):
        _licence(rows, found.row, found.known, one=one, by=by)
    elif found.known.licence is not None:
        _acts(rows, found.row, found.known, found.known.licence.series, one=one, by=by)


def _new(row: ListRow, one: ListImport, by: Actor) -> Recruiter:
    now = house_now()
    return Recruiter(
        agency_id=by.agency_id, country=row.entry.country, name=row.entry.name, other_names=list(row.entry.other_names),
        address=row.entry.address, contacts=list(row.entry.contacts), source_id=one.source_id, source_key=row.key,
        created_by_id=by.account_id, created_at=now, changed_at=now,
    )  # fmt: skip


def _change(rows: _Rows, found: Difference, one: ListImport, by: Actor) -> None:
    """Write what the list says over the entry; what people added besides stays."""
    assert found.known is not None
    recruiter, entry = found.known.recruiter, found.row.entry
    new = {
        "name": entry.name,
        "other_names": _joined(recruiter.other_names, entry.other_names, without=entry.name),
        "address": entry.address or recruiter.address,
        "contacts": _joined(recruiter.contacts, entry.contacts),
        "gone_on": None,
    }
    if entry.name != recruiter.name:  # the old name is one by which people know it
        new["other_names"] = _joined(new["other_names"], [recruiter.name], without=entry.name)
    before = {name: getattr(recruiter, name) for name in new if getattr(recruiter, name) != new[name]}
    if not before:
        return
    kept = before | ({"gone_on": before["gone_on"].isoformat()} if before.get("gone_on") else {})
    rows.changes.append(
        RecruiterChange(recruiter=recruiter, before=kept, why=_why(one), list_import=one.id, **stamp(by))
    )
    for name, told in new.items():
        setattr(recruiter, name, told)
    recruiter.changed_at = house_now()
    rows.changed.append(recruiter)
    if {"name", "other_names"} & set(before):
        rows.renamed.append(recruiter)


def _licence(rows: _Rows, row: ListRow, known: Known, *, one: ListImport, by: Actor) -> None:
    last = known.licence
    made = Licence(
        recruiter=known.recruiter, series=last.series if last else new_record_id(),
        version=last.version + 1 if last else 1, why=_why(one),
        list_import=one.id, **licence_columns(row.licence), **stamp(by),
    )  # fmt: skip
    rows.licences.append(made)
    _acts(rows, row, known, made.series, one=one, by=by)


def _acts(rows: _Rows, row: ListRow, known: Known, series: UUID, *, one: ListImport, by: Actor) -> None:
    told = {"recruiter": known.recruiter, "series": series, "list_import": one.id, **stamp(by)}
    reason = row.reason or _why(one)
    listed = known.listed
    if row.suspended and not (listed and row.suspended in listed.suspended):
        begins, ends = row.suspended
        rows.acts.append(LicenceAct(kind="suspended", from_on=begins, until_on=ends, reason=reason, **told))
    if row.revoked_on and row.revoked_on != (listed.revoked_on if listed else None):
        rows.acts.append(LicenceAct(kind="revoked", from_on=row.revoked_on, reason=reason, **told))


def _go(rows: _Rows, gone: list[Known], one: ListImport, by: Actor) -> int:
    """Write of agencies that are missing in a whole list since when; they stay in the register."""
    count = 0
    for known in gone:
        recruiter = known.recruiter
        if recruiter.gone_on is None:
            recruiter.gone_on, recruiter.changed_at = one.list_date, house_now()
            rows.changed.append(recruiter)
            rows.changes.append(
                RecruiterChange(
                    recruiter=recruiter,
                    before={"gone_on": None},
                    why=_why(one),
                    list_import=one.id,
                    **stamp(by),
                )
            )
            count += 1
    return count


def _joined(old: list[str], new: object, *, without: str = "") -> list[str]:
    return [one for one in dict.fromkeys((*old, *new)) if one != without]  # type: ignore[misc]


def _why(one: ListImport) -> str:
    return f"{one.source.name}, {one.list_date.isoformat()}"[:200]


def _fail(import_id: UUID, reader: Reader) -> None:
    with reading_as(reader):
        one = locked_list(import_id)
        one.status = ListImport.Status.FAILED
        one.save(update_fields=("status",))
        audit_list(one, "failed", by=reader.actor, purpose=reader.purpose)
