"""Carries out one import in the caller's transaction: opens what is new, refuses or updates what changed."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TextIO
from uuid import UUID

from sampan.engines.sheets.problems import ProblemList, RowProblem
from sampan.protection.cases.facts import MilestoneFact
from sampan.protection.cases.queries import case as case_of
from sampan.protection.cases.services.changing import change_record
from sampan.protection.cases.services.opening import CaseDraft as NewCase
from sampan.protection.cases.services.opening import open_cases_in_bulk
from sampan.protection.records.checking import CheckedFile, Progress
from sampan.protection.records.drafts import CaseDraft
from sampan.protection.records.matching import MatchedDraft, matched
from sampan.protection.records.models import ImportedCase, ImportRun
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Actor, Reader
from sampan.registry.people.identity import identity_from
from sampan.registry.people.services.registering import change_identity
from sampan.vocabulary.dates import PartialDate

OPENING = "opening"


@dataclass
class Tally:
    """What became of the rows; `problems` are those that only the comparison with the registry shows."""

    opened: int = 0
    unchanged: int = 0
    updated: int = 0
    problems: ProblemList = field(default_factory=ProblemList)


@dataclass(frozen=True)
class Importer:
    """One import under way: for whom, by whom, why, and whether changed rows are written over."""

    checked: CheckedFile
    agency_id: UUID
    by: Actor
    purpose: Purpose
    may_update: bool
    progress: Progress
    report: TextIO | None = None

    def compare(self) -> Tally:
        """What an import would do; changes nothing."""
        tally = self._new_tally()
        for chunk in self._chunks():
            self._count(chunk, tally)
        return tally

    def carry_out(self, run: ImportRun) -> Tally:
        """Open and update; the caller rolls back when the tally has problems."""
        tally = self._new_tally()
        for chunk in self._chunks():
            self._count(chunk, tally)
            if tally.problems.count:
                continue  # nothing will stay: only the remaining problems are worth knowing
            self._open([row for row in chunk if row.is_new], run)
            for row in chunk:
                if row.is_changed:
                    self._update(row, run)
            self.progress(OPENING, tally.opened + tally.unchanged + tally.updated, self.checked.row_count)
        return tally

    def _chunks(self) -> Iterator[list[MatchedDraft]]:
        return matched(
            self.checked.drafts(progress=self.progress),
            format_code=self.checked.format.code,
            agency_id=self.agency_id,
        )

    def _new_tally(self) -> Tally:
        return Tally(problems=ProblemList(report=self.report, continues=True))

    def _count(self, chunk: list[MatchedDraft], tally: Tally) -> None:
        changed = [row for row in chunk if row.is_changed]
        tally.opened += sum(row.is_new for row in chunk)
        tally.unchanged += sum(not row.is_new and not row.is_changed for row in chunk)
        if self.may_update:
            tally.updated += len(changed)
        else:
            tally.problems.add(_changed_problem(row.draft, self.checked) for row in changed)

    def _open(self, rows: list[MatchedDraft], run: ImportRun) -> None:
        ids = open_cases_in_bulk(
            drafts=(new_case(row.draft) for row in rows),
            by=self.by,
            purpose=self.purpose,
            source="import",
            agency_id=self.agency_id,
        )
        ImportedCase.objects.bulk_create(
            ImportedCase(
                agency_id=self.agency_id,
                case_id=case_id,
                external_digest=row.external_digest,
                content_digest=row.content_digest,
                run=run,
            )
            for case_id, row in zip(ids, rows, strict=True)
        )

    def _update(self, row: MatchedDraft, run: ImportRun) -> None:
        known = row.known
        if known is None:
            return
        present = case_of(case_id=known.case_id, reader=Reader(self.by, self.purpose))
        changes = _changes(present.record, row.draft.record)
        if changes:
            change_record(
                case_id=known.case_id,
                changes=changes,
                version=present.version,
                by=self.by,
                purpose=self.purpose,
            )
        if row.draft.identity:
            change_identity(
                person_id=present.person_id, changes=row.draft.identity, by=self.by, purpose=self.purpose
            )
        ImportedCase.objects.filter(id=known.id).update(content_digest=row.content_digest, run=run)


def _changed_problem(draft: CaseDraft, checked: CheckedFile) -> RowProblem:
    return RowProblem(
        draft.row,
        checked.format.id_column,
        "This id was imported before with other content.",
        "Import with 'update' to write over the case's coded facts and identity, or correct the id.",
    )


def _changes(present: Mapping[str, object], told: Mapping[str, object]) -> dict[str, object]:
    """Fields to write: what the file says, over what is there; what the file leaves out stays as it is."""
    return {code: content for code, content in told.items() if present.get(code) != content}


def new_case(draft: CaseDraft) -> NewCase:
    """Return the draft of a row as the cases slice opens it."""
    return NewCase(
        record=draft.record,
        identity=identity_from(draft.identity),
        milestones=tuple(_milestone(one) for one in draft.milestones),
    )


def _milestone(told: Mapping[str, object]) -> MilestoneFact:
    day = told["on"]
    return MilestoneFact(
        kind=str(told["kind"]),
        happened=day if isinstance(day, PartialDate) else PartialDate.parse(str(day)),
        country=str(told.get("country") or ""),
        province=str(told.get("province") or ""),
        programme=str(told.get("programme") or ""),
    )
