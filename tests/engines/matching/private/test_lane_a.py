"""Lane A from the officer's question to an opened commitment, and what is refused on the way."""

from dataclasses import replace
from datetime import date

import pytest

from sampan.engines.matching.private import answering, commitments, questions, quotas
from sampan.engines.matching.private.answering import CommittedBatch, HolderAnswer
from sampan.engines.matching.private.failures import PrivateMatchFailure, Reason
from sampan.engines.matching.private.oprf import Evaluated
from tests.engines.matching.private.streams import stream
from tests.engines.matching.private.world import REGISTER, WEIGHTS, ask_about, open_epoch

HOLDER = open_epoch(REGISTER)
PENDING = ask_about(7, 5000, terms=HOLDER.terms)
GROUNDS = {name: commitments.Ground("case 1", "officer 3", "article 4") for name in ("7", "5000")}
COMMITMENT = commitments.commit(PENDING, GROUNDS, random_bytes=stream("commit"))
ASKER, HOLDING = b"\x01" * 32, b"\x02" * 32
DAY = date(2026, 3, 2)
ALLOWED = quotas.charge(
    quotas.Account(DAY), officer="3", case="1", peer="vn", keys=64, day=DAY, limits=quotas.Limits()
)
MEMBERS = frozenset(commitments.public_key(seed) for seed in (ASKER, HOLDING))
BATCH = answering.commit_batch(PENDING.hidden, COMMITMENT.root, terms=HOLDER.terms, seed=ASKER)


def held(batch: CommittedBatch = BATCH, charged: quotas.Decision = ALLOWED) -> HolderAnswer:
    return answering.answer_as_holder(
        batch,
        half=HOLDER.half,
        terms=HOLDER.terms,
        charged=charged,
        members=MEMBERS,
        seed=HOLDING,
        random_bytes=stream("h"),
    )


def kept(
    answer: HolderAnswer, batch: CommittedBatch = BATCH, charged: quotas.Decision = ALLOWED
) -> Evaluated:
    return answering.answer_as_keeper(
        batch,
        answer,
        half=HOLDER.keeper,
        terms=HOLDER.terms,
        charged=charged,
        members=MEMBERS,
        random_bytes=stream("k"),
    )


def test_lane_a_from_question_to_audit() -> None:
    answer = held()
    hits = questions.read_answers(PENDING, holder=answer.evaluated, keeper=kept(answer), tags=HOLDER.tags)
    told = questions.shown(hits, weights=WEIGHTS, threshold_bits=30.0)
    assert [one.reference for one in told] == ["7"] and told[0].kinds[0] == "document"
    opening = commitments.open_place(COMMITMENT, 11)
    commitments.check_opening(opening, root=BATCH.root, elements=BATCH.elements)


def refused(batch: CommittedBatch = BATCH, charged: quotas.Decision = ALLOWED) -> set[Reason]:
    reasons = set()
    for act in (lambda: held(batch, charged), lambda: kept(held(), batch, charged)):
        with pytest.raises(PrivateMatchFailure) as failure:
            act()
        reasons.add(failure.value.reason)
    return reasons


def test_answer_over_quota_is_refused_by_both() -> None:
    assert refused(charged=replace(ALLOWED, allowed=False, scope="officer")) == {Reason.OVER_QUOTA}


def test_answer_to_another_size_is_refused_by_both() -> None:
    assert refused(replace(BATCH, elements=BATCH.elements[:63])) == {Reason.WRONG_SIZE}


@pytest.mark.parametrize(
    "change", [{"root": bytes(32)}, {"asker_signature": bytes(64)}, {"elements": BATCH.elements[::-1]}]
)
def test_answer_to_what_was_not_committed_is_refused_by_both(change: dict[str, bytes]) -> None:
    assert refused(replace(BATCH, **change)) == {Reason.NOT_COMMITTED}  # type: ignore[arg-type]


def test_keeper_does_not_touch_an_answer_without_the_holders_proof() -> None:
    answer = held()
    bent = replace(answer, evaluated=replace(answer.evaluated, elements=answer.evaluated.elements[::-1]))
    with pytest.raises(PrivateMatchFailure) as failure:
        kept(bent)
    assert failure.value.reason is Reason.BAD_PROOF


def test_keeper_does_not_answer_what_the_asker_signed_twice_itself() -> None:
    answer = replace(held(), holder_public=BATCH.asker_public, holder_signature=BATCH.asker_signature)
    with pytest.raises(PrivateMatchFailure) as failure:
        kept(answer)
    assert failure.value.reason is Reason.NOT_COMMITTED


def test_answer_to_somebody_who_is_no_member_is_refused_by_both() -> None:
    stranger = answering.commit_batch(PENDING.hidden, COMMITMENT.root, terms=HOLDER.terms, seed=b"\x03" * 32)
    assert refused(stranger) == {Reason.NOT_COMMITTED}
