"""Between an HTCDS row's identifying cells and the identity that the registry seals; and back.

The registry keeps phones, address and narrative as plain texts. What HTCDS knows of a case and the registry
has no field for (owner, referral notes, columns of the sender's own) is sealed in the narrative as one
paragraph a column, "cas_Status: Closed", so that nothing of a row is lost and nothing of it lies open.
Lost: salutation and title, and which phone is the mobile one beyond their order.
"""

import re
from collections.abc import Iterator, Mapping

from sampan.vocabulary.crosswalks.htcds import HEADER, HtcdsCase
from sampan.vocabulary.crosswalks.htcds_spellings import htcds_fields
from sampan.vocabulary.flags import Flag

PARAGRAPH = re.compile(r"(?P<column>[^\s:]{1,80}): (?P<text>.*)", re.DOTALL)
BLANK_LINE = "\n\n"
CONSENT = "con_Consent"


def identity_of(row: HtcdsCase) -> dict[str, object]:
    """The identity fields of a row as the registry seals them; absent where nothing is recorded."""
    told = row.identity
    narrative = BLANK_LINE.join(f"{column}: {text}" for column, text in _paragraphs(row) if text)
    fields: dict[str, object] = {
        "name": told.get("name"),
        "birth_date": told.get("birth_date"),
        "documents": [_without_blanks(one) for one in _dicts(told.get("documents"))],
        "phones": [str(one["number"]) for one in _dicts(told.get("phones"))],
        "emails": told.get("emails"),
        "address": ", ".join(str(part) for part in _dict(told.get("address")).values() if part),
        "narrative": narrative,
    }
    return {code: content for code, content in fields.items() if content}


def row_of(record: Mapping[str, object], identity: Mapping[str, object], *, for_others: bool) -> HtcdsCase:
    """The HTCDS row of a case from the registry; `for_others` leaves out what only the holder may have.

    For others the narrative gives its HTCDS narrative columns alone: paragraphs of the sender's own columns
    may hold anything, and no consent covers anything.
    """
    paragraphs = dict(_read_paragraphs(str(identity.get("narrative") or "")))
    fields = htcds_fields()
    narrative = {
        name: text for name, text in paragraphs.items() if name in fields and fields[name].part == "narrative"
    }
    case = {name: text for name, text in paragraphs.items() if name in fields and fields[name].part == "case"}
    return HtcdsCase(
        record=dict(record),
        identity=_htcds_identity(identity) | ({"narrative": narrative} if narrative else {}),
        case={} if for_others else case,
        consent=Flag.NOT_RECORDED if for_others else Flag.read(paragraphs.get(CONSENT, "")),
    )


def _paragraphs(row: HtcdsCase) -> Iterator[tuple[str, str]]:
    yield from ((name, str(text)) for name, text in _dict(row.identity.get("narrative")).items())
    yield from row.case.items()
    if row.consent is not Flag.NOT_RECORDED:
        yield CONSENT, row.consent.value
    yield from ((re.sub(r"[\s:]+", "_", column), text) for column, text in row.unmapped.items())


def _read_paragraphs(narrative: str) -> Iterator[tuple[str, str]]:
    column, texts = "cco_CaseComment", []
    for paragraph in narrative.split(BLANK_LINE):
        begun = PARAGRAPH.fullmatch(paragraph)
        if begun and (begun["column"] in HEADER or begun["column"] == CONSENT or "_" in begun["column"]):
            if texts:
                yield column, BLANK_LINE.join(texts)
            column, texts = begun["column"], [begun["text"]]
        elif paragraph:
            texts.append(paragraph)
    if texts:
        yield column, BLANK_LINE.join(texts)


def _htcds_identity(identity: Mapping[str, object]) -> dict[str, object]:
    phones = [str(number) for number in _list(identity.get("phones"))]
    told: dict[str, object] = {
        "name": _name(_dict(identity.get("name"))),
        "birth_date": identity.get("birth_date"),
        "documents": identity.get("documents"),
        "phones": [
            {"kind": kind, "number": number} for kind, number in zip(("mobile", "home"), phones, strict=False)
        ],
        "emails": identity.get("emails"),
        "address": {"street": identity["address"]} if identity.get("address") else None,
    }
    return {code: content for code, content in told.items() if content}


def _name(name: Mapping[str, object]) -> dict[str, str]:
    """Given and family name as recorded, and what stands between them in the full name as the middle one."""
    full, given, family = (str(name.get(part) or "") for part in ("full", "given", "family"))
    if not given and not family:
        return {"given": full} if full else {}
    middle = full.removeprefix(given).removesuffix(family).strip()
    return {part: text for part, text in (("given", given), ("middle", middle), ("family", family)) if text}


def _without_blanks(told: Mapping[str, object]) -> dict[str, str]:
    return {code: str(content) for code, content in told.items() if content}


def _dict(told: object) -> Mapping[str, object]:
    return told if isinstance(told, Mapping) else {}


def _list(told: object) -> list[object]:
    return list(told) if isinstance(told, (list, tuple)) else []


def _dicts(told: object) -> list[Mapping[str, object]]:
    return [one for one in _list(told) if isinstance(one, Mapping)]
