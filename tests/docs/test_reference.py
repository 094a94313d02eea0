"""No command, setting, endpoint or permission without its line in the reference, and no stale line."""

import argparse
import dataclasses
from pathlib import Path

import pytest

from sampan.portal.node.config import NodeConfig
from sampan.registry.access.roles import ROLES, Permission
from tools import make_reference
from tools.reference import commands
from tools.reference.table import table


def _page(name: str) -> str:
    return (make_reference.FOLDER / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("name", make_reference.PAGES)
def test_reference_page_says_what_the_code_says(name: str) -> None:
    assert name not in make_reference.stale_pages(), f"docs/reference/{name} is stale: run ./dev docs"


def test_stale_pages_changed_page_is_named(tmp_path: Path) -> None:
    for name, text in make_reference.pages().items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    assert make_reference.stale_pages(tmp_path) == []
    (tmp_path / "settings.md").write_text("An old page.", encoding="utf-8")
    assert make_reference.stale_pages(tmp_path) == ["settings.md"]


@pytest.mark.parametrize("field", dataclasses.fields(NodeConfig), ids=lambda field: field.name)
def test_settings_each_is_documented_with_its_meaning(field: dataclasses.Field) -> None:
    line = next(line for line in _page("settings.md").splitlines() if line.startswith(f"| `{field.name}` |"))
    assert len(line.split("|")[4].split()) >= 3


def test_permissions_every_permission_and_role_is_documented() -> None:
    text = _page("permissions.md")
    assert [one.value for one in Permission if f"| `{one.value}` |" not in text] == []
    assert [role.code for role in ROLES.values() if f"(`{role.code}`)" not in text] == []


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="boat", description="A boat.")
    row = parser.add_subparsers().add_parser("row", description="Row.")
    row.add_argument("--pace", choices=["slow", "quick"], default="slow", help="How fast, %(default)s first.")
    return parser


def test_commands_of_a_parser_include_those_below() -> None:
    assert [parser.prog for parser in commands.commands(_parser())] == ["boat", "boat row"]


def test_commands_every_command_and_option_says_what_it_is_for() -> None:
    for parser in commands.commands(commands.whole_parser()):
        silent = [
            action.dest for action in parser._actions if not action.help and action.dest != "==SUPPRESS=="
        ]
        silent = [name for name in silent if name not in ("command", "action", "subcommand")]
        assert parser.description, f"{parser.prog} has no description"
        assert not silent, f"{parser.prog}: {silent} have no help"


def test_endpoints_every_page_of_ours_says_what_it_does() -> None:
    ours = _page("endpoints.md").split("## Pages\n", 1)[1].split("## Pages of packages", 1)[0]
    rows = [line.split(" | ") for line in ours.splitlines() if line.startswith("| `")]
    assert rows
    assert [row[0] for row in rows if len(row[-1].strip(" |").split()) < 2] == []


def test_table_bar_and_line_break_in_a_cell_stay_in_it() -> None:
    assert table(("a", "b"), [("x|y", "two\nlines")]).splitlines()[2] == "| x\\|y | two lines |"
