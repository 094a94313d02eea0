"""A text that was changed, and where each of its characters stood before."""

import re
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Callable
from dataclasses import dataclass

Change = Callable[["re.Match[str]"], str | None]


@dataclass(frozen=True)
class Mapped:
    """A changed text; character i stood at `starts[i]` to `ends[i]` of the original. No arrays: each stood at i."""

    text: str
    starts: "array[int] | None" = None
    ends: "array[int] | None" = None

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return where characters start to end (exclusive) of the text stood in the original."""
        last = len(self.text)
        start, end = max(0, min(start, last)), max(0, min(end, last))
        if self.starts is None or self.ends is None:
            return start, max(start, end)
        if end <= start:
            at = self.starts[start] if start < last else (self.ends[-1] if last else 0)
            return at, at
        return self.starts[start], self.ends[end - 1]

    def place(self, start: int, end: int) -> tuple[int, int]:
        """Return which characters of the text come from start to end (exclusive) of the original."""
        if self.starts is None or self.ends is None:
            return start, end
        first = bisect_right(self.ends, start)
        return first, max(first, bisect_left(self.starts, end))

    def with_text(self, text: str) -> "Mapped":
        """Return another text of the same length with the same map."""
        return self if text == self.text else Mapped(text, self.starts, self.ends)

    def changed(self, expression: "re.Pattern[str]", change: Change) -> "Mapped":
        """Return the text with every place of an expression changed; None leaves a place as it is."""
        text, last = self.text, 0
        pieces: list[str] = []
        edits: list[tuple[int, int, str, str]] = []
        for found in expression.finditer(text):
            new = change(found)
            if new is None or new == found[0]:
                continue
            pieces += text[last : found.start()], new
            edits.append((last, found.start(), found[0], new))
            last = found.end()
        if not edits:
            return self
        pieces.append(text[last:])
        starts, ends = self._arrays()
        new_starts, new_ends = array("I"), array("I")
        for kept, start, old, new in edits:
            new_starts += starts[kept:start]
            new_ends += ends[kept:start]
            for first, after in _places(old, new):
                new_starts.append(starts[start + first])
                new_ends.append(ends[start + after - 1])
        new_starts += starts[last:]
        new_ends += ends[last:]
        return Mapped("".join(pieces), new_starts, new_ends)

    def _arrays(self) -> "tuple[array[int], array[int]]":
        if self.starts is None or self.ends is None:
            length = len(self.text)
            return array("I", range(length)), array("I", range(1, length + 1))
        return self.starts, self.ends


def _places(old: str, new: str) -> list[tuple[int, int]]:
    """Where each character of `new` stood in `old`: one by one, as what is left of it, or all at the whole of it."""
    if len(old) == len(new):
        return [(i, i + 1) for i in range(len(new))]
    places, at = [], 0
    for each in new:
        at = old.find(each, at) + 1
        if not at:
            return [(0, len(old))] * len(new)
        places.append((at - 1, at))
    return places
