"""Phrases of the libraries whose pages a node shows, where the library itself lacks the language."""

import csv
from importlib.util import find_spec
from pathlib import Path

import polib

from tools.strings.message import Message, Place

LIST = Path(__file__).with_name("borrowed.csv")
_CATALOGUES = {"allauth": "locale", "axes": "locale", "django": "conf/locale"}


def borrowed_for(language: str) -> list[Message]:
    """Return the listed phrases that their library does not translate into `language`."""
    with LIST.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    known = {library: translated_by(library, language) for library in {row["library"] for row in rows}}
    return [
        Message(row["msgid"], Place(f"~{row['library']}", number), row["plural"], row["context"])
        for number, row in enumerate(rows)
        if row["msgid"] not in known[row["library"]]
    ]


def translated_by(library: str, language: str) -> frozenset[str]:
    """Return what a library's own catalogue translates; nothing when it has none."""
    found = find_spec(library)
    assert found is not None and found.origin is not None
    path = Path(found.origin).parent / _CATALOGUES[library] / language / "LC_MESSAGES" / "django.po"
    if not path.exists():
        return frozenset()
    return frozenset(entry.msgid for entry in polib.pofile(str(path)) if entry.translated())
