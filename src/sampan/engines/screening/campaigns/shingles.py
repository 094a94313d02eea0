"""What posts are compared by: the runs of five letters of a text, and keys that find likely partners.

Digits become 0 and what is no letter becomes one space, so that pay, dates, telephones and emoji part no variants.
Many posts are worked on at once, which is several times quicker than one by one and gives the same.
"""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
import numpy.typing as npt

Grams = npt.NDArray[np.uint32]
Codes = npt.NDArray[np.uint32]
Places = npt.NDArray[np.intp]
Flags = npt.NDArray[np.bool_]
LENGTH = 5  # letters in a run
SHARE = 0.12  # of the runs that keys are made of
AT_A_TIME = 256  # posts that are worked on together: more gains nothing
_SPACE, _ZERO, _END = 32, 48, 0
_BASE = np.uint64(0x9E3779B1)
_MIX = np.array([0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9], dtype=np.uint64)
_HALF, _FOLD = np.uint64(32), np.uint64(29)
_KEPT = np.uint64(int(2**32 * SHARE))
_MARKS = ((0x300, 0x36F), (0xE31, 0xE4E), (0xEB1, 0xECE), (0x102B, 0x103E), (0x17B4, 0x17D3))
_RARE_HAN = (0x20000, 0x323B0)


@dataclass(frozen=True, eq=False)
class Sketch:
    """The hashes of a post's runs, each once, in their order; and its keys: posts of one template share several.

    A key is a chosen run with the next chosen one of the text; which runs are chosen their hash tells. The last key
    is all runs at once, so that copies meet however short they are.
    """

    grams: Grams
    keys: list[int]


def letters_of(text: str) -> str:
    """Return a text as it is compared: small letters, each number as 0, anything else than letters as one space."""
    return "".join(map(chr, _folded([text])[:-LENGTH]))


def sketches_of(texts: Sequence[str]) -> list[Sketch]:
    """Return the sketch of each text."""
    return [
        sketch
        for first in range(0, len(texts), AT_A_TIME)
        for sketch in _sketches(texts[first : first + AT_A_TIME])
    ]


def _sketches(texts: Sequence[str]) -> list[Sketch]:
    hashes, posts = _runs(_folded(texts), len(texts))
    grams, bounds = _each_once(hashes, posts, len(texts))
    wholes = np.add.reduceat(grams.astype(np.uint64) * _MIX[0], bounds[:-1]).view(np.int64)
    keys, keys_bounds = _keys(hashes, posts, len(texts))
    firsts, lasts = bounds[:-1].tolist(), bounds[1:].tolist()
    keys_firsts, keys_lasts = keys_bounds[:-1].tolist(), keys_bounds[1:].tolist()
    return [
        Sketch(grams[first:last].copy(), [*dict.fromkeys(keys[keys_first:keys_last]), whole])
        for first, last, keys_first, keys_last, whole in zip(
            firsts, lasts, keys_firsts, keys_lasts, wholes.tolist(), strict=True
        )
    ]


def _folded(texts: Sequence[str]) -> Codes:
    """Return the letters of texts in one row, an end after each and some more at the end of all."""
    plain = (text if text.isascii() else unicodedata.normalize("NFKC", text) for text in texts)
    joined = "\0".join(text.replace("\0", " ") for text in plain) + "\0" * LENGTH
    codes = _table()[np.frombuffer(joined.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)]
    codes = codes[~_needless_spaces(codes)]
    codes = codes[~_spaces_at(codes, before=_END, after=_END)]
    codes = codes[~_spaces_in_numbers(codes)]
    zeros = codes == _ZERO
    zeros[1:] &= zeros[:-1].copy()
    zeros[0] = False
    folded: Codes = codes[~zeros]
    return folded


def _needless_spaces(codes: Codes) -> Flags:
    spaces: Flags = codes == _SPACE
    spaces[1:] &= spaces[:-1].copy()
    spaces[0] = False
    return spaces


def _spaces_at(codes: Codes, *, before: int, after: int) -> Flags:
    spaces: Flags = codes == _SPACE
    beside = np.ones(len(codes), dtype=bool)
    beside[1:] = codes[:-1] == before
    beside[:-1] |= codes[1:] == after
    spaces &= beside
    return spaces


def _spaces_in_numbers(codes: Codes) -> Flags:
    zeros = codes == _ZERO
    between = np.zeros(len(codes), dtype=bool)
    between[1:-1] = (codes[1:-1] == _SPACE) & zeros[:-2] & zeros[2:]
    return between


def _runs(codes: Codes, count: int) -> tuple[npt.NDArray[np.uint64], Places]:
    """Return the hash of each run and the number of its post; a text shorter than a run is one run."""
    length = len(codes) - LENGTH + 1
    ends = codes == _END
    posts = np.cumsum(ends) - ends
    is_run = posts[:length] == posts[LENGTH - 1 :]
    is_run &= ~ends[LENGTH - 1 :]
    is_run[0] = True
    is_run[1:] |= ends[: length - 1]
    is_run &= posts[:length] < count
    windows = np.lib.stride_tricks.sliding_window_view(codes, LENGTH)
    mixed = _hashed(windows)[is_run]
    short = np.flatnonzero((posts[:length] != posts[LENGTH - 1 :])[is_run] | ends[LENGTH - 1 :][is_run])
    if len(short):
        letters = windows[is_run][short]
        mixed[short] = _hashed(letters * np.cumprod(letters != _END, axis=1, dtype=np.uint32))
    return mixed, posts[:length][is_run]


def _hashed(windows: Codes) -> npt.NDArray[np.uint64]:
    mixed = windows[:, 0].astype(np.uint64)
    for place in range(1, LENGTH):
        mixed *= _BASE
        mixed += windows[:, place]
    mixed *= _MIX[0]
    mixed >>= _HALF
    return mixed


def _each_once(hashes: npt.NDArray[np.uint64], posts: Places, count: int) -> tuple[Grams, Places]:
    both = (posts.astype(np.uint64) << _HALF) | hashes
    both.sort()
    new = np.ones(len(both), dtype=bool)
    new[1:] = both[1:] != both[:-1]
    both = both[new]
    return both.astype(np.uint32), np.searchsorted(both, np.arange(count + 1, dtype=np.uint64) << _HALF)


def _keys(hashes: npt.NDArray[np.uint64], posts: Places, count: int) -> tuple[list[int], Places]:
    chosen = np.flatnonzero(hashes < _KEPT)
    hashes, posts = hashes[chosen], posts[chosen]
    together = posts[:-1] == posts[1:]
    keys = (hashes[:-1] * _MIX[1] + hashes[1:]) * _MIX[2]
    keys ^= keys >> _FOLD
    told: list[int] = keys[together].view(np.int64).tolist()  # as PostgreSQL numbers them
    return told, np.searchsorted(posts[:-1][together], np.arange(count + 1))


@cache
def _table() -> Codes:
    """Return what each character is compared as."""
    table = np.full(0x110000, _SPACE, dtype=np.uint32)
    for first, last in _MARKS:
        table[first : last + 1] = np.arange(first, last + 1)
    for code in range(1, 0x10000):
        letter = chr(code)
        if letter.isdecimal():
            table[code] = _ZERO
        elif letter.isalnum() or letter == "_":
            table[code] = ord(letter.lower()[0])
    table[slice(*_RARE_HAN)] = np.arange(*_RARE_HAN)
    table[_END] = _END
    return table
