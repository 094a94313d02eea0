"""Which Unicode encoding a text table is in, checked to its last byte before a row is read."""

import codecs
import hashlib
from dataclasses import dataclass

from sampan.engines.sheets.refusals import UnreadableFile, cut_off
from sampan.engines.sheets.source import Source

MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))

REMEDY = (
    "It was probably saved in an older code page (Windows-1252, Windows-1258, TIS-620, GBK or another). "
    "Open it in the program that made it and save it as 'CSV UTF-8'; then names and accents stay right."
)


@dataclass(frozen=True)
class ReadThrough:
    """What one pass over all bytes told: the encoding and the SHA-256 of the file (hex)."""

    encoding: str
    sha256: str


def read_through(source: Source) -> ReadThrough:
    """Decode every byte once, keeping none; UnreadableFile on other encodings and on a cut last character."""
    encoding = _by_mark(source.first(4))
    decoder = codecs.getincrementaldecoder(encoding)()
    digest, lines = hashlib.sha256(), 1
    for chunk in source.chunks():
        digest.update(chunk)
        try:
            lines += decoder.decode(chunk).count("\n")
        except UnicodeDecodeError as error:
            raise _other_encoding(error, lines, encoding) from None
    try:
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        raise cut_off(None) from None
    return ReadThrough(encoding=encoding, sha256=digest.hexdigest())


def _by_mark(first_bytes: bytes) -> str:
    return next((name for mark, name in MARKS if first_bytes.startswith(mark)), "utf-8")


def _other_encoding(error: UnicodeDecodeError, lines: int, encoding: str) -> UnreadableFile:
    line = lines + error.object[: error.start].count(b"\n")
    name = "UTF-16" if encoding == "utf-16" else "UTF-8"
    what = f"The file is not {name}: line {line} holds bytes that {name} does not have."
    return UnreadableFile(what, remedy=REMEDY, row=line)
