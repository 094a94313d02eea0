"""Tells fraudulent adverts of job boards from genuine ones: what the engine and the fields tell, beside TF-IDF alone.

`python -m bench.screening.adverts FOLDER [--patterns-only]` (wants scikit-learn; some minutes): FOLDER has
`emscad_part.csv.gz`, nearly all fraudulent adverts of EMSCAD and 1,310 of its 17,014 genuine ones. Adverts of one
company, and near-duplicates, are in one part of five. Average precision is told as the part has it and as the whole set
would (each genuine advert counts for the thirteen that are not there).
"""

import argparse
import csv
import gzip
import re
import sys
from collections import Counter, defaultdict
from itertools import combinations
from pathlib import Path

import numpy as np
from scipy.sparse import csr_matrix, hstack
from sklearn.ensemble import ExtraTreesClassifier
from sklearn.feature_extraction import DictVectorizer
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import average_precision_score

from sampan.engines.screening.encoder.tagging import tagger
from sampan.engines.screening.offers import evidence
from sampan.engines.screening.offers.checking import found_in
from sampan.engines.screening.offers.codes import SIGNS

csv.field_size_limit(sys.maxsize)
PARTS = 5
GENUINE_OF_ALL, FRAUDULENT_OF_ALL = 17_014, 866
_TEXTS = ("title", "location", "company_profile", "description", "requirements", "benefits")
_KINDS = ("employment_type", "required_experience", "required_education", "industry", "function")
_TOLD = ("salary_range", "company_profile", "requirements", "benefits", "department", *_KINDS)
_FLAGS = ("telecommuting", "has_company_logo", "has_questions")
_LONG = {"company_profile": 1_500, "description": 3_000, "requirements": 1_500, "benefits": 1_000}
_RUN, _ALIKE, _COMMON = (
    5,
    0.3,
    60,
)  # words of a run; share of runs of near-duplicates; adverts that a run may be in
_COMPANY = 8  # first words of a profile that name a company
Row = dict[str, str]


def main() -> None:
    """Print average precision of the baseline and of ours, company-disjoint and leaky."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--patterns-only", action="store_true", help="without the encoder")
    asked = parser.parse_args()
    with gzip.open(asked.folder / "emscad_part.csv.gz", "rt", encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    y = np.array([row["fraudulent"] in ("1", "t") for row in rows])
    texts = np.array([" ".join(row[name] for name in _TEXTS) for row in rows], dtype=object)
    told = fields(rows)
    signs = read_signs(rows, with_encoder=not asked.patterns_only)
    groups = companies(rows)
    apart = parts_of(groups, y)
    leaky = np.random.default_rng(1).integers(0, PARTS, len(rows))
    print(
        f"{len(rows)} adverts, {y.sum()} fraudulent, {len(set(groups))} companies or groups of near-duplicates"
    )
    for name, parts in (("random parts (leaky)", leaky), ("companies and near-duplicates apart", apart)):
        base, ours = judged(texts, told, signs, y=y, parts=parts)
        weights = np.where(y, 1.0, GENUINE_OF_ALL / FRAUDULENT_OF_ALL * y.sum() / (~y).sum())
        for kind, weight in (("of the part", None), ("as of the whole set", weights)):
            a, b = (average_precision_score(y, scores, sample_weight=weight) for scores in (base, ours))
            print(
                f"{name}, {kind}: TF-IDF and a linear model {a:.3f}, ours {b:.3f}, ratio {b / a:.2f}",
                flush=True,
            )


def judged(
    texts: np.ndarray, told: list[dict[str, float]], signs: np.ndarray, *, y: np.ndarray, parts: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """Return the scores of the baseline and ours, each advert by what was learnt from the other parts."""
    base, ours = np.zeros(len(y)), np.zeros(len(y))
    for part in range(PARTS):
        train, test = parts != part, parts == part
        words = TfidfVectorizer(sublinear_tf=True, min_df=2, ngram_range=(1, 2))
        learnt = LogisticRegression(C=10, max_iter=500).fit(words.fit_transform(texts[train]), y[train])
        base[test] = learnt.decision_function(words.transform(texts[test]))
        ours[test] = base[test] + by_fields(told, signs, y=y, train=train, test=test)
    return base, ours


def by_fields(
    told: list[dict[str, float]], signs: np.ndarray, *, y: np.ndarray, train: np.ndarray, test: np.ndarray
) -> np.ndarray:
    """Return the logarithm of the odds by fields and signs: the mean of a linear model and of trees."""
    names = DictVectorizer()
    names.fit([told[place] for place in np.flatnonzero(train)])
    x = hstack([names.transform(told), csr_matrix(signs)]).tocsr()
    linear = LogisticRegression(C=0.3, max_iter=2_000, class_weight="balanced").fit(x[train], y[train])
    trees = ExtraTreesClassifier(500, min_samples_leaf=2, random_state=0, class_weight="balanced")
    likely = trees.fit(x[train], y[train]).predict_proba(x[test])[:, 1]
    odds = np.log((likely + 0.01) / (1.01 - likely))
    return np.asarray((linear.decision_function(x[test]) + odds) / 2)


def fields(rows: list[Row]) -> list[dict[str, float]]:
    """Return what each advert tells of the job and who offers it, beside its words."""
    return [
        {name: float(row[name] in ("1", "t")) for name in _FLAGS}
        | {f"{name} told": float(bool(row[name])) for name in _TOLD}
        | {f"{name} long": min(1.0, len(row[name]) / most) for name, most in _LONG.items()}
        | {f"{name}: {row[name]}": 1.0 for name in _KINDS}
        | {f"country: {row['location'].split(',')[0]}": 1.0}
        | {
            "calls out": min(1.0, row["description"].count("!") / 5),
            "names money": float("$" in row["description"]),
        }
        for row in rows
    ]


def read_signs(rows: list[Row], *, with_encoder: bool) -> np.ndarray:
    """Return how sure each sign is in each advert, and the impression, as far as the engine hears them."""
    encoder = tagger() if with_encoder else None
    told = []
    for row in rows:
        found, other = found_in("\n".join(row[name] for name in _TEXTS if row[name]), "en", encoder)
        sure = evidence.certainties(found, other)
        impression = other.reading.impression if other.reading else 0.0
        told.append([*(sure[code] for code in SIGNS), impression / 5])
    return np.array(told)


def companies(rows: list[Row]) -> np.ndarray:
    """Return a number for each advert, the same for those of one company and for near-duplicates."""
    parents = list(range(len(rows)))

    def root(one: int) -> int:
        while parents[one] != one:
            parents[one] = parents[parents[one]]
            one = parents[one]
        return one

    first: dict[tuple[str, ...], int] = {}
    for number, row in enumerate(rows):
        name = tuple(_words(row["company_profile"])[:_COMPANY])
        if len(name) >= _COMPANY // 2:
            parents[root(number)] = root(first.setdefault(name, number))
    for a, b in _near_duplicates(rows):
        parents[root(a)] = root(b)
    return np.array([root(number) for number in range(len(rows))])


def _near_duplicates(rows: list[Row]) -> list[tuple[int, int]]:
    runs, where = [], defaultdict(list)
    for number, row in enumerate(rows):
        words = _words(" ".join(row[name] for name in ("description", "requirements", "benefits")))
        runs.append({tuple(words[at : at + _RUN]) for at in range(len(words) - _RUN + 1)})
        for run in runs[-1]:
            where[run].append(number)
    shared = Counter(
        pair for those in where.values() if len(those) <= _COMMON for pair in combinations(those, 2)
    )
    return [(a, b) for (a, b), count in shared.items() if count >= _ALIKE * min(len(runs[a]), len(runs[b]))]


def _words(text: str) -> list[str]:
    return re.findall(r"[a-z]+", text.lower())


def parts_of(groups: np.ndarray, y: np.ndarray) -> np.ndarray:
    """Return the part of each advert: whole groups, the parts about as large and with as many fraudulent ones."""
    chance = np.random.default_rng(0)
    sizes = Counter(groups.tolist())
    order = chance.permutation(sorted(sizes)).tolist()
    load, part = np.zeros(PARTS), {}
    for group in sorted(order, key=lambda it: -sizes[it]):
        here = groups == group
        part[group] = int(load.argmin())
        load[part[group]] += 1.5 * y[here].sum() + (~y[here]).sum()
    return np.array([part[group] for group in groups.tolist()])


if __name__ == "__main__":
    main()
