"""How sure it is that a message says a sign: by patterns, by the pay that it tells and, where it runs, by the encoder.

`evidence.csv` is written by `bench.screening.learning`: the logarithm of the odds is a sum, in one column for patterns
alone and in one for patterns with the encoder.
"""

import csv
import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from sampan.engines.screening.encoder.tagging import Reading, Tag, Tagger
from sampan.engines.screening.offers.codes import SIGNS
from sampan.engines.screening.offers.finding import ASSERTED, IMPRESSION, Found
from sampan.engines.screening.offers.pay import Pay, highest_pay
from sampan.engines.screening.reading.folding import Folded

FILE = Path(__file__).parent / "evidence.csv"
PATTERNS, ENCODER = "patterns", "encoder"  # ways of reading: each has weights of its own
NAMES = ("plain", "weak", "denied", "encoder", "pay_2", "pay_3", "pay_8")
LEAST = 0.1  # certainty below which nothing is said of a sign that no pattern found
_SOFTEST = -4.0  # the encoder's logits below are all the same
_PASSAGE, _MOST_PASSAGES = 1_000, 4  # letters that the encoder reads at once, and how often
_PAY_SIGN = "too_good_pay"
_PAY_FROM = (2.0, 3.0, 8.0)  # times the usual pay
_IMPRESSION = Found(*IMPRESSION, 0, 0, is_weak=False, stance=ASSERTED, line=0)


@dataclass(frozen=True)
class Heard:
    """What is heard of a message beside its patterns. `reading` is None where no encoder runs."""

    reading: Reading | None
    pay: Pay | None

    @property
    def tags(self) -> tuple[Tag, ...]:
        """What the encoder hears of signs."""
        return self.reading.tags if self.reading else ()

    @property
    def way(self) -> str:
        """The column of weights that fits."""
        return ENCODER if self.reading else PATTERNS


def heard(read: Folded, language: str, found: Sequence[Found], tagger: Tagger | None) -> Heard:
    """Return what the encoder and the pay of a folded message say, in which patterns found something."""
    return Heard(_reading(read.text, found, tagger) if tagger else None, highest_pay(read, language))


def weighed(found: Sequence[Found], other: Heard) -> tuple[Found, ...]:
    """Return what is found with the certainty of each sign, and what only the encoder or the pay show."""
    sure = certainties(found, other)
    told = [replace(one, certainty=sure[one.code]) if _says(one) else one for one in found]
    said = {one.code for one in found if _says(one)}
    others = [one for one in _without_pattern(other) if one.code not in said]
    told += [replace(one, certainty=sure[one.code]) for one in others if sure[one.code] >= LEAST]
    if other.reading:
        told.append(replace(_IMPRESSION, certainty=other.reading.impression))
    return tuple(sorted(told, key=lambda it: it.start))


def certainties(found: Sequence[Found], other: Heard) -> Mapping[str, float]:
    """Return the probability, 0 to 1, that the message says each sign."""
    weights = _weights()[other.way]
    return {
        code: 1 / (1 + math.exp(-(weights[code] + _sum(features, weights))))
        for code, features in features_of(found, other).items()
    }


def features_of(found: Sequence[Found], other: Heard) -> Mapping[str, tuple[float, ...]]:
    """Return for each sign how much of each of `NAMES` there is."""
    signs = [one for one in found if one.kind == "sign"]
    plain = {one.code for one in signs if one.stance == ASSERTED and not one.is_weak}
    weak = {one.code for one in signs if one.stance == ASSERTED} - plain
    denied = {one.code for one in signs} - plain - weak
    loud = dict.fromkeys(SIGNS, _SOFTEST if other.reading else 0.0)
    for tag in other.tags:
        loud[tag.code] = max(loud[tag.code], tag.logit)
    times = other.pay.times if other.pay else 0.0
    return {
        code: (
            float(code in plain),
            float(code in weak),
            float(code in denied),
            loud[code],
            *(float(code == _PAY_SIGN and times >= least) for least in _PAY_FROM),
        )
        for code in SIGNS
    }


def _reading(text: str, found: Sequence[Found], tagger: Tagger) -> Reading:
    """Return what the encoder hears; of a long text it reads the passages in which patterns found the most."""
    said = Counter(one.start // _PASSAGE for one in found if _says(one))
    places = range(-(-len(text) // _PASSAGE))
    tags, impressions = [], []
    for place in sorted(sorted(places, key=lambda it: -said[it])[:_MOST_PASSAGES]):
        first = place * _PASSAGE
        heard_there = tagger.read(text[first : first + _PASSAGE])
        impressions.append(heard_there.impression)
        tags += [replace(tag, start=first + tag.start, end=first + tag.end) for tag in heard_there.tags]
    return Reading(tuple(tags), max(impressions, default=0.0))


def _says(one: Found) -> bool:
    return one.kind == "sign" and one.stance == ASSERTED


def _without_pattern(other: Heard) -> Iterator[Found]:
    """Yield the loudest words of each sign, and the pay."""
    loudest: dict[str, Tag] = {}
    for tag in other.tags:
        if tag.code not in loudest or loudest[tag.code].logit < tag.logit:
            loudest[tag.code] = tag
    for tag in loudest.values():
        yield Found("sign", tag.code, tag.start, tag.end, is_weak=False, stance=ASSERTED, line=0)
    if other.pay and other.pay.times >= _PAY_FROM[0] and _PAY_SIGN not in loudest:
        yield Found("sign", _PAY_SIGN, other.pay.start, other.pay.end, is_weak=True, stance=ASSERTED, line=0)


def _sum(features: tuple[float, ...], weights: Mapping[str, float]) -> float:
    return sum(weights[name] * much for name, much in zip(NAMES, features, strict=True))


@cache
def _weights() -> Mapping[str, Mapping[str, float]]:
    with FILE.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return {column: {row["name"]: float(row[column]) for row in rows} for column in (PATTERNS, ENCODER)}
