"""Sets a poster or leaflet as a PDF, and refuses to print boxes where a script has no font; needs no Django."""

import json
from collections.abc import Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path

import typst

from sampan.prevention.awareness.materials import Sheet
from sampan.vocabulary.errors import InvalidInput, Unavailable

TEMPLATE = Path(__file__).parent / "sheet.typ"
POSTER, LEAFLET = "poster", "leaflet"
SCALES = {(POSTER, "a3"): 2.35, (POSTER, "a4"): 1.65, (LEAFLET, "a5"): 1.1}
"""Size of type, as a multiple, by kind and paper."""
FONTS_OF = {
    "km": ("Noto Sans Khmer",),
    "lo": ("Noto Sans Lao",),
    "my": ("Noto Sans Myanmar",),
    "th": ("Noto Sans Thai",),
    "zh": ("Noto Sans SC", "Noto Sans CJK SC"),
}
"""The families, any of which sets a language right; other languages need Noto Sans or DejaVu Sans."""
_LATIN = ("Noto Sans", "DejaVu Sans")
_TALL = 0.88  # Burmese letters are taller than others of the same size
_STACKED = 0.15
_PLAIN = 0.2


def typeset(sheet: Sheet, *, kind: str, paper: str, made_at: datetime, fonts: Sequence[Path] = ()) -> bytes:
    """Return a tagged PDF; `fonts` are further folders. Raises InvalidInput, Unavailable naming a font that lacks."""
    if (kind, paper) not in SCALES:
        raise InvalidInput(
            "A sheet is a poster on A3 or A4, or a leaflet on A5.",
            remedy="Choose one of them.",
            field="paper",
        )
    folders = [str(path) for path in fonts]
    _require_fonts(sheet.language, frozenset(typst.Fonts(font_paths=folders).families()))
    told = asdict(sheet) | {
        "kind": kind,
        "paper": paper,
        "scale": SCALES[kind, paper] * (_TALL if sheet.language == "my" else 1),
        "leading": _STACKED if sheet.language in ("km", "lo", "my", "th") else _PLAIN,
    }
    written: bytes | list[bytes] = typst.compile(
        str(TEMPLATE),
        font_paths=folders,
        sys_inputs={"sheet": json.dumps(told, ensure_ascii=False)},
        format="pdf",
        pdf_standards=["ua-1"],
        timestamp=made_at.astimezone(UTC).replace(microsecond=0),
    )
    return written if isinstance(written, bytes) else written[0]


def _require_fonts(language: str, found: frozenset[str]) -> None:
    for wanted in (_LATIN, FONTS_OF.get(language, _LATIN)):
        if not found & set(wanted):
            raise Unavailable(
                "This machine has no font for this language, so the sheet would show empty boxes.",
                remedy=f"Install {wanted[0]} (Debian: fonts-noto-core, fonts-noto-cjk).",
                ask="the node's administrator",
            )
