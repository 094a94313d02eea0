"""The directory and its root: taken version by version under enough signatures, and refused in every other case."""

import hashlib
import json
import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sampan.engines.exchange.cards import issue_card, rotate_card
from sampan.engines.exchange.directory import (
    ChairTerm,
    Directory,
    Listed,
    Role,
    check_directory,
    follow_directories,
    sign_directory,
)
from sampan.engines.exchange.failures import ExchangeFailure, Reason
from sampan.engines.exchange.keys import Rotation
from sampan.engines.exchange.quorum import public_of
from sampan.engines.exchange.roots import (
    Root,
    RootKey,
    check_first_root,
    check_next_root,
    check_root_fingerprint,
    follow_roots,
    root_fingerprint,
    sign_root,
)
from sampan.vocabulary.errors import InvalidInput
from tests.engines.exchange.conftest import NOW

COUNTRIES = ("KH", "CN", "LA", "MM", "TH", "VN")
THRESHOLD = 4
YEAR = timedelta(days=366)
MUTATIONS = 2_400


def seed(country: str, number: int = 1) -> bytes:
    return hashlib.sha256(f"{country} {number}".encode()).digest()


def keys(*countries: str, number: int = 1) -> tuple[RootKey, ...]:
    return tuple(RootKey(one, public_of(seed(one, number))) for one in countries)


def signed_root(root: Root, *countries: str, number: int = 1) -> Root:
    for one in countries:
        root = sign_root(root, seed=seed(one, number))
    return root


def signed(directory: Directory, *countries: str) -> Directory:
    for one in countries:
        directory = sign_directory(directory, seed=seed(one))
    return directory


@pytest.fixture(scope="module")
def root() -> Root:
    return signed_root(Root(1, NOW + 3 * YEAR, THRESHOLD, keys(*COUNTRIES)), *COUNTRIES[:THRESHOLD])


@pytest.fixture(scope="module")
def second(root) -> Root:
    """The root after: Viet Nam's key changed, the Philippines came in."""
    five = keys(*COUNTRIES[:5])
    new = Root(2, NOW + 3 * YEAR, 4, (*five, *keys("VN", number=2), *keys("PH")), previous=root.digest)
    return signed_root(new, *COUNTRIES[:THRESHOLD])


@pytest.fixture(scope="module")
def cards(make_secret) -> dict:
    def card(node: str, country: str):
        return issue_card(
            make_secret(node), country=country, name=node, address="https://x.example", valid_from=NOW
        )

    return {one: card(f"{one.lower()}-node", one) for one in (*COUNTRIES, "PH", "AU")}


@pytest.fixture(scope="module")
def first(root, cards) -> Directory:
    members = tuple(Listed(cards[one], Role.COUNTRY, date(2026, 1, 1)) for one in COUNTRIES)
    chair = (
        ChairTerm("VN", date(2026, 1, 1), date(2026, 12, 31)),
        ChairTerm("KH", date(2027, 1, 1), date(2027, 12, 31)),
    )
    made = Directory(1, NOW + YEAR, root.version, root.digest, members, chair, more={"motto": "across"})
    return signed(made, *COUNTRIES[:THRESHOLD])


def following(first: Directory, **changes) -> Directory:
    return replace(first, version=2, signatures=(), **changes)


def refused(reason: Reason):
    class Refused:
        def __enter__(self):
            self.raises = pytest.raises(ExchangeFailure)
            self.info = self.raises.__enter__()

        def __exit__(self, *error):
            swallowed = self.raises.__exit__(*error)
            assert self.info.value.reason is reason
            return swallowed

    return Refused()


def test_first_root_signed_by_enough_of_its_own_keys_holds(root):
    check_first_root(Root.from_json(json.loads(json.dumps(root.to_json()))), now=NOW)


def test_root_with_three_of_four_signatures_is_refused(root):
    with refused(Reason.TOO_FEW):
        check_first_root(replace(root, signatures=root.signatures[:3]), now=NOW)


def test_root_with_one_key_signing_twice_is_refused(root):
    with refused(Reason.BAD_SIGNATURE):
        check_first_root(replace(root, signatures=(*root.signatures[:3], root.signatures[0])), now=NOW)


def test_root_after_its_expiry_is_not_trusted(root):
    with refused(Reason.STALE):
        check_first_root(root, now=root.expires)
    check_first_root(root, now=root.expires - timedelta(microseconds=1))


def test_root_that_lets_half_sign_is_none():
    with pytest.raises(InvalidInput):
        Root(1, NOW + YEAR, 3, keys(*COUNTRIES))


def test_root_with_two_keys_of_one_country_is_none():
    with pytest.raises(InvalidInput):
        Root(1, NOW + YEAR, 2, (*keys("VN"), *keys("VN", number=2)))


def test_root_with_one_key_under_two_countries_is_none():
    with pytest.raises(InvalidInput):
        Root(1, NOW + YEAR, 2, (*keys("VN"), RootKey("KH", public_of(seed("VN")))))


def test_next_root_needs_enough_of_the_old_and_of_the_new(root, second):
    check_next_root(root, second)
    assert follow_roots(root, [second], now=NOW) == second
    new_only = replace(second, signatures=())
    for one, number in (("VN", 2), ("PH", 1), ("KH", 1), ("CN", 1)):
        new_only = sign_root(new_only, seed=seed(one, number))
    with refused(Reason.TOO_FEW):
        check_next_root(root, new_only)
    old_only = replace(second, signatures=())
    for one in ("VN", "KH", "CN", "LA"):
        old_only = sign_root(old_only, seed=seed(one))
    with refused(Reason.TOO_FEW):
        check_next_root(root, old_only)


def test_root_that_goes_back_skips_or_forks_is_refused(root, second):
    third = replace(second, version=3, previous=second.digest, signatures=())
    third = signed_root(third, *COUNTRIES[:THRESHOLD])
    with refused(Reason.SKIPPED):
        check_next_root(root, third)
    with refused(Reason.ROLLED_BACK):
        check_next_root(third, second)
    with refused(Reason.STALE):
        check_next_root(second, second)
    with refused(Reason.FORKED):
        check_next_root(
            second, signed_root(replace(third, previous=root.digest, signatures=()), *COUNTRIES[:4])
        )
    assert follow_roots(root, [second, third], now=NOW) == third


def test_root_signed_by_a_stranger_besides_is_refused(root, second):
    with refused(Reason.BAD_SIGNATURE):
        check_next_root(root, sign_root(second, seed=seed("AU")))


def test_fingerprint_of_a_root_is_read_in_digits_of_any_script(root):
    khmer = root_fingerprint(root).translate(str.maketrans("0123456789", "០១២៣៤៥៦៧៨៩"))
    check_root_fingerprint(root, khmer)
    wrong = root_fingerprint(root)[:-1] + str((int(root_fingerprint(root)[-1]) + 1) % 10)
    with refused(Reason.WRONG_FINGERPRINT):
        check_root_fingerprint(root, wrong)


def test_directory_is_taken_first_and_next(root, first):
    check_directory(first, root=root, before=None, now=NOW)
    check_directory(signed(following(first), *COUNTRIES[:4]), root=root, before=first, now=NOW)


def test_directory_is_refused_when_frozen_replayed_skipped_or_forked(root, first):
    second = signed(following(first), *COUNTRIES[2:])
    third = signed(replace(second, version=3, signatures=()), *COUNTRIES[:4])
    other = signed(following(first, expires=first.expires - YEAR / 2), *COUNTRIES[:4])
    for new, before, now, reason in (
        (second, first, first.expires, Reason.STALE),
        (first, first, NOW, Reason.STALE),
        (first, second, NOW, Reason.ROLLED_BACK),
        (third, first, NOW, Reason.SKIPPED),
        (other, second, NOW, Reason.FORKED),
    ):
        with refused(reason):
            check_directory(new, root=root, before=before, now=now)
    assert follow_directories(first, [second, third], root=root, now=NOW) == third


def test_chain_may_hold_an_expired_version_but_not_end_with_one(root, first):
    soon = signed(following(first, expires=NOW + timedelta(days=1)), *COUNTRIES[:4])
    last = signed(replace(first, version=3, signatures=()), *COUNTRIES[:4])
    later = NOW + timedelta(days=2)
    assert follow_directories(first, [soon, last], root=root, now=later) == last
    with refused(Reason.STALE):
        follow_directories(first, [soon], root=root, now=later)


def test_directory_of_another_root_is_refused(root, second, first):
    with refused(Reason.MIXED):
        check_directory(first, root=second, before=None, now=NOW)
    moved = replace(first, root_version=2, signatures=())
    with refused(Reason.MIXED):
        check_directory(signed(moved, *COUNTRIES[:4]), root=second, before=None, now=NOW)


def test_directory_with_too_few_or_twice_the_same_signature_is_refused(root, first):
    with refused(Reason.TOO_FEW):
        check_directory(replace(first, signatures=first.signatures[1:]), root=root, before=None, now=NOW)
    twice = replace(first, signatures=(*first.signatures[1:], first.signatures[1]))
    with refused(Reason.BAD_SIGNATURE):
        check_directory(twice, root=root, before=None, now=NOW)


def test_signature_of_a_root_is_none_of_a_directory(root, first):
    with refused(Reason.BAD_SIGNATURE):
        check_directory(replace(first, signatures=root.signatures), root=root, before=None, now=NOW)


def test_member_that_vanishes_or_is_dated_anew_is_refused(root, first):
    entry = replace(first.members[0], joined=date(2020, 1, 1))
    for members in (first.members[1:], (entry, *first.members[1:])):
        new = signed(following(first, members=members, chair=()), *COUNTRIES[:4])
        with refused(Reason.BROKEN_ROTATION):
            check_directory(new, root=root, before=first, now=NOW)


def test_member_that_left_stays_listed_and_joins_again_with_a_newer_card_only(
    root, first, make_secret, cards
):
    one = first.members[0]
    gone = replace(one, left=date(2026, 6, 1))
    left = signed(following(first, members=(gone, *first.members[1:])), *COUNTRIES[:4])
    check_directory(left, root=root, before=first, now=NOW)
    assert not left.listed(one.node_id).is_member_on(date(2026, 6, 1))
    newer = rotate_card(
        one.card,
        new=make_secret(one.node_id, 2),
        old=None,
        valid_from=NOW + timedelta(hours=1),
        rotation=Rotation.LOST,
    )
    for card, holds in ((one.card, False), (newer, True)):
        back = replace(one, card=card, joined=date(2026, 9, 1))
        again = replace(left, version=3, members=(back, *first.members[1:]), signatures=())
        again = signed(again, *COUNTRIES[:4])
        if holds:
            check_directory(again, root=root, before=left, now=NOW)
        else:
            with refused(Reason.BROKEN_ROTATION):
                check_directory(again, root=root, before=left, now=NOW)


def test_card_that_its_own_key_did_not_sign_is_refused(root, first):
    forged = replace(first.members[0], card=replace(first.members[0].card, address="https://thief.example"))
    made = replace(first, members=(forged, *first.members[1:]), signatures=())
    with refused(Reason.BAD_SIGNATURE):
        check_directory(signed(made, *COUNTRIES[:4]), root=root, before=None, now=NOW)


def test_any_country_joins_without_a_change_of_code(root, first, cards):
    for country, role in (("PH", Role.COUNTRY), ("AU", Role.OBSERVER)):
        joined = (*first.members, Listed(cards[country], role, date(2026, 11, 3)))
        check_directory(
            signed(following(first, members=joined), *COUNTRIES[1:5]), root=root, before=first, now=NOW
        )


def test_chair_is_of_today_and_the_next_in_turn(first):
    assert (
        first.chair_on(date(2026, 12, 31)).country == "VN"
        and first.next_chair(date(2026, 12, 31)).country == "KH"
    )
    assert first.chair_on(date(2028, 1, 1)) is None
    with pytest.raises(InvalidInput):
        replace(first, chair=(ChairTerm("AU", date(2027, 1, 1), date(2027, 2, 1)),))
    with pytest.raises(InvalidInput):
        replace(first, chair=(first.chair[0], replace(first.chair[1], first=date(2026, 12, 31))))


def test_members_of_a_later_release_are_kept_and_signed(root, first):
    told = json.loads(json.dumps(first.to_json()))
    read = Directory.from_json(told)
    assert read.more == {"motto": "across"} and read.statement == first.statement
    told["motto"] = "alone"
    with refused(Reason.BAD_SIGNATURE):
        check_directory(Directory.from_json(told), root=root, before=None, now=NOW)


@given(st.sets(st.sampled_from(COUNTRIES)))
def test_directory_holds_exactly_when_enough_countries_signed(signers):
    root = signed_root(Root(1, NOW + YEAR, THRESHOLD, keys(*COUNTRIES)), *COUNTRIES)
    made = signed(Directory(1, NOW + YEAR, 1, root.digest, ()), *sorted(signers))
    if len(signers) >= THRESHOLD:
        check_directory(made, root=root, before=None, now=NOW)
    else:
        with refused(Reason.TOO_FEW):
            check_directory(made, root=root, before=None, now=NOW)


@given(st.lists(st.integers(1, 6), max_size=8))
def test_whatever_order_versions_come_in_none_is_skipped_or_taken_back(arriving):
    root = signed_root(Root(1, NOW + YEAR, 1, keys("VN")), "VN")
    held: Directory | None = None
    for version in arriving:
        new = signed(Directory(version, NOW + YEAR, 1, root.digest, ()), "VN")
        try:
            check_directory(new, root=root, before=held, now=NOW)
        except ExchangeFailure:
            assert held is not None and version != held.version + 1
        else:
            assert held is None or version == held.version + 1
            held = new


def leaves(thing: object, path: tuple = ()) -> Iterator[tuple]:
    """Every place of a JSON document, the inner ones and the leaves."""
    if path:
        yield path
    inner = thing.items() if isinstance(thing, dict) else enumerate(thing) if isinstance(thing, list) else ()
    for name, one in inner:
        yield from leaves(one, (*path, name))


def bent(document: dict, dice: random.Random) -> dict:
    """One change of a document: a place dropped, doubled, exchanged, put anew or a sign of it altered."""
    told = json.loads(json.dumps(document))
    path = dice.choice(list(leaves(told)))
    holder = told
    for step in path[:-1]:
        holder = holder[step]
    kept, way = holder[path[-1]], dice.randrange(4)
    if way == 0:
        del holder[path[-1]]
    elif way == 1 and isinstance(holder, list):
        holder.insert(path[-1], json.loads(json.dumps(kept)))
    elif way == 1:
        holder[f"{path[-1]}2"] = kept
    elif way == 2 and isinstance(kept, str) and kept:
        place = dice.randrange(len(kept))
        sign = dice.choice([one for one in "0aZ9=-é" if one != kept[place]])
        holder[path[-1]] = kept[:place] + sign + kept[place + 1 :]
    elif way == 2 and isinstance(kept, int):
        holder[path[-1]] = kept + dice.choice((-1, 1, 2**31))
    else:
        holder[path[-1]] = dice.choice([None, True, 7, "x", [], {}, [kept, kept]])
    return told


def is_taken(document: dict, *, root: Root, before: Directory) -> bool:
    try:
        if "threshold" in document:
            check_next_root(root, Root.from_json(document))
        else:
            check_directory(Directory.from_json(document), root=root, before=before, now=NOW)
    except (InvalidInput, ExchangeFailure):
        return False
    return True


def test_every_one_of_many_mutations_is_refused(root, second, first, cards):
    joined = (*first.members, Listed(cards["PH"], Role.COUNTRY, date(2026, 11, 3)))
    new = signed(following(first, members=joined), *COUNTRIES[:THRESHOLD])
    dice, taken, tried = random.Random(4), [], 0
    for whole in (new.to_json(), second.to_json()):
        assert is_taken(whole, root=root, before=first)
        for _ in range(MUTATIONS // 2):
            told = bent(whole, dice)
            if told == whole:
                continue
            tried += 1
            if is_taken(told, root=root, before=first):
                taken.append(told)
    assert tried >= 2_000 and taken == []


@pytest.mark.parametrize("text", [None, [], 7, {"version": 1}, {"version": True, "keys": {}}])
def test_what_is_no_document_is_invalid_input(text):
    for read in (Root.from_json, Directory.from_json):
        with pytest.raises(InvalidInput):
            read(text)
    assert isinstance(NOW, datetime)
