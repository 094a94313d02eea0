"""Selectors on their way to a program outside and back."""

import pytest

from sampan.engines.matching.private import bulk
from sampan.engines.matching.private.failures import PrivateMatchFailure, Reason
from sampan.engines.matching.private.inputs import input_of
from tests.engines.matching.private.streams import stream
from tests.engines.matching.private.world import Key

PHONE, OTHER, PASSPORT = Key("phone", b"+84912345678"), Key("phone", b"+85512000000"), Key("document", b"N1")
NAME = Key("name_birth", b"linh")
SALT = b"s" * 32


def selectors() -> bulk.Selectors:
    return bulk.gather([("1", [PHONE, NAME]), ("2", [PHONE, PASSPORT]), ("3", [NAME])])


def test_gather_each_selector_once_and_no_name() -> None:
    assert {key.value for key in selectors().keys} == {PHONE.value, PASSPORT.value}
    assert selectors().found([input_of(PHONE), input_of(PASSPORT)]) == {
        "1": ("phone",),
        "2": ("document", "phone"),
    }


def test_gather_above_the_cap_is_refused() -> None:
    with pytest.raises(PrivateMatchFailure) as failure:
        bulk.gather([("1", [PHONE]), ("2", [PASSPORT])], most=1)
    assert failure.value.reason is Reason.OVER_CAP


def test_words_hold_chance_so_that_the_list_cannot_be_guessed() -> None:
    words = bulk.put_in_words(selectors(), salt=SALT, random_bytes=stream())
    again = bulk.put_in_words(selectors(), salt=SALT, random_bytes=stream("again"))
    assert len(words.told) == len(set(words.told)) == 64 == len(again.told)
    assert set(words.told) & set(again.told) == set(words.inputs)
    full = bulk.gather((str(number), [Key("phone", b"%d" % number)]) for number in range(64))
    told = bulk.put_in_words(full, salt=SALT, random_bytes=stream())
    assert len(told.told) - len(told.inputs) >= bulk.FEWEST_DUMMIES


def test_words_of_two_runs_have_nothing_in_common() -> None:
    first = bulk.put_in_words(selectors(), salt=SALT, random_bytes=stream())
    second = bulk.put_in_words(selectors(), salt=b"t" * 32, random_bytes=stream())
    assert not first.inputs.keys() & second.inputs.keys()


def test_words_lead_back_to_inputs_and_a_strange_one_is_refused() -> None:
    words = bulk.put_in_words(selectors(), salt=SALT, random_bytes=stream())
    assert words.inputs_of(words.inputs) == {input_of(PHONE), input_of(PASSPORT)}
    strange = next(word for word in words.told if word not in words.inputs)
    with pytest.raises(PrivateMatchFailure) as failure:
        words.inputs_of([strange])
    assert failure.value.reason is Reason.WRONG_SIZE
