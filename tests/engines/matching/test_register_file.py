"""Registers as files: what is refused, and that the message says where and repeats nothing."""

from pathlib import Path

import pytest

from sampan.engines.matching.records import COLUMNS, MatchRecord
from sampan.engines.matching.register_file import read_register
from sampan.vocabulary.errors import InvalidInput

HEADINGS = ",".join(COLUMNS).encode()
SOK = b"1,Sok Dara,,male,1990,KH,,,,"


def read(folder: Path, octets: bytes) -> list[MatchRecord]:
    path = folder / "register.csv"
    path.write_bytes(octets)
    return list(read_register(path))


def refused(folder: Path, octets: bytes) -> InvalidInput:
    with pytest.raises(InvalidInput) as caught:
        read(folder, octets)
    assert "Sok" not in str(caught.value)
    return caught.value


@pytest.mark.parametrize("end", [b"\n", b"\r\n"])
def test_read_register_with_byte_order_mark_and_a_column_of_theirs_is_read(
    tmp_path: Path, end: bytes
) -> None:
    octets = end.join((b"\xef\xbb\xbf" + HEADINGS + b",theirs", SOK + b",note", b""))
    assert [record.id for record in read(tmp_path, octets)] == ["1"]


def test_read_register_headings_alone_are_an_empty_register(tmp_path: Path) -> None:
    assert read(tmp_path, HEADINGS) == []


def test_read_register_empty_file_or_missing_column_is_named(tmp_path: Path) -> None:
    assert refused(tmp_path, b"").field == "id"
    assert refused(tmp_path, HEADINGS.replace(b",handle", b"")).field == "handle"


def test_read_register_more_fields_than_headings_names_the_row(tmp_path: Path) -> None:
    assert refused(tmp_path, b"\n".join((HEADINGS, SOK, b"2,Sok, Dara,,male,1990,KH,,,,"))).row == 2


@pytest.mark.parametrize(
    "row", [b'2,"Sok Dara,,,,,,,,', b'2,"Sok" Dara,,,,,,,,', b"2," + b"Sok" * 50_000 + b",,,,,,,,"]
)
def test_read_register_what_is_no_csv_names_the_row(tmp_path: Path, row: bytes) -> None:
    assert refused(tmp_path, b"\n".join((HEADINGS, SOK, row))).row == 2


def test_read_register_other_encoding_says_so(tmp_path: Path) -> None:
    assert "UTF-8" in str(refused(tmp_path, b"\n".join((HEADINGS, SOK.replace(b"Dara", b"D\xe9ra")))))


def test_read_register_id_that_comes_twice_names_the_row(tmp_path: Path) -> None:
    assert (refused(tmp_path, b"\n".join((HEADINGS, SOK, SOK))).row) == 2
