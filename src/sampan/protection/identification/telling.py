"""Puts a screening's stored recommendation into words: what it says, what led to it, what to beware of."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from sampan.protection.identification.facts import ScreeningFact
from sampan.protection.identification.statuses import CAUTIONS, RECOMMENDATIONS
from sampan.vocabulary.codelists import code_list


@dataclass(frozen=True)
class ToldDimension:
    """One dimension in words, with the indicators that led to it."""

    label: str
    is_positive: bool
    strong: int
    medium: int
    weak: int
    led_by: tuple[str, ...]


@dataclass(frozen=True)
class ToldResult:
    """A recommendation in words; `also` is what it would be if abuse of vulnerability stood for the means."""

    sentence: str
    also: str
    cautions: tuple[str, ...]
    dimensions: tuple[ToldDimension, ...]
    answered: int
    unanswered: int


def told_result(screening: ScreeningFact, language: str) -> ToldResult:
    """Return the stored recommendation in the reader's language."""
    kept: Mapping[str, object] = screening.result or {}
    also = str(kept.get("with_vulnerability") or "")
    return ToldResult(
        sentence=_(RECOMMENDATIONS[str(kept["recommendation"])]),
        also=_(RECOMMENDATIONS[also]) if also else "",
        cautions=tuple(_(CAUTIONS[str(code)]) for code in kept["cautions"]),  # type: ignore[attr-defined]
        dimensions=tuple(_dimension(one, language) for one in kept["dimensions"]),  # type: ignore[attr-defined]
        answered=int(str(kept["answered"])),
        unanswered=int(str(kept["unanswered"])),
    )


def _dimension(kept: Mapping[str, object], language: str) -> ToldDimension:
    indicators = code_list("ilo_operational_indicator")
    return ToldDimension(
        label=code_list("ilo_dimension").label(str(kept["dimension"]), language),
        is_positive=bool(kept["is_positive"]),
        strong=int(str(kept["strong"])),
        medium=int(str(kept["medium"])),
        weak=int(str(kept["weak"])),
        led_by=tuple(indicators.label(str(code), language) for code in kept["led_by"]),  # type: ignore[attr-defined]
    )
