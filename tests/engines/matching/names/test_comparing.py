"""One score and one reason for two names, whoever is asked about first."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sampan.engines.matching.names.comparing import SAME, NameScore, compare
from sampan.engines.matching.names.forms import forms
from tests.engines.matching.names.measuring import table

ALPHABETS = "abcdefghijklmnopqrstuvwxyz ÁĐđễữơ'-. 12កខគសុភា្ដរ៉ ກຂຄບຸນມີ กขคสมชาย์เแ ကခဂေအောင်းြွှ 王小明張偉 \u200b"
NAMES = st.text(alphabet=ALPHABETS, max_size=24)
REAL = st.sampled_from([row["a"] for row in table("pairs.csv")] + [row["b"] for row in table("pairs.csv")])


def _score(a: str, b: str) -> NameScore:
    return compare(forms(a), forms(b))


@settings(deadline=None, max_examples=200)
@given(NAMES | REAL, NAMES | REAL)
def test_compare_is_symmetric_and_between_nought_and_one(a, b):
    score = _score(a, b)
    assert score == _score(b, a)
    assert 0.0 <= score.score <= 1.0


@settings(deadline=None, max_examples=200)
@given(st.text(max_size=40), st.text(max_size=40), st.text(max_size=4))
def test_forms_of_any_text_never_raises(name, native, nationality):
    assert forms(name, native=native, nationality=nationality) is not None


@given(REAL)
def test_compare_same_name_is_same(name):
    assert _score(name, name).score >= SAME


@pytest.mark.parametrize("nothing", ["", "  ", "123", "???", "\u200b", "🙂"])
def test_compare_empty_equals_nothing(nothing):
    assert _score(nothing, nothing) == NameScore(0.0, "missing")
    assert _score(nothing, "Sok Dara") == NameScore(0.0, "missing")


@pytest.mark.parametrize(
    ("a", "b"),
    [("សុខ ដារ៉ា", "កែវ វិចិត្រ"), ("ບຸນມີ", "ຄຳສິງ"), ("សុខ ដារ៉ា", "ບຸນມີ"), ("ສົມພອນ", "Khamsing")],
)
def test_compare_different_khmer_and_lao_names_never_match_by_becoming_empty(a, b):
    assert forms(a).readings and forms(b).readings
    assert _score(a, b).score < SAME


@pytest.mark.parametrize(
    ("titled", "plain"),
    [
        ("นางสาวมาลี สุขใจ", "มาลี สุขใจ"),
        ("Mr Thomas Green", "Thomas Green"),
        ("Hj. Siti Aminah", "Siti Aminah"),
        ("ဦးသိန်းစိန်", "သိန်းစိန်"),
        ("Bà Nguyễn Thị Định", "Nguyễn Thị Định"),
        ("លោក សុខ ដារ៉ា", "សុខ ដារ៉ា"),
        ("ທ້າວ ບຸນມີ", "ບຸນມີ"),
        ("王小明先生", "王小明"),
    ],
)
def test_compare_title_changes_nothing(titled, plain):
    assert _score(titled, plain) == NameScore(1.0, "exact")


@pytest.mark.parametrize(
    ("a", "b", "reason"),
    [
        ("Nguyễn Văn Hùng", "Nguyễn Văn Hùng", "exact"),
        ("Nguyễn Văn Hùng", "NGUYEN VAN HUNG", "same_without_marks"),
        ("Nguyễn Văn Hùng", "Nguyễn Văn Hưng", "similar"),
        ("Nguyễn Văn Hùng", "Nguyen Hung", "part"),
        ("สมชาย ใจดี", "Somchai Jaidi", "romanisation"),
        ("สมชาย ใจดี", "สมชัย ใจดี", "similar"),
        ("李娜", "Na Li", "order"),
        ("Budi Santoso", "Robert Walker", "different"),
    ],
)
def test_compare_gives_the_reason(a, b, reason):
    assert _score(a, b).reason == reason


def test_compare_other_marks_score_lower_than_no_marks():
    assert (
        _score("Trần Thị Thảo", "Tran Thi Thao").score > SAME > _score("Trần Thị Thảo", "Trần Thị Thạo").score
    )


def test_compare_native_form_beside_the_latin_decides():
    a = forms("Somchai Jaidee", native="สมชาย ใจดี")
    assert compare(a, forms("Somchai Chaidi", native="สมชาย ใจดี")).reason == "exact"
    assert compare(a, forms("Somchai Jaidee", native="สมชัย ใจดี")).score < SAME


def test_forms_show_nothing_in_logs():
    assert repr(forms("Sok Dara")) == str(forms("Sok Dara")) == "NameForms(...)"


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Fahri Ramadhan", "Syahri Ramadhan"),  # f and sy are two letters
        ("Farifah", "Syarifah"),
        ("ဇင်မာဖြိုး", "Zin Mar Phyu"),
        ("ခင်မြင့်သန်း", "Khin Myint Thein"),
        ("Daniel Harris", "Danielle Harris"),
        ("Louis Martin", "Louise Martin"),
        ("Jan Cooper", "Jane Cooper"),
        ("សុខ ដារ៉ា", "Sokha Dara"),  # no vowel follows the last consonant
        ("ចាន់ សុវណ្ណ", "Chan Sovanna"),
        ("ចាន់ ធារុណ", "Chan Thearum"),
        ("ແສງດາວ ວົງສະຫວັນ", "Sengdao Vongsavath"),  # one clear sound in a long word
        ("ດາວອນ ແກ້ວ", "Thavone Keo"),
        ("สมใจ ใจดี", "Somchai Jaingam"),
        ("สมชาย มีสุข", "Somporn Meesuk"),
        ("ชาลี มีสุข", "Jalee Meesuk"),  # nobody writes ช as j
        ("ဇော်မင်း", "Saw Min"),
        ("အိအိခိုင်", "Aye Aye Khaing"),
        ("ထက်ထက်မိုး", "Thet Thet Moe"),
        ("李明", "Li Ping"),  # all in pinyin: no Hokkien
        ("张伟", "Zeng Wei"),
        ("Suharti Wijaya", "Sukarti Wijaya"),
        ("Thomas Lawson", "Thomas Dawson"),
    ],
)
def test_compare_two_names_one_sound_apart_stay_two(a, b):
    assert _score(a, b).score < SAME


@pytest.mark.parametrize(
    ("native", "latin"),
    [
        ("ဒေးဗစ်လှမြင့်", "David Hla Myint"),  # a name that Burmese borrows
        ("စိုင်းလှထွန်း", "Sai Hla Tun"),  # Shan
        ("ကျော်မင်းဟန်", "Kyaw Min Han"),  # h is no vowel
        ("မရန်ဘောက်နော်", "Maran Bawk Naw"),  # Kachin; no title Ma
        ("賴玉燕", "Lai Yuk Yin"),  # Cantonese y, which Jyutping writes j
        ("吳詠詩", "Ng Wing Sze"),
        ("陈玉兰", "Tan Geok Lan"),  # Hokkien
        ("ບຸນຍັງ ວໍລະຈິດ", "Bounyang Vorachith"),  # n and y of two words
        ("ບຸບຜາ ສີຈັນ", "Boupha Sichanh"),
        ("สุรเชษฐ์ มีสุข", "Surachate Meesuk"),
        ("ชุติมา เพชรรัตน์", "Chutima Petcharat"),
        ("ហង់ លក្ខិណា", "Hang Leakhena"),
        ("រ័ត្ន សែន", "Roth Sen"),
        ("ឡុង ពិសិដ្ឋ", "Long Piseth"),
        ("เอกราช มีสุข", "Ekkarat Meesuk"),
        ("กฤษณา มีสุข", "Kritsana Meesuk"),
        ("ລັດຕະນະ ແກ້ວ", "Rattana Keo"),
        ("ပြည့်စွမ်း", "Pyae Swan"),
        ("တင္တင္လွ", "Tin Tin Hla"),  # Zawgyi
        ("Nguyễn Thúy Vy", "Nguyễn Thúy Vi"),
        ("Trương Thị May", "Truong T. May"),
        ("Slamet Riyadi", "Selamet Rijadi"),
        ("Siti Khadijah", "Siti Khodijah"),
        ("I Wayan Sudarma", "Wayan Sudarma"),
    ],
)
def test_compare_habit_of_romanisation_is_known(native, latin):
    assert _score(native, latin).score >= SAME
