"""What a file really is, by its first bytes; its name and its declared type are not believed."""

from enum import StrEnum

from sampan.engines.sheets.refusals import wrong_kind


class Kind(StrEnum):
    """The two kinds of file that are read."""

    DELIMITED = "csv"
    WORKBOOK = "xlsx"


ZIP = b"PK\x03\x04"

# First bytes of what people send by mistake, from each format's own specification.
KNOWN = (
    (b"PK\x05\x06", "an empty ZIP archive"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ\x00", "an xz archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"\x28\xb5\x2f\xfd", "a Zstandard archive"),
    (b"%PDF", "a PDF document"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Excel file (.xls) or one locked with a password"),
    (b"\x89PNG", "a picture (PNG)"),
    (b"\xff\xd8\xff", "a picture (JPEG)"),
    (b"GIF8", "a picture (GIF)"),
    (b"SQLite format 3\x00", "a database (SQLite)"),
    (b"{\\rtf", "a text document (RTF)"),
    (b"MZ", "a Windows program"),
    (b"\x7fELF", "a Linux program"),
)

MARKUP = (b"<?xml", b"<!doctype", b"<html", b"<svg")
UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")


def sniff(first_bytes: bytes) -> Kind:
    """The kind of file that starts with `first_bytes` (512 or more are wanted); UnreadableFile if neither."""
    if first_bytes.startswith(ZIP):
        return Kind.WORKBOOK
    for mark, kind in KNOWN:
        # "MZ" could open a CSV header; a program has NUL bytes soon after.
        if first_bytes.startswith(mark) and (mark != b"MZ" or b"\x00" in first_bytes):
            raise wrong_kind(kind)
    _refuse_markup(first_bytes)
    if b"\x00" in first_bytes and not first_bytes.startswith(UTF16_MARKS):
        raise wrong_kind("a binary file, or text in UTF-16 without its byte-order mark")
    return Kind.DELIMITED


def _refuse_markup(first_bytes: bytes) -> None:
    text = first_bytes.removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    if text.startswith(MARKUP):
        raise wrong_kind("a web page or XML document")
    if text.startswith((b"{", b"[{", b"[[")):
        raise wrong_kind("a JSON document")
