"""The Merkle tree, against pymerkle and against bent proofs."""

import pymerkle
import pytest

from sampan.engines.matching.private import tree


@pytest.mark.parametrize("size", [1, 2, 3, 5, 8, 64, 100])
def test_root_as_pymerkle_makes_it(size: int) -> None:
    leaves = [f"leaf {place}".encode() for place in range(size)]
    other = pymerkle.InmemoryTree(algorithm="sha256")
    for leaf in leaves:
        other.append_entry(leaf)
    assert tree.root(leaves) == other.get_root()


@pytest.mark.parametrize("size", [1, 2, 3, 5, 8, 13, 64])
def test_every_leaf_is_proved_at_its_place_only(size: int) -> None:
    leaves = [f"leaf {place}".encode() for place in range(size)]
    under = tree.root(leaves)
    for place, leaf in enumerate(leaves):
        hashes = tree.path(leaves, place)
        assert tree.is_included(leaf, place=place, size=size, hashes=hashes, under=under)
        assert not tree.is_included(b"other", place=place, size=size, hashes=hashes, under=under)
        assert not tree.is_included(leaf, place=place, size=size, hashes=(*hashes, under), under=under)
        if size > 1:
            assert not tree.is_included(leaf, place=place, size=size, hashes=hashes[:-1], under=under)
            beside = (place + 1) % size
            assert not tree.is_included(leaf, place=beside, size=size, hashes=hashes, under=under)


def test_root_of_nothing() -> None:
    assert tree.root([]).hex().startswith("e3b0c442")
