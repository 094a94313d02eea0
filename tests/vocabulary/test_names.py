"""Names in many scripts: detection, folding, and silence in logs."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sampan.vocabulary.errors import InvalidInput
from sampan.vocabulary.names import PersonName, detect_script, fold, tidy


@pytest.mark.parametrize(
    ("text", "script"),
    [
        ("Nguyễn Thị Hoa", "Latn"),
        ("សុខ ដារា", "Khmr"),
        ("ສົມຊາຍ ວົງ", "Laoo"),
        ("အောင် မောင်", "Mymr"),
        ("สมชาย ใจดี", "Thai"),
        ("王小明", "Hani"),
        ("1234 -", "Zyyy"),
        ("", "Zyyy"),
    ],
)
def test_script_of_a_name_is_detected(text: str, script: str) -> None:
    assert detect_script(text) == script


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Nguyễn Văn Đỗ", "NGUYEN VAN DO"),
        ("Nguye\u0302\u0303n", "Nguyễn"),
        ("Anna-Maria", "anna  maria"),
        ("So\u200bkha", "Sokha"),
        ("Ｗａｎｇ", "wang"),
        ("O'Brien", "Obrien"),
        ("សុខ\u200bដារា", "សុខ ដារា"),
        ("สมชาย ใจดี", "สมชายใจดี"),
    ],
)
def test_spellings_of_one_name_fold_together(one: str, other: str) -> None:
    assert fold(one) == fold(other) != ""


@pytest.mark.parametrize(
    ("one", "other"), [("ใจดี", "ใจดำ"), ("សុខ", "សខ"), ("Hoa", "Hoan"), ("မောင်", "မောင"), ("王", "黄")]
)
def test_different_names_stay_different_when_folded(one: str, other: str) -> None:
    assert fold(one) != fold(other)


@given(st.text(max_size=40))
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text(max_size=40))
def test_folding_does_not_depend_on_the_normal_form(text: str) -> None:
    assert fold(unicodedata.normalize("NFD", text)) == fold(unicodedata.normalize("NFC", text))


@given(st.text(max_size=40))
def test_tidy_text_is_in_nfc_and_stays_as_it_is(text: str) -> None:
    assert unicodedata.is_normalized("NFC", tidy(text))
    assert tidy(tidy(text)) == tidy(text)


def test_name_shows_nothing_in_a_log() -> None:
    name = PersonName.of("Trần Thị Mai", family="Trần", given="Mai")
    shown = f"{name!r} {name} {[name]}"
    assert not any(part in shown for part in ("Trần", "Mai", "Thị"))


def test_name_made_of_untidy_text_is_tidied() -> None:
    name = PersonName.of("  Tra\u0302\u0300n   Mai ")
    assert (name.full, name.script, name.folded) == ("Trần Mai", "Latn", "tranmai")


@pytest.mark.parametrize("full", ["", "   ", "x" * 201])
def test_name_empty_or_too_long_is_refused_without_repeating_it(full: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        PersonName.of(full)
    assert "xxx" not in str(caught.value)


def test_name_not_in_nfc_is_refused() -> None:
    with pytest.raises(InvalidInput):
        PersonName("Tra\u0302\u0300n", "Latn")
