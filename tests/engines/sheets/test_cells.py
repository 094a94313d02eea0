"""Cells: what leaves is safe in a spreadsheet, and comes back as it was."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sampan.engines.sheets.cells import fault_in, guard, unguard

ODD = st.text(alphabet="'=+-@\t\r\n ＝＋－＠09.aé|!(", max_size=12)


@pytest.mark.parametrize("text", ["=1+1", "+84912", "-a", "@x", "\t=1", "\rx", " =1", "＝1", "'=1", "-1+1"])
def test_guard_risky_text_gets_an_apostrophe(text: str) -> None:
    assert guard(text) == "'" + text


@pytest.mark.parametrize(
    "text", ["-99", "12", "-1.5", "name", "", "a=b", "2022-05-17", "O'Neill", "'quoted'"]
)
def test_guard_harmless_text_stays(text: str) -> None:
    assert guard(text) == text


@given(ODD | st.text())
def test_unguard_undoes_guard(text: str) -> None:
    assert unguard(guard(text)) == text


@given(ODD)
def test_guarded_text_never_starts_a_formula(text: str) -> None:
    written = guard(text)
    assert fault_in(written, max_characters=1000) in (None, fault_in("\x07", max_characters=9))
    stripped = written.lstrip()
    assert stripped[:1] not in {"=", "@", "＝", "＋", "－", "＠"} or not stripped
    assert stripped[:1] not in {"+", "-"} or stripped.lstrip("-").replace(".", "").isdigit()
