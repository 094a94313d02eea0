"""The identifying part of an HTCDS row, as the registry seals it: never in the record, log or message."""

from collections.abc import Iterator, Mapping

from sampan.vocabulary.dates import PartialDate
from sampan.vocabulary.names import tidy

_NAME = {
    "prs_FirstName": "given",
    "prs_MiddleName": "middle",
    "prs_SecondName": "family",
    "prs_Salutation": "salutation",
    "prs_Title": "title",
}
_ADDRESS = {
    "prs_MailingStreet": "street",
    "prs_MailingCity": "city",
    "prs_MailingState": "state",
    "prs_MailingPostalCode": "postal_code",
    "prs_MailingCountry": "country",
    "prs_MailingLongitude": "longitude",
    "prs_MailingLatitude": "latitude",
}
_PHONES = {"prs_MobilePhone": "mobile", "prs_HomePhone": "home"}


def read_identity(cells: Mapping[str, str], narrative: Mapping[str, str]) -> dict[str, object]:
    """Return the identity in the shape of the sealed file; parts that the row does not have are absent.

    `name` {full, given, middle, family, salutation, title}, `birth_date` (ISO, may be partial), `documents`
    [{kind, number, country}], `phones` [{kind, number}], `emails`, `address`, and `narrative`
    {HTCDS field: text}. Raises InvalidInput for an impossible birth date.
    """
    return {part: kept for part, kept in _parts(cells, narrative) if kept}


def write_identity(identity: Mapping[str, object]) -> dict[str, str]:
    """Return the HTCDS cells of an identity as `read_identity` shapes it."""
    cells = _flat(identity.get("name"), _NAME) | _flat(identity.get("address"), _ADDRESS)
    cells |= dict(_texts(identity.get("narrative")))
    cells |= _phone_cells(identity.get("phones"))
    if isinstance(identity.get("birth_date"), str):
        cells["prs_Birthdate"] = str(identity["birth_date"])
    for field, text in (
        ("prs_IdentityNumber", _first_number(identity)),
        ("prs_Email", _first_email(identity)),
    ):
        if text:
            cells[field] = text
    return cells


def _parts(cells: Mapping[str, str], narrative: Mapping[str, str]) -> Iterator[tuple[str, object]]:
    yield "name", _name(cells)
    if "prs_Birthdate" in cells:
        yield "birth_date", str(read_day(cells["prs_Birthdate"]))
    if "prs_IdentityNumber" in cells:
        yield (
            "documents",
            [{"kind": "identity_number", "number": cells["prs_IdentityNumber"], "country": None}],
        )
    yield (
        "phones",
        [{"kind": kind, "number": cells[field]} for field, kind in _PHONES.items() if field in cells],
    )
    yield "emails", [cells["prs_Email"]] if "prs_Email" in cells else []
    yield "address", {part: cells[field] for field, part in _ADDRESS.items() if field in cells}
    yield "narrative", dict(narrative)


def read_day(text: str) -> PartialDate:
    """Read a date cell; a spreadsheet's time of day (00:00:00) is dropped. Raises InvalidInput."""
    return PartialDate.parse(text.replace("T", " ").partition(" ")[0])


def _name(cells: Mapping[str, str]) -> dict[str, str]:
    parts = {part: tidy(cells[field]) for field, part in _NAME.items() if field in cells}
    full = " ".join(parts[part] for part in ("given", "middle", "family") if part in parts)
    return {"full": full} | parts if full else parts


def _flat(part: object, names: Mapping[str, str]) -> dict[str, str]:
    if not isinstance(part, Mapping):
        return {}
    return {field: str(part[key]) for field, key in names.items() if part.get(key)}


def _texts(narrative: object) -> Iterator[tuple[str, str]]:
    if isinstance(narrative, Mapping):
        yield from ((str(field), str(text)) for field, text in narrative.items())


def _phone_cells(phones: object) -> dict[str, str]:
    fields = {kind: field for field, kind in _PHONES.items()}
    found: dict[str, str] = {}
    for phone in phones if isinstance(phones, (list, tuple)) else ():
        found.setdefault(fields.get(phone.get("kind"), "prs_MobilePhone"), str(phone["number"]))
    return found


def _first_number(identity: Mapping[str, object]) -> str:
    documents = identity.get("documents")
    return str(documents[0]["number"]) if isinstance(documents, (list, tuple)) and documents else ""


def _first_email(identity: Mapping[str, object]) -> str:
    emails = identity.get("emails")
    return str(emails[0]) if isinstance(emails, (list, tuple)) and emails else ""
