"""Pictures of a report, 360 units wide: bars of reach, and the change in knowledge with its interval."""

from collections.abc import Sequence
from dataclasses import dataclass

from sampan.prevention.awareness.knowledge import Change

WIDTH, _ROW, _BAR = 360, 62, 14
_LABEL, _WORDS, _TOP = 14, 31, 38  # where a row's label, words and bar stand
_LONGEST = 48  # letters of a label that fit


@dataclass(frozen=True)
class Bar:
    """One heading: its words above, contacts counted and estimated beside each other."""

    label: str
    words: str
    label_y: int
    words_y: int
    y: int
    counted: int
    estimated: int


@dataclass(frozen=True)
class Span:
    """One change: a dot at `middle` and a line from `low` to `high`, in units of the picture."""

    label: str
    words: str
    label_y: int
    words_y: int
    y: int
    top: int
    low: int
    middle: int
    high: int


@dataclass(frozen=True)
class Picture:
    """Rows of bars or spans; `zero` is where no change lies."""

    rows: tuple[Bar, ...] | tuple[Span, ...]
    height: int
    zero: int = 0


def bars(told: Sequence[tuple[str, str, int, int]]) -> Picture:
    """Return the bars of (label, words, counted, estimated)."""
    most = max((counted + estimated for _label, _words, counted, estimated in told), default=0) or 1
    rows = []
    for place, (label, words, counted, estimated) in enumerate(told):
        begins, ends = round(WIDTH * counted / most), round(WIDTH * (counted + estimated) / most)
        rows.append(Bar(_short(label), words, *_down(place), begins, ends - begins))
    return Picture(tuple(rows), _ROW * len(rows))


def spans(told: Sequence[tuple[str, str, Change]]) -> Picture:
    """Return the spans of (label, words, change) on one scale, which holds nought and all intervals."""
    least = min([0.0, *(change.low for _label, _words, change in told)])
    most = max([0.0, *(change.high for _label, _words, change in told)])
    wide = (most - least) or 1.0

    def at(value: float) -> int:
        return round(8 + (WIDTH - 16) * (value - least) / wide)

    rows = []
    for place, (label, words, change) in enumerate(told):
        label_y, words_y, top = _down(place)
        ends = (at(change.low), at(change.change), at(change.high))
        rows.append(Span(_short(label), words, label_y, words_y, top + _BAR // 2, top - 2, *ends))
    return Picture(tuple(rows), _ROW * len(rows), at(0.0))


def _down(place: int) -> tuple[int, int, int]:
    """Where the label, the words and the bar of a row stand."""
    return place * _ROW + _LABEL, place * _ROW + _WORDS, place * _ROW + _TOP


def _short(label: str) -> str:
    return label if len(label) <= _LONGEST else label[: _LONGEST - 1] + "…"
