"""`sampan lures cluster` at the command line: the campaign of each post; a bad line ends it and nothing is written."""

import json
from pathlib import Path

import pytest

from sampan.cli import main

TEXT = "Tuyển nhân viên trực trang, lương {} triệu, bao ăn ở, không cần kinh nghiệm, liên hệ chị Hoa qua Zalo"


def written(folder: Path, *lines: str) -> Path:
    path = folder / "posts.jsonl"
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def test_each_post_gets_the_id_of_its_campaigns_first_post(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    posts = [
        ("a", TEXT.format(20)),
        (7, "Bán nhà mặt tiền, sổ hồng riêng, xem nhà cuối tuần"),
        ("c", TEXT.format(35)),
    ]
    path = written(tmp_path, *(json.dumps({"id": name, "text": text}) for name, text in posts), "")
    out = tmp_path / "out.jsonl"
    assert main(["lures", "cluster", str(path), "--out", str(out), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["posts"], told["campaigns"], told["alone"], told["largest"]) == (3, 1, 1, 2)
    assert [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()] == [
        {"id": "a", "campaign": "a"},
        {"id": 7, "campaign": 7},
        {"id": "c", "campaign": "a"},
    ]


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("{", "Line 2 is no JSON object"),
        ("[1]", "Line 2 is no JSON object"),
        ('{"id": "b"}', "Line 2 has no text"),
        ('{"text": "x"}', "Line 2 has no id"),
        ('{"id": true, "text": "x"}', "Line 2 has no id"),
        ('{"id": "a", "text": "x"}', "Line 2 has an id that was there before"),
    ],
)
def test_bad_line_is_named_and_nothing_is_written(
    line: str, says: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path, out = written(tmp_path, '{"id": "a", "text": "x"}', line), tmp_path / "out.jsonl"
    assert main(["lures", "cluster", str(path), "--out", str(out)]) != 0
    assert says in capsys.readouterr().err
    assert not out.exists()


def test_no_posts_are_no_campaigns(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "out.jsonl"
    assert main(["lures", "cluster", str(written(tmp_path)), "--out", str(out), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["posts"] == 0
    assert out.read_text() == ""
