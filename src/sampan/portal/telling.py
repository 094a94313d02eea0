"""Says the sentences of errors in the reader's language, at the edge where pages show them.

Engines and services raise plain English: they need no Django, and audit and logs stay in one language. A
sentence without parts is looked up as it is. One with parts, "The file has 12 rows.", is recognised by the
phrase it was made from, "The file has {rows} rows."; its parts are put into that phrase's translation.
A sentence that nobody has translated stays in English.
"""

import json
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.conf import settings
from django.utils.translation import get_language, gettext, pgettext

from sampan.portal.node.catalogues import ERROR_TEMPLATES

_CONTEXT = "error"
_SPOKEN_PARTS = frozenset({"what", "remedy"})  # parts that are sentences themselves
_WORDED_PARTS = frozenset(
    {"kind", "thing", "where", "whose", "size"}
)  # parts that are words, not codes or numbers
_PART = re.compile(r"{(\w+)}")


@dataclass(frozen=True)
class Template:
    """A sentence with named parts, and the pattern that recognises what was made from it."""

    phrase: str
    pattern: re.Pattern[str]

    @classmethod
    def of(cls, phrase: str) -> "Template":
        """Make the pattern: the words as they stand, anything for each part."""
        pieces = _PART.split(phrase)
        written = [
            re.escape(piece) if place % 2 == 0 else f"(?P<{piece}>.+?)" for place, piece in enumerate(pieces)
        ]
        return cls(phrase, re.compile("".join(written), re.DOTALL))


def told(text: str) -> str:
    """Return an error's text in the reader's language; several sentences in a row are told one by one."""
    if not text or (get_language() or "en").startswith("en"):
        return text
    return _found(text) or _in_halves(text) or text


def _found(text: str) -> str | None:
    translated = gettext(text)
    if translated != text:
        return translated
    for template in _templates():
        match = template.pattern.fullmatch(text)
        if match:
            parts = {name: _part(name, part) for name, part in match.groupdict().items()}
            return pgettext(_CONTEXT, template.phrase).format(**parts)
    return None


def _in_halves(text: str) -> str | None:
    """Tell "what happened. what to do." as its two sentences, wherever the first one ends."""
    for end in re.finditer(r"(?<=[.!?:]) ", text):
        first, rest = _found(text[: end.start()]), text[end.end() :]
        if first is not None:
            return f"{first} {told(rest)}"
    return None


def _part(name: str, part: str) -> str:
    if name in _SPOKEN_PARTS:
        return told(part)
    return (_found(part) or part) if name in _WORDED_PARTS else part


@cache
def _templates() -> tuple[Template, ...]:
    """Return the templates, those with the most words first, so that the closest one is taken."""
    phrases: list[str] = []
    for folder in settings.LOCALE_PATHS:
        path = Path(folder) / ERROR_TEMPLATES
        if path.exists():
            phrases += json.loads(path.read_text("utf-8"))
    phrases.sort(key=lambda phrase: -len(_PART.sub("", phrase)))
    return tuple(Template.of(phrase) for phrase in phrases)
