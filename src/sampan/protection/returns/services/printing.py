"""Sets a bilingual form as a PDF, and refuses to print boxes where a script has no font on this machine."""

import csv
import json
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

import typst
from django.conf import settings

from sampan.vocabulary.canonical import content_hash
from sampan.vocabulary.errors import Unavailable
from sampan.vocabulary.languages import LANGUAGES

HERE = Path(__file__).parent.parent
TEMPLATE = HERE / "templates" / "returns" / "form.typ"
WORDS = HERE / "paper_words.csv"
LANGUAGE_OF = {"VN": "vi", "KH": "km", "LA": "lo", "MM": "my", "TH": "th", "CN": "zh", "ID": "id"}
"""The language in which a country's officers read a form; English for any other member."""
FONTS_OF = {
    "Khmr": ("Noto Sans Khmer",),
    "Laoo": ("Noto Sans Lao",),
    "Mymr": ("Noto Sans Myanmar",),
    "Thai": ("Noto Sans Thai",),
    "Hans": ("Noto Sans SC", "Noto Sans CJK SC"),
    "Latn": ("Noto Sans", "DejaVu Sans"),
}
"""The families, any of which sets a script (ISO 15924) right."""
_RANGES = ((0x1780, 0x17FF, "Khmr"), (0x0E80, 0x0EFF, "Laoo"), (0x1000, 0x109F, "Mymr"), (0x0E00, 0x0E7F, "Thai"),
           (0x4E00, 0x9FFF, "Hans"))  # fmt: skip


def languages_for(host: str, origin: str) -> tuple[str, ...]:
    """Return the languages of a paper of two countries (ISO 3166-1): English, then each side's own."""
    both = [LANGUAGE_OF.get(one, "en") for one in (host, origin)]
    return tuple(dict.fromkeys(("en", *both)))


def word(key: str, language: str) -> str:
    """Return a label of the form in a language; raises KeyError for a label that nobody wrote."""
    return _words()[key].get(language) or _words()[key]["en"]


def check_code(page: Mapping[str, Any]) -> str:
    """Return the short code at the foot of a paper: twelve hexadecimal digits of the hash of all that it says."""
    digits = content_hash(dict(page))[:12].upper()
    return " ".join(digits[place : place + 4] for place in (0, 4, 8))


def typeset(page: Mapping[str, Any], *, made_at: datetime) -> bytes:
    """Return the page as a tagged PDF; raises Unavailable naming the font that this machine lacks."""
    text = json.dumps(page, ensure_ascii=False)
    require_fonts(scripts_of(text), families())
    written = typst.compile(
        str(TEMPLATE),
        font_paths=[str(path) for path in _folders()],
        sys_inputs={"form": text},
        format="pdf",
        pdf_standards=["ua-1"],
        timestamp=made_at.astimezone(UTC).replace(microsecond=0),
    )
    return written if isinstance(written, bytes) else written[0]


def scripts_of(text: str) -> frozenset[str]:
    """Return the scripts beyond Latin in which a text is written."""
    found = {script for first, last, script in _RANGES if any(first <= ord(one) <= last for one in text)}
    return frozenset(found | {"Latn"})


def require_fonts(scripts: Iterable[str], found: frozenset[str]) -> None:
    """Return when every script has a font; a form with boxes instead of letters is signed by nobody."""
    for script in sorted(scripts):
        if not found & set(FONTS_OF[script]):
            family = FONTS_OF[script][0]
            raise Unavailable(
                f"This machine has no font for the script {script}, so the form would show empty boxes.",
                remedy=f"Install {family} (Debian: fonts-noto-core, fonts-noto-cjk), or put its files into the "
                "folder “fonts” of the node.",
                ask="the node's administrator",
            )


@cache
def families() -> frozenset[str]:
    """Return the families of fonts that this machine and the node's own folder have; looked up once."""
    return frozenset(typst.Fonts(font_paths=[str(path) for path in _folders()]).families())


def _folders() -> list[Path]:
    folder = Path(settings.SAMPAN_DIRECTORY) / "fonts"
    return [folder] if folder.is_dir() else []


@cache
def _words() -> dict[str, dict[str, str]]:
    with WORDS.open(encoding="utf-8", newline="") as rows:
        return {
            row["key"]: {code: row[code] for code in ("en", *LANGUAGES) if row.get(code)}
            for row in csv.DictReader(rows)
        }
