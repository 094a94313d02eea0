"""An epoch and the questions to it, party by party: with halves alone, with blindings made beforehand, with proofs."""

import os

from bench.private_matching.making import Parts, numbers, timed
from sampan.engines.matching.private import epochs, group, oprf, prepared
from sampan.engines.matching.private.epochs import EpochTerms, TagSet
from sampan.engines.matching.private.oprf import KeyHalf, evaluate, evaluate_proved
from sampan.engines.matching.private.questions import BATCH


def measure_questions(register: int, asked: int) -> None:
    """Print what an epoch costs, and questions to it in three ways."""
    half, keeper = KeyHalf.make(os.urandom), KeyHalf.make(os.urandom)
    terms = EpochTerms("bench", 1, "bench", half.public, keeper.public)
    tags = _epoch(register, half, keeper, terms)
    inputs = [epochs.input_of(key) for key in numbers(register - asked // 2, asked)]
    expected = asked - asked // 2
    for name, act in (
        ("answers unproved", lambda: _unproved(inputs, half, keeper, tags)),
        ("answers unproved, blindings made beforehand", lambda: _prepared(inputs, half, keeper, tags)),
        (f"in batches of {BATCH}, proofs made and checked", lambda: _proved(inputs, half, keeper, tags)),
        ("in one batch, proofs made and checked", lambda: _proved(inputs, half, keeper, tags, batch=asked)),
    ):
        print(f"{asked:,} questions, {name}")
        parts, hits = act()
        assert hits in (expected, asked // 2), hits
        parts.show(each=asked)


def _epoch(register: int, half: KeyHalf, keeper: KeyHalf, terms: EpochTerms) -> TagSet:
    keys = numbers(0, register)
    ready, sent = timed(
        f"epoch of {register:,} keys: the holder's half",
        lambda: epochs.prepare(keys, half, random_bytes=os.urandom), each=register,
    )  # fmt: skip
    answered = timed("   the key-holder's half", lambda: evaluate(keeper, sent), each=register)
    tags: TagSet = timed(
        "   its tags, with dummies, sorted",
        lambda: epochs.make_tag_set(ready, answered, terms=terms, random_bytes=os.urandom), each=register,
    )  # fmt: skip
    print(f"{'   its tag set in memory':66}{len(tags.octets) / 2**20:9.1f} MiB for {len(tags):,} tags")
    return tags


def _look_up(outputs: tuple[bytes, ...], tags: TagSet) -> int:
    return sum(output[: oprf.TAG_OCTETS] in tags for output in outputs)


def _unproved(inputs: list[bytes], half: KeyHalf, keeper: KeyHalf, tags: TagSet) -> tuple[Parts, int]:
    parts = Parts()
    with parts.part("asker: hides"):
        blinding, hidden = oprf.blind(inputs, random_bytes=os.urandom)
    twice = _halves(parts, hidden, half, keeper)
    with parts.part("asker: uncovers, looks up"):
        hits = _look_up(oprf.unblind(blinding, twice), tags)
    return parts, hits


def _prepared(inputs: list[bytes], half: KeyHalf, keeper: KeyHalf, tags: TagSet) -> tuple[Parts, int]:
    parts, joint = Parts(), group.multiply(half.secret, keeper.public)
    blinds = timed(
        "   made beforehand", lambda: prepared.prepare_blinds(len(inputs), joint=joint, random_bytes=os.urandom),
        each=len(inputs),
    )  # fmt: skip
    with parts.part("asker: hides"):
        hidden = prepared.hide(inputs, blinds)
    twice = _halves(parts, hidden, half, keeper)
    with parts.part("asker: uncovers, looks up"):
        hits = _look_up(prepared.reveal(inputs, blinds, twice), tags)
    return parts, hits


def _halves(parts: Parts, hidden: tuple[bytes, ...], half: KeyHalf, keeper: KeyHalf) -> tuple[bytes, ...]:
    with parts.part("holder: its half"):
        once = evaluate(half, hidden)
    with parts.part("key-holder: its half"):
        twice = evaluate(keeper, once)
    return twice


def _proved(
    inputs: list[bytes], half: KeyHalf, keeper: KeyHalf, tags: TagSet, *, batch: int = BATCH
) -> tuple[Parts, int]:
    parts, hits = Parts(), 0
    for at in range(0, len(inputs), batch):
        some = inputs[at : at + batch]
        with parts.part("asker: hides"):
            blinding, hidden = oprf.blind(some, random_bytes=os.urandom)
        with parts.part("holder: its half and proof"):
            once = evaluate_proved(half, hidden, random_bytes=os.urandom)
        with parts.part("key-holder: checks the holder's proof"):
            passed = oprf.check(once, hidden, public=half.public)
        with parts.part("key-holder: its half and proof"):
            twice = evaluate_proved(keeper, passed, random_bytes=os.urandom)
        with parts.part("asker: checks both proofs"):
            oprf.check(once, hidden, public=half.public)
            oprf.check(twice, once.elements, public=keeper.public)
        with parts.part("asker: uncovers, looks up"):
            hits += _look_up(oprf.unblind(blinding, twice.elements), tags)
    return parts, hits
