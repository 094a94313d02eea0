"""The labelled messages, and what is read of each: numbers from which weights are learnt."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from sampan.engines.screening.encoder.tagging import LEAST_LOUD, Tagger
from sampan.engines.screening.offers import evidence, weighing
from sampan.engines.screening.offers.checking import found_in
from sampan.engines.screening.offers.codes import CODES, SIGNS
from sampan.engines.screening.offers.finding import IMPRESSION

LABELLED = Path(__file__).parents[2] / "tests/engines/screening/labelled"
AFTERWARDS, ORDINARY = LABELLED / "afterwards", LABELLED / "ordinary"
OTHERS = (*((kind, code) for kind in CODES if kind != "sign" for code in CODES[kind]), IMPRESSION)
NAMES = (*(("sign", code) for code in SIGNS), *OTHERS, weighing.NO_SIGN)
FOLDS = 5
_PLAIN, _WEAK, _ENCODER, _PAY = (evidence.NAMES.index(name) for name in ("plain", "weak", "encoder", "pay_2"))


@dataclass(frozen=True)
class Messages:
    """Labelled messages in arrays, n of them.

    evidence: n x signs x `evidence.NAMES`. others: n x `OTHERS`. signs: n x signs, as labelled. lures: n, 0 or 1.
    languages, folds: n. way: the column of weights that fits.
    """

    evidence: np.ndarray
    others: np.ndarray
    signs: np.ndarray
    lures: np.ndarray
    languages: np.ndarray
    folds: np.ndarray
    way: str

    def some(self, chosen: np.ndarray) -> "Messages":
        """Return those that are chosen."""
        return Messages(
            self.evidence[chosen], self.others[chosen], self.signs[chosen], self.lures[chosen],
            self.languages[chosen], self.folds[chosen], self.way,
        )  # fmt: skip

    def certainties(self, weights: np.ndarray) -> np.ndarray:
        """Return n x signs, how sure each sign is by weights of evidence: `NAMES`, then the base of each sign."""
        names = len(evidence.NAMES)
        sure = 1 / (1 + np.exp(-(self.evidence @ weights[:names] + weights[names:])))
        shown = self.evidence[:, :, _PLAIN] + self.evidence[:, :, _WEAK] > 0
        heard = (self.evidence[:, :, _PAY] > 0) | (
            (self.evidence[:, :, _ENCODER] > LEAST_LOUD) & (self.way == evidence.ENCODER)
        )
        return np.where(shown | (heard & (sure >= evidence.LEAST)), sure, 0.0)

    def features(self, sure: np.ndarray) -> np.ndarray:
        """Return how strongly each of `NAMES` is asserted, by certainties of signs."""
        return np.hstack([sure, self.others, 1 - sure.max(axis=1, keepdims=True)])


def labelled(folder: Path = LABELLED) -> list[dict[str, Any]]:
    """Return the labelled messages of all languages."""
    return [
        json.loads(line)
        for path in sorted(folder.glob("*.jsonl"))
        for line in path.read_text(encoding="utf-8").splitlines()
        if line.strip()
    ]


def read(rows: Sequence[dict[str, Any]], tagger: Tagger | None = None) -> Messages:
    """Return what patterns, pay and, when given, the encoder find in messages."""
    told, others = [], []
    for row in rows:
        found, heard = found_in(row["text"], row["lang"], tagger)
        features = evidence.features_of(found, heard)
        told.append([features[code] for code in SIGNS])
        strengths = weighing.strengths(evidence.weighed(found, heard))
        others.append([strengths.get(name, 0.0) for name in OTHERS])
    return Messages(
        evidence=np.array(told), others=np.array(others),
        signs=np.array([[code in {c for c, _ in row["signs"]} for code in SIGNS] for row in rows]),
        lures=np.array([row["is_lure"] for row in rows], dtype=float),
        languages=np.array([row["lang"] for row in rows]),
        folds=np.array([int(row["scenario"][1:]) % FOLDS for row in rows]),
        way=evidence.PATTERNS if tagger is None else evidence.ENCODER,
    )  # fmt: skip
