"""`sampan match compare` and `generate` at the command line: one answer a line, a bad line says what is wrong."""

import io
import json
from dataclasses import replace
from pathlib import Path

import pytest

from sampan.cli import main
from sampan.engines.matching.weighing import shipped_weights
from sampan.engines.matching.weights_file import weights_told
from sampan.portal import link_commands

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
    assert (answer["row"], answer["record"], answer["field"]) == (1, "a", "birth_date")
    assert str(answer["error"]).startswith("Line 1, record a: birth_date: ") and "someday" not in str(answer)


@pytest.mark.parametrize("name", [["Sok"], {"x": 1}, True, 1.5, "a\x00b", "\ud800"])
def test_match_compare_name_that_is_no_text_is_refused_and_not_repeated(
    name: object, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status, (answer,) = compared(tmp_path, capsys, json.dumps({"a": HUNG, "b": {"name": name}}))
    assert (status, answer["record"], answer["field"]) == (1, "b", "name")
    assert "Sok" not in str(answer)


def test_match_compare_impossible_day_names_its_field(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _, (answer,) = compared(
        tmp_path, capsys, json.dumps({"a": HUNG, "b": HUNG | {"birth_date": "1990-02-30"}})
    )
    assert (answer["record"], answer["field"]) == ("b", "birth_date")


@pytest.mark.parametrize("line", [b"\xff\xfe", b'{"a": {}, "b": {"name": NaN}}', b"[" * 100_000])
def test_match_compare_octets_that_are_no_json_say_so_and_go_on(
    line: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path, good = tmp_path / "pairs.jsonl", json.dumps({"a": HUNG, "b": HUNG, "note": ["kept out"]}).encode()
    path.write_bytes(b"\xef\xbb\xbf" + good + b"\n" + line + b"\n" + good)
    assert main(["match", "compare", "--jsonl", str(path)]) == 1
    answers = [json.loads(each) for each in capsys.readouterr().out.splitlines()]
    assert [answer["same"] for answer in answers] == [True, False, True]
    assert (answers[1]["row"], answers[1]["record"]) == (2, None)


@pytest.mark.parametrize(("module", "told"), [("splink", "pip install 'sampan[linkage]'"), ("idna", "again")])
def test_match_link_without_its_extra_says_what_installs_it(
    module: str,
    told: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def lacks(_target: str) -> object:
        raise ModuleNotFoundError(f"No module named '{module}'", name=f"{module}.internals")

    monkeypatch.setattr(link_commands, "load", lacks)
    status = main(["match", "link", "a.csv", "--out", str(tmp_path / "pairs.csv")])
    assert status == 2 and told in capsys.readouterr().err


def test_match_generate_size_below_one_or_folder_that_is_a_file_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").touch()
    assert main(["match", "generate", "--size", "0", "--dir", str(tmp_path / "made")]) == 2
    assert main(["match", "generate", "--size", "2", "--dir", str(tmp_path / "file")]) == 2
    assert "below 1" in capsys.readouterr().err and not (tmp_path / "made").exists()


def test_match_generate_writes_registers_and_truth(tmp_path: Path) -> None:
    assert main(["match", "generate", "--size", "20", "--dir", str(tmp_path / "made")]) == 0
    assert sorted(path.name for path in (tmp_path / "made").iterdir()) == ["a.csv", "b.csv", "truth.csv"]


def test_progress_is_written_after_a_while_and_not_before() -> None:
    now = iter((0.0, 1.0, 6.0, 7.0))
    out = io.StringIO()
    say = link_commands.progress_of(out, clock=lambda: next(now))
    say("reading people", 50_000, 0)
    say("comparing pairs", 1, 8)
    say("comparing pairs", 2, 8)
    assert out.getvalue() == "comparing pairs: 1 of 8\n"


DOUBTFUL = json.dumps(
    {
        "a": {"name": "Lò Thị Mẫu", "birth_date": "1999", "phone": "+84912345678"},
        "b": {"name": "Lò Thị Mẫu", "birth_date": "1998", "phone": "+84987654321"},
    }
)


def with_weights(folder: Path, content: str) -> int:
    pairs, weights = folder / "pairs.jsonl", folder / "weights.json"
    pairs.write_text(DOUBTFUL, encoding="utf-8")
    weights.write_text(content, encoding="utf-8")
    return main(["match", "compare", "--jsonl", str(pairs), "--weights", str(weights)])


def test_match_compare_with_weights_of_a_node_uses_and_names_them(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    moved = {("birth_date", "near_year"): 2.0, ("name", "exact"): 2.0, ("phone", "different"): 2.0}
    told = weights_told(replace(shipped_weights(), adjustments=moved), version="feedback-1/abc")
    _, (shipped,) = compared(tmp_path, capsys, DOUBTFUL)
    assert with_weights(tmp_path, json.dumps(told)) == 0
    learnt = json.loads(capsys.readouterr().out)
    assert (shipped["same"], learnt["same"]) == (False, True)
    assert learnt["weights"] == "feedback-1/abc" and "weights" not in shipped


@pytest.mark.parametrize(
    "content", ["", "{", "[]", '{"format": "sampan-weights-1", "hash": NaN}', "Lò Thị Mẫu"]
)
def test_match_compare_refuses_a_file_that_holds_no_weights(
    content: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert with_weights(tmp_path, content) != 0
    told = capsys.readouterr()
    assert told.out == "" and "file of weights" in told.err and "Mẫu" not in told.err
