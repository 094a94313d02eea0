"""Phrases that are marked for translation: in templates by tags, in Python by gettext's functions."""

import io
from collections.abc import Iterator
from pathlib import Path

from babel.messages.extract import extract_python
from django.utils.translation.template import templatize

from tools.strings.message import SOURCE, Message, place_of

# What each function's arguments are: the place of the phrase, of its plural and of its context.
_PLAIN, _PLURAL = (0, None, None), (0, 1, None)
FUNCTIONS: dict[str, tuple[int, int | None, int | None]] = {
    "_": _PLAIN,
    "gettext": _PLAIN,
    "gettext_lazy": _PLAIN,
    "gettext_noop": _PLAIN,
    "translate": _PLAIN,  # the pure writers of reports take gettext as an argument of this name
    "say": _PLAIN,
    "ngettext": _PLURAL,
    "ngettext_lazy": _PLURAL,
    "pgettext": (1, None, 0),
    "pgettext_lazy": (1, None, 0),
    "npgettext": (1, 2, 0),
    "npgettext_lazy": (1, 2, 0),
}


def marked_in_python(path: Path, *, root: Path = SOURCE) -> Iterator[Message]:
    """Yield the phrases that a Python file gives to one of FUNCTIONS."""
    yield from _marked(path.read_text("utf-8"), path, root)


def marked_in_template(path: Path, *, root: Path = SOURCE) -> Iterator[Message]:
    """Yield the phrases of a template's `trans` and `blocktrans` tags, inside attributes too."""
    shape = templatize(path.read_text("utf-8"), origin=path.name)
    yield from _marked("\n".join(line.strip() for line in shape.splitlines()), path, root)


def _marked(text: str, path: Path, root: Path) -> Iterator[Message]:
    found = extract_python(io.BytesIO(text.encode()), list(FUNCTIONS), [], {})
    for line, function, given, _comments in found:
        arguments = given if isinstance(given, tuple) else (given,)
        phrase, plural, context = (_at(arguments, place) for place in FUNCTIONS[function])
        if phrase:
            yield Message(phrase, place_of(path, line, root=root), plural, context)


def _at(arguments: tuple[str | None, ...], place: int | None) -> str:
    return (arguments[place] if place is not None and place < len(arguments) else "") or ""
