"""How an office writes a person down: what it leaves out, mishears, mistypes and changes over."""

from functools import cache
from pathlib import Path
from random import Random

from sampan.engines.matching.tables import read_rows
from sampan.portal.demo.registers.people import LANGUAGES, Invented, new_phone, plain

# Shares of records; they make the registers on which the figures in docs/reference/benchmarks.md were measured.
_YEAR_ONLY, _NO_BIRTH, _BIRTH_SLIP = 0.18, 0.05, 0.02
_PHONE, _PHONE_CHANGED, _DOCUMENT, _DOCUMENT_SLIP, _HANDLE = 0.70, 0.45, 0.55, 0.03, 0.15
_DRIFT, _SLIP, _MIDDLE_DROPPED, _ORDER_SWAPPED = 0.15, 0.05, 0.06, 0.05
_MARKS_KEPT, _MOVED, _SEX_MISSING, _NATIONALITY_MISSING, _PROVINCE_MISSING = 0.3, 0.10, 0.03, 0.05, 0.10
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


def record(person: Invented, *, number: str, chance: Random, later: bool) -> dict[str, str]:
    """Return one row of a register by column name; `later`: written years after, so that phones have changed."""
    written = _name(person, chance)
    with_marks = chance.random() < _MARKS_KEPT and person.nationality == "VN"
    return {
        "id": number,
        "name": " ".join(map(plain, written)),
        "name_native": " ".join(person.name) if with_marks else "",
        "sex": "" if chance.random() < _SEX_MISSING else person.sex,
        "birth_date": _birth(person.birth, chance),
        "nationality": "" if chance.random() < _NATIONALITY_MISSING else person.nationality,
        "province": _province(person, chance),
        "phone": _phone(person, chance, later=later),
        "document": _document(person.document, chance),
        "handle": person.handle if chance.random() < _HANDLE else "",
    }


def _name(person: Invented, chance: Random) -> list[str]:
    parts = [plain(part) for part in person.name]
    if len(parts) > 2 and chance.random() < _MIDDLE_DROPPED:
        del parts[chance.randrange(1, len(parts) - 1)]
    if len(parts) > 1 and chance.random() < _ORDER_SWAPPED:
        parts = [*parts[1:], parts[0]]
    if chance.random() < _DRIFT:
        place = chance.randrange(len(parts))
        parts[place] = _drifted(parts[place], LANGUAGES[person.nationality], chance)
    if chance.random() < _SLIP:
        place = chance.randrange(len(parts))
        parts[place] = _mistyped(parts[place], chance)
    return parts


def _drifted(part: str, language: str, chance: Random) -> str:
    lower = part.casefold()
    fitting = [(written, becomes) for written, becomes in _habits(language) if written in lower]
    if not fitting:
        return part
    written, becomes = chance.choice(fitting)
    return lower.replace(written, becomes, 1).capitalize() or part


def _mistyped(part: str, chance: Random) -> str:
    place = chance.randrange(len(part))
    kind = chance.randrange(4) if len(part) > 2 else 1
    if kind == 0:
        return part[:place] + part[place + 1 :]
    if kind == 1:
        return part[:place] + chance.choice(_LETTERS) + part[place:]
    if kind == 2:
        return part[:place] + chance.choice(_LETTERS) + part[place + 1 :]
    place = min(place, len(part) - 2)
    return part[:place] + part[place + 1] + part[place] + part[place + 2 :]


def _birth(birth: tuple[int, int, int], chance: Random) -> str:
    year, month, day = birth
    drawn = chance.random()
    if drawn < _NO_BIRTH:
        return ""
    if drawn < _NO_BIRTH + _YEAR_ONLY:
        return str(year)
    if chance.random() < _BIRTH_SLIP:
        kind = chance.randrange(3)
        if kind == 0 and day <= 12:
            month, day = day, month
        elif kind == 1:
            year += chance.choice((-1, 1))
        else:
            day = max(1, min(28, day + chance.choice((-10, -1, 1, 10))))
    return f"{year}-{month:02d}-{day:02d}"


def _phone(person: Invented, chance: Random, *, later: bool) -> str:
    if chance.random() >= _PHONE:
        return ""
    changed = later and chance.random() < _PHONE_CHANGED
    return new_phone(person.nationality, chance) if changed else person.phone


def _document(document: str, chance: Random) -> str:
    if chance.random() >= _DOCUMENT:
        return ""
    if chance.random() >= _DOCUMENT_SLIP:
        return document
    place = chance.randrange(1, len(document))
    return document[:place] + str(chance.randrange(10)) + document[place + 1 :]


def _province(person: Invented, chance: Random) -> str:
    drawn = chance.random()
    if drawn < _PROVINCE_MISSING:
        return ""
    number = chance.randrange(1, 40)
    return f"{person.nationality}-{number:02d}" if drawn < _PROVINCE_MISSING + _MOVED else person.province


@cache
def _habits(language: str) -> tuple[tuple[str, str], ...]:
    rows = read_rows(Path(__file__).parent / "drift.csv")
    return tuple((row["written"], row["becomes"]) for row in rows if row["language"] == language)
