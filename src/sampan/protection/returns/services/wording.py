"""What the gate lacks, in words, for other slices' pages."""

from collections.abc import Iterable

from sampan.protection.returns.facts import MissingInWords
from sampan.protection.returns.gate import Missing
from sampan.protection.returns.wording import in_words


def missing_of_codes(codes: Iterable[str]) -> tuple[MissingInWords, ...]:
    """Return the words of codes that returns wait for."""
    return in_words(tuple(Missing(code) for code in codes))
