"""The committed tree holds no registry host, no machine's path, and hashed locks that agree."""

import re
from pathlib import Path

import pytest

from tests.architecture.source import ROOT, report
from tests.architecture.tree import committed_files, forbidden_text, places_of_this_machine, text_of

LOCKS = ("build", "app", "test")


def _pins(lock: str) -> dict[str, str]:
    text = (ROOT / "requirements" / f"{lock}.txt").read_text(encoding="utf-8")
    return dict(re.findall(r"^([\w.-]+)==(\S+)", text, flags=re.MULTILINE))


def test_tree_holds_no_host_and_no_machine_path() -> None:
    found = forbidden_text(committed_files(), root=ROOT, places=places_of_this_machine())
    assert not found, report(found)


@pytest.mark.parametrize(
    "line",
    [
        "index = https://pyp" + "i.org/simple",
        "resolved: registry.npmj" + "s.org/x/-/x.tgz",
        "open('/hom" + "e/linh/case.csv')",
        "cd /roo" + "t/sampan",
        "cd /srv/build/sampan/src",
    ],
)
def test_forbidden_text_line_that_names_one_is_found(line: str, tmp_path: Path) -> None:
    (tmp_path / "note.md").write_text(f"fine\n{line}\n", encoding="utf-8")
    found = forbidden_text([tmp_path / "note.md"], root=tmp_path, places=["/srv/build/sampan"])
    assert [finding.line for finding in found] == [2]


def test_forbidden_text_address_in_the_interface_passes(tmp_path: Path) -> None:
    (tmp_path / "urls.py").write_text(
        'path("work/home/today/")\n# /tmp/x https://www.iom.int/\n', encoding="utf-8"
    )
    assert not forbidden_text([tmp_path / "urls.py"], root=tmp_path, places=["/srv/build/sampan"])


@pytest.mark.parametrize("lock", LOCKS)
def test_lock_every_package_is_hashed_and_no_host_named(lock: str) -> None:
    text = (ROOT / "requirements" / f"{lock}.txt").read_text(encoding="utf-8")
    entries = re.split(r"\n(?=[\w.-]+==)", text)[1:]
    assert entries
    assert all("--hash=sha256:" in entry for entry in entries)
    assert "://" not in text


def test_locks_app_pins_what_test_pins() -> None:
    app, tested = _pins("app"), _pins("test")
    assert app.items() <= tested.items()


def test_tree_has_no_lock_with_hosts() -> None:
    names = {path.name for path in committed_files()}
    assert not {name for name in names if name == "uv.lock" or name.startswith("pylock")}
    assert not [
        path
        for path in committed_files()
        if path.name == "package-lock.json" and '"resolved"' in text_of(path)
    ]
