"""How one cell of a CTDC file is read."""

from collections.abc import Callable, Collection

from sampan.vocabulary.crosswalks.ctdc_columns import Column
from sampan.vocabulary.dates import parse_when
from sampan.vocabulary.errors import InvalidInput, UnknownCode
from sampan.vocabulary.territories import by_iso3, country

NOT_RECORDED = frozenset({"", "-99"})
REDACTED_COUNTRY = frozenset({"0", "00"})  # country withheld by k-anonymisation (background knowledge)
KOSOVO_IN_CTDC = "Y1"

Found = str | Collection[str] | None  # one code, codes to add to the field, or nothing


def read_cell(text: str | None, column: Column) -> Found:
    """Return what the cell says; raises InvalidInput when the row is short or the cell cannot be read."""
    if text is None:
        raise InvalidInput(
            "The row has no cell for this column.", remedy="Check the row for a missing comma."
        )
    stripped = text.strip()
    if stripped in NOT_RECORDED or column.kind in ("none", "derived"):
        return None
    return _READERS[column.kind](stripped, column)


def _flag(text: str, column: Column) -> Found:
    return (column.code,) if _is_set(text) else None


def _sex_and_labour(text: str, column: Column) -> Found:
    return ("forced_labour", "sexual_exploitation") if _is_set(text) else None


def _is_set(text: str) -> bool:
    if text not in ("0", "1"):
        raise InvalidInput("The flag is neither 1 nor 0.", remedy="Write 1, 0 or leave the cell blank.")
    return text == "1"


def _category(text: str, column: Column) -> str:
    try:
        return column.reads[text]
    except KeyError:
        raise UnknownCode(
            "CTDC has no such category here.", remedy=f"Use one of: {', '.join(column.reads)}."
        ) from None


def _joined(text: str, column: Column) -> Found:
    return {_category(part.strip(), column) for part in text.split(";")}


def _country(text: str, column: Column) -> Found:
    if text in REDACTED_COUNTRY:
        return None
    if text == KOSOVO_IN_CTDC:
        return ("XK",)
    return ((by_iso3 if len(text) == 3 else country)(text).iso2,)


def _year(text: str, column: Column) -> str:
    return str(parse_when(text))


_READERS: dict[str, Callable[[str, Column], Found]] = {
    "flag": _flag,
    "sex_and_labour": _sex_and_labour,
    "category": _category,
    "age_band": _category,
    "region": _category,
    "joined": _joined,
    "country": _country,
    "year": _year,
    "year_band": _year,
}
