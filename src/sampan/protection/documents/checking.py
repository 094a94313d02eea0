"""Looks at a file before it is kept: whole, no second file hidden in it, nothing that unpacks without end."""

import codecs
import struct
import zipfile
from typing import BinaryIO

from sampan.protection.documents.limits import (
    CHUNK_BYTES,
    MOST_BYTES,
    MOST_DIRECTORY,
    MOST_ENTRIES,
    MOST_UNPACKED,
)
from sampan.protection.documents.pictures import check_picture
from sampan.protection.documents.services.formats import FORMATS, HEAD_BYTES, Format, recognised
from sampan.vocabulary.errors import InvalidInput

_END = struct.Struct("<4s4H2LH")  # the end record of a ZIP file (APPNOTE.TXT, 4.3.16)
_END_SIGN = b"PK\x05\x06"
_LONGEST_END = _END.size + 65_535
_HIDDEN = (b"%pdf-", b"<script", b"<html", b"<svg", b"<?php")
_PIECE = 64 * 1024


def checked(stream: BinaryIO) -> Format:
    """Return what a file is, having looked at all of it; raises InvalidInput with what to do instead.

    Memory is bounded: the file is read in pieces, a picture's size is known before it is decoded, and an
    office document is unpacked in pieces that are counted and dropped.
    """
    size = stream.seek(0, 2)
    if size == 0:
        raise _refused("The file is empty.", "Choose it again.")
    if size > MOST_BYTES:
        raise too_large()
    found = recognised(stream)
    if found.family == "office":
        return _office(stream, size)
    _alone(stream, size, found)
    if found.family == "text":
        _text(stream)
    elif found.family == "image":
        check_picture(stream, found.code)
    elif found.code == "m4a":
        _no_video(stream)
    elif found.code == "pdf":
        _whole_pdf(stream, size)
    stream.seek(0)
    return found


def too_large() -> InvalidInput:
    """Return the refusal of a file over the limit."""
    most = MOST_BYTES // 2**20
    return _refused(
        f"The file is larger than {most} megabytes.", "Send a smaller picture, or the file in parts."
    )


def _alone(stream: BinaryIO, size: int, found: Format) -> None:
    """Refuse a file that is two at once: a picture that is a PDF, a page or an archive as well."""
    stream.seek(0)
    head = stream.read(HEAD_BYTES).lower()
    is_two = any(sign in head for sign in _HIDDEN if (sign, found.code) != (b"%pdf-", "pdf"))
    stream.seek(max(0, size - _LONGEST_END))
    if found.family != "text" and (is_two or _END_SIGN in stream.read(_LONGEST_END)):
        raise _refused(
            "There is a second file hidden in this one.",
            "Take a picture of it with the telephone and send that.",
        )


def _text(stream: BinaryIO) -> None:
    stream.seek(0)
    reading = codecs.getincrementaldecoder("utf-8")()
    try:
        while piece := stream.read(CHUNK_BYTES):
            if "\x00" in reading.decode(piece):
                raise UnicodeError
        reading.decode(b"", final=True)
    except UnicodeError:
        raise _refused("This is no text in UTF-8.", "Save it as UTF-8, or as PDF.") from None


def _whole_pdf(stream: BinaryIO, size: int) -> None:
    stream.seek(max(0, size - 2_048))
    if b"%%EOF" not in stream.read():
        raise _refused("Only a part of this PDF arrived.", "Send it again, or print it to PDF once more.")


def _no_video(stream: BinaryIO) -> None:
    """Refuse a video: its track's handler is named `vide` (ISO/IEC 14496-12, 8.4.3)."""
    stream.seek(0)
    kept = b""
    while piece := stream.read(_PIECE):
        at = (kept + piece).find(b"vide")
        while at >= 0:
            if b"hdlr" in (kept + piece)[max(0, at - 16) : at]:
                raise _refused("This is a video; only sound is kept.", "Send a picture or a recording.")
            at = (kept + piece).find(b"vide", at + 1)
        kept = piece[-32:]


def _office(stream: BinaryIO, size: int) -> Format:
    """Return which office document a ZIP file is, having unpacked it into nothing, piece by piece."""
    _directory(stream, size)
    stream.seek(0)
    try:
        with zipfile.ZipFile(stream) as archive:
            names = archive.namelist()
            found = _which(names, archive)
            _unpack(archive)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, ValueError, OSError):
        raise _broken() from None
    except zipfile.zlib.error:  # type: ignore[attr-defined]
        raise _broken() from None
    if not found:
        raise _refused("This archive is not kept here.", "Send the files in it one by one.")
    stream.seek(0)
    return FORMATS[found]


def _directory(stream: BinaryIO, size: int) -> None:
    """Look at the end record before anything is read into memory by it."""
    stream.seek(max(0, size - _LONGEST_END))
    tail = stream.read(_LONGEST_END)
    at = tail.rfind(_END_SIGN)
    if at < 0 or len(tail) - at < _END.size:
        raise _broken()
    _sign, disk, _first, _here, entries, directory, _offset, comment = _END.unpack_from(tail, at)
    if disk or comment or len(tail) - at != _END.size:
        raise _refused("There is more in this file than a document.", "Save it once more, or as PDF.")
    if entries > MOST_ENTRIES or directory > MOST_DIRECTORY:
        raise _refused("This document has too many parts.", "Save it as PDF and send that.")


def _which(names: list[str], archive: zipfile.ZipFile) -> str:
    if any(name.lower().endswith("vbaproject.bin") for name in names):
        raise _refused("This document holds a program (macros).", "Save it without macros, or as PDF.")
    if names and names[0] == "mimetype" and archive.getinfo("mimetype").file_size < 100:
        return "odt" if archive.read("mimetype") == FORMATS["odt"].media_type.encode() else ""
    if "[Content_Types].xml" not in names:
        return ""
    if "word/document.xml" in names:
        return "docx"
    return "xlsx" if "xl/workbook.xml" in names else ""


def _unpack(archive: zipfile.ZipFile) -> None:
    """Count what comes out, and stop when it is more than any document holds."""
    total = 0
    for entry in archive.infolist():
        with archive.open(entry) as part:
            while piece := part.read(_PIECE):
                total += len(piece)
                if total > MOST_UNPACKED:
                    raise _refused("This document unpacks without end.", "Save it as PDF and send that.")


def _broken() -> InvalidInput:
    return _refused(
        "This document is broken or locked.", "Open it, save it without a password, send it again."
    )


def _refused(what: str, remedy: str) -> InvalidInput:
    return InvalidInput(what, remedy=remedy, field="file")
