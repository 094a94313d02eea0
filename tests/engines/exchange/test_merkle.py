"""The Merkle tree beside pymerkle, beside a plain slow one, and against everything that was changed."""

import hashlib
import random
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pymerkle import InmemoryTree

from sampan.engines.exchange import merkle
from sampan.engines.exchange.merkle import Frontier, append, is_consistent, is_included
from sampan.vocabulary.errors import InvalidInput
from tests.engines.exchange.logs import Log

MOST = 130


def plain_root(hashes: list[bytes]) -> bytes:
    """The definition of RFC 6962, 2.1, word for word."""
    if not hashes:
        return hashlib.sha256(b"").digest()
    if len(hashes) == 1:
        return hashes[0]
    left = 1
    while left * 2 < len(hashes):
        left *= 2
    return hashlib.sha256(b"\x01" + plain_root(hashes[:left]) + plain_root(hashes[left:])).digest()


@pytest.fixture(scope="module")
def log() -> Log:
    return Log.of(*range(MOST))


@pytest.fixture(scope="module")
def oracle() -> InmemoryTree:
    tree = InmemoryTree(algorithm="sha256")
    tree.append_entries([str(one).encode() for one in range(MOST)])
    return tree


def test_roots_of_all_sizes_are_those_of_the_definition_and_of_pymerkle(log, oracle):
    for size in range(MOST + 1):
        assert log.root(size) == plain_root(log.leaves[:size]) == merkle.root_at(size, subtree=log.subtree)
        assert size == 0 or log.root(size) == oracle.get_root(size)


def test_inclusion_paths_of_all_leaves_in_all_sizes_hold_and_are_those_of_pymerkle(log, oracle):
    for size in range(1, MOST + 1):
        for index in range(size):
            path = log.inclusion(index, size)
            assert is_included(log.leaves[index], index, size, path=path, root=log.root(size))
            if size % 13 == 0:
                assert path == oracle.prove_inclusion(index + 1, size).path[1:]


def test_consistency_paths_of_all_pairs_of_sizes_hold(log):
    roots = [log.root(size) for size in range(MOST + 1)]
    for second in range(MOST + 1):
        for first in range(second + 1):
            path = log.consistency(first, second)
            assert is_consistent(first, second, path=path, first_root=roots[first], second_root=roots[second])


@given(sizes=st.lists(st.integers(0, 40), max_size=8), word=st.integers())
def test_appending_in_any_batches_gives_one_tree(sizes, word):
    hashes = Log.of(*((word, place) for place in range(sum(sizes)))).leaves
    frontier, nodes, at = Frontier(), {}, 0
    for size in sizes:
        grown = append(frontier, hashes[at : at + size])
        frontier, at = grown.frontier, at + size
        nodes |= {(one.level, one.position): one.hash for one in grown.nodes}
    assert frontier.root == plain_root(hashes) and frontier.size == len(hashes)
    assert len(nodes) == sum(len(hashes) >> level for level in range(1, 12))
    assert all(
        found == plain_root(hashes[at << level : (at + 1) << level]) for (level, at), found in nodes.items()
    )


def test_what_is_under_a_node_cannot_pass_for_a_leaf(log):
    forged = merkle.leaf_hash(log.leaves[0] + log.leaves[1])
    assert not is_included(forged, 0, 2, path=log.inclusion(0, 4)[1:], root=log.root(4))


def test_another_history_of_the_same_length_is_not_consistent(log):
    other = Log([*log.leaves[:50], merkle.leaf_hash(b"other"), *log.leaves[51:]])
    for second in (51, 64, 100, MOST):
        path = other.consistency(51, second)
        assert not is_consistent(
            51, second, path=path, first_root=log.root(51), second_root=other.root(second)
        )
        assert is_consistent(50, second, path=other.consistency(50, second), first_root=log.root(50),
                             second_root=other.root(second))  # fmt: skip


def mutations(draw: random.Random, path: list[bytes]):
    """Every way in which a path is spoilt: a bit, a step too few, too many, two exchanged."""
    place = draw.randrange(len(path)) if path else 0
    if path:
        spoilt = bytearray(path[place])
        spoilt[draw.randrange(32)] ^= 1 << draw.randrange(8)
        yield [*path[:place], bytes(spoilt), *path[place + 1 :]]
        yield path[:place] + path[place + 1 :]
    yield [*path[:place], draw.randbytes(32), *path[place:]]
    if len(path) > 1:
        yield [*path[1:], path[0]]


def test_every_mutated_proof_is_refused(log):
    draw, tried, began = random.Random(6962), 0, time.process_time()
    while tried < 3_000:
        size = draw.randrange(2, MOST + 1)
        index, first = draw.randrange(size), draw.randrange(1, size)
        root, leaf = log.root(size), log.leaves[index]
        for path in mutations(draw, log.inclusion(index, size)):
            assert not is_included(leaf, index, size, path=path, root=root)
            tried += 1
        path = log.inclusion(index, size)
        for wrong in {*range(size)} - {index}:
            assert not is_included(leaf, wrong, size, path=path, root=root)
            tried += 1
        for path in mutations(draw, log.consistency(first, size)):
            assert not is_consistent(first, size, path=path, first_root=log.root(first), second_root=root)
            tried += 1
        wrong = [log.root(first - 1), draw.randbytes(32)]
        path = log.consistency(first, size)
        assert not any(
            is_consistent(first, size, path=path, first_root=one, second_root=root) for one in wrong
        )
        assert not any(
            is_consistent(first, size, path=path, first_root=log.root(first), second_root=one)
            for one in wrong
        )
        tried += 4
    assert time.process_time() - began < 10


@pytest.mark.parametrize(("first", "second"), [(-1, 3), (4, 3), (0, 3), (3, 3)])
def test_sizes_out_of_order_or_with_a_path_too_many_prove_nothing(log, first, second):
    root = log.root(3)
    assert not is_consistent(first, second, path=[root], first_root=root, second_root=root)


def test_path_longer_than_any_tree_is_refused(log):
    assert not is_included(log.leaves[0], 0, 2, path=[bytes(32)] * 129, root=log.root(2))


def test_leaf_outside_of_the_tree_has_no_proof(log):
    with pytest.raises(InvalidInput):
        log.inclusion(5, 5)
    with pytest.raises(InvalidInput):
        log.consistency(6, 5)
    with pytest.raises(InvalidInput):
        Frontier(3, (bytes(32),))
