"""Companies and licence numbers that an offer names, listed or not: by a legal form, or a word beside a number."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from sampan.engines.screening.agencies.naming import (
    NOT_BEFORE_A_NAME,
    Word,
    forms,
    is_latin,
    name_words,
    plain,
    trade_words,
)

MOST_WORDS = 5
"""Words of a name beside a legal form; what follows is the sentence that goes on."""
NEAR = 24
"""Letters between a short name and the word that makes a company of it, and between a number and its word."""
_NUMBER = re.compile(r"[^\W_]+(?: ?[/\-] ?[^\W_]+|\.[^\W_]+)*")
_PART = re.compile(r"[^\W_]+")
_OTHER = re.compile('[^\n.,;:!?()"“”|0-9]{2,40}?')
_STOP = re.compile('[\n.,;:!?()"“”|]')


@dataclass(frozen=True)
class Mention:
    """A company, or a licence number, in the plain text."""

    start: int
    end: int
    text: str = ""


def companies_in(text: str, words: Sequence[Word], original: Sequence[bool]) -> list[Mention]:
    """Return the companies that a plain text names by their legal form.

    `original`: of each word whether it is written with a capital; in the Latin script a name has them.
    """
    found = [*_after_form(text, words, original), *_before_form(text, words, original), *_joined(text)]
    kept: list[Mention] = []
    for one in sorted(found, key=lambda one: one.start - one.end):
        if not any(one.start < other.end and other.start < one.end for other in kept):
            kept.append(one)
    return sorted(kept, key=lambda one: one.start)


def is_beside_a_company_word(text: str, start: int, end: int) -> bool:
    """Say whether a legal form or a word of the trade stands just before or after a place of the plain text."""
    return bool(_beside()[0].search(text[max(0, start - NEAR) : start])) or bool(
        _beside()[1].match(text[end : end + NEAR])
    )


def numbers_in(text: str) -> Iterator[tuple[Mention, bool]]:
    """Yield what may be a licence number, the longest first at each place, and whether a word says that it is one."""
    said = _licence_words()
    for found in _NUMBER.finditer(text):
        parts = list(_PART.finditer(text, found.start(), found.end()))
        is_said = bool(said.search(text[max(0, found.start() - NEAR) : found.start()]))
        for first in range(len(parts)):
            for last in range(min(len(parts), first + 5), first, -1):
                start, end = parts[first].start(), parts[last - 1].end()
                key = "".join(part[0] for part in parts[first:last])
                if any(map(str.isdigit, key)):
                    yield Mention(start, end, key), is_said and first == 0


def _after_form(text: str, words: Sequence[Word], capitals: Sequence[bool]) -> Iterator[Mention]:
    """Công ty TNHH An Phát; PT Maju Jaya."""
    at = 0
    while at < len(words):
        size = _form_at(words, at, "start")
        if not size:
            at += 1
            continue
        last = after = at + size
        is_weak = size == 1 and words[at].text in NOT_BEFORE_A_NAME
        while last < len(words) and last - after < MOST_WORDS and capitals[last]:
            if not is_latin(words[last].text) or _STOP.search(text, words[last - 1].end, words[last].start):
                break
            last += 1
        if last - after >= (2 if is_weak else 1):
            yield Mention(words[at].start, words[last - 1].end)
        at = max(last, at + 1)


def _before_form(text: str, words: Sequence[Word], capitals: Sequence[bool]) -> Iterator[Mention]:
    """Sunrise Manpower Co., Ltd."""
    for at in range(1, len(words)):
        size = _form_at(words, at, "end")
        if not size:
            continue
        first = at
        while (
            first > 0 and at - first < MOST_WORDS and capitals[first - 1] and is_latin(words[first - 1].text)
        ):
            if _STOP.search(text, words[first - 1].end, words[first].start) and first != at:
                break
            first -= 1
        told = " ".join(word.text for word in words[first:at])
        if first < at and name_words(told):
            yield Mention(words[first].start, words[at + size - 1].end)


def _form_at(words: Sequence[Word], at: int, stands: str) -> int:
    for form in _by_first(stands).get(words[at].text, ()):
        if tuple(word.text for word in words[at : at + len(form)]) == form:
            return len(form)
    return 0


def _joined(text: str) -> Iterator[Mention]:
    """บริษัท สยามรุ่งเรือง จำกัด; 好运劳务有限公司."""
    for expression in _unspaced():
        for found in expression.finditer(text):
            if found["name"].strip():
                yield Mention(found.start(), found.end())


@cache
def _by_first(stands: str) -> dict[str, tuple[tuple[str, ...], ...]]:
    found: dict[str, list[tuple[str, ...]]] = {}
    for form in forms(stands):
        words = tuple(form.split())
        if all(map(is_latin, words)) and words != ("the",):
            found.setdefault(words[0], []).append(words)
    return {first: tuple(sorted(some, key=len, reverse=True)) for first, some in found.items()}


@cache
def _unspaced() -> tuple["re.Pattern[str]", ...]:
    first = "|".join(map(re.escape, (one for one in forms("start") if not _is_spaced(one))))
    chinese = "|".join(one for one in forms("end") if re.fullmatch("[\u4e00-\u9fff]+", one))
    last = "|".join(
        map(re.escape, (one for one in forms("end") if not _is_spaced(one) and one not in chinese.split("|")))
    )
    name = '(?P<name>[^\n.,;:!?()"“”|0-9]{2,40}?)'
    return (
        re.compile(f"(?:{first}){name}(?:{last})"),
        re.compile(f"(?:{first})\\s?(?P<name>[^\\s.,;:!?()0-9]{{2,40}})"),
        re.compile(f"(?P<name>[\u4e00-\u9fff]{{2,12}})(?:{chinese})"),
    )


def _is_spaced(form: str) -> bool:
    return all(map(is_latin, form.split()))


@cache
def _beside() -> tuple["re.Pattern[str]", "re.Pattern[str]"]:
    before = [*forms("start"), *trade_words("trade")]
    after = [*forms("end"), *trade_words("trade")]
    return (
        re.compile(f"(?:{_either(before)})[\\W_]*$"),
        re.compile(f"[\\W_]*(?:{_either(after)})"),
    )


@cache
def _licence_words() -> "re.Pattern[str]":
    return re.compile(f"(?:{_either(trade_words('licence'))})[^0-9\n,;]{{0,12}}$")


def _either(words: Sequence[str]) -> str:
    latin = [re.escape(plain(word).text) for word in words if _is_spaced(word) and word not in ("co", "va")]
    other = [re.escape(word) for word in words if not _is_spaced(word)]
    return "|".join([rf"\b(?:{'|'.join(latin)})\b", *other])
