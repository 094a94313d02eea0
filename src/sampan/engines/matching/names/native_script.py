"""Two names in one script of their own: the letters themselves are compared, strictly.

Names that sound alike are spelled apart on purpose (สมชาย, สมชัย; 王小明, 汪晓敏): equal sounds are no reason
here. Only tone marks, word division and order may differ, and one letter of a long name.
"""

import re
from functools import lru_cache

from sampan.engines.matching.names.similarity import one_slip

_TONES = re.compile("[่-๋່-့໋းៈ់៉៊\u200b-\u200d]")
_LONG = 11  # letters of a whole name from which one slip is more likely than another person
_SURELY_OTHER = 0.6


def compare_written(a: tuple[str, ...], b: tuple[str, ...], script: str) -> tuple[float, str]:
    """Return (score, reason) of two names in the same script, as settled words in written order."""
    if a == b:
        return 1.0, "exact"
    whole_a, whole_b = "".join(a), "".join(b)
    if whole_a == whole_b:
        return 0.99, "exact"
    if sorted(a) == sorted(b):
        return 0.95, "order"
    plain_a, plain_b = _TONES.sub("", whole_a), _TONES.sub("", whole_b)
    if plain_a == plain_b and script != "zh":
        return 0.9, "same_without_marks"
    if script == "zh":
        return _chinese(whole_a, whole_b)
    return _alphabetic(a, b, plain_a, plain_b)


def _chinese(a: str, b: str) -> tuple[float, str]:
    if len(a) == len(b) and any(a == b[at:] + b[:at] for at in (1, 2)):
        return 0.9, "order"
    shared = sum(one == other for one, other in zip(a, b, strict=False)) / max(len(a), len(b))
    return shared * 0.9, "similar" if shared >= _SURELY_OTHER else "different"


def _alphabetic(a: tuple[str, ...], b: tuple[str, ...], plain_a: str, plain_b: str) -> tuple[float, str]:
    if _is_slip(a, b):
        return 0.82, "similar"
    if set(a) & set(b) and (set(a) <= set(b) or set(b) <= set(a)):
        return 0.7, "part"
    alike = _letters_alike(plain_a, plain_b)
    return min(0.75, alike * 0.85), "similar" if alike >= _SURELY_OTHER else "different"


def _is_slip(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Say whether one word of a long name differs by one letter that is no vowel sign, within the word."""
    if len(a) != len(b):
        return False
    different = [(one, other) for one, other in zip(a, b, strict=True) if one != other]
    if len(different) != 1:
        return False
    one, other = different[0]
    return min(len(one), len(other)) >= _LONG and one_slip(one, other) and one[-2:] == other[-2:]


@lru_cache(maxsize=16384)
def _letters_alike(a: str, b: str) -> float:
    before = list(range(len(b) + 1))
    for place, each in enumerate(a, start=1):
        row = [place]
        for at, other in enumerate(b):
            row.append(min(row[at] + 1, before[at + 1] + 1, before[at] + (each != other)))
        before = row
    return 1.0 - before[-1] / max(len(a), len(b), 1)
