"""Reading tables: every kind of bad file gets a clear answer, and good ones come out cell by cell."""

import datetime
import gzip
import io
import json
import tracemalloc
import zipfile
from pathlib import Path

import pytest
from openpyxl import Workbook

from sampan.engines.sheets.limits import Limits
from sampan.engines.sheets.refusals import UnreadableFile
from sampan.engines.sheets.tables import Table, open_table

PLAIN = "gender,yearRegister\nFemale,2019\nMale,2020\n"
TREY = "ស្រី ភ្នំពេញ"


def table_of(text: str, encoding: str = "utf-8") -> Table:
    return open_table(io.BytesIO(text.encode(encoding)))


def cells_of(table: Table) -> list[tuple[int, list[str]]]:
    return [(row.number, list(row.cells.values())) for row in table.rows()]


def workbook_of(*rows: list[object], sheets: int = 1) -> io.BytesIO:
    workbook = Workbook()
    for row in rows:
        workbook.worksheets[0].append(row)
    for _ in range(sheets - 1):
        workbook.create_sheet().append(["other"])
    stream = io.BytesIO()
    workbook.save(stream)
    return stream


def refusal_of(content: bytes | io.BytesIO, limits: Limits | None = None) -> str:
    stream = io.BytesIO(content) if isinstance(content, bytes) else content
    with pytest.raises(UnreadableFile) as refused:
        for _ in open_table(stream, limits=limits or Limits()).rows():
            pass
    assert refused.value.remedy, "a refusal says what to do"
    return str(refused.value)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_open_table_unicode_encodings_give_same_cells(encoding: str) -> None:
    mark = "\ufeff" if encoding.endswith(("-le", "-be")) else ""
    table = table_of(mark + f"name,n\n{TREY},1\n", encoding)
    assert table.header == ("name", "n")
    assert cells_of(table) == [(2, [TREY, "1"])]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_open_table_delimiters_and_line_ends_are_recognised(delimiter: str, ending: str) -> None:
    text = PLAIN.replace(",", delimiter).replace("\n", ending)
    assert cells_of(table_of(text)) == [(2, ["Female", "2019"]), (3, ["Male", "2020"])]


def test_open_table_rows_can_be_read_twice() -> None:
    table = table_of(PLAIN)
    assert cells_of(table) == cells_of(table)


def test_open_table_by_path_ignores_the_name(tmp_path: Path) -> None:
    path = tmp_path / "records.xlsx"
    path.write_text(PLAIN)
    assert open_table(path).kind == "csv"


def test_open_table_quoted_line_break_stays_in_its_cell() -> None:
    table = table_of('a,b\n"one\ntwo",3\n4,5\n')
    assert cells_of(table) == [(2, ["one\ntwo", "3"]), (3, ["4", "5"])]


def test_open_table_blank_rows_are_left_out_but_counted() -> None:
    assert cells_of(table_of("a,b\n\n,\n1,2\n")) == [(4, ["1", "2"])]


@pytest.mark.parametrize(
    ("content", "word"),
    [
        (gzip.compress(PLAIN.encode(), mtime=0), "gzip"),
        (b"%PDF-1.7\n1 0 obj", "PDF"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "old Excel"),
        (b"\x89PNG\r\n\x1a\n", "picture"),
        (b"<!DOCTYPE html><p>", "web page"),
        (json.dumps([{"gender": "Female"}]).encode(), "JSON"),
        (b"MZ\x90\x00\x03", "program"),
        (b"SQLite format 3\x00", "database"),
        (PLAIN.encode("utf-16-le"), "byte-order mark"),
        (b"", "empty"),
    ],
)
def test_open_table_wrong_file_type_is_named(content: bytes, word: str) -> None:
    assert word in refusal_of(content)


@pytest.mark.parametrize(("encoding", "name"), [("cp1252", "Zoë"), ("cp1258", "Thê"), ("tis-620", "สมชาย")])
def test_open_table_other_encoding_is_refused_with_line(encoding: str, name: str) -> None:
    said = refusal_of(f"given,n\nAn,1\n{name},2\n".encode(encoding))
    assert "not UTF-8" in said and "line 3" in said and "CSV UTF-8" in said
    assert name not in said


def test_open_table_one_gigabyte_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "huge.csv"
    with path.open("wb") as stream:
        stream.truncate(1_000_000_000)
    tracemalloc.start()
    with pytest.raises(UnreadableFile, match="1,000 MB"):
        open_table(path)
    peak_bytes = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak_bytes < 1_000_000


def test_open_table_endless_line_is_refused_in_bounded_memory() -> None:
    stream = io.BytesIO(b"a,b\n" + b"x" * 40_000_000)
    tracemalloc.start()
    said = refusal_of(stream)
    peak_bytes = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert "characters" in said
    assert peak_bytes < 40_000_000


def test_rows_too_many_are_refused() -> None:
    assert "more than 3 rows" in refusal_of(b"a\n1\n2\n3\n4\n", Limits(max_rows=3))


def test_header_too_many_columns_is_refused() -> None:
    assert "at most 2" in refusal_of(b"a,b,c\n1,2,3\n", Limits(max_columns=2))


@pytest.mark.parametrize(("header", "word"), [("a,b,a", "1 and 3"), ("a,,c", "Column 2"), ("\n\n", "header")])
def test_header_unusable_is_refused(header: str, word: str) -> None:
    assert word in refusal_of(f"{header}\n1,2,3\n".encode() if header.strip() else header.encode())


def test_rows_cut_in_last_row_say_truncated() -> None:
    rows = list(table_of("a,b,c\n1,2,3\n4,5").rows())
    assert rows[0].faults == ()
    assert "stops in the middle" in rows[1].faults[0].what


def test_rows_cut_inside_quotes_say_truncated() -> None:
    assert "row 3" in refusal_of(b'a,b\n1,2\n3,"cut he')


def test_rows_cut_inside_a_character_say_truncated() -> None:
    assert "part of it is missing" in refusal_of(f"a,b\n1,{TREY}".encode()[:-1])


@pytest.mark.parametrize(("line", "word"), [("1", "has 1 cells"), ("1,2,3", "has 3 cells")])
def test_rows_of_other_width_are_faults(line: str, word: str) -> None:
    rows = list(table_of(f"a,b\n{line}\n1,2\n").rows())
    assert word in rows[0].faults[0].what
    assert rows[1].faults == ()


@pytest.mark.parametrize(
    "cell",
    ["=1+1", " =A1", "@SUM(A1)", "+cmd|' /C calc'!A0", "-2+3+cmd|' /C calc'!A0", "＝1+1", '=HYPERLINK("x")'],
)
def test_formula_cell_in_csv_is_a_fault_with_column(cell: str) -> None:
    quoted = '"' + cell.replace('"', '""') + '"'
    fault = next(table_of(f"a,b\n1,{quoted}\n").rows()).faults[0]
    assert fault.column == "b" and "formula" in fault.what and cell not in fault.what


@pytest.mark.parametrize(
    "cell", ["-99", "+84 24 3825 0000", "+84(24)3825", "@trafficked.aid", "0--29", "'=1+1", "-"]
)
def test_ordinary_cell_that_looks_odd_is_no_fault(cell: str) -> None:
    assert next(table_of(f"a,b\n1,{cell}\n").rows()).faults == ()


@pytest.mark.parametrize("cell", ["a\x07b", "name\u202egnp.exe", "x\x00y"])
def test_control_characters_are_a_fault(cell: str) -> None:
    stream = io.BytesIO(("a,b\n" + "1,2\n" * 2000 + f"1,{cell}\n").encode())
    *_, last = open_table(stream).rows()
    assert "control characters" in last.faults[0].what


def test_long_cell_is_a_fault() -> None:
    assert "40,000 characters" in next(table_of(f"a,b\n1,{'x' * 40_000}\n").rows()).faults[0].what


def test_workbook_cells_come_out_as_text() -> None:
    stream = workbook_of(
        ["t", "i", "f", "d", "b", "n"], ["Nữ", 1, 2019.0, datetime.datetime(2022, 5, 17), True, None]
    )
    table = open_table(stream)
    assert table.kind == "xlsx"
    assert cells_of(table) == [(2, ["Nữ", "1", "2019", "2022-05-17", "1", ""])]


def test_workbook_formula_and_error_cells_are_faults() -> None:
    rows = list(open_table(workbook_of(["a", "b"], ["=1+1", "#N/A"])).rows())
    assert [fault.column for fault in rows[0].faults] == ["a", "b"]
    assert "formula" in rows[0].faults[0].what and "error" in rows[0].faults[1].what


def test_workbook_second_sheet_is_said_not_read() -> None:
    table = open_table(workbook_of(["a"], ["1"], sheets=2))
    assert "2 sheets" in table.notices[0]
    assert cells_of(table) == [(2, ["1"])]


def test_workbook_truncated_is_refused() -> None:
    content = workbook_of(["a"], ["1"]).getvalue()
    assert "part of it is missing" in refusal_of(content[: len(content) // 2])


def repacked(content: bytes, **parts: bytes) -> bytes:
    """The workbook with parts replaced or added; names write '/' as '__' and '.' as '_dot_'."""
    out = io.BytesIO()
    renamed = {name.replace("__", "/").replace("_dot_", "."): part for name, part in parts.items()}
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            if name not in renamed:
                new.writestr(name, old.read(name))
        for name, part in renamed.items():
            new.writestr(name, part)
    return out.getvalue()


def test_workbook_zip_bomb_is_refused_unopened() -> None:
    bomb = repacked(workbook_of(["a"]).getvalue(), xl__worksheets__sheet9_dot_xml=b"\0" * 60_000_000)
    tracemalloc.start()
    said = refusal_of(bomb)
    peak_bytes = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert "times its packed size" in said
    assert peak_bytes < 5_000_000


def test_workbook_declared_total_over_limit_is_refused() -> None:
    content = workbook_of(["a"], ["1"]).getvalue()
    assert "would unpack" in refusal_of(content, Limits(max_unpacked_bytes=100))
    assert "parts" in refusal_of(content, Limits(max_parts=2))
    assert "a part of" in refusal_of(content, Limits(max_part_bytes=100))


def test_workbook_lying_directory_cannot_unpack_more_than_declared() -> None:
    """The directory says 100 bytes for a sheet of a megabyte: the reader stops there and refuses."""
    content = bytearray(workbook_of(["a"], *[["x" * 1000]] * 100).getvalue())
    with zipfile.ZipFile(io.BytesIO(bytes(content))) as archive:
        size = archive.getinfo("xl/worksheets/sheet1.xml").file_size
    content = bytes(content).replace(size.to_bytes(4, "little"), (100).to_bytes(4, "little"))
    assert "part of it is missing" in refusal_of(content)


@pytest.mark.parametrize(
    ("part", "word"),
    [
        ("xl__vbaProject_dot_bin", "macros"),
        ("xl__embeddings__o1_dot_bin", "embedded"),
        ("xl__externalLinks__e1_dot_xml", "links to other files"),
    ],
)
def test_workbook_with_active_content_is_refused(part: str, word: str) -> None:
    assert word in refusal_of(repacked(workbook_of(["a"]).getvalue(), **{part: b"x"}))


def test_workbook_with_entities_is_refused() -> None:
    entities = b'<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">'
    laughs = b'<?xml version="1.0"?><!DOCTYPE w [' + entities + b"]><worksheet>&b;</worksheet>"
    said = refusal_of(repacked(workbook_of(["a"]).getvalue(), xl__worksheets__sheet1_dot_xml=laughs))
    assert "entities" in said


def test_workbook_with_endless_row_number_stops_at_limit() -> None:
    sheet = (
        b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
        b'<row r="1"><c r="A1"><v>1</v></c></row><row r="99999999999"><c r="A99999999999"><v>1</v></c></row>'
        b"</sheetData></worksheet>"
    )
    content = repacked(workbook_of(["a"]).getvalue(), xl__worksheets__sheet1_dot_xml=sheet)
    assert "more than 1,000 rows" in refusal_of(content, Limits(max_rows=1_000))


@pytest.mark.parametrize(
    ("parts", "word"),
    [
        ({"mimetype": b"x", "content.xml": b"x"}, "OpenDocument"),
        ({"word/document.xml": b"x"}, "Word"),
        ({"records.csv": b"a,b"}, "ZIP archive"),
    ],
)
def test_other_zip_archives_are_named(parts: dict[str, bytes], word: str) -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    assert word in refusal_of(stream)
