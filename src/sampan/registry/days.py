"""Days in words, as far as they are known."""

from django.utils.formats import date_format

from sampan.vocabulary.dates import PartialDate
from sampan.vocabulary.errors import InvalidInput


def day_in_words(text: str) -> str:
    """Return a partial date as the reader's language writes it; a text that is none as it stands."""
    try:
        day = PartialDate.parse(text)
    except InvalidInput:
        return text
    if day.month is None:
        return str(day.year)
    return date_format(day.earliest(), "DATE_FORMAT" if day.day else "YEAR_MONTH_FORMAT")
