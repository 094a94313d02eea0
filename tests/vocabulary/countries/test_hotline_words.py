"""Every hotline of the packs has a name in each of the eight languages."""

import pytest

from sampan.vocabulary.countries.hotline_words import known_languages, said_in
from sampan.vocabulary.countries.pack import country_pack, pack_countries
from sampan.vocabulary.languages import LANGUAGES

_LETTERS = {
    "km": "\u1780\u17b3", "lo": "\u0e81\u0eae", "my": "\u1000\u102a", "th": "\u0e01\u0e2e", "zh": "\u4e00\u9fff",
}  # fmt: skip


@pytest.mark.parametrize("country", pack_countries())
@pytest.mark.parametrize("language", sorted(set(LANGUAGES) - {"en"}))
def test_hotlines_and_operators_are_named_in_each_language(country: str, language: str) -> None:
    for one in country_pack(country).hotlines:
        for words in filter(None, (one.name, one.operator)):
            told = said_in(language, words)
            assert told != words and told.strip() == told
            if language in _LETTERS:
                first, last = _LETTERS[language]
                assert any(first <= letter <= last for letter in told)


def test_what_an_office_wrote_itself_stays_as_it_is() -> None:
    assert said_in("vi", "Đường dây của tỉnh") == "Đường dây của tỉnh"
    assert said_in("en", "Police emergency") == "Police emergency"
    assert set(known_languages()) == set(LANGUAGES) - {"en"}
