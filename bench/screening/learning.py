"""Learns the weights of signs, claims and acts from the labelled messages, and tells how well they work.

`python -m bench.screening.learning [--write]`

Each message is judged by weights learnt without its scenario and without its language. `--write` then learns from
all of them and writes `weights.csv` of the engine.
"""

import argparse
import csv
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from sampan.engines.screening.offers import lexicon, weighing
from sampan.engines.screening.offers.checking import find_all, signs_shown
from sampan.engines.screening.offers.codes import CODES
from sampan.engines.screening.offers.finding import Found

LABELLED = Path(__file__).parents[2] / "tests/engines/screening/labelled"
NAMES = (*((kind, code) for kind in CODES for code in CODES[kind]), weighing.NO_SIGN)
ADDING_ACTS = ("offers_", "takes_", "carries", "resale", "recruits_", "pays_your")
ADDS = tuple(kind == "sign" or (kind == "act" and code.startswith(ADDING_ACTS)) for kind, code in NAMES)
FOLDS = 5
_PENALTY = 2.0


def main() -> None:
    """Print the figures of each language; with `--write`, write the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true")
    first, later = labelled(), labelled(LABELLED / "afterwards")
    rows = first + later
    given = parser.parse_args()
    found = [find_all(row["text"], row["lang"]) for row in rows]
    x = np.array([features_of(some) for some in found])
    scores = judged_apart(x, rows)
    for name, wanted in (("all scenarios", (0, 1)), ("even ones, on which no pattern was mended", (0,))):
        print(name)
        kept = [i for i, row in enumerate(first) if int(row["scenario"][1:]) % 2 in wanted]
        show_all(kept, rows, found, scores)
    print("written afterwards by others, no pattern mended on them")
    show_all(list(range(len(first), len(rows))), rows, found, scores)
    if given.write:
        y = np.array([row["is_lure"] for row in rows], dtype=float)
        languages = np.array([row["lang"] for row in rows])
        weights = learn(x, y)
        write(
            weights,
            {
                code: offset(x[languages == code], y[languages == code], weights)
                for code in sorted(set(languages))
            },
        )


def labelled(folder: Path = LABELLED) -> list[dict[str, Any]]:
    """Return the labelled messages of all languages."""
    return [
        json.loads(line)
        for path in sorted(folder.glob("*.jsonl"))
        for line in path.read_text(encoding="utf-8").splitlines()
        if line.strip()
    ]


def features_of(found: Sequence[Found]) -> np.ndarray:
    """Return how strongly each of `NAMES` is asserted."""
    told = weighing.strengths(found)
    return np.array([told.get(name, 0.0) for name in NAMES])


def learn(x: np.ndarray, y: np.ndarray, *, rounds: int = 1500) -> np.ndarray:
    """Return weights, the last one the base: logistic regression with a penalty, whose directions are kept.

    By accelerated projected gradient.
    """
    x = np.hstack([x, np.ones((len(x), 1))])
    adds = np.array(ADDS)
    low = np.append(np.where(adds, 0.0, -np.inf), -np.inf)
    high = np.append(np.where(adds, np.inf, 0.0), np.inf)
    penalty = np.append(np.full(len(adds), _PENALTY), 0.0)
    step = 1.0 / (0.25 * np.linalg.norm(x, 2) ** 2 + _PENALTY)
    weights = ahead = np.zeros(x.shape[1])
    momentum = 1.0
    for _ in range(rounds):
        error = 1 / (1 + np.exp(-(x @ ahead))) - y
        new = np.clip(ahead - step * (x.T @ error + penalty * ahead), low, high)
        later = (1 + np.sqrt(1 + 4 * momentum**2)) / 2
        ahead = new + (momentum - 1) / later * (new - weights)
        weights, momentum = new, later
    return weights


def scored(x: np.ndarray, weights: np.ndarray) -> np.ndarray:
    """Return the probabilities of a lure."""
    return np.asarray(1 / (1 + np.exp(-(x @ weights[:-1] + weights[-1]))))


def judged_apart(x: np.ndarray, rows: list[dict[str, Any]], *, own_language: bool = False) -> np.ndarray:
    """Return each message's score by weights learnt without its scenario.

    And without its language, or from its language alone (`own_language`).
    """
    y = np.array([row["is_lure"] for row in rows], dtype=float)
    languages = np.array([row["lang"] for row in rows])
    folds = np.array([int(row["scenario"][1:]) % FOLDS for row in rows])
    scores = np.zeros(len(rows))
    for language in sorted(set(languages)):
        for fold_number in range(FOLDS):
            tested = (languages == language) & (folds == fold_number)
            own = (folds != fold_number) & (languages == language)
            others = own if own_language else (folds != fold_number) & (languages != language)
            weights = learn(x[others], y[others])
            weights[-1] += offset(x[own], y[own], weights)
            scores[tested] = scored(x[tested], weights)
    return scores


def offset(x: np.ndarray, y: np.ndarray, weights: np.ndarray) -> float:
    """Return what is to be added to the base for one language: that which makes the mean score its share of lures."""
    added = 0.0
    for _ in range(50):
        scores = scored(x, np.append(weights[:-1], weights[-1] + added))
        slope = float((scores * (1 - scores)).sum()) + _PENALTY
        added -= (float((scores - y).sum()) + _PENALTY * added) / slope
    return added


def show_all(
    places: list[int], rows: list[dict[str, Any]], found: list[tuple[Found, ...]], scores: np.ndarray
) -> None:
    """Print the figures of each language that has messages, and of all."""
    for language in sorted({rows[i]["lang"] for i in places}):
        show(language, [i for i in places if rows[i]["lang"] == language], rows, found, scores)
    show("all", places, rows, found, scores)


def show(
    name: str,
    places: list[int],
    rows: list[dict[str, Any]],
    found: list[tuple[Found, ...]],
    scores: np.ndarray,
) -> None:
    """Print a language's figures: lures found, false alarms, F1, calibration error, signs' F1."""
    y = np.array([rows[i]["is_lure"] for i in places])
    s = scores[places]
    enough = np.array([weighing.is_enough(signs_shown(found[i], scores[i])) for i in places])
    told = (s >= weighing.THRESHOLD) & enough
    right, extra, missed = (told & y).sum(), (told & ~y).sum(), (~told & y).sum()
    f1 = 2 * right / max(1, 2 * right + extra + missed)
    true = [{code for code, _ in rows[i]["signs"]} for i in places]
    said = [{one.code for one in signs_shown(found[i], scores[i])} for i in places]
    hit = sum(len(a & b) for a, b in zip(true, said, strict=True))
    all_of = sum(map(len, true)) + sum(map(len, said))
    print(
        f"{name:4} {len(places):5} messages: recall {right / y.sum():.3f}, "
        f"false alarms {extra / (~y).sum():.3f}, F1 {f1:.3f}, "
        f"calibration error {calibration_error(s, y):.3f}; signs' F1 {2 * hit / max(1, all_of):.3f}"
    )


def calibration_error(scores: np.ndarray, y: np.ndarray, *, parts: int = 10) -> float:
    """Return the mean distance of score and share of lures, over ten equal parts of the scale, by their size."""
    error = 0.0
    for part in range(parts):
        here = (scores >= part / parts) & ((scores < (part + 1) / parts) | (part == parts - 1))
        if here.any():
            error += here.mean() * abs(scores[here].mean() - y[here].mean())
    return float(error)


def write(weights: np.ndarray, offsets: dict[str, float]) -> None:
    """Write the engine's weights."""
    path = Path(lexicon.__file__).parent / "weights.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("kind", "code", "weight"))
        writer.writerow(("base", "", f"{weights[-1]:.4f}"))
        for language, added in offsets.items():
            writer.writerow(("language", language, f"{added:.4f}"))
        for (kind, code), weight in zip(NAMES, weights, strict=False):
            writer.writerow((kind, code, f"{weight:.4f}"))


if __name__ == "__main__":
    main()
