"""The coded reasons of a decision: the grounds of the country's law, then what is the same everywhere."""

from dataclasses import dataclass

from django.utils.translation import gettext, gettext_noop

from sampan.vocabulary.countries.pack import CountryPack

_EVERYWHERE = {
    "screening": gettext_noop("What the screening showed"),
    "own_account": gettext_noop("The person's own account"),
    "child": gettext_noop("A child: means are not required"),
    "elements_missing": gettext_noop("An element of trafficking is missing"),
    "more_to_verify": gettext_noop("More has to be verified"),
    "new_information": gettext_noop("New information changes an earlier decision"),
    "in_words": gettext_noop("Another reason, in words"),
}


@dataclass(frozen=True)
class Reason:
    """A reason that can be chosen; `ground` is the point of the law, empty for our own."""

    code: str
    label: str
    ground: str = ""


def decision_reasons(pack: CountryPack | None, language: str = "en") -> list[Reason]:
    """Return the reasons that a decision in this country can name, the law's grounds first."""
    local = pack.local_language if pack else ""
    grounds = [
        Reason(one.code, one.label_in(language, local_language=local), one.legal_basis)
        for one in (pack.evidence if pack else ())
    ]
    return grounds + [Reason(code, gettext(label)) for code, label in _EVERYWHERE.items()]
