"""Finds what a lexicon's patterns say of a folded message, and whether it is asserted, denied or quoted."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from sampan.engines.screening.offers.lexicon import UNSPACED, Lexicon, Rule

_SENTENCE_END = re.compile(r"[.!?\n。！？။។៕]")
_STOPS = frozenset(" \n,.;:!?…，。；：！？、")  # stand at the end of no words that are shown
_CLAUSE_END = {
    True: re.compile(r"[,;:，、；]"),
    False: re.compile(r"[,;:，、；၊ ]"),
}  # spaces part clauses where words have none
_DENIED_WITHIN = {True: 34, False: 14}  # characters between a denial and what it denies, within the clause
ASSERTED, DENIED, QUOTED = "asserted", "denied", "quoted"
IMPRESSION = (
    "impression",
    "whole_message",
)  # kind and code of how the whole message reads; only the encoder has it


@dataclass(frozen=True)
class Found:
    """Words of a message: what they say (`kind`, `code`), where (`start`, `end`: characters of the folded text).

    `certainty`: the probability that the message says it; of the impression, the logarithm of the odds of a lure.
    """

    kind: str
    code: str
    start: int
    end: int
    is_weak: bool
    stance: str
    line: int
    certainty: float = 1.0


def find(lexicon: Lexicon, text: str) -> tuple[Found, ...]:
    """Return all that is found, in the order of the text; the same code at overlapping words is told once."""
    if not lexicon.rules:
        return ()
    found: list[Found] = []
    for index in lexicon.matcher.Match(text, False) or ():
        rule = lexicon.rules[index]
        for start, end in _places(lexicon.matcher.re(index), text):
            stance = _stance(lexicon, rule, text, start=start, end=end)
            found.append(Found(rule.kind, rule.code, start, end, rule.is_weak, stance, rule.line))
    return tuple(_once(found))


def _places(expression: object, text: str) -> Iterator[tuple[int, int]]:
    for one in expression.finditer(text):  # type: ignore[attr-defined]
        start, end = one.span(1)
        while end > start and text[end - 1] in _STOPS:
            end -= 1
        if end > start:
            yield start, end


def _stance(lexicon: Lexicon, rule: Rule, text: str, *, start: int, end: int) -> str:
    if not rule.is_deniable:
        return ASSERTED
    before, after = sentence_around(text, start, end)
    is_spaced = lexicon.language not in UNSPACED
    reach, clause = _DENIED_WITHIN[is_spaced], _CLAUSE_END[is_spaced]
    for scope, near in (
        ("deny before", clause.split(before)[-1][-reach:]),
        ("deny after", clause.split(after)[0][:reach]),
    ):
        if (denies := lexicon.scopes[scope]) and denies.search(near):
            return DENIED
    quotes = lexicon.scopes["quote before"]
    return QUOTED if quotes and quotes.search(before) else ASSERTED


def sentence_around(text: str, start: int, end: int) -> tuple[str, str]:
    """Return what stands before and after a place, within its sentence."""
    first = max(
        (one.end() for one in _SENTENCE_END.finditer(text, max(0, start - 200), start)),
        default=max(0, start - 200),
    )
    last = _SENTENCE_END.search(text, end)
    return text[first:start], text[end : last.start() if last else end + 200]


def _once(found: list[Found]) -> Iterator[Found]:
    """Yield each place of a code once: the strongest and longest of overlapping ones."""
    ends: dict[tuple[str, str], int] = {}
    for one in sorted(found, key=lambda it: (it.start, it.is_weak, -it.end)):
        if one.start >= ends.get((one.kind, one.code), 0):
            ends[one.kind, one.code] = one.end
            yield one
