"""Tests of the command line's manners: what it offers, how it fails, and what machines read."""

import argparse
import json
from datetime import date
from pathlib import Path

import pytest

from sampan import cli
from sampan.vocabulary.errors import NotPermitted, Unavailable

PROMISED = {
    "node init": ["DIR", "--id", "vn", "--country", "VN", "--name", "An invented node"],
    "node serve": ["DIR"],
    "node doctor": ["DIR"],
    "node migrate": ["DIR"],
    "node rotate": ["DIR"],
    "node pair": ["DIR", "--peer", "http://127.0.0.1:8102"],
    "import htcds": ["FILE", "--node", "DIR", "--dry-run"],
    "import ctdc": ["FILE", "--node", "DIR"],
    "export htcds": ["--node", "DIR", "--out", "FILE"],
    "report situation": ["--node", "DIR", "--from", "2022", "--to", "2025", "--format", "html"],
    "audit verify": ["--node", "DIR"],
    "linkages load": [
        "P.csv",
        "A.csv",
        "B.csv",
        "--name",
        "x",
        "--ground",
        "y",
        "--node",
        "DIR",
        "--as",
        "me",
    ],
    "linkages list": ["--node", "DIR", "--as", "me"],
    "linkages decisions": ["ID", "--out", "FILE", "--node", "DIR", "--as", "me"],
    "linkages close": ["ID", "--node", "DIR", "--as", "me"],
    "demo": ["--once"],
}


def leaves(parser: argparse.ArgumentParser) -> list[argparse.ArgumentParser]:
    groups = [one for one in parser._actions if isinstance(one, argparse._SubParsersAction)]
    if not groups:
        return [parser]
    return [leaf for group in groups for child in group.choices.values() for leaf in leaves(child)]


@pytest.mark.parametrize("command", PROMISED)
def test_promised_command_is_read(command: str) -> None:
    asked = cli.build_parser().parse_args([*command.split(), *PROMISED[command]])
    assert callable(asked.run)


def test_every_command_answers_machines_and_says_what_it_does() -> None:
    for leaf in leaves(cli.build_parser()):
        assert "--json" in leaf.format_help(), leaf.prog
        assert leaf.description, leaf.prog


def test_period_of_years_begins_and_ends_with_them() -> None:
    asked = cli.build_parser().parse_args(
        ["report", "situation", "--node", "x", "--from", "2022", "--to", "2024-02"]
    )
    assert (asked.first, asked.last) == (date(2022, 1, 1), date(2024, 2, 29))


def test_period_that_cannot_be_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        cli.main(["report", "situation", "--node", "x", "--from", "2022-13"])
    assert left.value.code == 2
    assert "--from" in capsys.readouterr().err


def test_unknown_command_ends_with_two() -> None:
    with pytest.raises(SystemExit) as left:
        cli.main(["sink"])
    assert left.value.code == 2


@pytest.mark.parametrize(
    "words",
    [["node", "serve"], ["node", "migrate"], ["node", "rotate"], ["audit", "verify", "--node"]],
)
def test_folder_without_a_node_fails_in_one_line(
    words: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main([*words, str(tmp_path)]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.count("\n") == 1
    assert "holds no node" in told.err and "sampan node init" in told.err
    assert list(tmp_path.iterdir()) == []


def test_doctor_of_no_node_says_what_to_do(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["node", "doctor", str(tmp_path), "--json"]) == 1
    (finding,) = json.loads(capsys.readouterr().out)["findings"]
    assert finding["level"] == "wrong"
    assert "sampan node init" in finding["remedy"]


def test_refusal_as_json_names_its_kind(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refuse(*_: object) -> None:
        raise NotPermitted("Your role does not include this.", remedy="Ask for the role.")

    monkeypatch.setattr("sampan.portal.node.commands.doctor", refuse)
    assert cli.main(["node", "doctor", "x", "--json"]) == 2
    told = capsys.readouterr()
    assert json.loads(told.out) == {
        "ok": False,
        "error": "not_permitted",
        "what": "Your role does not include this.",
        "remedy": "Ask for the role.",
    }
    assert told.err == "sampan: Your role does not include this. Ask for the role.\n"


def test_reason_of_many_lines_becomes_one(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(*_: object) -> None:
        raise Unavailable("It broke\nin two places.", remedy="Look\nagain.")

    monkeypatch.setattr("sampan.portal.node.commands.doctor", fail)
    assert cli.main(["node", "doctor", "x"]) == 2
    assert capsys.readouterr().err == "sampan: It broke in two places. Look again.\n"


@pytest.mark.parametrize(
    ("option", "bad", "said"),
    [
        ("--id", "Viet Nam", "node's id"),
        ("--country", "XX", "country code"),
        ("--name", " ", "needs a name"),
        ("--public-url", "ftp://vn", "not a web address"),
    ],
)
def test_init_of_a_bad_setting_makes_nothing(
    option: str, bad: str, said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    good = {"--id": "vn", "--country": "VN", "--name": "An invented node"} | {option: bad}
    words = [word for pair in good.items() for word in pair]
    assert cli.main(["node", "init", str(tmp_path / "new"), *words]) == 2
    assert said in capsys.readouterr().err
    assert not (tmp_path / "new").exists()


def test_pdf_without_a_file_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["report", "situation", "--node", "x", "--format", "pdf"]) == 2
    assert "--out" in capsys.readouterr().err
