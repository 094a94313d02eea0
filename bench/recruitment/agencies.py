"""Invented agencies of four countries, and how people write them: without marks, romanised, with a slip, in part."""

import random
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

_VI = [
    "An",
    "Bình",
    "Châu",
    "Cường",
    "Dũng",
    "Đại",
    "Đông",
    "Đức",
    "Gia",
    "Giang",
    "Hà",
    "Hải",
    "Hạnh",
    "Hậu",
    "Hiếu",
    "Hòa",
    "Hoàng",
    "Hồng",
    "Hùng",
    "Hưng",
    "Khải",
    "Khang",
    "Khánh",
    "Kiên",
    "Kim",
    "Lâm",
    "Liên",
    "Linh",
    "Long",
    "Lộc",
    "Mạnh",
    "Minh",
    "Nam",
    "Ngân",
    "Ngọc",
    "Nguyên",
    "Nhân",
    "Nhật",
    "Phát",
    "Phong",
    "Phú",
    "Phúc",
    "Phương",
    "Quang",
    "Quốc",
    "Sáng",
    "Sao",
    "Sen",
    "Sơn",
    "Tâm",
    "Tân",
    "Thái",
    "Thanh",
    "Thành",
    "Thắng",
    "Thịnh",
    "Thuận",
    "Tiến",
    "Toàn",
    "Trí",
    "Trung",
    "Trường",
    "Tuấn",
    "Việt",
    "Vinh",
    "Vượng",
    "Xuân",
    "Yên",
]
_ID = [
    "Abadi",
    "Agung",
    "Alam",
    "Amanah",
    "Anugerah",
    "Arta",
    "Bahari",
    "Bakti",
    "Bina",
    "Bumi",
    "Cahaya",
    "Cipta",
    "Citra",
    "Duta",
    "Fajar",
    "Gemilang",
    "Graha",
    "Hasil",
    "Indah",
    "Jasa",
    "Jaya",
    "Karya",
    "Kencana",
    "Lestari",
    "Mahkota",
    "Maju",
    "Makmur",
    "Mandiri",
    "Mega",
    "Mitra",
    "Mulia",
    "Nusa",
    "Perkasa",
    "Prima",
    "Putra",
    "Raya",
    "Rezeki",
    "Samudra",
    "Sejati",
    "Sentosa",
    "Setia",
    "Sinar",
    "Subur",
    "Sukses",
    "Surya",
    "Tirta",
    "Tunas",
    "Utama",
    "Wahana",
    "Wijaya",
]
_TH = dict(
    zip(
        [
            "สยาม",
            "รุ่งเรือง",
            "ทอง",
            "ชัย",
            "มั่น",
            "คง",
            "ศรี",
            "สุข",
            "ดี",
            "เจริญ",
            "ทรัพย์",
            "พัฒนา",
            "ไทย",
            "เพชร",
            "แก้ว",
            "บุญ",
            "มี",
            "วัฒนา",
            "กิจ",
            "โชค",
            "ลาภ",
            "นคร",
        ],
        [
            "siam",
            "rungrueang",
            "thong",
            "chai",
            "man",
            "khong",
            "si",
            "suk",
            "di",
            "charoen",
            "sap",
            "phatthana",
            "thai",
            "phet",
            "kaeo",
            "bun",
            "mi",
            "watthana",
            "kit",
            "chok",
            "lap",
            "nakhon",
        ],
        strict=True,
    )
)
_ZH = dict(
    zip(
        "华兴达金龙海天安福顺鑫源盛泰和宏宇东方恒信诚",
        [
            "hua",
            "xing",
            "da",
            "jin",
            "long",
            "hai",
            "tian",
            "an",
            "fu",
            "shun",
            "xin",
            "yuan",
            "sheng",
            "tai",
            "he",
            "hong",
            "yu",
            "dong",
            "fang",
            "heng",
            "xin",
            "cheng",
        ],
        strict=True,
    )
)
HEADER = ("name", "number", "valid_from", "valid_until", "destinations")


@dataclass(frozen=True)
class Agency:
    """A name as registered, its own words as people type them in Latin letters, its licence number."""

    name: str
    latin: str
    number: str


def invented(count: int, rng: random.Random) -> Iterator[Agency]:
    """Yield agencies: 6 in 10 Vietnamese, 2 Indonesian, 1 Thai, 1 Chinese."""
    for number in range(count):
        kind = rng.random()
        if kind < 0.6:
            words = rng.sample(_VI, 3)
            form = rng.choice(("Công ty TNHH {}", "Công ty CP {}", "Công ty CP Cung ứng nhân lực {}"))
            name, latin = form.format(" ".join(words)), " ".join(map(bare, words))
        elif kind < 0.8:
            words = rng.sample(_ID, 3)
            name, latin = f"PT {' '.join(words)}", " ".join(words)
        else:
            table, form = (_TH, "บริษัท จัดหางาน {} จำกัด") if kind < 0.9 else (_ZH, "{}劳务有限公司")
            words = rng.sample(sorted(table), 3)
            name, latin = form.format("".join(words)), "".join(table[word] for word in words)
        yield Agency(name, latin, f"{number:05}/LD-GP")


def asked(agency: Agency, how: str, rng: random.Random) -> str:
    """Return what somebody types who looks for an agency."""
    if how == "slip":
        at = rng.randrange(1, len(agency.latin) - 1)
        return (
            agency.latin[:at]
            + rng.choice(("", agency.latin[at] * 2, rng.choice("aeiounhrl")))
            + agency.latin[at + 1 :]
        )
    if how == "part" and " " in agency.latin:
        return " ".join(agency.latin.split()[:2])
    return {"as registered": agency.name, "number": agency.number}.get(how, agency.latin)


def bare(text: str) -> str:
    """Return a text without marks."""
    told = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    return "".join(each for each in told if not unicodedata.combining(each))
