"""What may leave the records slice: the outcome of an import or an export, without a word of a row."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sampan.engines.sheets.problems import RowProblem


@dataclass(frozen=True)
class ImportOutcome:
    """What a file did, or would do (`dry_run`).

    rows = opened + unchanged + updated when nothing stands against it; a refused file opened nothing.
    """

    format: str
    version: str
    file_sha256: str
    dry_run: bool
    rows: int
    opened: int
    unchanged: int
    updated: int
    problem_count: int
    problems: tuple[RowProblem, ...]
    notices: tuple[str, ...]
    unmapped_columns: tuple[str, ...]
    run_id: UUID | None = None

    @property
    def is_refused(self) -> bool:
        """True when problems stood against the file."""
        return self.problem_count > 0

    @property
    def sentence(self) -> str:
        """The outcome in one sentence."""
        if self.is_refused:
            return f"Nothing was imported: {self.problem_count:,} problems in {self.rows:,} rows."
        if self.opened == 0 and self.updated == 0:
            return f"0 new: all {self.rows:,} rows were imported before with the same content."
        verb = "would be" if self.dry_run else "were"
        parts = f"{self.opened:,} cases {verb} opened, {self.updated:,} updated"
        return f"{parts}, {self.unchanged:,} are here already."

    def as_json(self) -> dict[str, object]:
        """The outcome for machines; documented in docs/reference/import-formats.md."""
        return {
            "ok": not self.is_refused,
            "sentence": self.sentence,
            "format": self.format,
            "version": self.version,
            "file_sha256": self.file_sha256,
            "dry_run": self.dry_run,
            "rows": self.rows,
            "opened": self.opened,
            "unchanged": self.unchanged,
            "updated": self.updated,
            "problem_count": self.problem_count,
            "problems": [problem.as_json() for problem in self.problems],
            "notices": list(self.notices),
            "unmapped_columns": list(self.unmapped_columns),
            "run": str(self.run_id) if self.run_id else None,
        }


@dataclass(frozen=True)
class ImportRunFact:
    """One past import."""

    id: UUID
    format: str
    version: str
    outcome: str
    row_count: int
    opened_count: int
    unchanged_count: int
    updated_count: int
    problem_count: int
    started_at: datetime
    finished_at: datetime


@dataclass(frozen=True)
class KeptUploadFact:
    """A file that waits for its person, and the run it led to."""

    id: UUID
    format: str
    kept_until: datetime
    run_id: UUID | None


@dataclass(frozen=True)
class ExportOutcome:
    """What left: how many cases were written, and how many stayed because no consent covers them."""

    format: str
    recipient: str
    cases: int
    withheld: int

    def as_json(self) -> dict[str, object]:
        """The outcome for machines."""
        return {
            "ok": True,
            "format": self.format,
            "recipient": self.recipient,
            "cases": self.cases,
            "withheld": self.withheld,
        }
