"""Draws invented people with names as skewed as real ones; the same seed gives the same people."""

import unicodedata
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random

from sampan.engines.matching.tables import read_rows
from sampan.vocabulary.territories import provinces

NATIONALITIES = {"VN": 40, "KH": 15, "MM": 15, "LA": 8, "TH": 8, "CN": 7, "ID": 7}
LANGUAGES = {"VN": "vi", "KH": "km", "MM": "my", "LA": "lo", "TH": "th", "CN": "zh", "ID": "id"}
_DIAL = {"VN": "+849", "KH": "+8551", "MM": "+959", "LA": "+85620", "TH": "+668", "CN": "+8613", "ID": "+628"}
_NEW_YEAR = 0.12  # share of people whom a register has as born on 1 January
_YEARS = (1958, 2010)  # births; most of those who migrate are young
_PARTS_OF_BURMESE_NAMES = ((2, 3, 4), (30, 55, 15))
_MONONYMS = 0.35  # share of Indonesians with one name
# Shares of names that are put together of a head and a tail, as families and parents do: lists would be too short.
# A Thai family name belongs to one family by law.
_PUT_TOGETHER = {
    ("th", "family"): 0.9, ("lo", "family"): 0.8, ("th", "given"): 0.6, ("lo", "given"): 0.6, ("km", "given"): 0.6,
    ("zh", "given"): 0.7, ("id", "given"): 0.6,
}  # fmt: skip


@dataclass(frozen=True, repr=False)
class Invented:
    """One invented person. `name`: its parts in written order, with marks; `birth`: (year, month, day)."""

    nationality: str
    sex: str
    name: tuple[str, ...]
    birth: tuple[int, int, int]
    province: str
    phone: str
    document: str
    handle: str


def invent(chance: Random) -> Invented:
    """Return the next person of the source of chance."""
    nationality = chance.choices(list(NATIONALITIES), list(NATIONALITIES.values()))[0]
    sex = "f" if chance.random() < 0.55 else "m"
    name = _name(LANGUAGES[nationality], sex, chance)
    return Invented(
        nationality=nationality,
        sex="female" if sex == "f" else "male",
        name=name,
        birth=_birth(chance),
        province=_province(nationality, chance),
        phone=new_phone(nationality, chance),
        document=_document(nationality, chance),
        handle=f"facebook:{plain(name[-1]).casefold().replace(' ', '')}{chance.randrange(10**5)}",
    )


def new_phone(nationality: str, chance: Random) -> str:
    """Return a telephone number of that country in international form."""
    head = _DIAL[nationality]
    length = 9 if nationality == "CN" else 8
    return head + str(chance.randrange(10**length)).zfill(length)


def plain(text: str) -> str:
    """Return Vietnamese without marks, as an officer of another country types it."""
    bare = unicodedata.normalize("NFD", text.replace("Đ", "D").replace("đ", "d"))
    return "".join(character for character in bare if not unicodedata.combining(character))


def _name(language: str, sex: str, chance: Random) -> tuple[str, ...]:
    given = _drawn(language, "given", sex, chance)
    if language == "my":
        sizes, shares = _PARTS_OF_BURMESE_NAMES
        return tuple(_drawn("my", "given", sex, chance) for _ in range(chance.choices(sizes, shares)[0]))
    if language == "id":
        more = () if chance.random() < _MONONYMS else (_drawn("id", "given", sex, chance),)
        return (given, *more)
    family = _drawn(language, "family", "", chance)
    if language == "vi":
        double = (_drawn("vi", "given", sex, chance),) if chance.random() < 0.25 else ()
        return (family, _drawn("vi", "middle", sex, chance), *double, given)
    return (given, family) if language in ("th", "lo") else (family, given)


def _birth(chance: Random) -> tuple[int, int, int]:
    year = int(chance.triangular(*_YEARS, 1994))
    return (
        (year, 1, 1) if chance.random() < _NEW_YEAR else (year, chance.randint(1, 12), chance.randint(1, 28))
    )


def _province(nationality: str, chance: Random) -> str:
    codes = _provinces(nationality)
    return codes[min(int(chance.expovariate(4 / len(codes))), len(codes) - 1)]  # a few send most


def _document(nationality: str, chance: Random) -> str:
    if nationality == "VN" and chance.random() < 0.6:
        return f"{chance.randint(1, 96):03d}{chance.randrange(10**9):09d}"
    return f"{chance.choice('ABCEKMNP')}{chance.randrange(10**8):08d}"


@cache
def _provinces(nationality: str) -> tuple[str, ...]:
    return tuple(each.code for each in provinces(nationality))


def _drawn(language: str, part: str, sex: str, chance: Random) -> str:
    if chance.random() < _PUT_TOGETHER.get((language, part), 0.0):
        heads, tails = _elements(language, part, sex)
        return chance.choice(heads) + chance.choice(tails)
    words, shares = _parts(language, part, sex)
    return chance.choices(words, cum_weights=shares)[0]


@cache
def _parts(language: str, part: str, sex: str) -> tuple[tuple[str, ...], tuple[float, ...]]:
    rows = [row for row in _rows() if (row["language"], row["part"], row["sex"]) == (language, part, sex)]
    summed, shares = 0.0, []
    for row in rows:
        summed += float(row["share"])
        shares.append(summed)
    return tuple(row["text"] for row in rows), tuple(shares)


@cache
def _elements(language: str, part: str, sex: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    rows = [
        row
        for row in read_rows(Path(__file__).parent / "name_elements.csv")
        if (row["language"], row["part"], row["sex"]) == (language, part, sex)
    ]
    heads, tails = (tuple(row["text"] for row in rows if row["place"] == place) for place in ("head", "tail"))
    return heads, tails


@cache
def _rows() -> list[dict[str, str]]:
    return read_rows(Path(__file__).parent / "name_parts.csv")
