"""`sampan match compare` and `generate` at the command line: one answer a line, a bad line says what is wrong."""

import io
import json
from pathlib import Path

import pytest

from sampan.cli import main
from sampan.portal import match_commands

HUNG = {"id": "1", "name": "Nguyễn Văn Hùng", "birth_date": "1990-05-17"}


def compared(
    folder: Path, capsys: pytest.CaptureFixture[str], *lines: str
) -> tuple[int, list[dict[str, object]]]:
    path = folder / "pairs.jsonl"
    path.write_text("\n".join(lines), encoding="utf-8")
    status = main(["match", "compare", "--jsonl", str(path)])
    return status, [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_match_compare_prints_one_answer_a_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    same = json.dumps({"a": HUNG, "b": {"id": 2, "name": "Nguyen Van Hung", "birth_date": "17/05/2533"}})
    other = json.dumps({"a": HUNG, "b": {"name": "Sok Dara", "birth_date": None}})
    status, answers = compared(tmp_path, capsys, same, "", other)
    assert status == 0
    assert [answer["same"] for answer in answers] == [True, False]
    assert all(list(answer) == ["score", "same", "reasons"] for answer in answers)


@pytest.mark.parametrize("line", ["{", "[]", '{"a": {}}', '{"a": 1, "b": {}}'])
def test_match_compare_line_that_is_no_pair_says_so_and_goes_on(
    line: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status, answers = compared(tmp_path, capsys, line, json.dumps({"a": HUNG, "b": HUNG}))
    assert status == 1
    assert "Line 1" in str(answers[0]["error"])
    assert (answers[0]["same"], answers[1]["same"]) == (False, True)


def test_match_compare_bad_field_is_named_and_not_repeated(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _, (answer,) = compared(tmp_path, capsys, json.dumps({"a": HUNG | {"birth_date": "someday"}, "b": HUNG}))
    assert answer["field"] == "birth_date"
    assert "someday" not in str(answer)


def test_match_generate_writes_registers_and_truth(tmp_path: Path) -> None:
    assert main(["match", "generate", "--size", "20", "--dir", str(tmp_path / "made")]) == 0
    assert sorted(path.name for path in (tmp_path / "made").iterdir()) == ["a.csv", "b.csv", "truth.csv"]


def test_progress_is_written_after_a_while_and_not_before() -> None:
    now = iter((0.0, 1.0, 6.0, 7.0))
    out = io.StringIO()
    say = match_commands.progress_of(out, clock=lambda: next(now))
    say("reading people", 50_000, 0)
    say("comparing pairs", 1, 8)
    say("comparing pairs", 2, 8)
    assert out.getvalue() == "comparing pairs: 1 of 8\n"
