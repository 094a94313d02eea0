"""The ILO scoring rule against a plain reading of its page, and at its boundaries."""

import itertools
import random

import pytest

from sampan.engines.screening.indicators import Answer, Caution, Recommendation, is_positive, score
from sampan.vocabulary.errors import InvalidInput, UnknownCode
from sampan.vocabulary.indicators import operational_indicators

CODES = [one.code for one in operational_indicators()]
STRONG_DECEPTION = ("1.1", "1.2")
STRONG_WORK = ("4.1", "4.2")
STRONG_COERCION = ("5.1", "5.2")


def yes(*codes: str) -> dict[str, str]:
    return dict.fromkeys(codes, "yes")


def reference_positive(strong: int, medium: int, weak: int) -> bool:
    """The page read aloud: two strong; one strong and one other; three medium; two medium and one weak."""
    if strong >= 2:
        return True
    if strong == 1 and (medium > 0 or weak > 0):
        return True
    if medium >= 3:
        return True
    return medium == 2 and weak >= 1


def reference(answers: dict[str, str], *, child: bool) -> str:
    """A slow second reading of the whole rule, sharing nothing with the engine but the weights."""
    positive = {}
    for dimension in "123456":
        weights = ""
        for one in operational_indicators():
            if one.dimension == dimension and answers.get(one.code) == "yes":
                weights += (one.weight_child_labour if child else one.weight_adult_labour) or ""
        positive[dimension] = reference_positive(weights.count("S"), weights.count("M"), weights.count("W"))
    recruited = positive["1"] or positive["2"]
    if child and (positive["4"] or positive["5"]):
        return "trafficking_of_a_child"
    if not positive["4"]:
        return "not_identified"
    if recruited and positive["5"]:
        return "trafficking_for_forced_labour"
    if positive["1"] and not positive["5"]:
        return "deception_and_exploitation"
    if not recruited and not positive["5"]:
        return "exploited_migrant"
    return "not_covered"


@pytest.mark.parametrize(("strong", "medium", "weak"), list(itertools.product(range(4), range(5), range(4))))
def test_dimension_every_small_count_agrees_with_the_page(strong: int, medium: int, weak: int) -> None:
    assert is_positive(strong=strong, medium=medium, weak=weak) == reference_positive(strong, medium, weak)


@pytest.mark.parametrize("child", [False, True], ids=["adult", "child"])
@pytest.mark.parametrize("share", [0.05, 0.15, 0.3, 0.6])
def test_score_generated_answers_agree_with_the_reference(child: bool, share: float) -> None:
    chance = random.Random(f"{child}{share}")
    for _ in range(150):
        answers = {
            code: "yes" if chance.random() < share else chance.choice(["no", "declined"]) for code in CODES
        }
        found = score(answers, profile="child" if child else "adult")
        assert found.recommendation == reference(answers, child=child)


def test_score_deception_work_and_coercion_recommends_forced_labour() -> None:
    found = score(yes(*STRONG_DECEPTION, *STRONG_WORK, *STRONG_COERCION), profile="adult")
    assert found.recommendation is Recommendation.FORCED_LABOUR
    assert set(found.indicators) == {*STRONG_DECEPTION, *STRONG_WORK, *STRONG_COERCION}


def test_score_without_coercion_at_destination_is_deception() -> None:
    found = score(yes(*STRONG_DECEPTION, *STRONG_WORK), profile="adult")
    assert found.recommendation is Recommendation.DECEPTION


def test_score_exploitation_alone_is_a_labour_rights_case_for_an_adult() -> None:
    assert score(yes(*STRONG_WORK), profile="adult").recommendation is Recommendation.EXPLOITED


def test_score_exploitation_alone_is_enough_for_a_child() -> None:
    found = score(yes(*STRONG_WORK), profile="child")
    assert found.recommendation is Recommendation.CHILD
    assert Caution.MEANS_NOT_REQUIRED in found.cautions


def test_score_coercion_without_recruitment_is_said_to_be_uncovered() -> None:
    found = score(yes(*STRONG_WORK, *STRONG_COERCION), profile="adult")
    assert found.recommendation is Recommendation.NOT_COVERED


def test_score_abuse_of_vulnerability_is_offered_beside_the_rule_not_instead() -> None:
    found = score(yes("3.1", "3.2", "3.3", *STRONG_WORK, *STRONG_COERCION), profile="adult")
    assert found.recommendation is Recommendation.NOT_COVERED
    assert found.with_vulnerability is Recommendation.FORCED_LABOUR
    assert Caution.VULNERABILITY_MAY_SUBSTITUTE in found.cautions


def test_score_sexual_exploitation_says_that_there_are_no_weights() -> None:
    assert (
        Caution.NO_WEIGHTS_FOR_SEXUAL_EXPLOITATION
        in score({}, profile="adult", forms=["sexual_exploitation"]).cautions
    )
    assert Caution.NO_WEIGHTS_FOR_SEXUAL_EXPLOITATION not in score({}, profile="adult").cautions


def test_score_forced_to_offend_without_exploitative_work_warns_that_the_rule_is_silent() -> None:
    found = score(yes("5.6", *STRONG_DECEPTION, *STRONG_COERCION), profile="adult")
    assert found.recommendation is Recommendation.NOT_IDENTIFIED
    assert Caution.FORCED_CRIMINALITY in found.cautions


def test_score_indicator_without_a_child_weight_is_not_counted_and_said() -> None:
    found = score(yes("3.8"), profile="child")
    assert Caution.YES_WITHOUT_WEIGHT in found.cautions
    assert found.indicators == ()


@pytest.mark.parametrize("answer", [Answer.NO, Answer.NOT_ASKED, Answer.DECLINED, Answer.NOT_KNOWN])
def test_score_only_yes_counts(answer: Answer) -> None:
    found = score(dict.fromkeys(CODES, answer.value), profile="adult")
    assert found.recommendation is Recommendation.NOT_IDENTIFIED
    assert found.answered == (len(CODES) if answer is Answer.NO else 0)


def test_score_nothing_asked_says_that_most_is_unanswered() -> None:
    assert Caution.MANY_UNANSWERED in score({}, profile="adult").cautions


def test_score_unknown_indicator_is_refused() -> None:
    with pytest.raises(UnknownCode):
        score({"9.9": "yes"}, profile="adult")


@pytest.mark.parametrize(("answers", "profile"), [({"1.1": "maybe"}, "adult"), ({}, "elder")])
def test_score_bad_answer_or_profile_is_refused(answers: dict[str, str], profile: str) -> None:
    with pytest.raises(InvalidInput):
        score(answers, profile=profile)
