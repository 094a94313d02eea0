"""What answers to the ILO operational indicators recommend: an aid to a person's decision, never a finding.

Rule: ILO/EC Delphi 2009 (WCMS_105023 p. 3), read from `vocabulary.indicators.scoring_rules()`. Only a plain
"yes" counts; not asked, declined and not known count neither for nor against, and are reported.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from sampan.vocabulary.errors import InvalidInput, UnknownCode
from sampan.vocabulary.indicators import OperationalIndicator, operational_indicators, scoring_rules

LIST_VERSION = "ILO/EC 2009"
DIMENSIONS = ("1", "2", "3", "4", "5", "6")
DECEPTIVE, COERCIVE, VULNERABILITY, EXPLOITATION, COERCION, VULNERABILITY_THERE = DIMENSIONS
FORCED_TO_OFFEND = (
    "5.6"  # stands under coercion, so that the published rule alone never makes it exploitation
)


class Answer(StrEnum):
    """The five answers; three of them say why there is no yes or no."""

    YES = "yes"
    NO = "no"
    NOT_ASKED = "not_asked"
    DECLINED = "declined"
    NOT_KNOWN = "not_known"


class Profile(StrEnum):
    """Whose weights count: an adult's or a child's."""

    ADULT = "adult"
    CHILD = "child"


class Recommendation(StrEnum):
    """What the published classification says; the last two are ours, where it says nothing of its own."""

    FORCED_LABOUR = "trafficking_for_forced_labour"
    DECEPTION = "deception_and_exploitation"
    EXPLOITED = "exploited_migrant"
    NOT_IDENTIFIED = "not_identified"
    CHILD = "trafficking_of_a_child"
    NOT_COVERED = "not_covered"


class Caution(StrEnum):
    """What a person must know before relying on a recommendation."""

    NO_WEIGHTS_FOR_SEXUAL_EXPLOITATION = "no_weights_for_sexual_exploitation"
    MEANS_NOT_REQUIRED = "means_not_required"
    FORCED_CRIMINALITY = "forced_criminality"
    VULNERABILITY_MAY_SUBSTITUTE = "vulnerability_may_substitute"
    YES_WITHOUT_WEIGHT = "yes_without_weight"
    MANY_UNANSWERED = "many_unanswered"


_RESULTS = {
    "victim of trafficking for forced labour": Recommendation.FORCED_LABOUR,
    "victim of deception and exploitation": Recommendation.DECEPTION,
    "exploited migrant (labour-rights case)": Recommendation.EXPLOITED,
    "not identified as victim": Recommendation.NOT_IDENTIFIED,
}


@dataclass(frozen=True)
class DimensionScore:
    """One dimension: how many strong, medium and weak indicators were answered yes, and which."""

    dimension: str
    strong: int
    medium: int
    weak: int
    is_positive: bool
    led_by: tuple[str, ...]


@dataclass(frozen=True)
class ScreeningScore:
    """The recommendation with everything that led to it.

    `with_vulnerability` is what the classification would say if abuse of vulnerability stood for the means,
    as the source allows a person to judge; None when that changes nothing.
    """

    profile: Profile
    list_version: str
    recommendation: Recommendation
    with_vulnerability: Recommendation | None
    dimensions: tuple[DimensionScore, ...]
    indicators: tuple[str, ...]
    cautions: tuple[Caution, ...]
    answered: int
    unanswered: int


def score(answers: Mapping[str, str], *, profile: str, forms: Iterable[str] = ()) -> ScreeningScore:
    """Return what `answers` (indicator code to answer) recommend for an adult or a child.

    `forms` are the forms of exploitation recorded; for sexual exploitation no weights are published, and that
    is said, not guessed. Raises UnknownCode for an indicator, InvalidInput for an answer or profile.
    """
    who = _profile(profile)
    said = _read(answers)
    dimensions = tuple(_dimension(code, said, who) for code in DIMENSIONS)
    positive = {one.dimension for one in dimensions if one.is_positive}
    recommendation = _classify(positive, who)
    substituted = _classify(positive | _substitutes(positive), who)
    other = substituted if substituted is not recommendation else None
    answered = sum(answer in (Answer.YES, Answer.NO) for answer in said.values())
    unanswered = len(operational_indicators()) - answered
    return ScreeningScore(
        profile=who,
        list_version=LIST_VERSION,
        recommendation=recommendation,
        with_vulnerability=other,
        dimensions=dimensions,
        indicators=tuple(code for one in dimensions for code in one.led_by),
        cautions=tuple(_cautions(said, who, other, unanswered, set(forms), EXPLOITATION in positive)),
        answered=answered,
        unanswered=unanswered,
    )


def is_positive(*, strong: int, medium: int, weak: int) -> bool:
    """Say whether so many indicators of each weight make a dimension positive, by the published rules."""
    rules = scoring_rules()["dimension_positive_if_any"]
    return any(_reaches(rule, strong=strong, medium=medium, weak=weak) for rule in rules)  # type: ignore[attr-defined]


def _reaches(rule: Mapping[str, int], *, strong: int, medium: int, weak: int) -> bool:
    have = {"strong": strong, "medium": medium, "weak": weak, "medium_or_weak": medium + weak}
    return all(have[weight] >= least for weight, least in rule.items())


def _profile(profile: str) -> Profile:
    try:
        return Profile(profile)
    except ValueError:
        raise InvalidInput(
            "The profile is neither adult nor child.", remedy="Use adult or child.", field="profile"
        ) from None


def _read(answers: Mapping[str, str]) -> dict[str, Answer]:
    known = {indicator.code for indicator in operational_indicators()}
    for code in answers:
        if code not in known:
            raise UnknownCode(
                "There is no such indicator.", remedy="Use a code of the list.", field="answers"
            )
    try:
        return {code: Answer(answer) for code, answer in answers.items()}
    except ValueError:
        raise InvalidInput(
            "An answer is none of the five.", remedy=f"Use one of {', '.join(Answer)}.", field="answers"
        ) from None


def _dimension(code: str, said: Mapping[str, Answer], who: Profile) -> DimensionScore:
    yes = [one for one in operational_indicators() if one.dimension == code and _is_yes(one, said)]
    weights = [one.weight(is_child=who is Profile.CHILD) for one in yes]
    strong, medium, weak = (weights.count(weight) for weight in "SMW")
    return DimensionScore(
        dimension=code,
        strong=strong,
        medium=medium,
        weak=weak,
        is_positive=is_positive(strong=strong, medium=medium, weak=weak),
        led_by=tuple(one.code for one, weight in zip(yes, weights, strict=True) if weight),
    )


def _is_yes(indicator: OperationalIndicator, said: Mapping[str, Answer]) -> bool:
    return said.get(indicator.code) is Answer.YES


def _classify(positive: set[str], who: Profile) -> Recommendation:
    """Return the first published class whose conditions all hold; for a child the means are not required."""
    if who is Profile.CHILD and positive & {EXPLOITATION, COERCION}:
        return Recommendation.CHILD
    holds = {
        "recruitment_deceptive_or_coercive": bool(positive & {DECEPTIVE, COERCIVE}),
        "recruitment_deceptive": DECEPTIVE in positive,
        "recruitment": bool(positive & {DECEPTIVE, COERCIVE}),
        "exploitation": EXPLOITATION in positive,
        "coercion_at_destination": COERCION in positive,
    }
    for rule in scoring_rules()["classification"]:  # type: ignore[attr-defined]
        if all(holds[name] == wanted for name, wanted in rule.items() if name != "result"):
            return _RESULTS[rule["result"]]
    return Recommendation.NOT_COVERED


def _substitutes(positive: set[str]) -> set[str]:
    """Return the means that abuse of vulnerability may stand for, at recruitment and at destination."""
    stands_for = {VULNERABILITY: COERCIVE, VULNERABILITY_THERE: COERCION}
    return {means for abuse, means in stands_for.items() if abuse in positive}


def _cautions(
    said: Mapping[str, Answer],
    who: Profile,
    other: Recommendation | None,
    unanswered: int,
    forms: set[str],
    is_exploited: bool,
) -> Iterable[Caution]:
    if "sexual_exploitation" in forms:
        yield Caution.NO_WEIGHTS_FOR_SEXUAL_EXPLOITATION
    was_forced = said.get(FORCED_TO_OFFEND) is Answer.YES or "forced_criminality" in forms
    if was_forced and not is_exploited:
        yield Caution.FORCED_CRIMINALITY
    if who is Profile.CHILD:
        yield Caution.MEANS_NOT_REQUIRED
    if other is not None:
        yield Caution.VULNERABILITY_MAY_SUBSTITUTE
    is_child = who is Profile.CHILD
    if any(_is_yes(one, said) and not one.weight(is_child=is_child) for one in operational_indicators()):
        yield Caution.YES_WITHOUT_WEIGHT
    if unanswered > len(operational_indicators()) // 2:
        yield Caution.MANY_UNANSWERED
