"""The language of a message: of the labelled messages, of short pieces of them, of mixed ones, of others' languages."""

import json
from pathlib import Path

import pytest

from sampan.engines.screening.reading.languages import UNKNOWN, language_of

LABELLED = Path(__file__).parents[1] / "labelled"
PAIRS = [
    (row["lang"], row["text"])
    for path in sorted(LABELLED.glob("*.jsonl"))
    for row in map(json.loads, path.read_text(encoding="utf-8").splitlines())
]


@pytest.mark.parametrize(("letters", "share"), [(60, 0.984), (80, 0.984), (100_000, 0.99)])
def test_language_of_labelled_messages_is_found(letters: int, share: float) -> None:
    right = sum(language_of(text[:letters]).code == code for code, text in PAIRS)
    assert right >= share * len(PAIRS)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Tuyen nhan vien lam viec tai Campuchia, luong cao, bao an o", "vi"),
        ("Can 5 ban di lam gap, ai can lh em nhe", "vi"),
        ("Việc nhẹ lương cao", "vi"),
        ("Jawatan kosong di Johor, gaji RM1800 sebulan, sila hubungi", "id"),
        ("lowongan kerja ke taiwan tanpa biaya", "id"),
        ("Urgent hiring, no experience needed", "en"),
        ("รับสมัครงานด่วน", "th"),
        ("ຮັບສະໝັກວຽກດ່ວນ", "lo"),
        ("ត្រូវការបុគ្គលិក", "km"),
        ("အလုပ်ခေါ်စာ", "my"),
        ("ျမန္မာႏိုင္ငံ အလုပ္ေခၚစာ", "my"),
        ("徵線上客服", "zh"),
        ("l0w0ngan k3rja t4npa p3ngalaman", "id"),
    ],
)
def test_language_short_message_is_told(text: str, code: str) -> None:
    assert language_of(text).code == code


@pytest.mark.parametrize(
    "text",
    [
        "",
        "   ",
        "12345 !!!",
        "🔥🔥🔥",
        "\ud800",
        "@abc_123",
        "Xq zzt",
        "Нужны рабочие на завод",
        "仕事を探しています",
    ],
)
def test_language_of_none_of_the_eight_is_not_forced(text: str) -> None:
    assert language_of(text).code not in {"vi", "km", "lo", "th", "my", "zh", "id", "en"}


def test_language_tagalog_is_not_taken_for_indonesian_or_english() -> None:
    found = language_of("Kailangan namin ng mga babae para sa trabaho sa ibang bansa, malaki ang sahod po")
    assert found.code == "tl"


def test_language_mixed_message_has_a_main_one_and_names_the_other() -> None:
    found = language_of("ต้องการพนักงานหลายคน ค่าแรงดี ທຸກຄົນມາໄດ້ ບໍ່ຕ້ອງມີເອກະສານ")
    assert found.code == "th" and found.also == ("lo",)
    assert language_of("Bro please come here to work with us, ok? မြဝတီ မှာ အလုပ်ရှိတယ် လာခဲ့").also != ()


def test_language_certainty_is_a_share_and_unknown_is_unsure() -> None:
    assert all(0 <= language_of(text).certainty <= 1 for _, text in PAIRS[::40])
    assert language_of("").code == UNKNOWN and language_of("").certainty == 0
