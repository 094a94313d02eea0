"""Quotas: officer and case are counted over all members, and each pair of members has a count of its own."""

import pytest

from sampan.partnership.matches.facts import Side
from sampan.partnership.matches.models import Epoch
from sampan.partnership.matches.services import keeping
from sampan.partnership.matches.services.spending import QuotaSpent, limits_of, spend
from tests.partnership.matches.conftest import THERE, THIRD

pytestmark = pytest.mark.database


def asked(member: str, *, officer: str, case: str) -> str:
    """Charge a batch and return whose quota is spent."""
    return spend(Side.ASKER, member=member, limits=limits_of(None), officer=officer, case=case).scope


@pytest.mark.parametrize("same", ["officer", "case"])
def test_officer_and_case_are_counted_over_all_members(region, same):
    with region.reading():
        for turn, member in enumerate((THERE, THIRD, THERE)):
            assert asked(member, **({"officer": f"o{turn}", "case": f"c{turn}"} | {same: "one"})) == ""
        assert asked(THIRD, **({"officer": "new", "case": "new"} | {same: "one"})) == same
        assert asked(THIRD, officer="another", case="another") == ""


def test_each_member_has_its_own_count(region):
    with region.reading():
        for turn in range(15):
            assert asked(THERE, officer=f"o{turn}", case=f"c{turn}") == ""
        assert asked(THERE, officer="last", case="last") == "peer"
        assert asked(THIRD, officer="last", case="last") == ""


def test_pairs_with_long_names_do_not_share_a_count(region):
    long = "a-node-with-a-name-as-long-as-names-of-nodes-may-be-in-all-xx"
    first, second = (Epoch(asker=long, holder=f"{long}{end}") for end in "12")
    with region.reading():
        for _batch in range(15):
            keeping._charged(first)
        keeping._charged(second)
        with pytest.raises(QuotaSpent):
            keeping._charged(first)


def test_name_of_a_pair_is_short_enough_and_says_who_asks_whom():
    names = [
        keeping.pair_of(*two) for two in (("a" * 63, "b" * 63), ("b" * 63, "a" * 63), ("a" * 63, "c" * 63))
    ]
    assert len(set(names)) == 3 and {len(one) for one in names} == {63}
    assert keeping.pair_of("vn-test", "kh-test") == "vn-test,kh-test"
