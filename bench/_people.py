"""Invented people with names as common and as rare as real ones, so that a search has both to find.

About 38 of 100 Vietnamese are called Nguyễn; these shares are background knowledge, rounded, good enough to make
a common name common. Nobody here exists.
"""

import random

from sampan.registry.people.identity import Identity
from sampan.vocabulary.dates import PartialDate
from sampan.vocabulary.names import PersonName

_FAMILY = {
    "Nguyễn": 38.0, "Trần": 12.0, "Lê": 9.5, "Phạm": 7.0, "Hoàng": 3.0, "Huỳnh": 2.5, "Phan": 4.5, "Vũ": 2.5,
    "Võ": 2.0, "Đặng": 2.1, "Bùi": 2.0, "Đỗ": 1.4, "Hồ": 1.3, "Ngô": 1.3, "Dương": 1.0, "Lý": 0.5, "Giàng": 0.4,
    "Vàng": 0.4, "Sùng": 0.3, "Thào": 0.3, "Lò": 0.4, "Cà": 0.2, "Quàng": 0.1, "Khuất": 0.05, "Ông": 0.02,
}  # fmt: skip
_FEMALE_MIDDLE = {"Thị": 70, "Ngọc": 8, "Thu": 6, "Thanh": 5, "Mai": 4, "Bích": 3, "Diệu": 2}
_MALE_MIDDLE = {"Văn": 60, "Hữu": 8, "Đức": 8, "Minh": 7, "Quốc": 6, "Công": 5, "Xuân": 4}
_GIVEN = (
    *("Anh", "Lan", "Hương", "Hoa", "Mai", "Linh", "Trang", "Thảo", "Nga", "Hà", "Hằng", "Hạnh", "Thủy", "Yến"),
    *("Nhung", "Phượng", "Tâm", "Vân", "Loan", "Dung", "Hùng", "Dũng", "Cường", "Tuấn", "Nam", "Sơn", "Long", "Thắng"),
    *("Hải", "Quân", "Đạt", "Kiên", "Trung", "Phúc", "Tùng", "Bình", "Tài", "Thành", "Vinh", "Khoa", "Bảo", "Phong"),
)  # fmt: skip
RARE = "Trịnh Cẩm Tú"
"""A name that a handful of cases hold."""
_RARE_EVERY = 90_000
_SEED = 20_251_122


def invented(number: int) -> tuple[dict[str, object], Identity]:
    """Return record and identity of the case of that number: the same ones each time."""
    chance = random.Random(_SEED + number)
    return record(chance), person(number, chance)


def person(number: int, chance: random.Random) -> Identity:
    """Return the identity of the person of that number: name, birth year, sometimes a phone or a passport."""
    full = RARE if number % _RARE_EVERY == 7 else _full_name(chance)
    phone = f"+84 9{chance.randrange(10**8):08d}" if chance.random() < 0.6 else ""
    passport = {"kind": "passport", "number": f"C{chance.randrange(10**7):07d}", "country": "VN"}
    return Identity(
        name=PersonName.of(full),
        birth_date=PartialDate(chance.randrange(1965, 2010), None, None),
        phones=(phone,) if phone else (),
        documents=(passport,) if chance.random() < 0.3 else (),
    )


def record(chance: random.Random) -> dict[str, object]:
    """Return the coded record of one case."""
    return {
        "registered": f"{chance.randrange(2010, 2026)}-{chance.randrange(1, 13):02d}",
        "sex": chance.choices(("female", "male"), (70, 30))[0],
        "age": chance.randrange(12, 55),
        "citizenship": [chance.choices(("VN", "KH", "LA", "MM", "TH"), (70, 10, 8, 8, 4))[0]],
        "exploitation_countries": [
            chance.choices(("KH", "CN", "MM", "LA", "TH", "VN"), (30, 30, 12, 8, 8, 12))[0]
        ],
        "forms": [chance.choices(_FORMS, _FORM_SHARES)[0]],
    }


_FORMS = ("forced_labour", "sexual_exploitation", "forced_criminality", "forced_marriage")
_FORM_SHARES = (38, 29, 20, 13)


def _full_name(chance: random.Random) -> str:
    family = _drawn(_FAMILY, chance)
    middle = _drawn(_FEMALE_MIDDLE if chance.random() < 0.6 else _MALE_MIDDLE, chance)
    given = " ".join(chance.sample(_GIVEN, 1 if chance.random() < 0.75 else 2))
    return f"{family} {middle} {given}"


def _drawn(shares: dict[str, float], chance: random.Random) -> str:
    return chance.choices(list(shares), list(shares.values()))[0]
