"""What people learnt, by language and lesson, from rows of sums; groups of fewer than ten are never told.

All languages together leave small groups out unless these have ten people or more together: else one small group would
be the total less the others (docs/adr/0045-change-in-knowledge.md).
"""

from collections.abc import Iterable, Iterator, Mapping

from sampan.prevention.awareness.knowledge import SMALLEST_GROUP, QuizSum, change_in_knowledge
from sampan.prevention.campaigns.facts import Learnt

Key = tuple[str, str, str]  # lesson, language, moment
Pair = tuple[QuizSum, QuizSum]  # before, after
_NONE = QuizSum(takers=0, asked=0, right=0)


def learnt(sums: Mapping[Key, QuizSum]) -> tuple[Learnt, ...]:
    """Return whole quiz and lessons, each over all languages and, where there are several, by language."""
    lessons = sorted({lesson for lesson, _language, _moment in sums})
    return tuple(one for lesson in lessons for one in _of_lesson(lesson, sums))


def _of_lesson(lesson: str, sums: Mapping[Key, QuizSum]) -> Iterator[Learnt]:
    languages = sorted({language for own, language, _moment in sums if own == lesson})
    pairs = {
        language: (
            sums.get((lesson, language, "before"), _NONE),
            sums.get((lesson, language, "after"), _NONE),
        )
        for language in languages
    }
    cut = small_languages(pairs)
    kept = [pair for language, pair in pairs.items() if language not in cut]
    total = (added(pair[0] for pair in kept), added(pair[1] for pair in kept))
    yield _told("", lesson, total, leaves_small_out=bool(cut))
    if len(languages) > 1:
        for language, pair in pairs.items():
            yield _told(language, lesson, pair)


def small_languages(pairs: Mapping[str, Pair]) -> frozenset[str]:
    """Return the languages to leave out of a total, so that none is the total less the others that are shown."""
    found: set[str] = set()
    for place in (0, 1):
        small = {code: pair[place].takers for code, pair in pairs.items() if _is_small(pair[place])}
        others_shown = any(pair[place].takers >= SMALLEST_GROUP for pair in pairs.values())
        if others_shown and sum(small.values()) < SMALLEST_GROUP:
            found |= set(small)
    return frozenset(found)


def _is_small(group: QuizSum) -> bool:
    return 0 < group.takers < SMALLEST_GROUP


def added(groups: Iterable[QuizSum]) -> QuizSum:
    """Return the sum of groups."""
    told = list(groups)
    return QuizSum(
        takers=sum(one.takers for one in told),
        asked=sum(one.asked for one in told),
        right=sum(one.right for one in told),
    )


def _told(language: str, lesson: str, pair: Pair, *, leaves_small_out: bool = False) -> Learnt:
    before, after = (one if one.takers >= SMALLEST_GROUP else None for one in pair)
    change = change_in_knowledge(*pair)
    return Learnt(language, lesson, before, after, change, leaves_small_out)
