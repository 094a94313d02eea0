"""Takes the metadata out of a JPEG without touching its picture: EXIF, GPS, XMP, IPTC, profiles, comments.

Segments of ITU-T T.81, annex B. Kept are those that a decoder needs: the head of JFIF's own (APP0, without
its small picture) and Adobe's (APP14), which says how colours are written. What stands behind the end is dropped.
"""

from sampan.vocabulary.errors import InvalidInput

_START, _END, _FILL, _STUFFED = 0xD8, 0xD9, 0xFF, 0x00
_RESTARTS = range(0xD0, 0xD8)
_APPS, _COMMENT = range(0xE0, 0xF0), 0xFE
_JFIF, _ADOBE = b"JFIF\x00", b"Adobe"
_JFIF_HEAD = 16  # bytes of a JFIF segment before its small picture, two of them the picture's size


def without_metadata(content: bytes) -> bytes:
    """Return the JPEG without metadata; raises InvalidInput when it is broken."""
    if content[:2] != bytes((0xFF, _START)):
        raise _broken()
    kept, at, copied = bytearray(), 2, 0
    while True:
        at = content.find(b"\xff", at)
        if not 0 <= at < len(content) - 1:
            raise _broken()
        marker = content[at + 1]
        if marker == _END:
            return bytes(kept) + content[copied : at + 2]
        if marker == _FILL:
            at += 1
        elif marker == _STUFFED or marker in _RESTARTS:
            at += 2
        else:
            segment = _segment(content, at)
            kept += content[copied:at] + _cleaned(marker, segment)
            at += len(segment)
            copied = at


def _segment(content: bytes, at: int) -> bytes:
    """Return the whole segment that begins here."""
    length = int.from_bytes(content[at + 2 : at + 4], "big")
    if content[at + 1] < 0xC0 or length < 2 or at + 2 + length > len(content):
        raise _broken()
    return content[at : at + 2 + length]


def _cleaned(marker: int, segment: bytes) -> bytes:
    """Return what is kept of a segment."""
    if marker not in _APPS and marker != _COMMENT:
        return segment
    if marker == 0xEE and segment[4:].startswith(_ADOBE):
        return segment
    if marker == 0xE0 and segment[4:].startswith(_JFIF):
        return segment[:2] + _JFIF_HEAD.to_bytes(2, "big") + segment[4:16] + b"\x00\x00"
    return b""


def _broken() -> InvalidInput:
    return InvalidInput(
        "A picture in it is broken. No clean copy can be made of it.",
        remedy="Take a picture of it with the telephone and add that.",
        field="file",
    )
