"""Learns how sure signs are and what they weigh from the labelled messages, and tells how well that works.

`python -m bench.screening.learning [--encoder FILE] [--write]`

Each message is judged by weights learnt without its scenario and without its language. `--encoder`: what the encoder
learnt from the first messages alone (`bench.screening.tuning --first`); those written afterwards are judged with it.
`--write` then learns from all that were judged, and writes `evidence.csv` and `weights.csv` of the engine.
"""

import argparse
import csv
from pathlib import Path

import numpy as np

from bench.screening.judging import Judged, judged_apart, learn, learn_evidence, offset
from bench.screening.labelled import AFTERWARDS, FOLDS, NAMES, Messages, labelled, read
from sampan.engines.screening.encoder.tagging import Tagger
from sampan.engines.screening.offers import evidence, weighing
from sampan.engines.screening.offers.codes import SIGNS

Weights = dict[tuple[str, str], float]


def main() -> None:
    """Print the figures of each language; with `--write`, write the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--encoder", type=Path, metavar="FILE")
    parser.add_argument("--write", action="store_true")
    given = parser.parse_args()
    first, later = labelled(), labelled(AFTERWARDS)
    plain = read(first + later)
    judged = judged_apart(plain)
    is_first = np.arange(len(plain.lures)) < len(first)
    even = np.array([int(row["scenario"][1:]) % 2 == 0 for row in first + later])
    show_all("patterns: all scenarios", plain, judged, is_first)
    show_all("patterns: even ones, on which no pattern was mended", plain, judged, is_first & even)
    show_all("patterns: written afterwards by others", plain, judged, ~is_first)
    ways = [plain]
    if given.encoder:
        ways.append(read(later, Tagger(given.encoder)))
        show_all(
            "with the encoder: written afterwards by others",
            ways[1], judged_apart(ways[1]), np.full(len(later), True),
        )  # fmt: skip
    if given.write:
        write(ways)


def show_all(name: str, messages: Messages, judged: Judged, chosen: np.ndarray) -> None:
    """Print the figures of each language that has chosen messages, and of all."""
    print(name)
    for language in sorted(set(messages.languages[chosen])):
        show(language, messages, judged, chosen & (messages.languages == language))
    show("all", messages, judged, chosen)


def show(name: str, messages: Messages, judged: Judged, chosen: np.ndarray) -> None:
    """Print the figures of some messages: lures found, false alarms, F1, calibration error, signs' F1."""
    y, told = messages.lures[chosen] > 0, judged.told()[chosen]
    signs, shown = messages.signs[chosen], judged.shown()[chosen]
    print(
        f"{name:4} {len(y):5} messages: recall {told[y].mean():.3f}, false alarms {told[~y].mean():.3f}, "
        f"F1 {f1(told, y):.3f}, calibration error {calibration_error(judged.scores[chosen], y):.3f}; "
        f"signs' F1 {f1(shown, signs):.3f}"
    )


def f1(told: np.ndarray, true: np.ndarray) -> float:
    """Return twice what is both told and true, by what is told and what is true."""
    return float(2 * (told & true).sum() / max(1, told.sum() + true.sum()))


def calibration_error(scores: np.ndarray, y: np.ndarray, *, parts: int = 10) -> float:
    """Return the mean distance of score and share of lures, over ten equal parts of the scale, by their size."""
    error = 0.0
    for part in range(parts):
        here = (scores >= part / parts) & ((scores < (part + 1) / parts) | (part == parts - 1))
        if here.any():
            error += here.mean() * abs(scores[here].mean() - y[here].mean())
    return float(error)


def write(ways: list[Messages]) -> None:
    """Write the engine's evidence and weights; a way that was not learnt keeps what it has."""
    sure, heavy = _kept(evidence.FILE, ("name",)), _kept(weighing.FILE, ("kind", "code"))
    for messages in ways:
        learnt = learn_evidence(messages)
        names = (*evidence.NAMES, *SIGNS)
        sure[messages.way] = {(name,): value for name, value in zip(names, learnt, strict=True)}
        heavy[messages.way] = _weights(messages, messages.features(crossed(messages)))
    _write(evidence.FILE, ("name",), sure)
    _write(weighing.FILE, ("kind", "code"), heavy)


def crossed(messages: Messages) -> np.ndarray:
    """Return certainties of signs, each by evidence learnt without its scenario."""
    sure = np.zeros(messages.signs.shape)
    for fold in range(FOLDS):
        here = messages.folds == fold
        sure[here] = messages.some(here).certainties(learn_evidence(messages.some(~here)))
    return sure


def _weights(messages: Messages, x: np.ndarray) -> dict[tuple[str, ...], float]:
    weights = learn(x, messages.lures)
    told: dict[tuple[str, ...], float] = {("base", ""): weights[-1]}
    for language in sorted(set(messages.languages)):
        own = messages.languages == language
        told["language", language] = offset(x[own], messages.lures[own], weights)
    return told | dict(zip(NAMES, weights[:-1].tolist(), strict=True))


def _kept(path: Path, keys: tuple[str, ...]) -> dict[str, dict[tuple[str, ...], float]]:
    """Return what a file has, by way and key; nothing when it is not there."""
    kept: dict[str, dict[tuple[str, ...], float]] = {way: {} for way in (evidence.PATTERNS, evidence.ENCODER)}
    if path.exists():
        with path.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                for way, told in kept.items():
                    told[tuple(row[key] for key in keys)] = float(row.get(way) or 0)
    return kept


def _write(path: Path, keys: tuple[str, ...], told: dict[str, dict[tuple[str, ...], float]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow((*keys, *told))
        for key in dict.fromkeys(key for some in told.values() for key in some):
            writer.writerow((*key, *(f"{some.get(key, 0.0):.4f}" for some in told.values())))


if __name__ == "__main__":
    main()
