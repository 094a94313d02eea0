"""Which letters an agreement lets pass, each way, on which day; and the few that none can forbid."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sampan.engines.exchange.agreements import Missing, Objection, Terms, Way, always_goes, objection
from sampan.vocabulary.errors import InvalidInput

FIRST, LAST = date(2026, 1, 1), date(2026, 12, 31)
TERMS = Terms(
    FIRST,
    LAST,
    kinds_out=frozenset({"referral.", "figures"}),
    kinds_in=frozenset({"referral."}),
    groups_out=frozenset({"identity", "profile"}),
    groups_in=frozenset({"profile"}),
)


def asked(
    kind="referral.release", groups=(), way=Way.OUT, on=FIRST, terms=(TERMS,), **more
) -> Missing | None:
    found = objection(terms, kind=kind, groups=groups, way=way, on=on, **more)
    return found.missing if found else None


@pytest.mark.parametrize("on", [FIRST, LAST, date(2026, 6, 1)])
def test_kind_and_groups_that_are_named_pass_on_each_day(on):
    assert asked(groups=("identity",), on=on) is None


@pytest.mark.parametrize(
    ("more", "missing"),
    [
        ({"on": FIRST - timedelta(days=1)}, Missing.NOT_YET_VALID),
        ({"on": LAST + timedelta(days=1)}, Missing.EXPIRED),
        ({"terms": ()}, Missing.AGREEMENT),
        ({"kind": "return.propose"}, Missing.KIND),
        ({"kind": "referrals.preview"}, Missing.KIND),
        ({"kind": "figures.table", "way": Way.IN}, Missing.KIND),
        ({"groups": ("health",)}, Missing.GROUPS),
        ({"groups": ("identity",), "way": Way.IN}, Missing.GROUPS),
    ],
)
def test_what_is_missing_is_named(more, missing):
    assert asked(**more) is missing


def test_groups_that_are_missing_are_listed():
    found = objection([TERMS], kind="referral.release", groups=("identity", "health"), way=Way.OUT, on=FIRST)
    assert found == Objection(Missing.GROUPS, frozenset({"health"}))


def test_several_agreements_add_up():
    other = Terms(FIRST, None, kinds_out=frozenset({"referral."}), groups_out=frozenset({"health"}))
    assert asked(groups=("identity", "health"), terms=(TERMS, other)) is None
    assert asked(groups=("health",), terms=(TERMS, other), on=LAST + timedelta(days=400)) is None


@pytest.mark.parametrize(
    "kind", ["members.card", "members.agreement", "referral.withdraw", "return.withdraw"]
)
def test_no_agreement_forbids_what_keeps_or_takes_back(kind):
    assert always_goes(kind) and asked(kind, terms=(), on=LAST + timedelta(days=1)) is None


def test_conversation_is_brought_to_its_end_but_releases_nothing_more():
    after = LAST + timedelta(days=1)
    assert asked("referral.confirm", on=after, is_answer=True) is None
    assert asked("referral.release", groups=("identity",), on=after, is_answer=True) is Missing.EXPIRED


def test_agreement_without_a_last_day_does_not_end():
    assert asked(terms=(Terms(FIRST, None, frozenset({"referral"})),), on=date(2099, 1, 1)) is None


@pytest.mark.parametrize("changes", [{"last": FIRST - timedelta(days=1)}, {"kinds_out": frozenset({"a b"})}])
def test_agreement_of_the_wrong_form_is_none(changes):
    with pytest.raises(InvalidInput):
        Terms(**({"first": FIRST, "last": LAST} | changes))


@given(
    st.sampled_from(["referral.preview", "return.propose", "figures.table"]),
    st.sets(st.sampled_from(["identity", "profile", "health"])),
    st.sampled_from(Way),
    st.integers(-2, 367),
)
def test_both_sides_judge_a_letter_alike(kind, groups, way, day):
    here = objection([TERMS], kind=kind, groups=groups, way=way, on=FIRST + timedelta(days=day))
    other = Way.IN if way is Way.OUT else Way.OUT
    there = objection([TERMS.mirrored()], kind=kind, groups=groups, way=other, on=FIRST + timedelta(days=day))
    assert here == there
