"""Each reason for which something can be refused has words."""

from collections.abc import Iterator

import pytest

from sampan.engines.exchange.failures import Reason as LetterReason
from sampan.engines.matching.private.failures import Reason
from sampan.partnership.matches.reasons import REASONS, reason_in_words
from sampan.partnership.matches.services import arriving  # noqa: F401 - its errors are among those looked at
from sampan.vocabulary.errors import SampanError


def errors(of: type[SampanError] = SampanError) -> Iterator[type[SampanError]]:
    yield of
    for one in of.__subclasses__():
        yield from errors(one)


CODES = {
    one.code
    for one in errors()
    if one.__module__.startswith(
        ("sampan.vocabulary", "sampan.engines.matching", "sampan.partnership.matches")
    )
}


@pytest.mark.parametrize(
    "code", sorted({*CODES, *Reason, *LetterReason, "id_repeated", "unknown_kind", "epoch_over"})
)
def test_reason_has_words(code):
    assert (
        code in REASONS and reason_in_words(code).endswith(".") and f"({code})" not in reason_in_words(code)
    )


def test_reason_of_a_newer_release_is_told_as_one():
    assert (
        reason_in_words("made_up") == "It was refused for a reason that this release does not know (made_up)."
    )
    assert reason_in_words("") == ""
