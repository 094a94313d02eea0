"""What the gate lacks, in words, for other slices' pages."""

from collections.abc import Iterable

from django.utils.functional import Promise

from sampan.protection.returns.facts import MissingInWords
from sampan.protection.returns.gate import Missing
from sampan.protection.returns.wording import PHASES, in_words


def missing_of_codes(codes: Iterable[str]) -> tuple[MissingInWords, ...]:
    """Return the words of codes that returns wait for."""
    return in_words(tuple(Missing(code) for code in codes))


def phase_words(phase: str) -> str | Promise:
    """Return where a return stands, in words."""
    return PHASES.get(phase, phase)
