"""Cuts a text into the pieces of words that the encoder knows: those whose scores are the highest in sum.

The pieces and their scores are multilingual-e5-small's (a unigram model, as SentencePiece describes it).
"""

from array import array
from dataclasses import dataclass

from sampan.engines.screening.encoder.container import Container

_SPACE = "▁"
_UNKNOWN_COSTS = 10.0  # below the lowest score of a piece
_NEVER = -1e30


@dataclass(frozen=True)
class Piece:
    """A piece of a text by its number, from `start` to `end` (characters)."""

    number: int
    start: int
    end: int


class Pieces:
    """The pieces of an encoder; `of(text)` cuts a text."""

    def __init__(self, container: Container) -> None:
        names = container.pieces()
        self._known = {name: number for number, name in enumerate(names) if name}
        self._known.pop(names[container.unknown], None)
        self._longest = max(map(len, names))
        self._scores = array("f", container.scores.tobytes())
        self._scores[container.unknown] = min(self._scores) - _UNKNOWN_COSTS
        self._unknown = container.unknown
        self._replaced = container.replaced

    def of(self, text: str) -> list[Piece]:
        """Return the pieces of a text in their order; time grows with its length."""
        letters, starts = self._letters(text)
        size = len(letters)
        best, came = [0.0] + [_NEVER] * size, [(0, 0)] * (size + 1)
        for start in range(size):
            here = best[start]
            for end in range(start + 1, min(size, start + self._longest) + 1):
                number = self._known.get(letters[start:end])
                if number is None:
                    if end > start + 1:
                        continue
                    number = self._unknown
                if here + self._scores[number] > best[end]:
                    best[end], came[end] = here + self._scores[number], (start, number)
        told, end = [], size
        while end:
            start, number = came[end]
            told.append(Piece(number, starts[start], starts[end]))
            end = start
        return told[::-1]

    def _letters(self, text: str) -> tuple[str, list[int]]:
        """Return the text as the pieces spell it, and where each of its letters stood, with the text's length."""
        letters: list[str] = []
        starts: list[int] = []
        for at, letter in enumerate(text):
            for each in self._replaced.get(ord(letter), letter):
                if each != " " or not letters or letters[-1] != _SPACE:
                    letters.append(_SPACE if each == " " else each)
                    starts.append(at)
        if not letters or letters[0] != _SPACE:
            letters, starts = [_SPACE, *letters], [0, *starts]
        return "".join(letters), [*starts, len(text)]
