"""Pictures: how large one is before it is decoded, a small preview, and a copy without anything but the picture.

Only Pillow's decoders of JPEG, PNG and WebP are ever asked. HEIC is kept and never decoded: the decoders
there are come with a licence that this project cannot take over.
"""

import io
from typing import BinaryIO

from PIL import Image, ImageOps, UnidentifiedImageError

from sampan.protection.documents.limits import MOST_DECODED, MOST_PIXELS, PREVIEW_SIDE, SHARED_SIDE
from sampan.vocabulary.errors import InvalidInput

Image.MAX_IMAGE_PIXELS = (
    None  # the limit is ours: checked before a point is decoded, and refused, not warned of
)
_PILLOW = {"jpeg": "JPEG", "png": "PNG", "webp": "WEBP"}
_BROKEN = (OSError, ValueError, SyntaxError, UnidentifiedImageError, EOFError, MemoryError, OverflowError)
PREVIEW_QUALITY, SHARED_QUALITY = 78, 90  # of JPEG: small for a telephone; no loss that an eye sees


def check_picture(stream: BinaryIO, code: str) -> None:
    """Refuse a picture that is too large to decode, or that does not decode; raises InvalidInput."""
    if code in _PILLOW:
        with _opened(
            stream, code
        ):  # read no further than its head: leaving closes the picture, not the stream
            pass


def preview_of(stream: BinaryIO, code: str) -> bytes | None:
    """Return a small JPEG of a picture, made of its points alone; None when no preview can be made of it.

    Raises InvalidInput when the picture is broken.
    """
    if code not in _PILLOW:
        return None
    with _opened(stream, code) as picture:
        points = picture.width * picture.height
        is_drafted = code == "jpeg" and not picture.info.get("progressive")
        if points > MOST_DECODED and not is_drafted:
            return None
        return _written(picture, side=PREVIEW_SIDE, quality=PREVIEW_QUALITY, as_png=False)


def clean_picture(stream: BinaryIO, code: str) -> tuple[bytes, str]:
    """Return a picture written anew and its format: without EXIF, GPS, XMP, colour profile or comment."""
    if code not in _PILLOW:
        raise InvalidInput(
            "This kind of picture cannot be cleaned here.",
            remedy="Save it as JPEG, add that to the case, and share the copy of that one.",
            field="file",
        )
    with _opened(stream, code) as picture:
        as_png = code == "png"
        content = _written(picture, side=SHARED_SIDE, quality=SHARED_QUALITY, as_png=as_png)
    return content, "png" if as_png else "jpeg"


def _opened(stream: BinaryIO, code: str) -> Image.Image:
    """Return a picture of which only the head was read; raises InvalidInput."""
    stream.seek(0)
    if code == "webp":
        _require_size(*_size_of_webp(stream.read(32)))
        stream.seek(0)
    try:
        picture = Image.open(stream, formats=[_PILLOW[code]])
    except _BROKEN:
        raise _broken() from None
    _require_size(picture.width, picture.height)
    return picture


def _written(picture: Image.Image, *, side: int, quality: int, as_png: bool) -> bytes:
    try:
        picture.draft("RGB", (side, side))  # JPEG only: decodes at a half, quarter or eighth
        picture.thumbnail((side, side))
        upright = ImageOps.exif_transpose(picture)
        points = _flat(upright) if not as_png else upright.convert(_png_mode(upright))
    except _BROKEN:
        raise _broken() from None
    points.info.clear()  # Pillow writes comments, profiles and text again from here
    written = io.BytesIO()
    if as_png:
        points.save(written, "PNG", optimize=False)
    else:
        points.save(written, "JPEG", quality=quality)
    return written.getvalue()


def _flat(picture: Image.Image) -> Image.Image:
    """Return the picture in RGB, what was transparent on white."""
    if picture.mode not in ("RGBA", "LA", "P", "PA"):
        return picture.convert("RGB")
    clear = picture.convert("RGBA")
    ground = Image.new("RGB", clear.size, "white")
    ground.paste(clear, mask=clear.getchannel("A"))
    return ground


def _png_mode(picture: Image.Image) -> str:
    if picture.mode in ("1", "L", "I;16", "I"):
        return "L"
    return "RGBA" if picture.mode in ("RGBA", "LA", "PA") or "transparency" in picture.info else "RGB"


def _size_of_webp(head: bytes) -> tuple[int, int]:
    """Read the canvas of a WebP from its head (RFC 9649): its decoder makes room for all of it at once."""
    kind = head[12:16]
    if kind == b"VP8X":
        return int.from_bytes(head[24:27], "little") + 1, int.from_bytes(head[27:30], "little") + 1
    if kind == b"VP8L":
        bits = int.from_bytes(head[21:25], "little")
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    if kind == b"VP8 ":
        width, height = (int.from_bytes(head[at : at + 2], "little") & 0x3FFF for at in (26, 28))
        return width, height
    raise _broken()


def _require_size(width: int, height: int) -> None:
    if width * height > MOST_PIXELS:
        raise InvalidInput(
            f"This picture has more than {MOST_PIXELS // 1_000_000} million points.",
            remedy="Make it smaller, or take a picture of it with the telephone.",
            field="file",
        )


def _broken() -> InvalidInput:
    return InvalidInput(
        "This picture is broken.", remedy="Take it again, or send it once more.", field="file"
    )
