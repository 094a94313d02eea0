"""Weights as a file: what a node has in use, taken along to `sampan match compare`; no pair and no person in it."""

import math
from collections.abc import Mapping
from typing import Any

from sampan.engines.matching.comparing import LEVELS, MISSING
from sampan.engines.matching.weighing import Chance, Weights
from sampan.vocabulary.canonical import JsonValue, content_hash
from sampan.vocabulary.errors import InvalidInput

FORMAT = "sampan-weights-1"
_MOST_BITS = 60.0  # beyond it a probability is 0 or 1 to the last digit


def weights_told(weights: Weights, *, version: str) -> dict[str, JsonValue]:
    """Return weights as JSON takes them: each level's m and u, the bits that reviewers added, and the bits of it all.

    `hash` is of all the rest, so that a file that was cut or changed is told from a whole one. It proves nothing of
    who made it.
    """
    body: dict[str, JsonValue] = {
        "format": FORMAT,
        "version": version,
        "prior_bits": weights.prior_bits,
        "levels": {
            field: {
                level: {
                    "m": chance.m,
                    "u": chance.u,
                    "added": weights.adjustments.get((field, level), 0.0),
                    "bits": round(weights.bits(field, level), 3),
                }
                for level, chance in levels.items()
            }
            for field, levels in weights.chances.items()
        },
    }
    return body | {"hash": content_hash(body)}


def weights_of(told: object) -> tuple[Weights, str]:
    """Return the weights of a file's JSON, and their version.

    Raises InvalidInput for anything that `weights_told` did not write: another format, a level that is missing or
    unknown, a figure that is none, a file that was changed.
    """
    if not isinstance(told, Mapping) or told.get("format") != FORMAT:
        raise _wrong("This is not a file of weights.")
    body = {name: one for name, one in told.items() if name != "hash"}
    if content_hash(body) != told.get("hash"):
        raise _wrong("This file of weights was changed or cut.")
    levels, version, prior = (told.get(name) for name in ("levels", "version", "prior_bits"))
    if not isinstance(levels, Mapping) or not isinstance(version, str) or not version:
        raise _wrong("This file of weights has no levels or no version.")
    if set(levels) != set(LEVELS):
        raise _wrong("This file of weights is of other fields than this release compares.")
    chances, added = {}, {}
    for field, known in LEVELS.items():
        chances[field] = _chances(field, levels[field], wanted={*known} - {MISSING})
        added.update({(field, level): _bits(one.get("added")) for level, one in levels[field].items()})
    moved = {term: bits for term, bits in added.items() if bits}
    return Weights(chances, _bits(prior), moved), version


def _chances(field: str, levels: Any, *, wanted: set[str]) -> dict[str, Chance]:
    if not isinstance(levels, Mapping) or set(levels) != wanted:
        raise _wrong("This file of weights has other levels than this release compares.", field=field)
    if not all(isinstance(one, Mapping) for one in levels.values()):
        raise _wrong("This file of weights has a level without figures.", field=field)
    return {
        level: Chance(_share(one.get("m"), field), _share(one.get("u"), field))
        for level, one in levels.items()
    }


def _share(told: object, field: str) -> float:
    if isinstance(told, bool) or not isinstance(told, int | float) or not 0 < told <= 1:
        raise _wrong("A share in this file of weights is not above 0 and at most 1.", field=field)
    return float(told)


def _bits(told: object) -> float:
    if isinstance(told, bool) or not isinstance(told, int | float) or not math.isfinite(told):
        raise _wrong("A weight in this file is not a number.")
    if abs(told) > _MOST_BITS:
        raise _wrong("A weight in this file is beyond all measure.")
    return float(told)


def _wrong(what: str, *, field: str = "") -> InvalidInput:
    return InvalidInput(
        what, remedy="Download it again from the page of the weights, with the same release.", field=field
    )
