"""A report reaches the office sealed, an answer comes back by a code, and whoever holds the folder reads neither."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sampan.prevention.offers.drop import folder as folder_module
from sampan.prevention.offers.drop.folder import Drop
from sampan.prevention.offers.drop.receipts import new_receipt, receipt_of
from sampan.prevention.offers.drop.sealing import (
    new_report_keys,
    open_answer,
    open_report,
    seal_answer,
    seal_report,
)
from sampan.vocabulary.errors import IntegrityFailure, InvalidInput, Unavailable

KEYS = new_report_keys()
SITE = KEYS.public
TOLD = {"text": "Work in Sihanoukville, tell nobody", "language": "en"}


@pytest.fixture
def drop(tmp_path: Path) -> Drop:
    made = Drop(tmp_path / "drop")
    made.make()
    return made


def test_a_report_is_opened_by_its_office_alone() -> None:
    sealed = seal_report(TOLD, to=SITE)
    assert b"Sihanoukville" not in sealed
    assert open_report(sealed, keys=[new_report_keys(), KEYS]) == TOLD
    with pytest.raises(IntegrityFailure):
        open_report(sealed, keys=[new_report_keys()])
    with pytest.raises(IntegrityFailure):
        open_report(sealed[:-1] + bytes([sealed[-1] ^ 1]), keys=[KEYS])


@given(st.text(max_size=3_000), st.text(max_size=3_000))
def test_the_length_of_a_report_says_little(one: str, other: str) -> None:
    lengths = {len(seal_report({"text": text}, to=SITE)) for text in (one, other)}
    assert max(lengths) - min(lengths) in {0, 4_096, 8_192, 12_288, 16_384, 20_480}


def test_no_key_is_told() -> None:
    with pytest.raises(InvalidInput):
        seal_report(TOLD, to=b"short")


def test_a_code_gives_the_same_place_and_key_however_it_is_typed() -> None:
    made = new_receipt(site=SITE)
    assert len(made.code) == 16
    for typed in (made.code, made.shown, f" {made.shown.replace(' ', '-')} ", _in_khmer(made.code)):
        again = receipt_of(typed, site=SITE)
        assert (again.place, again.key) == (made.place, made.key)
    assert receipt_of(made.code, site=new_report_keys().public).place != made.place


@pytest.mark.parametrize("place", range(16))
def test_one_wrong_digit_is_told(place: int) -> None:
    code = new_receipt(site=SITE).code
    wrong = code[:place] + str((int(code[place]) + 1) % 10) + code[place + 1 :]
    with pytest.raises(InvalidInput):
        receipt_of(wrong, site=SITE)


@pytest.mark.parametrize("typed", ["", "1234", "abcd efgh ijkl mnop", "1" * 17])
def test_what_is_no_code_is_told(typed: str) -> None:
    with pytest.raises(InvalidInput):
        receipt_of(typed, site=SITE)


def test_an_answer_is_opened_by_its_code_and_at_its_place_alone() -> None:
    mine, other = new_receipt(site=SITE), new_receipt(site=SITE)
    sealed = seal_answer({"text": "Call 111"}, key=mine.key, place=mine.place)
    assert open_answer(sealed, key=mine.key, place=mine.place) == {"text": "Call 111"}
    for key, place in ((other.key, mine.place), (mine.key, other.place)):
        with pytest.raises(IntegrityFailure):
            open_answer(sealed, key=key, place=place)


def test_reports_wait_until_they_are_taken(drop: Drop) -> None:
    names = {drop.put_report(bytes([each])) for each in range(3)}
    assert {name for name, _ in drop.waiting()} == names
    for name in names:
        drop.forget_report(name)
        drop.forget_report(name)
    assert list(drop.waiting()) == []


def test_answers_lie_at_their_place(drop: Drop) -> None:
    drop.put_answer("ab" * 16, 1, b"one")
    drop.put_answer("ab" * 16, 2, b"two")
    drop.put_answer("ab" * 16, 1, b"first")
    assert drop.answers_at("ab" * 16) == [b"first", b"two"]
    assert drop.answers_at("cd" * 16) == []
    drop.forget_answers("ab" * 16)
    drop.forget_answers("ab" * 16)
    assert drop.answers_at("ab" * 16) == []


def test_files_tell_the_day_and_no_more(drop: Drop) -> None:
    drop.put_report(b"sealed")
    (path,) = drop.reports.iterdir()
    assert path.stat().st_mtime % 86_400 == 0
    assert path.stat().st_mode & 0o007 == 0


def test_a_full_folder_refuses(drop: Drop, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(folder_module, "MOST_WAITING", 2)
    drop.put_report(b"1")
    drop.put_report(b"2")
    with pytest.raises(Unavailable):
        drop.put_report(b"3")
    assert len(list(drop.waiting())) == 2


def test_a_missing_folder_and_a_long_report_are_refused(drop: Drop, tmp_path: Path) -> None:
    with pytest.raises(Unavailable):
        Drop(tmp_path / "nowhere").put_report(b"1")
    with pytest.raises(Unavailable):
        drop.put_report(b"1" * (folder_module.LARGEST + 1))
    assert list(drop.reports.iterdir()) == []


def test_a_link_in_the_folder_is_not_followed(drop: Drop, tmp_path: Path) -> None:
    (tmp_path / "secret").write_bytes(b"secret")
    (drop.reports / "link.sealed").symlink_to(tmp_path / "secret")
    assert list(drop.waiting()) == []


def _in_khmer(digits: str) -> str:
    return "".join(chr(0x17E0 + int(each)) for each in digits)
