"""In the reader's language: which one it is, and the choices of a code list in it."""

from django.utils.translation import get_language

from sampan.vocabulary.codelists import code_list


def reading_language() -> str:
    """Return the code of the reader's language."""
    return get_language() or "en"


def choices_of(name: str) -> list[tuple[str, str]]:
    """Return the codes of a list with their labels in the reader's language; raises UnknownCode."""
    return code_list(name).choices(reading_language())
