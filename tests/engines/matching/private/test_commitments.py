"""Committed questions: what is opened is what was asked, for the reason that was given."""

from dataclasses import replace

import pytest

from sampan.engines.matching.private import commitments
from sampan.engines.matching.private.commitments import Ground
from sampan.engines.matching.private.failures import PrivateMatchFailure
from sampan.engines.matching.private.group import random_scalar
from sampan.vocabulary.errors import InvalidInput
from tests.engines.matching.private.streams import stream
from tests.engines.matching.private.world import REGISTER, ask_about, open_epoch

TERMS = open_epoch(REGISTER).terms
PENDING = ask_about(7, 8, terms=TERMS)
GROUNDS = {
    "7": Ground("case 1", "officer 3", "agreement, article 4"),
    "8": Ground("case 2", "officer 3", "article 4"),
}
COMMITMENT = commitments.commit(PENDING, GROUNDS, random_bytes=stream("commit"))
OF_7 = next(place for place, slot in enumerate(PENDING.slots) if slot.reference == "7")
PADDED = next(place for place, slot in enumerate(PENDING.slots) if not slot.reference)


def checked(opening: commitments.Opening) -> Ground | None:
    return commitments.check_opening(opening, root=COMMITMENT.root, elements=PENDING.hidden)


def test_opening_every_place_shows_its_ground() -> None:
    for place, slot in enumerate(PENDING.slots):
        assert checked(commitments.open_place(COMMITMENT, place)) == GROUNDS.get(slot.reference)


@pytest.mark.parametrize(
    "change",
    [
        {"ground": GROUNDS["8"]},
        {"ground": None},
        {"octets": b"another key"},
        {"salt": bytes(32)},
        {"place": PADDED},
        {"place": 9999},
        {"blind": random_scalar(stream("other"))},
        {"hashes": ()},
    ],
    ids=lambda change: next(iter(change)),
)
def test_opening_with_one_part_changed_is_refused(change: dict[str, object]) -> None:
    with pytest.raises(PrivateMatchFailure, match="committed"):
        checked(replace(commitments.open_place(COMMITMENT, OF_7), **change))  # type: ignore[arg-type]


def test_opening_against_another_batch_is_refused() -> None:
    other = ask_about(7, 8, terms=TERMS, word="other")
    with pytest.raises(PrivateMatchFailure):
        commitments.check_opening(
            commitments.open_place(COMMITMENT, OF_7), root=COMMITMENT.root, elements=other.hidden
        )


def test_commit_question_without_a_ground_is_refused() -> None:
    with pytest.raises(InvalidInput, match="without a ground"):
        commitments.commit(PENDING, {"7": GROUNDS["7"]}, random_bytes=stream())
    with pytest.raises(InvalidInput, match="legal basis"):
        Ground("case 1", "officer 3", "")


def test_countersigned_by_both_and_for_this_batch_only() -> None:
    told = commitments.statement(COMMITMENT.root, terms_digest=TERMS.digest(), elements=PENDING.hidden)
    seeds = (b"\x01" * 32, b"\x02" * 32)
    signed = {commitments.public_key(seed): commitments.sign(told, seed=seed) for seed in seeds}
    commitments.require_countersigned(told, signed)
    for bent in (told[:-1] + b"x", told[1:]):
        with pytest.raises(PrivateMatchFailure):
            commitments.require_countersigned(bent, signed)
    with pytest.raises(PrivateMatchFailure):
        commitments.require_countersigned(told, dict(list(signed.items())[:1]))


def test_draw_places_by_both_seeds() -> None:
    seeds = (b"asker's", b"holder's")
    pledges = (commitments.pledge(seeds[0]), commitments.pledge(seeds[1]))
    drawn = commitments.draw_places(count=640, share=0.05, seeds=seeds, pledges=pledges)
    assert len(drawn) == 32 and drawn == tuple(sorted(set(drawn))) and drawn[-1] < 640
    assert len(commitments.draw_places(count=10, share=0.01, seeds=seeds, pledges=pledges)) == 1
    with pytest.raises(PrivateMatchFailure):  # the holder changes its seed after seeing the asker's
        commitments.draw_places(count=640, share=0.05, seeds=(seeds[0], b"better"), pledges=pledges)
