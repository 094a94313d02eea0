"""Everything that each party of a comparison of two registers receives, searched for keys of records that do not match.

The parties are the real ones, on lines that write down what arrives. A party may guess any key and use its own secret.
"""

import hashlib
import json
import socket
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field

import pytest

from sampan.engines.matching.private import bulk, oprf, registers
from sampan.engines.matching.private.group import Scalar, multiply
from sampan.engines.matching.private.inputs import input_of
from sampan.engines.matching.private.intersection import mask
from sampan.engines.matching.private.pairing import KindWeights
from sampan.engines.matching.private.sessions import Session
from sampan.portal.private_matching.bulk_side import Line, compare_masked
from sampan.portal.private_matching.channel import Channel
from sampan.portal.private_matching.keeper_side import run_keeper
from sampan.portal.private_matching.register_side import Lines, run_side
from tests.engines.matching.private.streams import stream
from tests.engines.matching.private.world import WEIGHTS, Key, person

TABLE = KindWeights(WEIGHTS, frozenset(("phone", "document")))
A = {f"a{number}": person(number) for number in range(12)}
B = {f"b{number}": person(number) for number in range(8, 20)}
ONLY_A, ONLY_B = range(8), range(12, 20)


class Heard(Channel):
    """A line that keeps what arrived."""

    def __init__(self, line: socket.socket, session: Session, kept: list[bytes]) -> None:
        super().__init__(line, session)
        self._kept = kept

    def receive(self) -> bytes:
        body = super().receive()
        self._kept.append(body)
        return body


@dataclass
class Run:
    """What each party received in all rounds, and what the two registers were told at the end."""

    heard: dict[str, list[bytes]] = field(default_factory=lambda: {"a": [], "b": [], "keeper": []})
    told: dict[str, list[str]] = field(default_factory=dict)

    def finds(self, party: str, numbers: Sequence[int], *secrets: Scalar) -> bool:
        """Say whether the party can test a guess at one of these people with these secrets."""
        received = b"\n".join(self.heard[party])
        return any(
            form in received for number in numbers for key in person(number) for form in forms(key, secrets)
        )


def forms(key: Key, secrets: Sequence[Scalar]) -> Iterator[bytes]:
    """Yield what a guess looks like: plain, hashed, as an element, under each secret and each undone, and all cut."""
    octets = input_of(key)
    element = oprf.element_of(octets)
    elements = [
        element,
        *(multiply(one, element) for secret in secrets for one in (secret, secret.inverse())),
    ]
    if len(secrets) == 2:
        elements.append(multiply(secrets[0].times(secrets[1]), element))
    yield from (key.value, octets.hex().encode(), hashlib.sha256(key.value).digest())
    yield from (one[:16] for one in (octets, *elements, *(oprf.finalize(octets, one) for one in elements)))


def lines(run: Run, one: str, other: str) -> tuple[Heard, Heard]:
    """Return both ends of a line; `one` sends first."""
    ends = socket.socketpair()
    sessions = [
        Session(terms_digest=b"t" * 32, nonces=(b"1" * 32, b"2" * 32), place=place) for place in (0, 1)
    ]
    first, second = (
        Heard(end, session, run.heard[name])
        for end, session, name in zip(ends, sessions, (one, other), strict=True)
    )
    return first, second


def played(*parts: Callable[[], object]) -> None:
    with ThreadPoolExecutor(len(parts)) as pool:
        for part in [pool.submit(part) for part in parts]:
            part.result(timeout=60)


@pytest.fixture(scope="module")
def pairing() -> Run:
    """`sampan match private`, played through."""
    run = Run()
    peer_a, peer_b = lines(run, "a", "b")
    to_keeper = {side: lines(run, side, "keeper") for side in "ab"}

    def side(name: str, peer: Heard) -> None:
        hits = run_side(
            A if name == "a" else B,
            kinds=tuple(WEIGHTS),
            lines=Lines(peer, to_keeper[name][0], begins=name == "a"),
            random_bytes=stream(name),
            say=lambda *_: None,
        )
        run.told[name] = [hit.own_id for hit in hits]

    ends = {name: pair[1] for name, pair in to_keeper.items()}
    played(
        lambda: side("a", peer_a),
        lambda: side("b", peer_b),
        lambda: run_keeper(ends, weights=TABLE, threshold_bits=0.0, random_bytes=stream("keeper")),
    )
    for line in (peer_a, peer_b, *(end for pair in to_keeper.values() for end in pair)):
        line.close()
    return run


def secret_of(side: str) -> Scalar:
    return registers.enter(A if side == "a" else B, random_bytes=stream(side)).secret


def test_rounds_of_a_pairing_no_side_can_test_a_guess_at_who_does_not_match(pairing: Run) -> None:
    assert not pairing.finds("a", ONLY_B, secret_of("a"))
    assert not pairing.finds("b", ONLY_A, secret_of("b"))
    assert sorted(pairing.told["a"]) == sorted(f"a{number}" for number in range(8, 12))


def test_rounds_of_a_pairing_the_keeper_can_test_no_guess_at_anybody(pairing: Run) -> None:
    assert not pairing.finds("keeper", range(20))
    assert not pairing.finds(
        "keeper", ONLY_A, secret_of("b")
    )  # with one side's help, neither at the other's people


def test_rounds_of_a_pairing_each_side_hears_of_its_own_pairs_only(pairing: Run) -> None:
    for side in "ab":
        answer = json.loads(pairing.heard[side][-1])
        assert len(answer) == 4 and all(len(told) == 4 for told in answer)


def test_rounds_of_a_pairing_guesses_are_found_with_the_other_secret_so_that_the_tests_above_can_fail(
    pairing: Run,
) -> None:
    assert pairing.finds("a", ONLY_B, secret_of("b"))
    assert pairing.finds("b", ONLY_A, secret_of("a"))
    assert pairing.finds("keeper", ONLY_A, secret_of("a"), secret_of("b"))


@pytest.fixture(scope="module")
def masked() -> Run:
    """`sampan match private --bulk ristretto`, played through."""
    run = Run()
    ends = lines(run, "a", "b")

    def side(name: str, end: Heard, people: dict[str, tuple[Key, ...]]) -> None:
        selectors = bulk.gather(people.items())
        found = compare_masked(selectors, line=Line(end, begins=name == "a"), random_bytes=stream(name))
        run.told[name] = sorted(selectors.found(found))

    played(lambda: side("a", ends[0], A), lambda: side("b", ends[1], B))
    for end in ends:
        end.close()
    return run


def test_rounds_in_bulk_no_side_can_test_a_guess_at_who_does_not_match(masked: Run) -> None:
    secrets = {name: mask(bulk.gather(people.items()).keys, cap=99, random_bytes=stream(name)).secret
               for name, people in (("a", A), ("b", B))}  # fmt: skip
    assert not masked.finds("a", ONLY_B, secrets["a"])
    assert not masked.finds("b", ONLY_A, secrets["b"])
    assert masked.finds("a", ONLY_B, secrets["b"])  # so that this test can fail
    assert masked.told["a"] == sorted(f"a{number}" for number in range(8, 12))
    assert masked.told["b"] == sorted(f"b{number}" for number in range(8, 12))
