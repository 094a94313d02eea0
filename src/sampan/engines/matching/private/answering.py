"""What holder and key-holder do before they use their half: quota, size and signed commitment, in this order.

A batch that fails any check is not answered, and the half has touched nothing of it.
"""

from collections.abc import Collection
from dataclasses import dataclass

from sampan.engines.matching.private.commitments import (
    digest_of,
    public_key,
    require_countersigned,
    sign,
    statement,
    statement_of,
)
from sampan.engines.matching.private.epochs import EpochTerms
from sampan.engines.matching.private.failures import Reason, require
from sampan.engines.matching.private.group import RandomBytes
from sampan.engines.matching.private.oprf import Evaluated, KeyHalf, check, evaluate_proved
from sampan.engines.matching.private.questions import require_batch
from sampan.engines.matching.private.quotas import Decision
from sampan.engines.matching.private.silent import cover


@dataclass(frozen=True)
class CommittedBatch:
    """What the asker sends: its hidden elements, the root that it commits to, and its signature of both."""

    elements: tuple[bytes, ...]
    root: bytes
    asker_public: bytes
    asker_signature: bytes


@dataclass(frozen=True)
class BatchMark:
    """What the key-holder of a silent question is told of a batch: its hash, root and the asker's signature.

    Of the elements themselves it must see none: it has what takes the hiding off.
    """

    digest: bytes
    root: bytes
    asker_public: bytes
    asker_signature: bytes


@dataclass(frozen=True)
class SilentAnswer:
    """The holder's part of a silent question: covered elements, and its own signature of the asker's commitment."""

    elements: tuple[bytes, ...]
    holder_public: bytes
    holder_signature: bytes


@dataclass(frozen=True)
class HolderAnswer:
    """The holder's part: elements and proof, and its own signature of the asker's commitment."""

    evaluated: Evaluated
    holder_public: bytes
    holder_signature: bytes


def commit_batch(
    elements: tuple[bytes, ...], root: bytes, *, terms: EpochTerms, seed: bytes
) -> CommittedBatch:
    """Return the batch signed by the asker's node, whose signing key comes from 32 secret octets."""
    told = statement(root, terms_digest=terms.digest(), elements=elements)
    return CommittedBatch(elements, root, public_key(seed), sign(told, seed=seed))


def answer_as_holder(
    batch: CommittedBatch,
    *,
    half: KeyHalf,
    terms: EpochTerms,
    charged: Decision,
    members: Collection[bytes],
    seed: bytes,
    random_bytes: RandomBytes,
) -> HolderAnswer:
    """Return the holder's answer to a batch that its quota allows.

    `members`: the public keys that nodes of the exchange sign with. PrivateMatchFailure: over_quota, wrong_size,
    not_committed (no member, or its signature does not hold), bad_element.
    """
    signature = _countersigned(batch, terms=terms, charged=charged, members=members, seed=seed)
    return HolderAnswer(
        evaluate_proved(half, batch.elements, random_bytes=random_bytes), public_key(seed), signature
    )


def answer_silently(
    batch: CommittedBatch,
    *,
    half: KeyHalf,
    terms: EpochTerms,
    charged: Decision,
    members: Collection[bytes],
    seed: bytes,
    question: bytes,
) -> SilentAnswer:
    """Return the holder's part of a silent question, for the key-holder: covered, so that it means nothing to it.

    There is no proof: who answers falsely misses its own hits. Raises as `answer_as_holder` does.
    """
    signature = _countersigned(batch, terms=terms, charged=charged, members=members, seed=seed)
    return SilentAnswer(cover(half, batch.elements, question=question), public_key(seed), signature)


def mark_of(batch: CommittedBatch) -> BatchMark:
    """Return what the key-holder of a silent question may know of a batch."""
    return BatchMark(digest_of(batch.elements), batch.root, batch.asker_public, batch.asker_signature)


def answer_as_keeper(
    batch: CommittedBatch,
    answer: HolderAnswer,
    *,
    half: KeyHalf,
    terms: EpochTerms,
    charged: Decision,
    members: Collection[bytes],
    random_bytes: RandomBytes,
) -> Evaluated:
    """Return the key-holder's answer, once both sides have signed and the holder's proof holds.

    PrivateMatchFailure: over_quota, wrong_size, not_committed, bad_proof, bad_element.
    """
    once = checked_once(batch, answer, terms=terms, charged=charged, members=members)
    return evaluate_proved(half, once, random_bytes=random_bytes)


def checked_once(
    batch: CommittedBatch,
    answer: HolderAnswer,
    *,
    terms: EpochTerms,
    charged: Decision,
    members: Collection[bytes],
) -> tuple[bytes, ...]:
    """Return the holder's elements when quota, size, both signatures and its proof hold; raises as above."""
    require_batch(batch.elements)
    _require_signed(mark_of(batch), answer, terms=terms, charged=charged, members=members)
    return check(answer.evaluated, batch.elements, public=terms.holder_public)


def checked_silent(
    mark: BatchMark,
    answer: SilentAnswer,
    *,
    terms: EpochTerms,
    charged: Decision,
    members: Collection[bytes],
) -> tuple[bytes, ...]:
    """Return the holder's covered elements when quota, size and both signatures hold; raises as above."""
    require_batch(answer.elements)
    _require_signed(mark, answer, terms=terms, charged=charged, members=members)
    return answer.elements


def _countersigned(
    batch: CommittedBatch, *, terms: EpochTerms, charged: Decision, members: Collection[bytes], seed: bytes
) -> bytes:
    """Return the holder's signature of a batch that may be answered."""
    require(charged.allowed, Reason.OVER_QUOTA)
    require(batch.asker_public in members, Reason.NOT_COMMITTED)
    require_batch(batch.elements)
    told = statement(batch.root, terms_digest=terms.digest(), elements=batch.elements)
    signature = sign(told, seed=seed)
    require_countersigned(told, {batch.asker_public: batch.asker_signature, public_key(seed): signature})
    return signature


def _require_signed(
    mark: BatchMark,
    answer: HolderAnswer | SilentAnswer,
    *,
    terms: EpochTerms,
    charged: Decision,
    members: Collection[bytes],
) -> None:
    require(charged.allowed, Reason.OVER_QUOTA)
    require({mark.asker_public, answer.holder_public} <= set(members), Reason.NOT_COMMITTED)
    told = statement_of(mark.digest, root=mark.root, terms_digest=terms.digest())
    signatures = {mark.asker_public: mark.asker_signature, answer.holder_public: answer.holder_signature}
    require_countersigned(told, signatures)
