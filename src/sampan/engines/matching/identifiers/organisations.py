"""Names of organisations without their legal form: PT Maju Jaya, Maju Jaya Co., Ltd; Công ty TNHH An Phát, AN PHAT JSC.

The forms are those of `sampan.vocabulary.legal_forms`. Scripts that write no spaces have none before a form.
"""

import re
import unicodedata
from functools import cache

from sampan.engines.matching.digits import ascii_digits
from sampan.vocabulary.legal_forms import legal_forms
from sampan.vocabulary.names import fold

_BREAK = re.compile(r"[^\w\s&+]|_")
_DOTTED = re.compile(r"(?<=\b\w)\.(?=\w\b)")
_LATIN = re.compile(r"[a-z0-9&+]+")
_FEWEST = 2  # letters of a name; less is left by a legal form alone


def canonical_organisation(text: str) -> str:
    """Return the words of a name, folded, without legal forms before and after it; "" when no name is left.

    A name that is nothing but legal forms (The Company Ltd) is none. Vietnamese and other Latin letters lose their
    marks; the words keep their order.
    """
    words = _words(text)
    while (shorter := _without_form(words)) != words:
        words = shorter
    name = " ".join(words)
    return name if sum(map(str.isalnum, name)) >= _FEWEST else ""


def _words(text: str) -> tuple[str, ...]:
    plain = _DOTTED.sub("", ascii_digits(unicodedata.normalize("NFKC", text)))
    marks_kept = "".join(
        one if unicodedata.category(one)[0] == "M" else _BREAK.sub(" ", one) for one in plain
    )
    return tuple(filter(None, (_folded(word) for word in marks_kept.split())))


def _folded(word: str) -> str:
    return word.casefold() if set(word) <= {"&", "+"} else fold(word)


def _without_form(words: tuple[str, ...]) -> tuple[str, ...]:
    for form, stands in _forms():
        many = len(form)
        if stands == "start" and words[:many] == form:
            return words[many:]
        if stands == "end" and words[-many:] == form:
            return words[:-many]
    return _without_joined(words)


def _without_joined(words: tuple[str, ...]) -> tuple[str, ...]:
    """Take a form off a word of a script without spaces."""
    if not words:
        return words
    for form, stands in _joined():
        if stands == "start" and words[0].startswith(form) and words[0] != form:
            return (words[0].removeprefix(form), *words[1:])
        if stands == "end" and words[-1].endswith(form) and words[-1] != form:
            return (*words[:-1], words[-1].removesuffix(form))
    return words


@cache
def _forms() -> tuple[tuple[tuple[str, ...], str], ...]:
    found = {(tuple(fold(word) for word in one.form.split()), one.stands) for one in legal_forms()}
    return tuple(sorted(found, key=lambda one: (-len(one[0]), -len("".join(one[0])), one)))


@cache
def _joined() -> tuple[tuple[str, str], ...]:
    return tuple(
        (form[0], stands) for form, stands in _forms() if len(form) == 1 and not _LATIN.fullmatch(form[0])
    )
