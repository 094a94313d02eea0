"""A question, from the batch to what may be shown."""

import pytest

from sampan.engines.matching.private import questions
from sampan.engines.matching.private.failures import PrivateMatchFailure, Reason
from sampan.vocabulary.errors import InvalidInput
from tests.engines.matching.private.streams import stream
from tests.engines.matching.private.world import REGISTER, WEIGHTS, Key, answers, ask_about, open_epoch

HOLDER = open_epoch(REGISTER)


def asked(*numbers: int) -> dict[str, tuple[str, ...]]:
    pending = ask_about(*numbers, terms=HOLDER.terms)
    once, twice = answers(HOLDER, pending)
    return questions.read_answers(pending, holder=once, keeper=twice, tags=HOLDER.tags)


def test_answers_known_person_hits_with_every_kind_and_unknown_with_none() -> None:
    assert asked(7, 5000) == {"7": tuple(sorted(WEIGHTS)), "5000": ()}


def test_ask_batch_has_one_size_whatever_is_asked() -> None:
    assert len(ask_about(1, terms=HOLDER.terms).hidden) == questions.BATCH
    assert len(ask_about(1, 2, 3, terms=HOLDER.terms).hidden) == questions.BATCH


def test_ask_too_many_keys_is_refused() -> None:
    with pytest.raises(InvalidInput, match="fewer people"):
        ask_about(*range(17), terms=HOLDER.terms)


def test_ask_places_of_a_person_are_not_those_of_the_order() -> None:
    first = [slot.reference for slot in ask_about(1, terms=HOLDER.terms).slots]
    second = [slot.reference for slot in ask_about(1, terms=HOLDER.terms, word="again").slots]
    assert first != second


def test_answers_of_another_epoch_are_refused() -> None:
    pending = ask_about(7, terms=HOLDER.terms)
    once, twice = answers(HOLDER, pending)
    with pytest.raises(PrivateMatchFailure) as refused:
        later = open_epoch(REGISTER, number=2)
        questions.read_answers(pending, holder=once, keeper=twice, tags=later.tags)
    assert refused.value.reason is Reason.WRONG_EPOCH


@pytest.mark.parametrize(
    ("kinds", "is_shown"),
    [
        (("phone", "name_birth"), True),
        (("document",), False),  # one kind alone, however heavy
        (("name_year_place", "phone"), True),
        (("phone", "phone"), False),
        (("name_birth", "name_year_place"), False),  # two keys of one name say much of the same
        ((), False),
    ],
)
def test_shown_only_when_two_kinds_agree(kinds: tuple[str, ...], is_shown: bool) -> None:
    told = questions.shown({"7": kinds}, weights=WEIGHTS, threshold_bits=30.0)
    assert bool(told) is is_shown


def test_shown_below_the_threshold_is_not() -> None:
    assert not questions.shown({"7": ("phone", "name_year_place")}, weights=WEIGHTS, threshold_bits=31.0)


def test_require_batch_repeated_element_is_refused() -> None:
    pending = ask_about(1, terms=HOLDER.terms)
    questions.require_batch(pending.hidden)
    for bent in (pending.hidden[:-1], pending.hidden[:-1] + pending.hidden[:1]):
        with pytest.raises(PrivateMatchFailure):
            questions.require_batch(bent)


def test_kind_is_part_of_the_key_not_of_the_message() -> None:
    holder = open_epoch([Key("phone", b"same")])
    pending = questions.ask(
        [questions.PersonQuestion("p", (Key("handle", b"same"),))], terms=holder.terms, random_bytes=stream()
    )
    once, twice = answers(holder, pending)
    assert questions.read_answers(pending, holder=once, keeper=twice, tags=holder.tags) == {"p": ()}
