"""Folding undoes spelling and disguise, says where each letter stood, and never fails."""

import random
import time
import unicodedata

import pytest

from sampan.engines.screening.reading.folding import fold, letters_alike, normal

DISGUISED = [
    ("p a s s p o r t", "passport"),
    ("p a s s p o r t  n o w", "passport now"),
    ("h.ộ c.h.i.ế.u của bạn", "hộ chiếu của bạn"),
    ("F-R-E-E V1SA FR3E T!CKET Dub@i", "free visa free ticket dubai"),
    ("l0an p4ssport fr33 kh0ng", "loan passport free khong"),
    ("Te1egr@m W3Ch@t sl0t k@raoke", "telegram wechat slot karaoke"),
    ("freeee họcccc muốnnnn", "free học muốn"),
    ("1OO% 8OO.OOO", "100% 800.000"),
    ("护-照 護 照 交", "护照护照交"),
    ("工 资 高", "工资高"),
    ("พ า ส ป อ ร์ ต", "พาสปอร์ต"),
    ("ວ-ອ-ລ-ເ-ລັ-ດ", "ວອລເລັດ"),
    ("កា*ស៊ី*ណូ", "កាស៊ីណូ"),
    ("ကာ_စီ_နို", "ကာစီနို"),
    ("p🔥a🔥s🔥s", "pass"),
    ("มากกกก", "มาก"),
]
SPELT = [
    ("ＺＡＬＯ ０９１２", "zalo 0912"),
    ("๐๘๕ ០១២ ໐໒໐ ၀၉၅ ٠١٢", "085 012 020 095 012"),
    ("ZA\u200bLO\u202e", "zalo"),
    ("раssроrt Ноtel", "passport hotel"),
    ("𝗪𝗵𝗮𝘁𝘀 🅵🆁🅴🅴 ⓛⓘⓝⓔ ᴘᴀꜱꜱ", "whats free line pass"),
    ("0️⃣9️⃣1️⃣", "091"),
    ("hòa thúy họ\u0323c", "hoà thuý học"),
    ("臺灣護照", "台湾护照"),
    ("เเม่ นำ้ นํ้า", "แม่ น้ำ น้ำ"),
    ("ຫນ້າ", "ໜ້າ"),
    ("ស្រ្តី", "ស្ត្រី"),
    ("ျမန္မာႏိုင္ငံ ေန႔စဥ္ ေခၚယူသည္", "မြန်မာနိုင်ငံ နေ့စဉ် ခေါ်ယူသည်"),
    ("၀န်ထမ်း ၀၉ ၅၅ဝ", "ဝန်ထမ်း 09 550"),
]
LEFT = [
    "20tr5 rm5k b2b nam88 @hr_bavet555 2026-01-02",
    "bp3mi cccd pccc www.abc.com",
    "st5k v30x fco10a la47kwh abc@gmail.com",
    "ระบบบน หรือออนไลน์",
    "lương 8 triệu, ca 12 tiếng",
    "北京 上海 广州",
    "ยินดีต้อนรับ ที่ นี่ครับ",
    "ကျွန်ုပ် ယောက်ျား",
    "a 1 b 2 c",
    "Привет друзья",
]


@pytest.mark.parametrize(("written", "read"), DISGUISED + SPELT)
def test_fold_written_in_disguise_is_read(written: str, read: str) -> None:
    assert fold(written).text == read


@pytest.mark.parametrize("text", LEFT)
def test_fold_plain_text_keeps_its_letters(text: str) -> None:
    assert fold(text).text == text.lower()


@pytest.mark.parametrize(("written", "read"), SPELT)
def test_letters_alike_a_pattern_is_spelt_as_a_folded_text(written: str, read: str) -> None:
    assert letters_alike(written) == letters_alike(read) == read


@pytest.mark.parametrize(
    ("text", "found", "stood"),
    [
        ("xin h.ộ c.h.i.ế.u gốc", "hộ chiếu", "h.ộ c.h.i.ế.u"),
        ("ok p a s s p o r t ok", "passport", "p a s s p o r t"),
        ("A\u200bB zalo", "zalo", "zalo"),
        ("交出護-照吧", "护照", "護-照"),
        ("lương 2０tr nhé", "20tr", "2０tr"),
        ("㎏ kh0ng ai", "khong", "kh0ng"),
        ("ျမန္မာ ေန႔စဥ္", "နေ့စဉ်", "ေန႔စဥ္"),
    ],
)
def test_span_is_where_the_words_stood(text: str, found: str, stood: str) -> None:
    folded = fold(text)
    at = folded.text.index(found)
    start, end = folded.span(at, at + len(found))
    assert text[start:end] == stood


def test_span_of_any_text_goes_forward_and_stays_inside() -> None:
    draw = random.Random(5)
    letters = "aAộ0.-_ @!護照กำ้ເວັកា្រမြ၀ဝ\u200b\u0301🔥𝗪ſﬁ\ud800\n\x00"
    for _ in range(300):
        text = "".join(draw.choices(letters, k=draw.randrange(40)))
        for folded in (fold(text), fold(text).plain, normal(text)):
            last = 0
            for at in range(len(folded.text)):
                start, end = folded.span(at, at + 1)
                assert last <= start < end <= len(text) or (last <= end <= len(text) and start <= end)
                last = start


@pytest.mark.parametrize(
    ("text", "plain"),
    [("Hộ chiếu ở đâu", "ho chieu o dau"), ("ไม่ต้องมี", "ไมตองมี"), ("ບໍ່ຕ້ອງ", "ບໍຕອງ"), ("hotel", "hotel")],
)
def test_plain_is_without_marks_and_knows_its_places(text: str, plain: str) -> None:
    folded = fold(text).plain
    assert folded.text == plain
    assert folded.span(0, len(plain)) == (0, len(text))
    assert folded.plain.text == plain


@pytest.mark.parametrize(
    "text", ["", "\x00\x01", "\ud800\udfff", "\u200b" * 50, "\u0301", "🏳️‍🌈", "ေ", "្", "@", "0"]
)
def test_fold_odd_text_is_no_error(text: str) -> None:
    folded = fold(text)
    folded.text.encode()
    assert folded.span(0, len(folded.text))[1] <= len(text)
    assert folded.plain.text is not None


@pytest.mark.parametrize(
    "piece", ["a", "a ", "a.", "0", "а", "护 ", "🔥a", "a\u0301", "ក្រ", "ေ", "o1", "1.", "@a"]
)
def test_fold_long_text_takes_a_time_that_grows_with_its_length_only(piece: str) -> None:
    short, long = piece * (20_000 // len(piece)), piece * (160_000 // len(piece))
    times = []
    for text in (short, long):
        began = time.process_time()
        fold(text)
        times.append(time.process_time() - began)
    assert times[1] < 40 * max(times[0], 0.004)


def test_normal_is_composed_and_small() -> None:
    assert normal("HỘ CHIẾU").text == unicodedata.normalize("NFC", "hộ chiếu")
