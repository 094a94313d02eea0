"""`./dev bench private_matching`: the group's rate, an epoch and its questions, two registers of selectors.

openmined-psi is measured beside it, in the same run, where it is installed; it is no dependency. Everything is
CPU-seconds of this one process, all parties together. Values are invented numbers.
"""

import argparse
import os
import time
from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from bench._machine import heading
from sampan.engines.matching.private import epochs, group, oprf, prepared
from sampan.engines.matching.private.intersection import common, mask, mask_again
from sampan.engines.matching.private.oprf import KeyHalf, evaluate, evaluate_proved
from sampan.engines.matching.private.questions import BATCH, PersonQuestion, ask, read_answers


@dataclass(frozen=True)
class Key:
    """A selector of nobody."""

    kind: str
    value: bytes


def numbers(first: int, count: int) -> list[Key]:
    """Return `count` invented telephone numbers from a first one on."""
    return [Key("phone", b"+000%09d" % number) for number in range(first, first + count)]


def timed(what: str, act: Callable[[], Any], *, each: int = 1) -> Any:
    """Run it once and print its CPU-seconds, and microseconds for each of `each`."""
    began = time.process_time()
    answer = act()
    used = time.process_time() - began
    print(f"{what:66}{used:9.2f} CPU-s{used / each * 1e6:9.1f} us")
    return answer


def measure_group(count: int = 3_000) -> None:
    """Print what one operation costs."""
    scalar, element = group.random_scalar(os.urandom), group.hash_to_group(b"x", tag=b"bench")
    operations: dict[str, Callable[[], Any]] = {
        "multiplication": lambda: group.multiply(scalar, element),
        "hash to group": lambda: group.hash_to_group(b"x", tag=b"bench"),
        "addition": lambda: group.add(element, element),
    }
    for name, operation in operations.items():
        timed(f"{count:,} x {name}", lambda act=operation: [act() for _ in range(count)], each=count)  # type: ignore[misc]


def measure_questions(register: int, asked: int) -> None:
    """Print what an epoch costs, and questions to it: unproved halves, and the whole of lane A with both proofs."""
    half, keeper = KeyHalf.make(os.urandom), KeyHalf.make(os.urandom)
    terms = epochs.EpochTerms("bench", 1, "bench", half.public, keeper.public)
    keys = numbers(0, register)

    def tagged() -> epochs.TagSet:
        prepared, elements = epochs.prepare(keys, half, random_bytes=os.urandom)
        answered = evaluate(keeper, elements)
        return epochs.make_tag_set(prepared, answered, terms=terms, random_bytes=os.urandom)

    tags = timed(f"epoch of {register:,} keys under both halves", tagged, each=register)
    print(f"{'   its tag set in memory':66}{len(tags.octets) / 2**20:9.1f} MiB for {len(tags):,} tags")
    timed("   its root", tags.root, each=len(tags))
    inputs = [epochs.input_of(key) for key in numbers(register // 2, asked)]

    def unproved() -> int:
        blinding, hidden = oprf.blind(inputs, random_bytes=os.urandom)
        outputs = oprf.unblind(blinding, evaluate(keeper, evaluate(half, hidden)))
        return sum(output[: oprf.TAG_OCTETS] in tags for output in outputs)

    timed(f"{asked:,} questions, answers unproved", unproved, each=asked)

    joint = group.multiply(half.secret, keeper.public)
    blinds = timed(
        f"{asked:,} blindings prepared beforehand",
        lambda: prepared.prepare_blinds(asked, joint=joint, random_bytes=os.urandom),
        each=asked,
    )

    def online() -> int:
        answered = evaluate(keeper, evaluate(half, prepared.hide(inputs, blinds)))
        outputs = prepared.reveal(inputs, blinds, answered)
        return sum(output[: oprf.TAG_OCTETS] in tags for output in outputs)

    timed(f"{asked:,} questions online with them, answers unproved", online, each=asked)

    def proved() -> int:
        hits = 0
        for at in range(0, asked, BATCH):
            people = [
                PersonQuestion(key.value.decode(), (key,)) for key in numbers(at, min(BATCH, asked - at))
            ]
            pending = ask(people, terms=terms, random_bytes=os.urandom)
            once = evaluate_proved(half, pending.hidden, random_bytes=os.urandom)
            twice = evaluate_proved(keeper, once.elements, random_bytes=os.urandom)
            hits += sum(map(bool, read_answers(pending, holder=once, keeper=twice, tags=tags).values()))
        return hits

    timed(f"{asked:,} questions in batches of {BATCH}, both proofs made and checked", proved, each=asked)


def measure_intersection(count: int) -> None:
    """Print what two registers of selectors cost, half of each in both, and openmined-psi beside it."""
    a, b = numbers(0, count), numbers(count // 2, count)

    def ours() -> int:
        one, other = (mask(keys, cap=count, random_bytes=os.urandom) for keys in (a, b))
        twice, again = mask_again(other, one.elements, cap=count), mask_again(one, other.elements, cap=count)
        found = common(one, twice=twice, theirs_twice=again)
        assert len(found) == len(common(other, twice=again, theirs_twice=twice))
        return len(found)

    sampan = timed(f"intersection {count:,} x {count:,}", ours, each=count)
    try:
        psi: Any = import_module("private_set_intersection.python")
    except ImportError:
        print("openmined-psi is not installed: nothing to compare with")
        return

    def theirs() -> int:
        client, server = psi.client.CreateWithNewKey(True), psi.server.CreateWithNewKey(True)
        asked, held = ([key.value.decode() for key in keys] for keys in (a, b))
        setup = server.CreateSetupMessage(1e-9, count, held, psi.DataStructure.RAW)
        answer = server.ProcessRequest(client.CreateRequest(asked))
        return len(client.GetIntersection(setup, answer))

    peer = timed(f"openmined-psi {count:,} x {count:,}", theirs, each=count)
    print(f"in common: {sampan:,} and {peer:,}; the same: {sampan == peer}")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--register", type=int, default=10_000, help="(default: %(default)s)")
    parser.add_argument("--questions", type=int, default=2_000, help="(default: %(default)s)")
    parser.add_argument("--intersection", type=int, default=10_000, help="(default: %(default)s)")
    told = parser.parse_args()
    print(heading())
    measure_group()
    measure_questions(told.register, told.questions)
    measure_intersection(told.intersection)
