"""Nothing goes that no living consent names; the nearest miss is told."""

from datetime import date, timedelta
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sampan.engines.exchange.consent import Consent, Released, Withheld, Withholding, may_release
from sampan.vocabulary.errors import InvalidInput

DAY = date(2026, 11, 3)
GROUPS = ("identity", "contact", "health")


def consent(**changes):
    plain = {
        "purpose": "referral",
        "recipient": "vn-focal-point",
        "groups": frozenset({"identity", "contact"}),
        "given_on": DAY - timedelta(days=10),
    }
    return Consent(**{**plain, **changes})


def ask(consents, groups=("identity",), on=DAY):
    return may_release(consents, recipient="vn-focal-point", purpose="referral", groups=groups, on=on)


def test_consent_that_covers_all_releases_only_what_was_asked():
    assert ask([consent()]) == Released(frozenset({"identity"}))


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"recipient": "th-focal-point"}, Withholding.OTHER_RECIPIENT),
        ({"purpose": "return"}, Withholding.OTHER_PURPOSE),
        ({"given_on": DAY + timedelta(days=1)}, Withholding.NOT_YET_GIVEN),
        ({"expires_on": DAY - timedelta(days=1)}, Withholding.EXPIRED),
        ({"withdrawn_on": DAY}, Withholding.WITHDRAWN),
        ({"groups": frozenset({"contact"})}, Withholding.GROUPS_MISSING),
    ],
)
def test_consent_that_does_not_fit_withholds_with_its_reason(changes, reason):
    assert ask([consent(**changes)]) == Withheld(reason, frozenset({"identity"}))


def test_no_consent_withholds():
    assert ask([]) == Withheld(Withholding.NEVER_GIVEN, frozenset({"identity"}))


def test_consent_holds_through_its_last_day_and_until_the_day_before_withdrawal():
    assert isinstance(ask([consent(expires_on=DAY)]), Released)
    assert isinstance(ask([consent(withdrawn_on=DAY + timedelta(days=1))]), Released)


def test_two_consents_add_up_and_a_gap_names_what_is_missing():
    health = consent(groups=frozenset({"health"}))
    assert ask([consent(), health], groups=GROUPS) == Released(frozenset(GROUPS))
    assert ask([consent()], groups=GROUPS) == Withheld(Withholding.GROUPS_MISSING, frozenset({"health"}))


def test_consent_given_anew_after_withdrawal_counts():
    assert isinstance(ask([consent(withdrawn_on=DAY - timedelta(days=3)), consent(given_on=DAY)]), Released)


def test_withdrawn_is_told_before_other_misses():
    refused = ask([consent(withdrawn_on=DAY), consent(recipient="th-focal-point")])
    assert refused.reason is Withholding.WITHDRAWN


def test_asking_for_no_group_is_refused():
    with pytest.raises(InvalidInput):
        ask([consent()], groups=())


days = st.integers(-3, 3).map(lambda n: DAY + timedelta(days=n))
any_consent = st.builds(
    Consent,
    purpose=st.sampled_from(["referral", "return"]),
    recipient=st.sampled_from(["vn-focal-point", "th-focal-point"]),
    groups=st.frozensets(st.sampled_from(GROUPS)),
    given_on=days,
    expires_on=st.none() | days,
    withdrawn_on=st.none() | days,
)


def _reference(consents, group):
    """The rule, one group and one consent at a time."""
    return any(
        c.purpose == "referral"
        and c.recipient == "vn-focal-point"
        and group in c.groups
        and c.given_on <= DAY
        and not (c.expires_on and c.expires_on < DAY)
        and not (c.withdrawn_on and c.withdrawn_on <= DAY)
        for c in consents
    )


@given(st.lists(any_consent, max_size=5), st.frozensets(st.sampled_from(GROUPS), min_size=1))
def test_may_release_agrees_with_the_plain_rule(consents, groups):
    allowed = all(_reference(consents, group) for group in groups)
    assert isinstance(ask(consents, groups=groups), Released) == allowed


def test_every_withholding_reason_is_reachable():
    variants = product(
        ({}, {"recipient": "x"}, {"purpose": "x"}, {"given_on": DAY + timedelta(1)}, {"groups": frozenset()}),
        ({}, {"expires_on": DAY - timedelta(1)}, {"withdrawn_on": DAY}),
    )
    answers = [ask([consent(**a, **b)]) for a, b in variants] + [ask([])]
    reasons = {answer.reason for answer in answers if isinstance(answer, Withheld)}
    assert reasons == set(Withholding)
