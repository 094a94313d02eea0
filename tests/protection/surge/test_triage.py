"""The rules of triage: what one sign gives, what several give, and that none makes it less urgent."""

from itertools import combinations

from sampan.protection.surge.signs import signs_in
from sampan.protection.surge.triage import judge, rules
from sampan.vocabulary.codelists import code_list


def test_judge_no_sign_can_wait():
    assert (judge(()).level, judge(()).rules) == ("later", ())


def test_judge_danger_to_life_or_liberty_is_now():
    for sign in ("medical", "injury", "pregnant", "fears_group"):
        assert judge([sign]).level == "now"


def test_judge_child_is_soon_and_alone_now():
    assert judge(["child"]).level == "soon"
    told = judge(["child", "alone"])
    assert (told.level, told.rules[0].code) == ("now", "child+alone")


def test_judge_two_lesser_signs_are_soon():
    assert judge(["debt"]).level == "later"
    assert judge(["debt", "alone"]).level == "soon"


def test_judge_one_sign_more_is_never_less_urgent():
    signs = [one.code for one in code_list("risk_sign").codes]
    for pair in combinations(signs, 2):
        assert judge(pair).rank <= min(judge(pair[:1]).rank, judge(pair[1:]).rank)


def test_rules_know_every_sign_and_say_their_source():
    known = {one.code for one in code_list("risk_sign").codes}
    named = {sign for rule in rules() for sign in rule.signs}
    assert named == known
    assert all(rule.source and rule.reason for rule in rules())


def test_signs_in_record_that_says_nothing_shows_nothing():
    assert signs_in({}) == frozenset()


def test_signs_in_record_shows_what_it_says():
    record = {
        "age": 16, "forms": ["forced_criminality"], "means": ["debt_bondage", "threats"], "asylum_asked": "yes",
    }  # fmt: skip
    assert signs_in(record) == {"child", "forced_criminality", "debt", "threats", "asylum"}
