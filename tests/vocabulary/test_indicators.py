"""The ILO operational indicators and their scoring rules."""

from collections import Counter

from sampan.vocabulary.codelists import code_list
from sampan.vocabulary.indicators import operational_indicators, scoring_rules


def test_indicators_are_counted_as_published() -> None:
    counts = Counter(each.dimension for each in operational_indicators())
    assert counts == {"1": 10, "2": 10, "3": 16, "4": 9, "5": 15, "6": 7}


def test_every_indicator_has_an_adult_weight_and_known_codes() -> None:
    eleven = code_list("ilo_forced_labour_indicator")
    for each in operational_indicators():
        assert each.weight_adult_labour in ("S", "M", "W")
        assert each.weight_child_labour in ("S", "M", "W", None)
        assert all(eleven.has(code) for code in each.ilo11)


def test_weight_differs_for_a_child() -> None:
    threats = next(each for each in operational_indicators() if each.code == "2.2")
    assert (threats.weight(is_child=False), threats.weight(is_child=True)) == ("M", "S")


def test_weight_that_was_not_published_stays_none() -> None:
    unpublished = [each.code for each in operational_indicators() if each.weight_child_labour is None]
    assert unpublished == ["3.8", "4.8"]


def test_scoring_rules_keep_their_caveat() -> None:
    rules = scoring_rules()
    assert rules["caveat"] == "screening aid, not a legal finding"
    assert {"strong": 2} in rules["dimension_positive_if_any"]
