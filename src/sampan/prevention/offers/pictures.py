"""Reads the writing in a picture of an offer with Tesseract, in memory: nothing of it is written to a disk."""

import io
import os
import shutil
import subprocess
import warnings
from dataclasses import dataclass
from functools import cache

from PIL import Image, ImageOps, UnidentifiedImageError

from sampan.engines.screening.reading.languages import language_of
from sampan.vocabulary.errors import InvalidInput, Unavailable

LARGEST = 5 * 2**20  # octets
KINDS = ("JPEG", "PNG", "WEBP", "GIF", "BMP")
_PACKS = {
    "en": "eng", "vi": "vie", "km": "khm", "lo": "lao", "my": "mya", "th": "tha", "zh": "chi_sim", "id": "ind",
}  # fmt: skip
_SCRIPTS = {
    "Khmer": ("km",), "Lao": ("lo", "th"), "Myanmar": ("my",), "Thai": ("th", "lo"), "Han": ("zh",),
    "Japanese": ("zh",), "Latin": ("vi", "id", "en"),
}  # fmt: skip
_MOST_POINTS = 40_000_000  # of the picture as it comes; a larger one is refused before it is unpacked
_NARROW, _WIDE, _TALLEST = (
    600,
    1_400,
    12_000,
)  # points: a telephone's width gives letters of the size that is read best
_SECONDS = 20.0
SURE = 65.0  # mean confidence of the words, 0 to 100, below which the reader is asked to compare


@dataclass(frozen=True)
class Reading:
    """The writing of a picture; `confidence` is the mean of its words', 0 to 100."""

    text: str
    language: str
    confidence: float


def can_read() -> bool:
    """Return whether Tesseract is installed, with a pack of at least one of the eight languages."""
    return bool(installed())


@cache
def installed() -> frozenset[str]:
    """Return the languages whose packs are installed; empty when there is no Tesseract."""
    if shutil.which("tesseract") is None:
        return frozenset()
    told = _run("--list-langs", given=b"").decode("utf-8", "replace").split()
    return frozenset(code for code, pack in _PACKS.items() if pack in told)


def read_picture(picture: bytes, *, languages: tuple[str, ...], is_named: bool = False) -> Reading:
    """Return the writing of a picture. `languages`: those to try, the likeliest first; `is_named`: no other than that.

    InvalidInput (field `picture`) when it is none or too large; Unavailable when there is no reader.
    """
    if not can_read():
        raise Unavailable("Pictures cannot be read here.", remedy="Install tesseract-ocr, or paste the text.")
    image = _prepared(picture)
    likely = languages[0] if languages[0] in installed() else "en"
    first = _best(image, likely)
    if is_named or _fits(first):
        return first
    further = [_best(image, code) for code in _further(image, likely, first) if code in installed()]
    return max(
        (one for one in (*further, first) if _fits(one)), key=lambda one: one.confidence, default=first
    )


def _fits(reading: Reading) -> bool:
    """Whether what was read is of the language in which it was read, or at least English."""
    return bool(reading.text.strip()) and language_of(reading.text).code in (reading.language, "en")


def _further(image: Image.Image, likely: str, first: Reading) -> tuple[str, ...]:
    """Name the languages of the script that stands there. Thai and Lao look alike to Tesseract's eye for scripts."""
    told = _run("stdin", "stdout", "--psm", "0", given=_png(_at_width(image, _WIDE)), may_fail=True)
    lines = told.decode("utf-8", "replace").splitlines()
    script = next((line.split(":")[1].strip() for line in lines if line.startswith("Script:")), "Latin")
    seen = _SCRIPTS.get(script, ("vi", "id", "en"))
    found = language_of(first.text).code
    if found in seen:
        return (found,)
    return tuple(code for code in seen if code != likely)


def _best(image: Image.Image, language: str) -> Reading:
    """Read at the size of letters that Tesseract likes, and where it is unsure at the picture's own."""
    narrow = _read(_at_width(image, _NARROW), language)
    if narrow.confidence >= SURE or image.width <= _NARROW * 1.2:
        return narrow
    return max((narrow, _read(_at_width(image, _WIDE), language)), key=lambda one: one.confidence)


def _read(image: Image.Image, language: str) -> Reading:
    packs = [_PACKS[language]]
    if language not in ("en", "vi", "id") and "en" in installed():
        packs.append("eng")
    told = _run("stdin", "stdout", "-l", "+".join(packs), "--psm", "4", "tsv", given=_png(image))
    return _reading(told.decode("utf-8", "replace"), language)


def _reading(table: str, language: str) -> Reading:
    lines: dict[tuple[str, ...], list[str]] = {}
    weighed, letters = 0.0, 0
    for row in table.splitlines()[1:]:
        cells = row.split("\t")
        if len(cells) < 12 or cells[0] != "5" or not cells[11].strip():
            continue
        lines.setdefault(tuple(cells[1:5]), []).append(cells[11].strip())
        weighed += max(float(cells[10]), 0.0) * len(cells[11])
        letters += len(cells[11])
    joint = "" if language in ("zh", "th", "lo", "km", "my") else " "
    text = "\n".join(_joined(words, joint) for words in lines.values())
    return Reading(text, language, weighed / letters if letters else 0.0)


def _joined(words: list[str], joint: str) -> str:
    if joint:
        return joint.join(words)
    told = words[0]
    for word in words[1:]:
        told += ("" if not (told[-1].isascii() and word[0].isascii()) else " ") + word
    return told


def _prepared(picture: bytes) -> Image.Image:
    """Return a picture in grey, dark on light; InvalidInput when it is no picture of the kinds taken."""
    if len(picture) > LARGEST:
        raise InvalidInput("The picture is too large.", remedy="Choose a smaller one.", field="picture")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            image = Image.open(io.BytesIO(picture), formats=KINDS)
            if image.width * image.height > _MOST_POINTS:
                raise InvalidInput(
                    "The picture is too large.", remedy="Choose a smaller one.", field="picture"
                )
            grey = ImageOps.autocontrast(_on_white(ImageOps.exif_transpose(image) or image).convert("L"))
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Warning, Image.DecompressionBombError):
        raise InvalidInput(
            "This is no picture that can be read.", remedy="Use JPG, PNG or WebP.", field="picture"
        ) from None
    is_dark = sum(grey.histogram()[:128]) > grey.width * grey.height / 2
    return ImageOps.invert(grey) if is_dark else grey


def _on_white(image: Image.Image) -> Image.Image:
    if image.mode not in ("RGBA", "LA", "P"):
        return image
    ground = Image.new("RGBA", image.size, "white")
    ground.alpha_composite(image.convert("RGBA"))
    return ground


def _at_width(image: Image.Image, width: int) -> Image.Image:
    if image.width == width or (image.width < width <= _NARROW and image.width > width / 2):
        return image
    size = (width, max(1, min(image.height * width // image.width, _TALLEST)))
    return image.resize(size, Image.Resampling.LANCZOS)


def _png(image: Image.Image) -> bytes:
    kept = io.BytesIO()
    image.save(kept, "PNG", compress_level=1)
    return kept.getvalue()


def _run(*asked: str, given: bytes, may_fail: bool = False) -> bytes:
    try:
        done = subprocess.run(  # noqa: S603 - a fixed program, no shell
            [shutil.which("tesseract") or "tesseract", *asked],
            input=given, capture_output=True, timeout=_SECONDS, check=False,
            env={**os.environ, "OMP_THREAD_LIMIT": "1"},
        )  # fmt: skip
    except (OSError, subprocess.TimeoutExpired):
        raise Unavailable("Pictures cannot be read just now.", remedy="Paste the text.") from None
    if done.returncode and not may_fail:
        raise Unavailable("Pictures cannot be read just now.", remedy="Paste the text.")
    return done.stdout
