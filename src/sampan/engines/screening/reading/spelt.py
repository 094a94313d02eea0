"""Large numbers that are written in words: three million, hai triệu, 八千, 十二万."""

import csv
import re
from collections.abc import Iterator
from functools import cache
from itertools import islice
from pathlib import Path

from sampan.engines.screening.reading.folding import letters_alike
from sampan.engines.screening.reading.money_words import HALF, scale_of, scales

_HAN = re.compile("[一二三四五六七八九十百两]{1,5}(?=[千万亿])")
_HAN_VALUE = {each: value for value, each in enumerate("零一二三四五六七八九")} | {"两": 2}
_MOST = 2_000  # number words of a text that are looked at
_TIMES = {"十": 10, "百": 100}
_ONE = {"id": re.compile(r"(?<![a-z])se(?=(?:juta|ribu)(?![a-z]))")}


def spelt_in(text: str, language: str) -> Iterator[tuple[int, int, tuple[int, int]]]:
    """Yield the value of a number in words, its scale, and its place in the text; only thousands and more."""
    for found in islice(_words(language).finditer(text), _MOST):
        scale = scales(language).match(text, found.end())
        if scale and (times := scale_of(language, scale[1])) >= 1000:
            half = HALF.match(text, scale.end())
            value = _value(found[0], language) * times + (times // 2 if half else 0)
            yield value, times, (found.start(), half.end() if half else scale.end())


@cache
def _digits(language: str) -> dict[str, int]:
    with (Path(__file__).parent / "number_words.csv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["language"] == language]
    return {
        letters_alike(word): value
        for row in rows
        for value, words in enumerate(row["digits"].split())
        for word in words.split("/")
        if value and not word.isdigit()
    }


@cache
def _words(language: str) -> "re.Pattern[str]":
    if language == "zh":
        return _HAN
    words = "|".join(map(re.escape, sorted(_digits(language), key=len, reverse=True)))
    if not words:
        return re.compile("(?!)")
    one = f"|{_ONE[language].pattern}" if language in _ONE else ""
    return re.compile((rf"(?<!\w)(?:{words})(?= ?[^\W\d])" if words[0] < "\u0e00" else f"(?:{words})") + one)


def _value(word: str, language: str) -> int:
    if language != "zh":
        return _digits(language).get(word, 1)
    total, unit = 0, 0
    for each in word:
        if each in _TIMES:
            total += (unit or 1) * _TIMES[each]
            unit = 0
        else:
            unit = _HAN_VALUE[each]
    return total + unit
