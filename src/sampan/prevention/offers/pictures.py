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
_SCRIPTS = {"Khmer": "km", "Lao": "lo", "Myanmar": "my", "Thai": "th", "Han": "zh", "Latin": "en"}
_MOST_POINTS = 40_000_000  # of the picture as it comes; a larger one is refused before it is unpacked
_LONGEST_SIDE, _SHORTEST_SIDE = 3_000, 1_200  # points: larger ones are made smaller, screenshots of small phones larger
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


def read_picture(picture: bytes, *, languages: tuple[str, ...]) -> Reading:
    """Return the writing of a picture. `languages`: those to try, the likeliest first.

    InvalidInput (field `picture`) when it is none or too large; Unavailable when there is no reader.
    """
    if not can_read():
        raise Unavailable("Pictures cannot be read here.", remedy="Install tesseract-ocr, or paste the text.")
    prepared = _prepared(picture)
    first = _read(prepared, tuple(code for code in languages[:1] if code in installed()) or ("en",))
    if first.confidence >= SURE and language_of(first.text).code in (languages[0], "en"):
        return first
    return max((first, *_further(prepared, first)), key=lambda one: one.confidence)


def _further(prepared: bytes, first: Reading) -> list[Reading]:
    """Read once more by the script that stands there, where that is another than was tried."""
    seen = _script_of(prepared)
    if seen == "en":  # Latin letters: Vietnamese and Indonesian look alike to the first look
        tried = ("vi", "id", "en")
        found = language_of(first.text).code
        tried = (found,) if found in tried and found != first.language else tried
    else:
        tried = (seen,)
    wanted = tuple(code for code in tried if code in installed())
    return [_read(prepared, wanted)] if wanted and wanted != (first.language,) else []


def _script_of(prepared: bytes) -> str:
    told = _run("stdin", "stdout", "--psm", "0", given=prepared, may_fail=True).decode("utf-8", "replace")
    name = next((line.split(":")[1].strip() for line in told.splitlines() if line.startswith("Script:")), "Latin")
    return _SCRIPTS.get(name, "en")


def _read(prepared: bytes, languages: tuple[str, ...]) -> Reading:
    packs = [_PACKS[code] for code in languages]
    if "eng" not in packs and "en" in installed() and languages[0] not in ("vi", "id"):
        packs.append("eng")
    told = _run("stdin", "stdout", "-l", "+".join(packs), "--psm", "3", "tsv", given=prepared)
    return _reading(told.decode("utf-8", "replace"), languages[0])


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


def _prepared(picture: bytes) -> bytes:
    """Return a grey PNG of a size that is read well; InvalidInput when it is no picture of the kinds taken."""
    if len(picture) > LARGEST:
        raise InvalidInput("The picture is too large.", remedy="Choose a smaller one.", field="picture")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            image = Image.open(io.BytesIO(picture), formats=KINDS)
            if image.width * image.height > _MOST_POINTS:
                raise InvalidInput("The picture is too large.", remedy="Choose a smaller one.", field="picture")
            image = ImageOps.exif_transpose(image) or image
            grey = _sized(ImageOps.autocontrast(_on_white(image).convert("L")))
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Warning, Image.DecompressionBombError):
        raise InvalidInput(
            "This is no picture that can be read.", remedy="Use JPG, PNG or WebP.", field="picture"
        ) from None
    if sum(grey.histogram()[:128]) > grey.width * grey.height / 2:  # light letters on a dark ground
        grey = ImageOps.invert(grey)
    kept = io.BytesIO()
    grey.save(kept, "PNG", compress_level=1)
    return kept.getvalue()


def _on_white(image: Image.Image) -> Image.Image:
    if image.mode not in ("RGBA", "LA", "P"):
        return image
    ground = Image.new("RGBA", image.size, "white")
    ground.alpha_composite(image.convert("RGBA"))
    return ground


def _sized(image: Image.Image) -> Image.Image:
    longest = max(image.size)
    wanted = min(max(longest, _SHORTEST_SIDE), _LONGEST_SIDE)
    if longest == wanted:
        return image
    return image.resize(
        (max(1, image.width * wanted // longest), max(1, image.height * wanted // longest)),
        Image.Resampling.LANCZOS,
    )


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
