"""The eight languages."""

import pycountry
import pytest

from sampan.vocabulary.errors import UnknownCode
from sampan.vocabulary.languages import LANGUAGES, language


def test_languages_are_the_eight_of_the_project() -> None:
    assert list(LANGUAGES) == ["en", "vi", "km", "lo", "my", "th", "zh", "id"]


@pytest.mark.parametrize("code", LANGUAGES)
def test_language_agrees_with_iso_639(code: str) -> None:
    assert language(code).iso639_2 == pycountry.languages.get(alpha_2=code).alpha_3


@pytest.mark.parametrize("code", LANGUAGES)
def test_language_script_is_an_iso_15924_code(code: str) -> None:
    assert pycountry.scripts.get(alpha_4=language(code).script) is not None


def test_language_outside_the_eight_is_refused() -> None:
    with pytest.raises(UnknownCode):
        language("fr")
