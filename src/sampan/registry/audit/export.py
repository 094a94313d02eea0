"""The audit as CSV, for auditors who compare it elsewhere."""

import csv
import io
import json
from collections.abc import Sequence

from sampan.registry.audit.facts import AuditFact

COLUMNS = (
    "sequence", "at", "account", "agency", "purpose", "act", "subject_kind", "subject", "case", "details", "hash"
)  # fmt: skip
MOST = 20_000  # entries a file: held in memory at once, opens in any spreadsheet; the next file starts before the last


def as_csv(entries: Sequence[AuditFact]) -> str:
    """Return entries as CSV with a header. No cell begins with a sign that a spreadsheet takes for a formula."""
    written = io.StringIO()
    rows = csv.writer(written, lineterminator="\r\n")
    rows.writerow(COLUMNS)
    rows.writerows([_cell(part) for part in _row(entry)] for entry in entries)
    return written.getvalue()


def _row(entry: AuditFact) -> tuple[object, ...]:
    details = json.dumps(entry.details, ensure_ascii=False, sort_keys=True)
    return (
        entry.sequence, entry.at.isoformat(), entry.account_id, entry.agency_id, entry.purpose, entry.act,
        entry.subject_kind, entry.subject_id, entry.case_id, details, entry.hash,
    )  # fmt: skip


def _cell(part: object) -> str:
    text = "" if part is None else str(part)
    return f"'{text}" if text.startswith(("=", "+", "-", "@", "\t", "\r")) else text
