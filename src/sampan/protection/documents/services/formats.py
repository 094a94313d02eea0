"""The kinds of file that may be kept, recognised by their content; the name of a file decides nothing."""

from dataclasses import dataclass
from typing import BinaryIO

from sampan.vocabulary.errors import InvalidInput

HEAD_BYTES = 1_024


@dataclass(frozen=True)
class Format:
    """A kind of file: its code, how a browser names it, the end of its name, and its family."""

    code: str
    media_type: str
    extension: str
    family: str  # image, pdf, office, text, audio
    label: str


_OFFICE = "application/vnd.openxmlformats-officedocument"
FORMATS: dict[str, Format] = {
    one.code: one
    for one in (
        Format("pdf", "application/pdf", "pdf", "pdf", "PDF"),
        Format("jpeg", "image/jpeg", "jpg", "image", "JPEG"),
        Format("png", "image/png", "png", "image", "PNG"),
        Format("webp", "image/webp", "webp", "image", "WebP"),
        Format("heic", "image/heic", "heic", "image", "HEIC"),
        Format("docx", f"{_OFFICE}.wordprocessingml.document", "docx", "office", "Word (DOCX)"),
        Format("xlsx", f"{_OFFICE}.spreadsheetml.sheet", "xlsx", "office", "Excel (XLSX)"),
        Format("odt", "application/vnd.oasis.opendocument.text", "odt", "office", "OpenDocument (ODT)"),
        Format("txt", "text/plain; charset=utf-8", "txt", "text", "TXT"),
        Format("m4a", "audio/mp4", "m4a", "audio", "M4A"),
        Format("mp3", "audio/mpeg", "mp3", "audio", "MP3"),
        Format("ogg", "audio/ogg", "ogg", "audio", "Ogg"),
        Format("wav", "audio/wav", "wav", "audio", "WAV"),
    )
}
ACCEPT = ",".join(f".{one.extension}" for one in FORMATS.values()) + ",.jpeg"
"""What a form tells the browser to offer first; it is advice, not a check."""
_HEIC_BRANDS = (b"heic", b"heix", b"heim", b"heis", b"hevc", b"mif1", b"msf1")
_AUDIO_BRANDS = (b"M4A ", b"M4B ", b"mp42", b"mp41", b"isom", b"iso2", b"3gp4", b"3gp5")
_TEXT_CONTROLS = frozenset(b"\t\n\r\f")
_MARKUP = (b"<!doctype", b"<html", b"<script", b"<svg", b"<?xml", b"<?php", b"#!")


def recognised(stream: BinaryIO) -> Format:
    """Return what a file's content is; raises InvalidInput, naming what may be kept, when it is none of it."""
    stream.seek(0)
    head = stream.read(HEAD_BYTES)
    stream.seek(0)
    code = _magic(head) or _zip(head) or _text(head)
    if not code:
        known = ", ".join(one.label for one in FORMATS.values())
        raise InvalidInput(
            "This kind of file is not kept here, whatever its name says.",
            remedy=f"Send one of these: {known}.",
            field="file",
        )
    return FORMATS[code]


def _magic(head: bytes) -> str:
    if head.startswith(b"%PDF-"):
        return "pdf"
    if head.startswith(b"\xff\xd8\xff"):
        return "jpeg"
    if head.startswith(b"\x89PNG\r\n\x1a\n"):
        return "png"
    if head.startswith(b"RIFF"):
        return {b"WEBP": "webp", b"WAVE": "wav"}.get(head[8:12], "")
    if head.startswith(b"OggS"):
        return "ogg"
    if head[4:8] == b"ftyp":
        return _brand(head[8:12])
    is_frame = len(head) > 2 and head[0] == 0xFF and head[1] & 0xE6 == 0xE2  # MPEG audio, layer III
    return "mp3" if head.startswith(b"ID3") or is_frame else ""


def _brand(brand: bytes) -> str:
    if brand in _HEIC_BRANDS:
        return "heic"
    return "m4a" if brand in _AUDIO_BRANDS else ""


def _zip(head: bytes) -> str:
    """Guess an office document by its first entry; `checking` looks at the whole table of contents."""
    if not head.startswith(b"PK\x03\x04"):
        return ""
    return "odt" if b"mimetypeapplication/vnd.oasis.opendocument.text" in head[:120] else "docx"


def _text(head: bytes) -> str:
    if not head or any(byte < 32 and byte not in _TEXT_CONTROLS for byte in head):
        return ""
    bare = head.removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    return "" if bare.startswith(_MARKUP) else "txt"
