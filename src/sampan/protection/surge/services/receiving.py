"""Receives a sheet of people: sealed, checked whole, and kept until somebody says what becomes of it."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from uuid import UUID

from django.db import transaction

from sampan.engines.sheets.refusals import UnreadableFile
from sampan.protection.cases.queries import operation as read_operation
from sampan.protection.cases.questions import BEGINNINGS
from sampan.protection.records.services.uploads import SealedUpload, drop_held, hold
from sampan.protection.surge.models import IntakeSheet
from sampan.protection.surge.sheets import people_sheet
from sampan.protection.surge.sorting import SortedRow, sorted_rows
from sampan.protection.tasks.facts import NewTask
from sampan.protection.tasks.services.owing import owe_task, settle_tasks
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Actor, Reader, require
from sampan.registry.access.roles import Permission
from sampan.registry.audit.services import record
from sampan.registry.clock.queries import house_now, house_today
from sampan.registry.people.services.keys import keyring
from sampan.vocabulary.errors import InvalidInput, NotFound, WrongState

TASK = "surge.sheet"
MOST_PROBLEMS = 200  # shown on the page; the sheet to mend names all of them
DUE = timedelta(days=2)


@dataclass
class Tally:
    """What a check found."""

    rows: int = 0
    good: int = 0
    known: int = 0
    own_wrong: int = 0
    problem_count: int = 0
    problems: list[dict[str, object]] = field(default_factory=list)

    @property
    def wrong(self) -> int:
        """Rows that cannot be taken as they are."""
        return self.rows - self.good - self.known

    def add(self, one: SortedRow) -> None:
        """Count a row."""
        self.rows += 1
        self.good += one.is_good
        self.known += one.is_known
        if not one.is_good and not one.is_known:
            self.own_wrong += one.mends is None
            self.problem_count += len(one.row.problems)
            room = MOST_PROBLEMS - len(self.problems)
            self.problems += [problem.as_json() for problem in one.row.problems[:room]]


@transaction.atomic
def receive_sheet(
    *, upload: SealedUpload, operation_id: UUID, event: str, by: Actor, purpose: Purpose
) -> UUID:
    """Check a received sheet and keep it sealed for an answer; return its id. Opens nobody.

    Raises UnreadableFile when it is no table of people, NotFound for an operation that the actor does not
    see, NotPermitted, NoPurpose; the file is removed then.
    """
    try:
        require(by, Permission.OPEN_GROUP, purpose=purpose)
        if event not in BEGINNINGS:
            raise InvalidInput(
                "This is no beginning.", remedy=f"Use: {', '.join(BEGINNINGS)}.", field="event"
            )
        read_operation(operation_id=operation_id, reader=Reader(by, purpose))
        day = house_today()
        with upload.opened() as stream:
            sheet = people_sheet(stream, event=event, day=day)
            tally = _checked(sorted_rows(sheet, operation_id=operation_id))
    except BaseException:
        upload.discard()
        raise
    kept = _kept(upload, operation_id, sheet.format, event, tally, by, purpose)
    hold(upload)
    _owe(kept, by=by, purpose=purpose, on=day + DUE)
    return kept.id


def _checked(chunks: object) -> Tally:
    tally = Tally()
    for chunk in chunks:  # type: ignore[attr-defined]
        for one in chunk:
            tally.add(one)
    if not tally.rows:
        raise UnreadableFile("The sheet has a header but no row.", remedy="Choose the sheet with the people.")
    return tally


def _kept(
    upload: SealedUpload, operation_id: UUID, format_code: str, event: str, tally: Tally, by: Actor,
    purpose: Purpose,
) -> IntakeSheet:  # fmt: skip
    version, wrapped = keyring().wrap(upload.key, bound_to=upload.id.bytes)
    sheet = IntakeSheet(
        id=upload.id,
        operation_id=operation_id,
        agency_id=by.agency_id,
        account_id=by.account_id,
        purpose=purpose.value,
        format=format_code,
        event=event,
        row_count=tally.rows,
        good_count=tally.good,
        wrong_count=tally.wrong,
        known_count=tally.known,
        wait_count=tally.own_wrong,
        problem_count=tally.problem_count,
        problems=tally.problems,
        wrapped=wrapped,
        wrapping_version=version,
        sent_at=house_now(),
    )
    sheet.save(force_insert=True)
    audit(sheet, "sent", by=by, purpose=purpose)
    return sheet


@transaction.atomic
def confirm_sheet(*, sheet_id: UUID, keeps_wrong: bool, by: Actor, purpose: Purpose) -> None:
    """Say that a sheet is to be taken in: every row, or with `keeps_wrong` the good ones while the rest waits.

    Raises WrongState when it has wrong rows and they are not kept, when nobody is in it, or it was answered.
    """
    require(by, Permission.OPEN_GROUP, purpose=purpose)
    sheet = locked_sheet(sheet_id)
    if sheet.status != IntakeSheet.Status.CHECKED:
        raise WrongState("This sheet was answered before.", remedy="Look at what became of it.")
    if sheet.wrong_count and not keeps_wrong:
        raise WrongState(
            "Some rows of this sheet are wrong: nobody was taken in.",
            remedy="Mend them and send the sheet again, or take the good rows and keep the wrong ones.",
        )
    if not sheet.good_count:
        raise WrongState("There is nobody new in this sheet.", remedy="Mend its rows, or discard it.")
    sheet.status, sheet.keeps_wrong = IntakeSheet.Status.TAKING, keeps_wrong
    sheet.save(update_fields=("status", "keeps_wrong"))
    audit(sheet, "confirmed", by=by, purpose=purpose)


@transaction.atomic
def discard_sheet(*, sheet_id: UUID, by: Actor, purpose: Purpose) -> None:
    """Destroy a sheet with the rows that still wait in it: a person says so, nothing is lost by itself."""
    require(by, Permission.OPEN_GROUP, purpose=purpose)
    sheet = locked_sheet(sheet_id)
    if sheet.status not in (IntakeSheet.Status.CHECKED, IntakeSheet.Status.MENDING):
        raise WrongState("This sheet cannot be discarded now.", remedy="Wait until it is taken in.")
    settle_sheet(sheet, IntakeSheet.Status.DISCARDED, by=by, purpose=purpose)


def settle_sheet(sheet: IntakeSheet, status: str, *, by: Actor, purpose: Purpose) -> None:
    """End a sheet: its key is destroyed, and with it the file; the counts stay."""
    sheet.status, sheet.wrapped, sheet.settled_at = status, b"", house_now()
    sheet.save(update_fields=("status", "wrapped", "settled_at"))
    transaction.on_commit(lambda: drop_held(sheet.id))
    settle_tasks(kind=TASK, source_id=sheet.id, by=by, purpose=purpose, outcome=status)
    audit(sheet, status, by=by, purpose=purpose)


def locked_sheet(sheet_id: UUID) -> IntakeSheet:
    """Return a sheet, locked for the transaction; raises NotFound."""
    sheet = IntakeSheet.objects.select_for_update().filter(id=sheet_id).first()
    if sheet is None:
        raise NotFound("There is no such sheet here, or you may not see it.")
    return sheet


def audit(sheet: IntakeSheet, act: str, *, by: Actor, purpose: Purpose) -> None:
    """Write what happened to a sheet, in counts."""
    details = {"rows": sheet.row_count, "good": sheet.good_count, "wrong": sheet.wrong_count}
    record(
        f"sheet.{act}",
        by=by,
        purpose=purpose,
        subject_kind="sheet",
        subject_id=sheet.id,
        details=details | {"taken": sheet.taken_count},
    )


def _owe(sheet: IntakeSheet, *, by: Actor, purpose: Purpose, on: date) -> None:
    new = NewTask(
        kind=TASK, agency_id=sheet.agency_id, source_id=sheet.id, due_on=on, for_role="supervisor",
        urgency="urgent",
    )  # fmt: skip
    owe_task(new=new, by=by, purpose=purpose)
