"""A country's own statuses and ours: HTCDS names are the bridge between them."""

from dataclasses import dataclass

from django.utils.translation import gettext_noop

from sampan.vocabulary.codelists import code_list
from sampan.vocabulary.countries.pack import CountryPack
from sampan.vocabulary.errors import InvalidInput

_OF_HTCDS = {
    "PossibleVictimOfTrafficking": "presumed_victim",
    "ActualVictimOfTrafficking": "victim",
    "NotAVictimOfTrafficking": "not_a_victim",
}
RECOMMENDATIONS = {
    "trafficking_for_forced_labour": gettext_noop(
        "The answers point to trafficking for forced labour: recruitment by deception or coercion, "
        "exploitation, and coercion at the destination."
    ),
    "deception_and_exploitation": gettext_noop(
        "The answers point to deception and exploitation, without coercion at the destination."
    ),
    "exploited_migrant": gettext_noop(
        "The answers point to exploitation at work without the means of trafficking: a labour-rights case."
    ),
    "not_identified": gettext_noop("The answers do not point to trafficking by the published rule."),
    "trafficking_of_a_child": gettext_noop(
        "The answers point to trafficking of a child. Under 18 the means are not required."
    ),
    "not_covered": gettext_noop(
        "The published rule says nothing about this pattern of answers: a person has to weigh it."
    ),
}
CAUTIONS = {
    "no_weights_for_sexual_exploitation": gettext_noop(
        "For sexual exploitation no weights are published: the recommendation counts labour exploitation "
        "only."
    ),
    "means_not_required": gettext_noop("Under 18 no means (force, deception, abuse) need be shown."),
    "forced_criminality": gettext_noop(
        "Forced crime counts as coercion in the published rule, not as exploitation: somebody forced to scam "
        "can be a victim although the rule does not say so."
    ),
    "vulnerability_may_substitute": gettext_noop(
        "Abuse of vulnerability may stand for the means; then the rule would say more."
    ),
    "yes_without_weight": gettext_noop("Some indicators seen have no published weight and were not counted."),
    "many_unanswered": gettext_noop(
        "More than half was not answered. Rest, trust or another day may change that."
    ),
}


@dataclass(frozen=True)
class NationalStatus:
    """A status as the country calls it, and ours; `is_verified` when somebody read the law."""

    code: str
    label: str
    status: str
    is_verified: bool


def national_statuses(pack: CountryPack | None, language: str) -> list[NationalStatus]:
    """Return the statuses that a decision can give, in the country's order and the reader's language."""
    if pack is None:
        return [NationalStatus(code, label, code, True) for code, label in _own_choices(language)]
    return [
        NationalStatus(
            one.code,
            one.label_in(language, local_language=pack.local_language),
            _OF_HTCDS[one.htcds],
            one.verified,
        )
        for one in sorted(pack.statuses, key=lambda status: status.order)
    ]


def status_of_national(pack: CountryPack | None, national: str) -> str:
    """Return our status of a country's; raises InvalidInput when the country has no such status."""
    for one in national_statuses(pack, "en"):
        if one.code == national:
            return one.status
    raise InvalidInput(
        "The country has no such status.", remedy="Choose one of the list.", field="national_status"
    )


def _own_choices(language: str) -> list[tuple[str, str]]:
    return code_list("trafficking_status").choices(language)
