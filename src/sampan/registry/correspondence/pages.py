"""How a letter is shown: its kind in words, its body as lines of label and text."""

from collections.abc import Mapping

from django.utils.translation import get_language, gettext

from sampan.registry.correspondence.services.passing import keeps_body
from sampan.registry.correspondence.words import in_words
from sampan.vocabulary.errors import UnknownCode
from sampan.vocabulary.record import FIELDS

_LONGEST = 2_000  # lines on one page; a letter of 16 MiB is no page


def spoken_kind(kind: str) -> str:
    """Return a letter's kind as words: `referral.hand_over` is "Referral: hand over".

    Of a kind whose bodies are not kept the subject alone: the act would say what somebody decided.
    """
    subject, _, act = kind.partition(".")
    words = in_words(subject.capitalize())
    return f"{words}: {in_words(act)}" if act and keeps_body(kind) else words


def lines_of(body: Mapping[str, object]) -> list[tuple[str, str]]:
    """Return every member of a body as (label, text), nested ones with their path, in their order."""
    lines: list[tuple[str, str]] = []
    _gather(body, (), lines)
    return lines[:_LONGEST]


def _gather(thing: object, path: tuple[str, ...], lines: list[tuple[str, str]]) -> None:
    if isinstance(thing, Mapping):
        for name, inner in thing.items():
            _gather(inner, (*path, _label(str(name))), lines)
    elif isinstance(thing, list) and any(isinstance(item, Mapping | list) for item in thing):
        for number, item in enumerate(thing, start=1):
            _gather(item, (*path, str(number)), lines)
    else:
        lines.append((" › ".join(path), _text(thing)))


def _label(name: str) -> str:
    field = FIELDS.get(name)
    try:
        return field.label_in(get_language() or "en") if field is not None else in_words(name)
    except UnknownCode:
        return in_words(name)


def _text(thing: object) -> str:
    if isinstance(thing, list):
        return ", ".join(_text(item) for item in thing)
    if isinstance(thing, bool):
        return gettext("yes") if thing else gettext("no")
    return "–" if thing is None or thing == "" else str(thing)
