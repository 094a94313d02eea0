"""The eight languages of the project: the six COMMIT countries', English and Indonesian."""

from dataclasses import dataclass

from sampan.vocabulary.errors import UnknownCode


@dataclass(frozen=True)
class Language:
    """A language as screens, letters and interpreters need it."""

    code: str
    english_name: str
    own_name: str
    iso639_2: str
    script: str
    direction: str = "ltr"


# ISO 639-1 and 639-2/T codes; ISO 15924 scripts. HTCDS asks for 639-2 codes.
LANGUAGES: dict[str, Language] = {
    language.code: language
    for language in (
        Language("en", "English", "English", "eng", "Latn"),
        Language("vi", "Vietnamese", "Tiếng Việt", "vie", "Latn"),
        Language("km", "Khmer", "ភាសាខ្មែរ", "khm", "Khmr"),
        Language("lo", "Lao", "ພາສາລາວ", "lao", "Laoo"),
        Language("my", "Burmese", "မြန်မာဘာသာ", "mya", "Mymr"),
        Language("th", "Thai", "ภาษาไทย", "tha", "Thai"),
        Language("zh", "Chinese", "中文", "zho", "Hans"),
        Language("id", "Indonesian", "Bahasa Indonesia", "ind", "Latn"),
    )
}


def language(code: str) -> Language:
    """Return the language of an ISO 639-1 code; raises UnknownCode for any other than the eight."""
    try:
        return LANGUAGES[code]
    except KeyError:
        raise UnknownCode(
            "The language is not one of the project's eight.", remedy=f"Use one of {', '.join(LANGUAGES)}."
        ) from None
