"""Checks what is told of a part before it is written: codes, places, dates, and what it points at."""

from collections.abc import Mapping
from uuid import UUID

from sampan.protection.circumstances.models import Leg, Suspect
from sampan.protection.circumstances.parts import Asked, Part
from sampan.protection.documents.queries import is_document_of
from sampan.registry.clock.queries import house_today
from sampan.vocabulary.codelists import code_list
from sampan.vocabulary.dates import PartialDate
from sampan.vocabulary.errors import InvalidInput, UnknownCode
from sampan.vocabulary.territories import is_country, is_province

LONGEST = {"line": 400, "text": 20_000}  # letters: a line, and what a person tells
MOST_LEGS = 60


def checked(
    part: Part, told: Mapping[str, object], *, case_id: UUID
) -> tuple[dict[str, object], dict[str, str]]:
    """Return (coded, sealed) of the fields told, each in its stored form; raises InvalidInput naming the field."""
    unknown = set(told) - {one.code for one in part.fields}
    if unknown:
        raise InvalidInput("A field is not one of this part.", remedy="Leave it out.", field="told")
    coded: dict[str, object] = {}
    sealed: dict[str, str] = {}
    for asked in part.fields:
        if asked.code in told:
            content = _read(asked, told[asked.code], case_id)
            if asked.is_sealed:
                sealed[asked.code] = str(content)
            else:
                coded[asked.code] = content
    return coded, sealed


def require_whole(part: Part, coded: Mapping[str, object], sealed: Mapping[str, str]) -> None:
    """Refuse a part without what it cannot be without, and a span that ends before it begins."""
    for asked in part.fields:
        if asked.is_required and not (sealed if asked.is_sealed else coded).get(asked.code):
            raise InvalidInput("This is needed.", remedy="Fill it in.", field=asked.code)
    for first, last in part.spans:
        if coded.get(first) and coded.get(last):
            begun, ended = PartialDate.parse(str(coded[first])), PartialDate.parse(str(coded[last]))
            if ended.latest() < begun.earliest():
                raise InvalidInput("This lies before its beginning.", remedy="Check both dates.", field=last)


def _read(asked: Asked, content: object, case_id: UUID) -> object:
    """Return one field's content in its stored form; empty is a real answer: not recorded."""
    reading = {
        "code": _code, "codes": _codes, "country": _country, "province": _province, "date": _date,
        "flag": _flag, "order": _order, "line": _text, "text": _text,
    }  # fmt: skip
    if asked.kind in reading:
        return reading[asked.kind](asked, content)
    if not content:
        return [] if asked.kind == "legs" else None
    return _pointed_at(asked, content, case_id)


def _code(asked: Asked, content: object) -> str:
    return _known(asked, content) if content else ""


def _codes(asked: Asked, content: object) -> list[str]:
    return list(dict.fromkeys(_known(asked, one) for one in _listed(asked, content)))


def _known(asked: Asked, code: object) -> str:
    if not code_list(asked.list).has(code):
        raise UnknownCode("This answer is not in the list.", remedy="Choose from the list.", field=asked.code)
    return str(code)


def _country(asked: Asked, content: object) -> str:
    if content and not is_country(content):
        raise InvalidInput("This is no country's code.", remedy="Use its two letters.", field=asked.code)
    return str(content or "")


def _province(asked: Asked, content: object) -> str:
    if content and not is_province(content):
        raise InvalidInput("This is no province's code.", remedy="Use its ISO code.", field=asked.code)
    return str(content or "")


def _date(asked: Asked, content: object) -> str:
    if not content:
        return ""
    try:
        day = PartialDate.parse(str(content))
    except InvalidInput as error:
        raise InvalidInput(error.what, remedy=error.remedy, field=asked.code) from None
    if day.earliest() > house_today():
        raise InvalidInput("This day lies in the future.", remedy="Check the date.", field=asked.code)
    return str(day)


def _flag(asked: Asked, content: object) -> str:
    if content in (None, "", "not_recorded"):
        return ""
    if content not in ("yes", "no"):
        raise InvalidInput("Say yes or no.", remedy="Leave it open when it is not known.", field=asked.code)
    return str(content)


def _order(asked: Asked, content: object) -> int:
    """Return a place in the order; 0 when none was asked for."""
    if content in (None, ""):
        return 0
    if not isinstance(content, int) or isinstance(content, bool) or not 1 <= content <= MOST_LEGS:
        raise InvalidInput(
            "This is no place in the order.", remedy=f"Use 1 to {MOST_LEGS}.", field=asked.code
        )
    return content


def _text(asked: Asked, content: object) -> str:
    if not isinstance(content, str | None):
        raise InvalidInput("This is no text.", remedy="Send a text.", field=asked.code)
    text = (content or "").strip()
    if len(text) > LONGEST[asked.kind]:
        raise InvalidInput(
            "The text is too long.", remedy=f"At most {LONGEST[asked.kind]} letters.", field=asked.code
        )
    return text


def _pointed_at(asked: Asked, content: object, case_id: UUID) -> object:
    """Return the ids of rows of the same case that a field points at."""
    ids = [_id(asked, one) for one in (_listed(asked, content) if asked.kind == "legs" else [content])]
    if asked.kind == "document":
        there = all(is_document_of(document_id=one, case_id=case_id) for one in ids)
    else:
        model = Leg if asked.kind == "legs" else Suspect
        there = model.objects.filter(case_id=case_id, id__in=ids).count() == len(set(ids))
    if not there:
        raise InvalidInput("This is not in the same case.", remedy="Choose again.", field=asked.code)
    return ids if asked.kind == "legs" else ids[0]


def _listed(asked: Asked, content: object) -> list[object]:
    if not isinstance(content, list | tuple | None):
        raise InvalidInput("This is a list.", remedy="Send a list, even of one.", field=asked.code)
    return list(content or ())


def _id(asked: Asked, content: object) -> UUID:
    try:
        return content if isinstance(content, UUID) else UUID(str(content))
    except ValueError:
        raise InvalidInput("This is no id.", remedy="Choose from the list.", field=asked.code) from None
