"""What holder and key-holder do before they use their half: quota, size and signed commitment, in this order.

A batch that fails any check is not answered, and the half has touched nothing of it.
"""

from collections.abc import Collection
from dataclasses import dataclass

from sampan.engines.matching.private.commitments import public_key, require_countersigned, sign, statement
from sampan.engines.matching.private.epochs import EpochTerms
from sampan.engines.matching.private.failures import Reason, require
from sampan.engines.matching.private.group import RandomBytes
from sampan.engines.matching.private.oprf import Evaluated, KeyHalf, check, evaluate_proved
from sampan.engines.matching.private.questions import require_batch
from sampan.engines.matching.private.quotas import Decision


@dataclass(frozen=True)
class CommittedBatch:
    """What the asker sends: its hidden elements, the root that it commits to, and its signature of both."""

    elements: tuple[bytes, ...]
    root: bytes
    asker_public: bytes
    asker_signature: bytes


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
    require(charged.allowed, Reason.OVER_QUOTA)
    require(batch.asker_public in members, Reason.NOT_COMMITTED)
    require_batch(batch.elements)
    told = statement(batch.root, terms_digest=terms.digest(), elements=batch.elements)
    signature = sign(told, seed=seed)
    require_countersigned(told, {batch.asker_public: batch.asker_signature, public_key(seed): signature})
    return HolderAnswer(
        evaluate_proved(half, batch.elements, random_bytes=random_bytes), public_key(seed), signature
    )


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
    require(charged.allowed, Reason.OVER_QUOTA)
    require_batch(batch.elements)
    require({batch.asker_public, answer.holder_public} <= set(members), Reason.NOT_COMMITTED)
    told = statement(batch.root, terms_digest=terms.digest(), elements=batch.elements)
    signatures = {batch.asker_public: batch.asker_signature, answer.holder_public: answer.holder_signature}
    require_countersigned(told, signatures)
    return check(answer.evaluated, batch.elements, public=terms.holder_public)
