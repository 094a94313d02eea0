"""Tells of each warning sign how much the words of a message say it, and how much the whole reads like a lure.

A text longer than `WINDOW` pieces is read by windows that overlap: time grows with its length.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np

from sampan.engines.screening.encoder import adaptation, container
from sampan.engines.screening.encoder.container import Floats
from sampan.engines.screening.encoder.layers import Encoder
from sampan.engines.screening.encoder.pieces import Piece, Pieces

WINDOW = 198  # pieces: the longest messages from which it learnt
STEP = 150  # pieces from a window to the next
AS_LOUD = 2.0  # words whose logit is so far below the loudest ones are told with them
_BETWEEN = frozenset(' \t\r\n,.;:!?…()[]"“”«»-–—。，、！？；：')
_LATIN_ENDS = "\u0250"
LEAST_LOUD = -3.0  # logits below are of no use to anybody


@dataclass(frozen=True)
class Tag:
    """Words that say a sign, from `start` to `end` (characters), with the logarithm of the odds that they do."""

    code: str
    start: int
    end: int
    logit: float


@dataclass(frozen=True)
class Reading:
    """What is heard of a text: tags in its order, and the logarithm of the odds that the whole is a lure."""

    tags: tuple[Tag, ...]
    impression: float


class Tagger:
    """Reads texts with the encoder; made once, it takes some 200 MB. `learnt`: the file of what it has learnt."""

    def __init__(self, learnt: Path = adaptation.FILE) -> None:
        path = container.path_of()
        if path is None:
            raise FileNotFoundError(f"The package {container.PACKAGE} is not installed.")
        whole, changes = container.read(path), adaptation.read(learnt)
        self._pieces, self._encoder = Pieces(whole), Encoder(whole, changes)
        self._codes = changes.codes()
        self._head, self._base = changes.vector("head"), changes.vector("head:base")
        self._lure, self._lure_base = changes.vector("lure"), float(changes.vector("lure:base"))

    def read(self, text: str) -> Reading:
        """Return for each sign its loudest words, nothing for signs that nothing says, and the impression.

        `text`: as `fold` gives it. Of a long text the impression is that of the passage most like a lure.
        """
        loudest: dict[str, Tag] = {}
        impressions = []
        for pieces in _windows(self._pieces.of(text)):
            logits = self._encoder.states(pieces)[1:] @ self._head.T + self._base
            impressions.append(self._impression(logits))
            for tag in self._tags(text, pieces, logits[:-1]):
                if tag.code not in loudest or loudest[tag.code].logit < tag.logit:
                    loudest[tag.code] = tag
        tags = sorted(loudest.values(), key=lambda tag: (tag.start, tag.code))
        return Reading(tuple(tags), max(impressions, default=0.0))

    def _impression(self, logits: Floats) -> float:
        loudest = logits.max(axis=0)
        return float((1 / (1 + np.exp(-loudest))) @ self._lure + self._lure_base)

    def _tags(self, text: str, pieces: list[Piece], logits: Floats) -> Iterator[Tag]:
        signs = logits[:, : len(self._codes)]
        for place in np.flatnonzero(signs.max(axis=0) > LEAST_LOUD).tolist():
            first, last, logit = _words(signs[:, place])
            start, end = _whole(text, pieces[first].start, pieces[last].end)
            yield Tag(self._codes[place], start, end, logit)


def _whole(text: str, start: int, end: int) -> tuple[int, int]:
    """Return a place without spaces and stops at its ends, widened to whole words where words are spaced."""
    first, last = start, end
    while first < last and text[first] in _BETWEEN:
        first += 1
    while first < last and text[last - 1] in _BETWEEN:
        last -= 1
    if first == last:
        return start, end
    while first > 0 and _is_of_a_word(text[first - 1]) and _is_of_a_word(text[first]):
        first -= 1
    while last < len(text) and _is_of_a_word(text[last - 1]) and _is_of_a_word(text[last]):
        last += 1
    return first, last


def _is_of_a_word(letter: str) -> bool:
    return letter in "'’" or (letter.isalnum() and (letter < _LATIN_ENDS or "\u1e00" <= letter <= "\u1eff"))


def is_installed() -> bool:
    """Whether this machine has the encoder's file."""
    return container.path_of() is not None


@cache
def tagger() -> Tagger:
    """Return the encoder, read once. FileNotFoundError when its package is not installed."""
    return Tagger()


def _windows(pieces: list[Piece]) -> Iterator[list[Piece]]:
    for start in range(0, max(1, len(pieces) - (WINDOW - STEP)), STEP):
        if some := pieces[start : start + WINDOW]:
            yield some


def _words(logits: Floats) -> tuple[int, int, float]:
    """Return the first and last of the pieces around the loudest one that are about as loud, and its logit."""
    first = last = int(logits.argmax())
    least = float(logits[first]) - AS_LOUD
    while first > 0 and logits[first - 1] >= least:
        first -= 1
    while last + 1 < len(logits) and logits[last + 1] >= least:
        last += 1
    return first, last, float(logits.max())
