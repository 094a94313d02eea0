"""Two registers and the key-holder's view of them."""

import pytest

from sampan.engines.matching.private.failures import PrivateMatchFailure
from sampan.engines.matching.private.registers import (
    Register,
    enter,
    masked,
    padded_count,
    read_entries,
    tags,
)
from tests.engines.matching.private.streams import stream
from tests.engines.matching.private.world import WEIGHTS, Key, person

KINDS = tuple(WEIGHTS)


def entered(*numbers: int, word: str) -> Register:
    return enter({f"{word}{number}": person(number) for number in numbers}, random_bytes=stream(word))


def seen(register: Register, other: Register) -> list[tuple[int, str, bytes]]:
    elements = masked(register, first=0, last=len(register.places))
    return read_entries(register.listing(KINDS), tags(other, elements), kinds=KINDS)


def test_entries_of_two_sides_meet_where_people_are_the_same() -> None:
    a, b = entered(1, 2, 3, word="a"), entered(3, 4, word="b")
    both = {tag for _, _, tag in seen(a, b)} & {tag for _, _, tag in seen(b, a)}
    records = {a.ids[record] for record, _, tag in seen(a, b) if tag in both}
    assert records == {"a3"} and len(both) == len(WEIGHTS)


def test_enter_key_that_many_share_is_left_out() -> None:
    crowd = {str(number): (Key("phone", b"hotline"), Key("document", b"%d" % number)) for number in range(51)}
    assert {kind for kind, _, _ in enter(crowd, random_bytes=stream()).places} == {"document", ""}


def test_enter_above_the_cap_is_refused() -> None:
    with pytest.raises(PrivateMatchFailure):
        enter({"1": (), "2": ()}, random_bytes=stream(), most=1)


@pytest.mark.parametrize(("count", "size"), [(0, 64), (64, 64), (65, 128), (1000, 1024), (1025, 1152)])
def test_padded_count_hides_the_size(count: int, size: int) -> None:
    assert padded_count(count) == size
    assert padded_count(count) - count < max(128, count / 8)


def test_register_shows_nothing_of_itself() -> None:
    assert "phone" not in repr(entered(1, word="a"))


def test_read_entries_cut_or_bent_is_refused() -> None:
    a, b = entered(1, word="a"), entered(1, word="b")
    listing, tagged = a.listing(KINDS), tags(b, masked(a, first=0, last=64))
    for bent in (
        (listing[:-1], tagged),
        (listing, tagged[:-16]),
        (listing, tagged + bytes(16)),
        (b"\x09\x00" + listing, tagged),
    ):
        with pytest.raises(PrivateMatchFailure):
            read_entries(bent[0], bent[1], kinds=KINDS)
