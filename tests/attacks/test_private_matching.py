"""Attacks on private matching: each is refused, bounded or detected, as docs/explanation/private-matching.md says."""

import hashlib
from collections import Counter
from dataclasses import replace
from datetime import date, timedelta

import pytest

from sampan.engines.matching.private import epochs, oprf, pairing, questions, quotas, registers
from sampan.engines.matching.private.epochs import TagSet
from sampan.engines.matching.private.failures import PrivateMatchFailure, Reason
from sampan.engines.matching.private.intersection import mask, mask_again
from sampan.engines.matching.private.oprf import KeyHalf, evaluate, evaluate_proved
from sampan.engines.matching.private.sessions import Session, pack_elements, unpack_elements
from tests.engines.matching.private.streams import stream
from tests.engines.matching.private.world import (
    REGISTER,
    WEIGHTS,
    Key,
    answers,
    ask_about,
    open_epoch,
    person,
)

HOLDER = open_epoch(REGISTER)
DAY = date(2026, 3, 2)


def reason_of(failure: pytest.ExceptionInfo[PrivateMatchFailure]) -> Reason:
    return failure.value.reason


# ---- offline guessing: who has the tag set, or what was on the wire, and guesses what it holds


def offline_tags(key: Key, *, half: KeyHalf | None) -> set[bytes]:
    """Everything that somebody with at most one half could compute of a guess and find in a tag set."""
    octets = epochs.input_of(key)
    element = oprf.element_of(octets)
    elements = [element, *evaluate(half, [element])] if half else [element]
    hashes = [hashlib.sha512(octets).digest(), hashlib.sha256(octets).digest(), octets, key.value]
    return {made[:16] for made in (*elements, *hashes, *(oprf.finalize(octets, one) for one in elements))}


@pytest.mark.parametrize(
    "half", [None, HOLDER.half, HOLDER.keeper], ids=["asker", "holder's", "key-holder's"]
)
def test_offline_guessing_with_one_half_or_none_finds_nothing(half: KeyHalf | None) -> None:
    for key in REGISTER[:40]:
        assert not any(tag in HOLDER.tags for tag in offline_tags(key, half=half))


def test_offline_guessing_needs_both_halves_so_that_the_test_above_can_fail() -> None:
    whole = KeyHalf.from_secret(HOLDER.half.secret.times(HOLDER.keeper.secret))
    assert any(tag in HOLDER.tags for tag in offline_tags(REGISTER[0], half=whole))


def test_offline_guessing_of_a_masked_register_finds_nothing() -> None:
    register = registers.enter({"1": person(1)}, random_bytes=stream("a"))
    wire = set(registers.masked(register, first=0, last=len(register.places)))
    mine = registers.enter({"2": person(1)}, random_bytes=stream("b"))
    assert not wire & set(registers.masked(mine, first=0, last=len(mine.places)))
    assert not wire & {oprf.element_of(epochs.input_of(key)) for key in person(1)}


def test_keeper_of_a_pairing_finds_no_guess_among_its_tags() -> None:
    a = registers.enter({"1": person(1)}, random_bytes=stream("a"))
    b = registers.enter({"2": person(2)}, random_bytes=stream("b"))
    tagged = registers.tags(b, registers.masked(a, first=0, last=len(a.places)))
    seen = {
        tag for _, _, tag in registers.read_entries(a.listing(tuple(WEIGHTS)), tagged, kinds=tuple(WEIGHTS))
    }
    assert not any(seen & offline_tags(key, half=HOLDER.keeper) for key in person(1))


# ---- guessing online: bounded by the quota, seen by the alarm


def test_guessing_inside_the_quota_is_bounded_by_it() -> None:
    limits = quotas.Limits()
    account, allowed = quotas.Account(DAY), 0
    for number in range(100):
        asked = quotas.charge(
            account, officer=f"o{number}", case=f"c{number}", peer="vn", keys=64, day=DAY, limits=limits
        )
        account, allowed = asked.account, allowed + 64 * asked.allowed
    assert allowed == 960 <= limits.peer
    assert 10**8 / limits.peer / 365 > 270  # years for the telephone numbers of one country


def test_guessing_outside_the_quota_is_refused_for_everybody_until_the_next_day() -> None:
    limits = quotas.Limits(peer=64)
    spent = quotas.charge(
        quotas.Account(DAY), officer="o", case="c", peer="vn", keys=64, day=DAY, limits=limits
    ).account
    words = {"officer": "other", "case": "other", "peer": "vn", "keys": 64, "limits": limits}
    assert not quotas.charge(spent, day=DAY, **words).allowed  # type: ignore[arg-type]
    assert quotas.charge(spent, day=DAY + timedelta(days=1), **words).allowed  # type: ignore[arg-type]


def test_guessing_instead_of_case_work_calls_somebody() -> None:
    usual = quotas.turn(
        quotas.note_answers(quotas.Account(DAY), keys=4000, hits=400), day=DAY + timedelta(days=1)
    )
    guessed = quotas.note_answers(usual, keys=900, hits=9)
    assert quotas.is_alarming(guessed, limits=quotas.Limits())


def test_one_weak_guess_shows_no_person() -> None:
    assert not questions.shown({"x": ("name_year_place",)}, weights=WEIGHTS, threshold_bits=10.0)


# ---- frequency


def crowded() -> list[Key]:
    """A register in which one telephone stands a hundred times, and others once."""
    return [Key("phone", b"hotline")] * 100 + [Key("phone", str(number).encode()) for number in range(50)]


def test_frequency_in_the_stored_index_is_flat() -> None:
    tags = open_epoch(crowded()).tags
    assert max(Counter(tags[place] for place in range(len(tags))).values()) == 1
    assert len(tags) == len(open_epoch([Key("phone", b"one")]).tags)  # nor does the size tell


def test_frequency_on_the_wire_is_flat() -> None:
    _, sent = epochs.prepare(crowded(), HOLDER.half, random_bytes=stream())
    assert max(Counter(sent).values()) == 1
    often = [questions.PersonQuestion(str(number), (Key("phone", b"hotline"),)) for number in range(30)]
    asked = questions.ask(often, terms=HOLDER.terms, random_bytes=stream())
    assert max(Counter(asked.hidden).values()) == 1 and len(asked.hidden) == questions.BATCH
    people = {str(number): (Key("phone", b"hotline"),) for number in range(40)}
    register = registers.enter(people, random_bytes=stream())
    wire = registers.masked(register, first=0, last=len(register.places))
    assert max(Counter(wire).values()) == 1


def test_frequency_of_questions_over_days_does_not_show() -> None:
    first = ask_about(7, terms=HOLDER.terms, word="monday")
    second = ask_about(7, terms=HOLDER.terms, word="tuesday")
    assert not set(first.hidden) & set(second.hidden)


# ---- a register made of guesses


def test_register_of_guesses_is_bounded_by_the_cap() -> None:
    guesses = [Key("phone", str(number).encode()) for number in range(2_001)]
    with pytest.raises(PrivateMatchFailure) as failure:
        mask(guesses, cap=2_000, random_bytes=stream())
    assert reason_of(failure) is Reason.OVER_CAP
    honest = mask(guesses[:10], cap=2_000, random_bytes=stream("honest"))
    dishonest = mask(guesses, cap=10**6, random_bytes=stream("dishonest"))  # its own node does not check
    with pytest.raises(PrivateMatchFailure) as failure:
        mask_again(honest, dishonest.elements, cap=2_000)
    assert reason_of(failure) is Reason.OVER_CAP


def test_register_of_guesses_many_variants_of_one_person_pair_once_at_most() -> None:
    """A tie pairs nobody, so that listing a person a hundred times tells less than listing them once."""
    weights = pairing.KindWeights(WEIGHTS, frozenset(("phone", "document")))
    target = [(0, kind, kind.encode()) for kind in WEIGHTS]
    variants = [(number, kind, kind.encode()) for number in range(20) for kind in WEIGHTS]
    assert pairing.pair(variants, target, weights=weights, threshold_bits=0.0) == ()


def test_register_of_guesses_a_name_with_a_year_is_not_enough() -> None:
    weights = pairing.KindWeights({**WEIGHTS, "name_year_place": 13.0}, frozenset(("phone", "document")))
    strangers = [(number, "name_year_place", b"%d" % number) for number in range(20_000)]
    guess = [(0, "name_year_place", b"7")]
    assert pairing.pair(guess, strangers, weights=weights, threshold_bits=0.0) == ()


# ---- rounds: replayed, mixed up, truncated


def line(word: bytes) -> tuple[Session, Session]:
    nonces = (hashlib.sha256(word).digest(), hashlib.sha256(word + b"2").digest())
    first, second = (
        Session(terms_digest=HOLDER.terms.digest(), nonces=nonces, place=place) for place in (0, 1)
    )
    return first, second


def test_round_replayed_from_another_day_is_refused() -> None:
    batch = pack_elements(ask_about(7, terms=HOLDER.terms).hidden)
    recorded = line(b"monday")[0].send(batch)
    with pytest.raises(PrivateMatchFailure) as failure:
        line(b"tuesday")[1].receive(recorded)
    assert reason_of(failure) is Reason.OTHER_SESSION


def test_round_replayed_in_its_own_session_is_refused() -> None:
    asker, holder = line(b"monday")
    message = asker.send(pack_elements(ask_about(7, terms=HOLDER.terms).hidden))
    holder.receive(message)
    with pytest.raises(PrivateMatchFailure) as failure:
        holder.receive(message)
    assert reason_of(failure) is Reason.OUT_OF_TURN


def test_round_of_two_questions_mixed_up_is_refused() -> None:
    one, other = ask_about(7, terms=HOLDER.terms), ask_about(8, terms=HOLDER.terms, word="other")
    once, twice = answers(HOLDER, other)
    with pytest.raises(PrivateMatchFailure) as failure:
        questions.read_answers(one, holder=once, keeper=twice, tags=HOLDER.tags)
    assert reason_of(failure) is Reason.BAD_PROOF


def test_round_answers_changed_over_within_a_batch_are_refused() -> None:
    pending = ask_about(7, terms=HOLDER.terms)
    once, twice = answers(HOLDER, pending)
    turned = replace(twice, elements=twice.elements[::-1])
    with pytest.raises(PrivateMatchFailure) as failure:
        questions.read_answers(pending, holder=once, keeper=turned, tags=HOLDER.tags)
    assert reason_of(failure) is Reason.BAD_PROOF


@pytest.mark.parametrize("octets", [0, 1, 32, 63 * 32, 64 * 32 - 1])
def test_round_truncated_is_refused(octets: int) -> None:
    body = pack_elements(ask_about(7, terms=HOLDER.terms).hidden)[:octets]
    with pytest.raises(PrivateMatchFailure) as failure:
        unpack_elements(body, count=questions.BATCH)
    assert reason_of(failure) is Reason.WRONG_SIZE


def test_round_with_a_small_element_is_refused_before_the_key_touches_it() -> None:
    hidden = list(ask_about(7, terms=HOLDER.terms).hidden)
    for bent in (bytes(32), b"\x01" + bytes(31), b"\xff" * 32):
        with pytest.raises(PrivateMatchFailure) as failure:
            evaluate_proved(HOLDER.half, [*hidden[:-1], bent], random_bytes=stream())
        assert reason_of(failure) is Reason.BAD_ELEMENT


# ---- a holder that answers with a special key


@pytest.mark.parametrize("place", [0, 31, 63])
def test_special_key_for_one_element_is_detected(place: int) -> None:
    """A key of its own for one asker, or one element, would mark who asked; or hide a record from them."""
    pending = ask_about(7, terms=HOLDER.terms)
    special = KeyHalf.make(stream("special"))
    elements = list(evaluate(HOLDER.half, pending.hidden))
    elements[place] = evaluate(special, [pending.hidden[place]])[0]
    for prover in (HOLDER.half, special):
        proof = evaluate_proved(prover, pending.hidden, random_bytes=stream()).proof
        bent = oprf.Evaluated(tuple(elements), proof)
        after = evaluate_proved(HOLDER.keeper, elements, random_bytes=stream())
        with pytest.raises(PrivateMatchFailure) as failure:
            questions.read_answers(pending, holder=bent, keeper=after, tags=HOLDER.tags)
        assert reason_of(failure) is Reason.BAD_PROOF


def test_special_key_for_everything_is_detected() -> None:
    pending = ask_about(7, terms=HOLDER.terms)
    once, twice = answers(replace(HOLDER, half=KeyHalf.make(stream("special"))), pending)
    with pytest.raises(PrivateMatchFailure) as failure:
        questions.read_answers(pending, holder=once, keeper=twice, tags=HOLDER.tags)
    assert reason_of(failure) is Reason.BAD_PROOF


def test_special_set_for_one_asker_is_detected_by_the_logged_root() -> None:
    root = HOLDER.tags.root()
    held_back = TagSet(HOLDER.terms, HOLDER.tags.octets[:160] + HOLDER.tags.octets[176:])
    with pytest.raises(PrivateMatchFailure) as failure:
        held_back.require_logged(root)
    assert reason_of(failure) is Reason.WRONG_EPOCH


# ---- two epochs side by side


def test_differencing_two_epochs_shows_nothing_of_what_was_added() -> None:
    before, after = open_epoch(REGISTER, number=1), open_epoch([*REGISTER, *person(500)], number=2)
    first = {before.tags[place] for place in range(len(before.tags))}
    second = {after.tags[place] for place in range(len(after.tags))}
    assert not first & second and len(first) == len(second)


def test_differencing_answers_of_an_old_epoch_against_a_new_set_are_refused() -> None:
    pending = ask_about(7, terms=HOLDER.terms)
    once, twice = answers(HOLDER, pending)
    with pytest.raises(PrivateMatchFailure) as failure:
        questions.read_answers(pending, holder=once, keeper=twice, tags=open_epoch(REGISTER, number=2).tags)
    assert reason_of(failure) is Reason.WRONG_EPOCH
