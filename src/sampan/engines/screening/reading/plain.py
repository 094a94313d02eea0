"""A text as it is typed without marks: Vietnamese without any, Thai and Lao without tone marks."""

import re
import unicodedata

from sampan.engines.screening.reading.mapped import Mapped

_TONES = re.compile("[\u0e47-\u0e4c\u0ec8-\u0ecc]+")


class _Bare(dict[int, str]):
    """The table for `str.translate`: a letter without its marks."""

    def __missing__(self, code: int) -> str:
        each = chr(code)
        self[code] = bare = {"đ": "d", "ø": "o", "ł": "l", "ı": "i"}.get(each) or self._decomposed(each)
        return bare

    @staticmethod
    def _decomposed(each: str) -> str:
        first = unicodedata.normalize("NFD", each)[0]
        return first if first.isascii() else each


_BARE = _Bare()


def without_marks(mapped: Mapped) -> Mapped:
    """Return the text without marks."""
    if mapped.text.isascii():
        return mapped
    mapped = mapped.with_text(mapped.text.translate(_BARE))
    return mapped.changed(_TONES, lambda found: "")


def plainly(text: str) -> str:
    """Return a text without marks, when where its letters stood does not matter."""
    return without_marks(Mapped(text)).text
