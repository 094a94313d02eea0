"""Contacts of messages: those of the labelled table, hard negatives, disguises, odd texts."""

import json
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from sampan.engines.screening.reading.contacts import Contact, contacts_in

TABLE = Path(__file__).parents[1] / "contacts.jsonl"
KINDS = ("phone", "handle", "url", "account")
WANTED = 0.97


@cache
def rows() -> list[dict[str, Any]]:
    return [json.loads(line) for line in TABLE.read_text(encoding="utf-8").splitlines()]


@cache
def counted() -> tuple[Counter[str], Counter[str], Counter[str]]:
    right, extra, missed = Counter[str](), Counter[str](), Counter[str]()
    for row in rows():
        true = {tuple(one) for one in row["contacts"]}
        told = {(one.kind, one.value) for one in contacts_in(row["text"], row["region"])}
        right.update(kind for kind, _ in true & told)
        extra.update(kind for kind, _ in told - true)
        missed.update(kind for kind, _ in true - told)
    return right, extra, missed


def test_table_eight_languages_with_messages_that_have_no_contact() -> None:
    languages = Counter(row["lang"] for row in rows())
    assert len(rows()) >= 400 and len(languages) == 8 and min(languages.values()) >= 50
    assert sum(not row["contacts"] for row in rows()) >= 150
    assert len({row["text"] for row in rows()}) == len({row["id"] for row in rows()}) == len(rows())


@pytest.mark.parametrize("kind", KINDS)
def test_contacts_of_the_table_are_found_and_little_else(kind: str) -> None:
    right, extra, missed = counted()
    assert right[kind] >= 25
    assert right[kind] >= WANTED * (right[kind] + extra[kind])
    assert right[kind] >= WANTED * (right[kind] + missed[kind])


def found(text: str, region: str = "") -> list[tuple[str, str, str]]:
    return [(one.kind, one.platform, one.value) for one in contacts_in(text, region)]


@pytest.mark.parametrize(
    ("text", "contact"),
    [
        ("Nhắn z.a.l.o 0355 550 001", ("phone", "zalo", "+84355550001")),
        ("add L1NE: happy_job", ("handle", "line", "line:happy_job")),
        ("รับสมัคร ไลน์ @job_th", ("handle", "line", "line:job_th")),
        ("加微：abc123", ("handle", "wechat", "wechat:abc123")),
        ("តេឡេក្រាម @hr_kh", ("handle", "telegram", "telegram:hr_kh")),
        ("ເທເລແກຣມ @hr_lao", ("handle", "telegram", "telegram:hr_lao")),
        ("တယ်လီဂရမ် @hr_mm", ("handle", "telegram", "telegram:hr_mm")),
        ("https://t.me/Rich_Team", ("handle", "telegram", "telegram:rich_team")),
        ("STK 0071000555000 Vietcombank", ("account", "vcb", "0071000555000")),
        ("KBank 055-5-00012-3", ("account", "kbank", "0555000123")),
        ("mở vieclam dot com ngay", ("url", "", "vieclam.com")),
        (
            "USDT: TQn9Y2khEsLJW1ChVWFMSMeRDow5KcbLSE",
            ("wallet", "tron", "TQn9Y2khEsLJW1ChVWFMSMeRDow5KcbLSE"),
        ),
    ],
)
def test_contact_has_its_platform_bank_or_chain(text: str, contact: tuple[str, str, str]) -> None:
    assert contact in found(text)


def test_contact_written_in_two_ways_has_one_value() -> None:
    values = {
        found(text, "VN")[0][2]
        for text in (
            "0912 345 678",
            "+84 912 345 678",
            "call 84912345678",
            "O912.345.678",
            "(+84) 0912345678",
        )
    }
    assert values == {"+84912345678"}


def test_contact_region_reads_a_number_dialled_at_home() -> None:
    assert found("call 0700 555 001", "KE")[0][2] == "+254700555001"
    assert found("call 0700 555 001")[0][2] == "0700555001"


@pytest.mark.parametrize(
    "text",
    [
        "Lương 20.000.000 - 25.000.000đ, ngày 12/05/2026, ca 08:00-17:00",
        "Giấy phép 0555/LĐTBXH, hộ chiếu C5550001, chuyến bay VN 0555",
        "gọi 111, 1300, 1567 miễn phí",
        "Join our Telegram group for details, line leader wanted",
        "I am free now.No fee.Come to me",
        "WA 0205550xxx",
        "NIK 3275015505550001",
        "身份证号110101199905550001，合同编号20260005550001",
        "",
        "\ud800\x00",
    ],
)
def test_contacts_money_dates_licences_and_words_are_none(text: str) -> None:
    assert contacts_in(text) == ()


def test_contact_words_stand_in_the_original() -> None:
    text = "ＴＥＬ：０９１２​ ３４５ ６７８ hoặc t.m\u200be/abc_def"
    for one in contacts_in(text, "VN"):
        assert isinstance(one, Contact) and text[one.start : one.end] == one.words
    assert [one.kind for one in contacts_in(text, "VN")] == ["phone", "handle"]


@pytest.mark.parametrize("piece", ["0", "0 ", "a.", "@a", "1-", "zalo ", "t.me/", "x.y.z ", "không ", "(+"])
def test_contacts_of_a_long_text_end_soon(piece: str) -> None:
    assert isinstance(contacts_in(piece * (100_000 // len(piece))), tuple)
