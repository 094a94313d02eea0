"""Quotas and the alarm: who may ask how much in a day, and when somebody must look."""

from datetime import date

import pytest

from sampan.engines.matching.private.quotas import (
    Account,
    Decision,
    Limits,
    charge,
    drift,
    is_alarming,
    note_answers,
    turn,
)
from sampan.vocabulary.errors import InvalidInput

DAY, NEXT = date(2026, 3, 2), date(2026, 3, 3)
LIMITS = Limits(officer=200, case=200, peer=300)


def charged(
    account: Account, *, officer: str = "o1", case: str = "c1", keys: int = 64, day: date = DAY
) -> Decision:
    return charge(account, officer=officer, case=case, peer="kh", keys=keys, day=day, limits=LIMITS)


def test_charge_up_to_the_limit_and_not_beyond() -> None:
    account = Account(DAY)
    for _ in range(3):
        account = charged(account).account
    refused = charged(account)
    assert (refused.allowed, refused.scope) == (False, "officer")
    assert refused.account == account  # a refusal charges nothing


@pytest.mark.parametrize(
    ("officer", "case", "scope"), [("o2", "c1", "case"), ("o1", "c2", "officer"), ("o2", "c2", "peer")]
)
def test_charge_each_scope_has_its_own_limit(officer: str, case: str, scope: str) -> None:
    account = charged(Account(DAY), keys=200).account
    assert charged(account, officer=officer, case=case, keys=101).scope == scope


def test_charge_a_new_day_begins_at_nothing() -> None:
    spent = charged(Account(DAY), keys=200).account
    assert charged(spent, keys=200, day=NEXT).allowed


def test_charge_a_day_that_is_over_or_nothing_is_refused() -> None:
    with pytest.raises(InvalidInput):
        charged(Account(NEXT), day=DAY)
    with pytest.raises(InvalidInput):
        charged(Account(DAY), keys=0)


def past(keys: int, hits: int) -> Account:
    return turn(note_answers(Account(DAY), keys=keys, hits=hits), day=NEXT)


def test_drift_case_work_as_before_is_quiet() -> None:
    assert not is_alarming(note_answers(past(5000, 500), keys=300, hits=33), limits=LIMITS)


@pytest.mark.parametrize("hits", [0, 120])
def test_drift_guesses_or_a_stolen_register_alarm(hits: int) -> None:
    account = note_answers(past(5000, 500), keys=300, hits=hits)
    assert is_alarming(account, limits=LIMITS)
    assert (drift(account) > 0) is (hits > 30)


def test_drift_few_keys_say_nothing() -> None:
    assert not is_alarming(note_answers(past(5000, 500), keys=20, hits=20), limits=LIMITS)
    assert drift(Account(DAY)) == 0.0


def test_note_answers_more_hits_than_keys_is_refused() -> None:
    with pytest.raises(InvalidInput):
        note_answers(Account(DAY), keys=1, hits=2)
