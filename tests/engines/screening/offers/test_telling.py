"""Every language tells the same levels, limits, signs, claims and questions, in words of its own."""

import pytest

from sampan.engines.screening.offers.checking import Level, Limit
from sampan.engines.screening.offers.codes import CLAIMS, SIGNS
from sampan.engines.screening.offers.lexicon import languages
from sampan.engines.screening.offers.telling import words_in
from sampan.engines.screening.reading.languages import language_of
from sampan.vocabulary.errors import UnknownCode


@pytest.mark.parametrize("language", languages())
def test_each_language_tells_everything(language: str) -> None:
    words = words_in(language)
    assert set(words.levels) == set(Level)
    assert set(words.limits) >= set(Limit)
    assert set(words.signs) == set(SIGNS)
    assert set(words.claims) == set(CLAIMS)
    assert set(words.limits) == set(words_in("en").limits)
    assert len(words.questions) == len(words_in("en").questions)


@pytest.mark.parametrize("language", languages())
def test_the_words_are_of_that_language(language: str) -> None:
    words = words_in(language)
    told = [*words.questions, *(one.text for one in words.levels.values())]
    told += [part for sign in words.signs.values() for part in (sign.why, sign.check)]
    foreign = [text for text in told if language_of(text).code not in (language, "un")]
    assert len(foreign) <= len(told) // 20, foreign


@pytest.mark.parametrize("language", languages())
def test_no_level_says_safe(language: str) -> None:
    if language == "en":
        titles = [one.title.casefold() for one in words_in("en").levels.values()]
        assert not any("safe" in title for title in titles)
    assert (
        words_in(language).levels[Level.NOTHING_FOUND].text
        != words_in(language).levels[Level.NOTHING_FOUND].title
    )


def test_another_language_is_refused() -> None:
    with pytest.raises(UnknownCode):
        words_in("fr")
