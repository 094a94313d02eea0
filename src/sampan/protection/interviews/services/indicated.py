"""Turns answers to plain questions into answers to the indicators that the questions point to."""

from collections.abc import Mapping

from sampan.vocabulary.countries.pack import CountryPack
from sampan.vocabulary.guides.guide import question

_STRONGEST = ("yes", "no", "declined", "not_known", "not_asked")


def indicators_of(answers: Mapping[str, str], pack: CountryPack | None) -> dict[str, str]:
    """Return answers by indicator: one yes is a yes, else the most that was said of any of its questions."""
    said: dict[str, list[str]] = {}
    for code, answer in answers.items():
        for indicator in question(code, pack).indicators:
            said.setdefault(indicator, []).append(answer)
    return {indicator: min(told, key=_STRONGEST.index) for indicator, told in said.items()}
