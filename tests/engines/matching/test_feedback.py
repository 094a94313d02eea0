"""Reviewers' decisions move the right weight, by a bounded step; a few wrong labels move hardly anything."""

from dataclasses import replace
from random import Random

import pytest

from sampan.engines.matching.comparing import LEVELS, MISSING
from sampan.engines.matching.deciding import match
from sampan.engines.matching.feedback import FEWEST_PAIRS, MOST_BITS, Adjusted, Label, adjust
from sampan.engines.matching.records import MatchRecord, read_record
from sampan.engines.matching.weighing import Chance, Weights, posterior, shipped_weights
from sampan.vocabulary.errors import InvalidInput

SHIPPED = shipped_weights()
MOVED = ("province", "different")
REVIEWERS = ("r1", "r2", "r3", "r4")
CERTAIN = ("exact", "exact", "same", "same", "same", "same", "same", "same")
LIKELY = tuple(level if field != "handle" else MISSING for field, level in zip(LEVELS, CERTAIN, strict=True))


def world() -> Weights:
    """A country where people stay: another province speaks far more against one person than the shipped weights say."""
    province = {"same": Chance(0.98, 0.0100885), "different": Chance(0.02, 0.9899115)}
    return replace(SHIPPED, chances={**SHIPPED.chances, "province": province})


def score(weights: Weights, levels: tuple[str, ...]) -> float:
    told = sum(weights.bits(field, level) for field, level in zip(LEVELS, levels, strict=True))
    return posterior(weights.prior_bits + told)


def drawn(weights: Weights, chance: Random) -> tuple[str, ...]:
    """Return the levels of one pair, of one person or of two by lot; three fields in ten are missing."""
    same = chance.random() < 0.5
    levels: list[str] = []
    for field in LEVELS:
        known = weights.chances[field]
        shares = [(one.m if same else one.u) if code != MISSING else 0.0 for code, one in known.items()]
        levels.append(MISSING if chance.random() < 0.3 else chance.choices(list(known), shares)[0])
    return tuple(levels)


def queue(weights: Weights, *, labels: int, seed: int) -> list[Label]:
    """Return labels as true reviewers in `weights`' world give them, on pairs in doubt."""
    chance = Random(seed)
    made: list[Label] = []
    while len(made) < labels:
        levels = drawn(weights, chance)
        if 0.02 < score(SHIPPED, levels) < 0.98:
            same = chance.random() < score(weights, levels)
            made.append(Label(levels, same, REVIEWERS[len(made) % len(REVIEWERS)]))
    return made


@pytest.fixture(scope="module")
def honest() -> list[Label]:
    return queue(world(), labels=800, seed=11)


@pytest.fixture(scope="module")
def learnt(honest: list[Label]) -> Adjusted:
    return adjust(SHIPPED, honest)


def moved_apart(one: Adjusted, other: Adjusted) -> float:
    terms = {*one.weights.adjustments, *other.weights.adjustments}
    return max(abs(one.weights.bits(*term) - other.weights.bits(*term)) for term in terms)


def test_adjust_labels_of_another_world_moves_the_weight_that_differs(learnt: Adjusted) -> None:
    first = learnt.changes[0]
    assert (first.field, first.level) == MOVED
    assert first.after - first.before < -1.0
    assert "less for one person" in first.in_words


@pytest.mark.parametrize("seed", [11, 21, 41])
def test_adjust_brings_scores_of_unseen_pairs_nearer_to_the_truth_or_leaves_them(seed: int) -> None:
    there, unseen = world(), queue(world(), labels=800, seed=13)
    found = adjust(SHIPPED, queue(there, labels=800, seed=seed)).weights
    far = [
        sum((score(weights, one.levels) - score(there, one.levels)) ** 2 for one in unseen)
        for weights in (SHIPPED, found)
    ]
    assert far[1] < 0.7 * far[0]


def test_adjust_moves_only_what_the_labels_show_beyond_chance() -> None:
    moved = [
        one for seed in range(5) for one in adjust(SHIPPED, queue(SHIPPED, labels=800, seed=seed)).changes
    ]
    assert len(moved) <= 10
    assert all(abs(one.after - one.before) < 0.6 for one in moved)


def test_adjust_every_weight_stays_within_its_bound(honest: list[Label]) -> None:
    lies = [replace(label, same=not label.same) for label in honest]
    assert all(abs(bits) <= MOST_BITS for bits in adjust(SHIPPED, lies).weights.adjustments.values())


def test_adjust_labels_against_strong_evidence_move_hardly_anything(
    honest: list[Label], learnt: Adjusted
) -> None:
    lies = [Label(LIKELY, False, REVIEWERS[place % 3]) for place in range(30)]
    assert moved_apart(adjust(SHIPPED, [*honest, *lies]), learnt) < 0.2


def test_adjust_few_wrong_labels_in_doubtful_pairs_move_little(honest: list[Label], learnt: Adjusted) -> None:
    wrong = [replace(label, same=not label.same) for label in honest[:8]]
    assert moved_apart(adjust(SHIPPED, [*wrong, *honest[8:]]), learnt) < 0.4


def test_adjust_one_liar_with_many_labels_counts_for_a_third_at_most(honest: list[Label]) -> None:
    doubtful = next(label.levels for label in honest if not label.same)
    few, many = (
        adjust(SHIPPED, [*honest, *[Label(doubtful, True, "liar")] * count]) for count in (400, 4_000)
    )
    assert moved_apart(few, many) < 0.01
    assert match(*both(), weights=many.weights).same
    assert not match(*strangers(), weights=many.weights).same


def test_adjust_level_that_one_reviewer_alone_labelled_does_not_move(honest: list[Label]) -> None:
    alone = tuple("other_platform" if field == "handle" else MISSING for field in LEVELS)
    without = [label for label in honest if label.levels[-1] != "other_platform"]
    found = adjust(SHIPPED, [*without, *[Label(alone, True, "liar")] * (5 * FEWEST_PAIRS)])
    assert ("handle", "other_platform") not in found.weights.adjustments


def test_adjust_too_few_labels_gives_the_weights_back(honest: list[Label]) -> None:
    found = adjust(SHIPPED, honest[: FEWEST_PAIRS - 1])
    assert (found.weights, found.changes) == (SHIPPED, ())


def test_adjust_order_of_labels_changes_nothing_and_other_labels_the_version(
    honest: list[Label], learnt: Adjusted
) -> None:
    assert adjust(SHIPPED, honest[::-1]) == learnt
    assert adjust(SHIPPED, honest[100:]).version != learnt.version


def test_adjust_weights_adjusted_already_are_refused(honest: list[Label], learnt: Adjusted) -> None:
    with pytest.raises(InvalidInput, match="twice"):
        adjust(learnt.weights, honest)


@pytest.mark.parametrize("levels", [(), CERTAIN[:-1], ("unheard of", *CERTAIN[1:])])
def test_label_with_levels_that_are_not_the_fields_is_refused(levels: tuple[str, ...]) -> None:
    with pytest.raises(InvalidInput):
        Label(levels, True, "r1")


def both() -> tuple[MatchRecord, MatchRecord]:
    told = {"name": "Nguyen Thi Hoa", "birth_date": "1990-05-17", "document": "C1234567", "province": "VN-22"}
    return read_record({"id": "1", **told}), read_record({"id": "2", **told})


def strangers() -> tuple[MatchRecord, MatchRecord]:
    return (
        read_record(
            {"id": "1", "name": "Nguyen Thi Hoa", "birth_date": "1990-05-17", "document": "C1234567"}
        ),
        read_record({"id": "2", "name": "Sok Dara", "birth_date": "1971-11-02", "document": "N7654321"}),
    )


def test_adjust_one_reviewer_alone_moves_nothing() -> None:
    alone = adjust(SHIPPED, [Label(LIKELY, False, "r1")] * 400)
    assert (alone.changes, alone.weights.adjustments, alone.version) == ((), {}, adjust(SHIPPED, ()).version)
