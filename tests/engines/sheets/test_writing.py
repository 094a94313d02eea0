"""Writing tables: what is written comes back the same, and a spreadsheet runs none of it."""

import csv
import io
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sampan.engines.sheets.cells import UNSEEN
from sampan.engines.sheets.sniffing import Kind
from sampan.engines.sheets.tables import open_table
from sampan.engines.sheets.writing import write_table
from sampan.vocabulary.errors import InvalidInput

HEADER = ("prs_FirstName", "prs_MobilePhone")
DANGEROUS = ['=HYPERLINK("http://x")', "@SUM(A1)", "+84 24 38", "-cmd|' /C calc'!A0", "＝1", "'=1"]


def written(kind: Kind, *rows: tuple[str, str]) -> io.BytesIO:
    out = io.BytesIO()
    assert write_table(out, kind=kind, header=HEADER, rows=rows) == len(rows)
    return out


def read_back(stream: io.BytesIO) -> list[tuple[str, ...]]:
    return [tuple(row.cells.values()) for row in open_table(stream).rows()]


@pytest.mark.parametrize("kind", list(Kind))
def test_write_table_every_script_comes_back(kind: Kind) -> None:
    rows = [("Nguyễn Thị", "+84 24"), ("สมหญิง", "1"), ("ສົມ", "2"), ("မေ", "3"), ("ស្រី", "4"), ("王", "5")]
    assert read_back(written(kind, *rows)) == rows


@pytest.mark.parametrize("text", DANGEROUS)
@pytest.mark.parametrize("kind", list(Kind))
def test_write_table_formula_like_text_comes_back_as_text(kind: Kind, text: str) -> None:
    table = open_table(written(kind, ("x", text)))
    row = next(table.rows())
    assert row.faults == () and row.cells["prs_MobilePhone"] == text


@pytest.mark.parametrize("text", DANGEROUS)
def test_write_table_csv_cell_never_starts_a_formula(text: str) -> None:
    content = written(Kind.DELIMITED, ("x", text)).getvalue().decode("utf-8-sig")
    assert list(csv.reader(io.StringIO(content)))[1][1].startswith("'")


def test_write_table_xlsx_holds_no_formula_element() -> None:
    with zipfile.ZipFile(written(Kind.WORKBOOK, *(("x", text) for text in DANGEROUS))) as archive:
        assert b"<f>" not in archive.read("xl/worksheets/sheet1.xml")


def test_write_table_row_of_other_width_is_refused() -> None:
    with pytest.raises(InvalidInput):
        write_table(io.BytesIO(), kind=Kind.DELIMITED, header=HEADER, rows=[("only one",)])


def test_write_table_csv_leaves_the_stream_open() -> None:
    assert not written(Kind.DELIMITED, ("a", "b")).closed


TEXT = st.text(st.characters(codec="utf-8"), max_size=30).filter(lambda text: not UNSEEN.search(text))


@settings(max_examples=200, deadline=None)
@given(TEXT, TEXT)
def test_write_table_csv_round_trip(first: str, second: str) -> None:
    stream = written(Kind.DELIMITED, ("x" + first.strip(), second.strip()))
    assert read_back(stream) == [("x" + first.strip(), second.strip())]
