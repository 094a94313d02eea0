"""Checking: every problem of a file is found in one pass, with its row, its column and what to do."""

import csv
import io
import tracemalloc
from dataclasses import replace

import pytest

from sampan.engines.sheets.problems import RowProblem
from sampan.engines.sheets.tables import TableRow, open_table
from sampan.protection.records.checking import CheckedFile, check
from sampan.protection.records.drafts import CaseDraft
from sampan.vocabulary.errors import IntegrityFailure, InvalidInput


class Colours:
    """A format of two columns: an id, and one of two colours."""

    code, version, id_column = "colours", "1", "id"

    def read(self, row: TableRow) -> tuple[CaseDraft, list[RowProblem]]:
        colour = row.cells["colour"]
        draft = CaseDraft(external_id=row.cells["id"], row=row.number, record={"colour": colour})
        if colour in {"red", "blue"}:
            return draft, []
        return draft, [RowProblem(row.number, "colour", "Unknown colour.", "Write red or blue.")]

    def draft(self, row: TableRow) -> CaseDraft:
        return self.read(row)[0]

    def is_heading(self, row: TableRow) -> bool:
        return False

    def notices(self) -> tuple[str, ...]:
        return ("Colours are read as written.",)

    def unmapped_columns(self) -> tuple[str, ...]:
        return ()


def checked(text: str, report: io.StringIO | None = None) -> CheckedFile:
    return check(open_table(io.BytesIO(text.encode())), record_format=Colours(), report=report)


def test_check_clean_file_gives_drafts_in_order() -> None:
    file = checked("id,colour\nA,red\nB,blue\n")
    assert file.may_be_imported and file.row_count == 2
    assert [(draft.external_id, draft.row) for draft in file.drafts()] == [("A", 2), ("B", 3)]


def test_check_every_problem_is_listed_with_row_and_column() -> None:
    file = checked("id,colour\nA,green\nB,blue\nC,=1+1\nD\nE,pink\n")
    assert [(problem.row, problem.column) for problem in file.problems] == [
        (2, "colour"),
        (4, "colour"),
        (5, ""),
        (6, "colour"),
    ]
    assert all(problem.remedy for problem in file.problems)


def test_check_duplicated_id_names_both_rows() -> None:
    (problem,) = checked("id,colour\nA,red\nB,red\nA,blue\n").problems
    assert (problem.row, problem.column) == (4, "id")
    assert "row 2 and row 4" in problem.what


def test_check_rows_without_ids_are_no_duplicates_and_get_stable_ids() -> None:
    first, again = (checked("id,colour\n,red\n,red\n") for _ in range(2))
    ids = [draft.external_id for draft in first.drafts()]
    assert len(set(ids)) == 2
    assert ids == [draft.external_id for draft in again.drafts()]
    assert ids != [draft.external_id for draft in checked("id,colour\n,red\n,blue\n").drafts()]


def test_check_made_ids_do_not_depend_on_delimiter_or_line_ends() -> None:
    plain, other = checked("id,colour\n,red\n"), checked("id;colour\r\n;red\r\n")
    assert [d.external_id for d in plain.drafts()] == [d.external_id for d in other.drafts()]


def test_check_truncated_file_says_so() -> None:
    (problem,) = checked('id,colour\nA,red\nB,"re').problems
    assert problem.row == 3 and "part of it is missing" in problem.what


def test_check_header_alone_is_a_problem() -> None:
    (problem,) = checked("id,colour\n").problems
    assert "no row" in problem.what


def test_drafts_of_a_file_with_problems_are_refused() -> None:
    with pytest.raises(InvalidInput):
        next(checked("id,colour\nA,green\n").drafts())


def test_drafts_of_a_file_changed_after_the_check_are_refused() -> None:
    stream = io.BytesIO(b"id,colour\nA,red\n")
    file = check(open_table(stream), record_format=Colours())
    stream.seek(0)
    stream.write(b"id,colour\nB,red\n")
    with pytest.raises(IntegrityFailure):
        list(file.drafts())


def test_check_bounds_what_is_shown_but_reports_all() -> None:
    report = io.StringIO()
    file = checked("id,colour\n" + "".join(f"{n},green\n" for n in range(1_500)), report)
    assert file.problem_count == 1_500 and len(file.problems) == 1_000
    assert len(list(csv.reader(io.StringIO(report.getvalue())))) == 1_501


def test_check_report_is_safe_in_a_spreadsheet() -> None:
    report = io.StringIO()
    rows = open_table(io.BytesIO(b"id,=colour\nA,=1\n"))
    check(rows, record_format=Colours(), report=report)
    assert list(csv.reader(io.StringIO(report.getvalue())))[1][1] == "'=colour"


def test_check_memory_does_not_grow_with_the_cells() -> None:
    stream = io.BytesIO(b"id,colour\n" + b"".join(b"%d,red\n" % n for n in range(30_000)))
    tracemalloc.start()
    file = check(open_table(stream), record_format=Colours())
    peak_bytes = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert file.row_count == 30_000
    assert peak_bytes < 15_000_000


def test_check_tells_progress_to_the_end() -> None:
    told: list[tuple[str, int, int | None]] = []
    text = "id,colour\n" + "".join(f"{n},red\n" for n in range(1_200))
    file = check(
        open_table(io.BytesIO(text.encode())),
        record_format=Colours(),
        progress=lambda what, done, total: told.append((what, done, total)),
    )
    assert told == [("checking", 500, None), ("checking", 1_000, None), ("checking", 1_200, 1_200)]
    assert file.notices == ("Colours are read as written.",)


def test_draft_shows_nothing_and_equal_contents_are_equal_bytes() -> None:
    draft = CaseDraft(external_id="A", row=2, record={"sex": "female"}, identity={"phones": ["+84"]})
    assert "+84" not in repr(draft)
    assert draft.canonical() == replace(draft, external_id="B", row=9).canonical()
    assert draft.canonical() != replace(draft, record={"sex": "male"}).canonical()
