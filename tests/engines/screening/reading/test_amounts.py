"""Sums of money: value, currency and period in eight languages; what is no money."""

from decimal import Decimal

import pytest

from sampan.engines.screening.reading.amounts import amounts_in, in_dollars
from sampan.engines.screening.reading.folding import fold

SUMS = [
    ("vi", "lương 25 triệu", 25_000_000, 25_000_000, "VND", "month"),
    ("vi", "20tr/tháng", 20_000_000, 20_000_000, "VND", "month"),
    ("vi", "25-30tr", 25_000_000, 30_000_000, "VND", ""),
    ("vi", "cọc 2tr5", 2_500_000, 2_500_000, "VND", ""),
    ("vi", "Gia 7tr990", 7_990_000, 7_990_000, "VND", ""),
    ("vi", "200k/ngày", 200_000, 200_000, "VND", "day"),
    ("vi", "900 - 1.200 đô/tháng", 900, 1200, "USD", "month"),
    ("vi", "một triệu rưỡi", 1_500_000, 1_500_000, "VND", ""),
    ("vi", "9.000–12.000 tệ", 9000, 12000, "CNY", ""),
    ("en", "$1,500/month", 1500, 1500, "USD", "month"),
    ("en", "RM3000 cash", 3000, 3000, "MYR", ""),
    ("en", "up to 2 lakh taka", 200_000, 200_000, "BDT", ""),
    ("en", "NPR 2,75,000 before", 275_000, 275_000, "NPR", ""),
    ("zh", "月薪3万", 30_000, 30_000, "CNY", "month"),
    ("zh", "底薪8000-12000", 8000, 12000, "CNY", "month"),
    ("zh", "彩礼八万", 80_000, 80_000, "CNY", ""),
    ("zh", "时薪：1300日元", 1300, 1300, "JPY", "hour"),
    ("th", "฿30,000 ต่อเดือน", 30_000, 30_000, "THB", "month"),
    ("th", "วันละ 500 บาท", 500, 500, "THB", "day"),
    ("th", "สองหมื่นบาท", 20_000, 20_000, "THB", ""),
    ("lo", "ເງິນເດືອນ 5 ລ້ານກີບ", 5_000_000, 5_000_000, "LAK", "month"),
    ("lo", "ມື້ລະ 500,000 ກີບ", 500_000, 500_000, "LAK", "day"),
    ("km", "800 USD ក្នុងមួយខែ", 800, 800, "USD", "month"),
    ("km", "ប្រាក់ខែ ១២០០$", 1200, 1200, "USD", "month"),
    ("km", "៣លានរៀល", 3_000_000, 3_000_000, "KHR", ""),
    ("my", "လစာ ၈ သိန်းမှ ၁၂ သိန်း", 800_000, 1_200_000, "MMK", "month"),
    ("my", "၁ သိန်းခွဲ", 150_000, 150_000, "MMK", ""),
    ("my", "သိန်း ၁၀၀", 10_000_000, 10_000_000, "MMK", ""),
    ("my", "နေ့စား ၃၈၀ ဘတ်", 380, 380, "THB", "day"),
    ("id", "Gaji 6,5 juta per bulan", 6_500_000, 6_500_000, "IDR", "month"),
    ("id", "Rp 8.500.000 - 12.000.000", 8_500_000, 12_000_000, "IDR", ""),
    ("id", "150rb/hari", 150_000, 150_000, "IDR", "day"),
]


@pytest.mark.parametrize(("language", "text", "value", "top", "currency", "per"), SUMS)
def test_amount_is_read(language: str, text: str, value: int, top: int, currency: str, per: str) -> None:
    (one,) = amounts_in(fold(text), language)
    assert (one.value, one.top, one.currency, one.per) == (value, top, currency, per)
    assert 0 <= one.start < one.end <= len(text)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("vi", "0900 555 777 năm 2026 tuổi 18-35 cao 1m55, ngày 12/05/2026"),
        ("en", "ages 18-35, 2 years, 8 hours, licence 0555/070, flight TG 0555"),
        ("zh", "年龄18-35岁，身高160cm，2026年12月15日07:45"),
        ("th", "อายุ 18-35 ปี ใบอนุญาตเลขที่ น.0555/2566"),
        ("unknown", ""),
    ],
)
def test_amounts_ages_dates_and_licences_are_none(language: str, text: str) -> None:
    assert amounts_in(fold(text), language) == ()


def test_amount_place_is_in_the_original() -> None:
    text = "Ｌương: ２０\u200btr/tháng!"
    (one,) = amounts_in(fold(text), "vi")
    assert text[one.start : one.end] == "２０\u200btr"


def test_in_dollars_by_the_table_and_none_for_an_unknown_currency() -> None:
    (pay,) = amounts_in(fold("lương 25 triệu"), "vi")
    assert in_dollars(pay) == Decimal("980.39")
    (bare,) = amounts_in(fold("salary 4500"), "en")
    assert bare.currency == "" and in_dollars(bare) is None
