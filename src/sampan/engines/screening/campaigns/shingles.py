"""What two posts are compared by: the runs of five letters of a text, hashed, and a sketch that finds likely partners.

Digits become 0 and what is no letter becomes one space, so that pay, dates, telephones and emoji part no variants.
"""

import re
import unicodedata

import numpy as np
import numpy.typing as npt

Grams = npt.NDArray[np.uint32]
LENGTH = 5  # letters in a run
POINTS = 63  # of the sketch
ROWS = 3  # points in a band: two posts that share half of their runs meet in one of 21 bands with 0.94
_BASE = np.uint64(0x9E3779B1)
_STARTS = (np.arange(POINTS, dtype=np.uint64) * np.uint64(2**32 // POINTS)).astype(np.uint32)
_MIX = np.array([0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9], dtype=np.uint64)
_BAND = np.arange(POINTS // ROWS, dtype=np.uint64) << np.uint64(58)
_KEPT = np.uint64((1 << 58) - 1)
_DIGITS = re.compile(r"\d+(?:[\s.,:/-]*\d+)*")
_NO_LETTER = re.compile(r"[^\w\u0300-\u036f\u0e31-\u0e4e\u0eb1-\u0ece\u102b-\u103e\u17b4-\u17d3]+")


def letters_of(text: str) -> str:
    """Return a text as it is compared: small letters, each number as 0, anything else than letters as one space."""
    plain = text if text.isascii() else unicodedata.normalize("NFKC", text)
    return _NO_LETTER.sub(" ", _DIGITS.sub("0", plain.lower())).strip()


def grams_of(text: str) -> Grams:
    """Return the hashes of the runs of a text, each once, in their order; a shorter text is one run."""
    codes = np.frombuffer(letters_of(text).encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    if len(codes) < LENGTH:
        codes = np.concatenate([codes, np.zeros(LENGTH - len(codes), dtype=np.uint32)])
    count = len(codes) - LENGTH + 1
    mixed = codes[:count].astype(np.uint64)
    for place in range(1, LENGTH):
        mixed = mixed * _BASE + codes[place : place + count]
    mixed *= _MIX[0]
    return np.unique((mixed >> np.uint64(32)).astype(np.uint32))


def bands_of(grams: Grams) -> list[int]:
    """Return the keys of a sketch's bands, 21 of them.

    A point of the sketch is the next hash from a fixed place on, going round: two posts have the same one with the
    probability of their Jaccard similarity.
    """
    points = grams[np.searchsorted(grams, _STARTS) % len(grams)].astype(np.uint64).reshape(-1, ROWS)
    mixed = (points * _MIX).sum(axis=1, dtype=np.uint64)
    mixed ^= mixed >> np.uint64(29)
    keys: list[int] = ((mixed & _KEPT) ^ _BAND).tolist()
    return keys
