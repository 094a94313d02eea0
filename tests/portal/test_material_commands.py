"""`sampan materials` at the command line: a PDF and a script, and what is refused."""

import json
from pathlib import Path

import pytest

from sampan.cli import main


def test_a_leaflet_is_written_as_pdf(tmp_path: Path) -> None:
    out = tmp_path / "leaflet.pdf"
    asked = ["materials", "print", "leaflet", "--language", "km", "--country", "KH", "--out", str(out)]
    assert main(asked) == 0
    assert out.read_bytes().startswith(b"%PDF")


def test_a_script_is_told_with_its_seconds(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["materials", "script", "--language", "vi", "--country", "VN", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert any("111" in one for one in told["sentences"])
    assert told["seconds"] > 20


def test_lessons_are_written_as_one_page(tmp_path: Path) -> None:
    out = tmp_path / "lessons.html"
    assert main(["materials", "lessons", "--language", "my", "--country", "MM", "--out", str(out)]) == 0
    assert out.read_text("utf-8").count('class="question"') == 12


def test_an_unknown_number_is_refused(tmp_path: Path) -> None:
    out = tmp_path / "poster.pdf"
    asked = ["materials", "print", "poster", "--language", "vi", "--country", "VN", "--out", str(out)]
    assert main([*asked, "--confirm", "0900"]) != 0
    assert not out.exists()
