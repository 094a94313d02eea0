"""The stored log beside the plain one: order, tiles, batches, and that nobody waits for another."""

import random
import time

import pytest
from django.db import Error, connection, transaction

from sampan.engines.exchange import merkle
from sampan.partnership.exchange.facts import Way
from sampan.partnership.exchange.services.witnessing import Leaf
from sampan.partnership.witness import tree
from sampan.partnership.witness.models import LogNode, LogNote, LogRun, LogState
from sampan.partnership.witness.services.heading import own_size, sign_own_head
from sampan.partnership.witness.services.noting import note_letters, place_all_notes, place_notes
from sampan.partnership.witness.tree import StoredTree, leaves_between, letter_hashes, log_state
from tests.engines.exchange.logs import Log, hash_of

pytestmark = pytest.mark.database


def leaves(count: int, *, member: str = "kh-test", way: Way = Way.OUT, first: int = 1) -> list[Leaf]:
    return [
        Leaf(way, member, 3, place, hash_of((member, way, place))) for place in range(first, first + count)
    ]


def test_stored_tree_is_the_plain_tree_whatever_the_batches(db):
    draw, at = random.Random(9162), {}
    for _ in range(60):
        member, way = draw.choice(("kh-test", "la-test", "th-test")), draw.choice(list(Way))
        count, first = draw.choice((1, 1, 2, 30, 90)), at.get((member, way), 1)
        note_letters(leaves(count, member=member, way=way, first=first))
        at[member, way] = first + count
        place_notes() if draw.random() < 0.4 else None
    place_all_notes()
    plain = Log(leaves_between(0, own_size()))
    assert own_size() == sum(at.values()) - len(at) > 600 and LogNode.objects.filter(level=8).count() >= 2
    stored = StoredTree()
    for size in (1, 2, 255, 256, 257, 511, 513, own_size()):
        assert merkle.root_at(size, subtree=stored) == plain.root(size)
        for index in (0, size // 2, size - 1):
            assert merkle.inclusion_path(index, size, subtree=StoredTree()) == plain.inclusion(index, size)
        path = merkle.consistency_path(size, own_size(), subtree=StoredTree())
        assert path == plain.consistency(size, own_size())
    assert tree.frontier_of(log_state()).root == plain.root()


def test_leaf_of_a_run_is_the_leaf_of_its_letter(db):
    note_letters([*leaves(3), *leaves(2, member="la-test", way=Way.IN)])
    place_all_notes()
    plain = Log()
    for one in (*leaves(3), *leaves(2, member="la-test", way=Way.IN)):
        plain.note(one.way, one.member, one.lane, one.sequence, one.letter_hash)
    assert leaves_between(0, 9) == plain.leaves


def test_letters_noted_apart_stand_together_in_one_run(db):
    for place in range(1, 41):
        note_letters(leaves(1, first=place))
    assert place_all_notes() == 40 and LogNote.objects.count() == 0
    assert [(one.first_sequence, one.count) for one in LogRun.objects.all()] == [(1, 40)]
    found = letter_hashes(way="out", member="kh-test", lane=3, first=39, last=42)
    assert [one and one.hex() for one in found] == [
        hash_of(("kh-test", Way.OUT, 39)),
        hash_of(("kh-test", Way.OUT, 40)),
        None,
        None,
    ]


def test_run_has_at_most_a_thousand_letters(db):
    note_letters(leaves(2_500))
    place_all_notes()
    assert [one.count for one in LogRun.objects.order_by("id")] == [1_000, 1_000, 500]


def test_noting_a_hundred_letters_is_one_statement_and_quick(db, django_assert_num_queries):
    with django_assert_num_queries(1):
        note_letters(leaves(100))
    times = []
    for round_ in range(20):
        began = time.perf_counter()
        note_letters(leaves(100, first=1 + 100 * (round_ + 1)))
        times.append(time.perf_counter() - began)
    assert sorted(times)[10] < 0.010


def test_letters_that_were_rolled_back_never_come_into_the_log(db):
    with pytest.raises(RuntimeError), transaction.atomic():
        note_letters(leaves(5))
        raise RuntimeError("the act failed")
    assert place_all_notes() == 0 and own_size() == 0


def test_hash_that_is_none_is_refused(db):
    with pytest.raises(ValueError, match="32 octets"):
        note_letters([Leaf(Way.OUT, "kh-test", 3, 1, "ab")])


@pytest.mark.parametrize("statement", [
    "UPDATE witness_logrun SET first_index = 7",
    "DELETE FROM witness_logrun",
    "DELETE FROM witness_lognode",
    "TRUNCATE witness_logrun",
    "TRUNCATE witness_equivocation",
])  # fmt: skip
def test_log_is_append_only_for_whoever_speaks_sql(db, statement):
    note_letters(leaves(3))
    place_all_notes()
    with pytest.raises(Error), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


def test_head_is_signed_once_and_each_is_later_than_the_one_before(db, people):
    people("node_service")
    note_letters(leaves(3))
    first = sign_own_head()
    assert sign_own_head() == first and (first.size, first.is_linked) == (3, True)
    note_letters(leaves(2, first=4))
    second = sign_own_head(now=first.at)
    assert second.size == 5 and second.at > first.at


def test_nobody_waits_while_another_gives_places(transactional_db):
    LogState.objects.create()
    other = connection.copy()
    with other.cursor() as cursor, transaction.atomic():
        cursor.execute("BEGIN")
        cursor.execute("SELECT 1 FROM witness_logstate FOR UPDATE")
        note_letters(leaves(3))
        assert (place_notes(), sign_own_head()) == (0, None)
        cursor.execute("ROLLBACK")
    other.close()
    assert place_notes() == 3
