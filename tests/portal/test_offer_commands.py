"""`sampan offers check` at the command line: one answer a message, in words or JSON; bad lines say what is wrong."""

import io
import json
import sys
from pathlib import Path

import pytest

from sampan.cli import main

LURE = (
    "Urgent, 5 slots left! Chat support in Myawaddy, no experience needed. "
    "Don't tell your parents. We keep your passport."
)


def checked(
    folder: Path, capsys: pytest.CaptureFixture[str], *lines: str, more: tuple[str, ...] = ()
) -> tuple[int, list[dict[str, object]]]:
    path = folder / "messages.jsonl"
    path.write_text("\n".join(lines), encoding="utf-8")
    status = main(["offers", "check", "--jsonl", str(path), *more])
    return status, [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_each_message_gets_one_answer_with_the_words_of_each_sign(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = (json.dumps({"id": "a", "text": LURE}), "", json.dumps({"id": 7, "text": "x", "lang": "vi"}))
    status, answers = checked(tmp_path, capsys, *lines)
    assert (status, [answer["id"] for answer in answers]) == (0, ["a", 7])
    assert list(answers[0]) == ["id", "lang", "is_lure", "score", "level", "signs", "limits"]
    assert (answers[0]["lang"], answers[0]["is_lure"], answers[1]["lang"]) == ("en", True, "vi")
    signs = answers[0]["signs"]
    assert isinstance(signs, list) and all(s["words"] == LURE[s["start"] : s["end"]] for s in signs)
    assert {"urgency", "secrecy"} <= {sign["code"] for sign in signs}


@pytest.mark.parametrize(
    ("line", "field"),
    [
        ("{", ""),
        ("[]", "text"),
        ('{"id": 1}', "text"),
        ('{"text": 3}', "text"),
        ('{"text": "x", "lang": "xx"}', "lang"),
        ('{"text": "x", "lang": ["vi"]}', "lang"),
    ],
)
def test_bad_line_says_so_and_the_others_are_checked(
    line: str, field: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status, answers = checked(tmp_path, capsys, line, json.dumps({"id": "b", "text": LURE}))
    assert status == 1
    assert str(answers[0]["error"]).startswith("Line 1: ")
    assert (answers[0]["row"], answers[0]["field"] or "", answers[1]["id"]) == (1, field, "b")


@pytest.mark.parametrize("way", ["file", "standard input"])
def test_one_text_is_answered_in_json(
    way: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "offer.txt"
    path.write_text(LURE, encoding="utf-8")
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(path.read_bytes())))
    assert main(["offers", "check", str(path) if way == "file" else "-", "--json"]) == 0
    (answer,) = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert answer["is_lure"] and answer["signs"]


def test_one_text_is_answered_in_words_and_never_called_safe(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "offer.txt"
    path.write_text(LURE, encoding="utf-8")
    assert main(["offers", "check", str(path), "--lang", "en"]) == 0
    told = capsys.readouterr().out
    assert "lure" in told and "Don't tell your parents" in told
    path.write_text(
        "The library opens at nine on Monday and closes at five in the afternoon.", encoding="utf-8"
    )
    assert main(["offers", "check", str(path)]) == 0
    assert "does not make the offer safe" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        ([], "Give one text"),
        (["x", "--jsonl", "y"], "Give one text"),
        (["missing.txt"], "missing.txt"),
        (["--jsonl", "missing.jsonl"], "missing.jsonl"),
        (["-", "--lang", "xx"], "cannot be read"),
    ],
)
def test_what_cannot_be_checked_says_why(
    arguments: list[str], says: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["offers", "check", *arguments]) != 0
    assert says in capsys.readouterr().err


def test_octets_that_are_no_text_are_answered(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "binary"
    path.write_bytes(bytes(range(256)) * 400)
    assert main(["offers", "check", str(path), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["level"] in ("not_read", "nothing_found", "signs_found")
