"""The directory as a sheet: out as CSV, and back in, all rows or none, with each problem named by its row."""

import csv
import io
from collections.abc import Iterable, Mapping
from uuid import UUID

from django.db import transaction

from sampan.protection.providers.facts import ProviderFact
from sampan.protection.providers.services.keeping import Entry, keep_provider
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Actor, require
from sampan.registry.access.roles import Permission
from sampan.registry.agencies.queries import agency_names
from sampan.vocabulary.errors import InvalidInput

_LISTS = ("services", "languages", "sexes", "nationalities", "provinces")
_FLAGS = ("takes_children", "is_accessible", "is_always_open")
_NUMBERS = ("age_from", "age_to")
_TEXTS = ("province", "hours", "phone", "email", "cost", "note")
COLUMNS = ("agency", *_LISTS, *_NUMBERS, *_FLAGS, *_TEXTS)
MOST_ROWS = 5_000  # a whole country's directory, several times over
_FORMULA = ("=", "+", "-", "@", "\t", "\r")  # a spreadsheet would run a cell that begins so
_YES_NO = {"yes": True, "true": True, "1": True, "no": False, "false": False, "0": False, "": False}


class InvalidSheet(InvalidInput):
    """A sheet of which nothing was taken; `.problems` names each row and what is wrong with it."""

    def __init__(self, problems: list[InvalidInput]) -> None:
        self.problems = tuple(problems)
        super().__init__(
            "Nothing was taken from the sheet.",
            remedy="Mend the rows that are named and send it again.",
            field="file",
        )


def write_directory(providers: Iterable[ProviderFact]) -> str:
    """Return the directory as CSV with a heading; lists are separated by spaces, formulas disarmed."""
    out = io.StringIO()
    writer = csv.DictWriter(out, COLUMNS, lineterminator="\n")
    writer.writeheader()
    for one in providers:
        writer.writerow({name: _cell(one, name) for name in COLUMNS})
    return out.getvalue()


@transaction.atomic
def read_directory(*, text: str, by: Actor, purpose: Purpose) -> int:
    """Keep every row of a sheet and return how many; raises InvalidSheet, and then nothing was kept."""
    require(by, Permission.MANAGE_PROVIDERS, purpose=purpose)
    rows = _rows(text)
    agencies = {name.casefold(): agency_id for agency_id, name in agency_names().items()}
    problems: list[InvalidInput] = []
    for number, row in enumerate(rows, start=2):  # row 1 is the heading
        try:
            _keep(row, agencies, by=by, purpose=purpose)
        except InvalidInput as error:
            problems.append(InvalidInput(error.what, remedy=error.remedy, field=error.field, row=number))
    if problems:
        raise InvalidSheet(problems)
    return len(rows)


def _rows(text: str) -> list[dict[str, str]]:
    reader = csv.DictReader(io.StringIO(text.removeprefix("\ufeff")))
    unknown = [name for name in reader.fieldnames or () if name not in COLUMNS]
    if unknown or not {"agency", "services"} <= set(reader.fieldnames or ()):
        raise InvalidInput(
            "The sheet's heading is not that of a directory.",
            remedy=f"Use the columns {', '.join(COLUMNS)}; agency and services are needed.",
            field="file",
        )
    rows = [{name: (cell or "").strip() for name, cell in row.items() if name} for row in reader]
    if len(rows) > MOST_ROWS:
        raise InvalidInput("The sheet is too long.", remedy=f"At most {MOST_ROWS} rows.", field="file")
    return rows


def _keep(row: Mapping[str, str], agencies: Mapping[str, UUID], *, by: Actor, purpose: Purpose) -> None:
    agency_id = agencies.get(_armed(row["agency"]).casefold())
    if agency_id is None:
        raise InvalidInput(
            "No agency of this node has this name.",
            remedy="Let the administrator register it.",
            field="agency",
        )
    told: dict[str, object] = {
        name: tuple(row.get(name, "").split()) for name in _LISTS if name != "services"
    }
    told |= {name: _flag(row, name) for name in _FLAGS} | {name: _number(row, name) for name in _NUMBERS}
    told |= {name: _armed(row.get(name, "")) for name in _TEXTS} | {"cost": row.get("cost") or "free"}
    keep_provider(
        agency_id=agency_id,
        entry=Entry(**told),  # type: ignore[arg-type]
        services=row["services"].split(),
        by=by,
        purpose=purpose,
    )


def _flag(row: Mapping[str, str], name: str) -> bool:
    try:
        return _YES_NO[row.get(name, "").lower()]
    except KeyError:
        raise InvalidInput("Neither yes nor no.", remedy="Write yes or no.", field=name) from None


def _number(row: Mapping[str, str], name: str) -> int | None:
    told = row.get(name, "")
    if not told:
        return None
    if not (told.isascii() and told.isdigit() and len(told) <= 3):
        raise InvalidInput("This is no age.", remedy="Write whole years.", field=name)
    return int(told)


def _cell(one: ProviderFact, name: str) -> str:
    if name == "agency":
        return _disarmed(one.name)
    if name == "services":
        return " ".join(offer.service for offer in one.offers if offer.is_open)
    told = getattr(one, name)
    if isinstance(told, bool):
        return "yes" if told else "no"
    if isinstance(told, tuple):
        return " ".join(told)
    return "" if told is None else _disarmed(str(told))


def _disarmed(text: str) -> str:
    return f"'{text}" if text.startswith(_FORMULA) else text


def _armed(text: str) -> str:
    return text[1:] if text.startswith("'") and text[1:].startswith(_FORMULA) else text
