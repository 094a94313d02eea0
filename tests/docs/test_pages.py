"""Links lead somewhere, decisions are whole and listed, and the license and script are there."""

import re
import subprocess
from pathlib import Path

import pytest

from tests.architecture.source import ROOT

PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
DECISIONS = sorted((ROOT / "docs" / "adr").glob("[0-9]*.md"))
SECTIONS = ("Status", "## Context", "## Decision", "## Consequences", "## Who could be harmed")
LINK = re.compile(r"\]\(([^)#\s]+)(?:#[^)]*)?\)")


def broken_links(page: Path) -> list[str]:
    """The relative links of a page that lead to no file."""
    targets = LINK.findall(page.read_text(encoding="utf-8"))
    return [target for target in targets if "://" not in target and not (page.parent / target).exists()]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_of_a_page_lead_to_files(page: Path) -> None:
    assert broken_links(page) == []


def test_broken_links_missing_file_is_named(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("[here](page.md) [out](https://www.iom.int/) [gone](gone.md#part)", encoding="utf-8")
    assert broken_links(page) == ["gone.md"]


@pytest.mark.parametrize("page", DECISIONS, ids=lambda page: page.stem)
def test_decision_has_every_section_and_is_listed(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    assert [section for section in SECTIONS if section not in text] == []
    assert f"(adr/{page.name})" in (ROOT / "docs" / "index.md").read_text(encoding="utf-8")


def test_decisions_are_numbered_without_gap() -> None:
    assert [int(page.name[:4]) for page in DECISIONS] == list(range(1, len(DECISIONS) + 1))


def test_dev_help_names_every_verb() -> None:
    shown = subprocess.run([ROOT / "dev", "help"], capture_output=True, text=True, check=True).stdout
    for verb in ("demo", "test", "check", "bench", "docs", "vendor", "strings", "lock"):
        assert f"./dev {verb}" in shown


def test_dev_unknown_verb_fails_with_a_sentence() -> None:
    ran = subprocess.run([ROOT / "dev", "sail"], capture_output=True, text=True)
    assert ran.returncode == 1
    assert "There is no ./dev sail." in ran.stderr
