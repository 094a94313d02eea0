"""Turns reports into what pages show."""

from typing import Any

from django.utils.translation import get_language

from sampan.engines.screening.offers.lexicon import languages
from sampan.engines.screening.offers.telling import words_in
from sampan.prevention.offers.facts import OpenedReport, ReportFact
from sampan.prevention.offers.wording import STATE_KINDS, STATE_WORDS
from sampan.vocabulary.languages import LANGUAGES


def report_shown(one: ReportFact) -> dict[str, Any]:
    """Return a report without its words."""
    language = get_language() or "en"
    words = words_in(language if language in languages() else "en")
    known = LANGUAGES.get(one.language)
    return {
        "report": one,
        "signs": [words.signs[code].name for code in one.signs if code in words.signs],
        "level": words.levels[one.level].title if one.level in words.levels else one.level,
        "language": known.own_name if known else "",
        "state": STATE_WORDS[one.state],
        "kind": STATE_KINDS[one.state],
    }


def opened_shown(one: OpenedReport) -> dict[str, Any]:
    """Return an opened report."""
    return report_shown(one.fact) | {"opened": one, "is_open": True}
