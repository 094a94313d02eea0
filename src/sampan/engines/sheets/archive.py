"""A workbook is a ZIP archive: what its directory says is judged before any part is unpacked.

zipfile never unpacks more of a part than the directory declares, so bounds on the declared sizes hold for
what is read; overlapping parts are counted once each.
"""

import zipfile
from typing import BinaryIO

from sampan.engines.sheets.limits import MEBIBYTE, Limits
from sampan.engines.sheets.refusals import SAVE_AS, UnreadableFile, cut_off, wrong_kind

ENCRYPTED_FLAG = 0x1  # bit 0 of the general purpose flags (APPNOTE.TXT 4.4.4)
SMALL_PART_BYTES = 10 * MEBIBYTE

FORBIDDEN = (
    ("vbaproject.bin", "macros"),
    ("xl/macrosheets/", "macros"),
    ("xl/activex/", "active controls"),
    ("xl/embeddings/", "embedded files"),
    ("xl/externallinks/", "links to other files"),
)


def refuse_harmful_archive(stream: BinaryIO, *, limits: Limits) -> None:
    """Raise UnreadableFile unless `stream` is an XLSX workbook that unpacks to a bearable size."""
    try:
        with zipfile.ZipFile(stream) as archive:
            parts = archive.infolist()
    except (zipfile.BadZipFile, EOFError, ValueError, NotImplementedError):
        raise cut_off(None) from None
    _refuse_wrong_content([part.filename.lower() for part in parts])
    if any(part.flag_bits & ENCRYPTED_FLAG for part in parts):
        raise UnreadableFile("The workbook is locked with a password.", remedy="Save it without a password.")
    _refuse_bomb(parts, limits)


def _refuse_wrong_content(names: list[str]) -> None:
    if "mimetype" in names and "content.xml" in names:
        raise wrong_kind("an OpenDocument file")
    if "word/document.xml" in names or "ppt/presentation.xml" in names:
        raise wrong_kind("a Word or PowerPoint document")
    if "xl/workbook.xml" not in names:
        raise wrong_kind("a ZIP archive")
    for fragment, thing in FORBIDDEN:
        if any(fragment in name for name in names):
            raise UnreadableFile(f"The workbook holds {thing}, which are not accepted.", remedy=SAVE_AS)


def _refuse_bomb(parts: list[zipfile.ZipInfo], limits: Limits) -> None:
    unpacked = sum(part.file_size for part in parts)
    if len(parts) > limits.max_parts or unpacked > limits.max_unpacked_bytes:
        raise _bomb(f"{len(parts):,} parts and {unpacked / 1e6:,.0f} MB")
    for part in parts:
        is_sheet = part.filename.lower().startswith("xl/worksheets/")
        if not is_sheet and part.file_size > limits.max_part_bytes:
            raise _bomb(f"a part of {part.file_size / 1e6:,.0f} MB")
        ratio = part.file_size / max(part.compress_size, 1)
        if part.file_size > SMALL_PART_BYTES and ratio > limits.max_ratio:
            raise _bomb(f"a part {ratio:,.0f} times its packed size")


def _bomb(size: str) -> UnreadableFile:
    what = f"The workbook would unpack to {size}: more than a table of records needs. It was not opened."
    return UnreadableFile(what, remedy="Save the records as 'CSV UTF-8', or split the workbook.")
