"""The browser is found in a fixed order, the fetched one is the pinned one, and none at all is an error."""

import io
import tarfile
from pathlib import Path

import brotli
import pytest

from tools import find_browser, npm_package
from tools.npm_package import FetchFailed, Pin, integrity_of
from tools.unpack_browser import unpack_browser


def _program(folder: Path, name: str, says: str) -> str:
    path = folder / name
    path.write_text(f"#!/bin/sh\necho {says}\n", encoding="ascii")
    path.chmod(0o755)
    return str(path)


def _pack(files: dict[str, bytes], mode: str) -> bytes:
    whole = io.BytesIO()
    with tarfile.open(fileobj=whole, mode=mode) as package:
        for name, content in files.items():
            member = tarfile.TarInfo(name)
            member.size = len(content)
            package.addfile(member, io.BytesIO(content))
    return whole.getvalue()


@pytest.fixture
def nowhere(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """No browser on PATH, none named, none to be had."""
    monkeypatch.delenv("SAMPAN_CHROMIUM", raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(find_browser, "pinned_browser", lambda: None)
    monkeypatch.setattr(find_browser, "debian_browser", lambda: None)
    return tmp_path


def test_find_browser_none_anywhere_says_what_to_do(
    nowhere: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert find_browser.main() == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert "SAMPAN_CHROMIUM" in said.err


def test_find_browser_on_path_is_taken(nowhere: Path) -> None:
    path = _program(nowhere, "chromium", "Chromium 153")
    assert find_browser.find_browser() == path


def test_find_browser_program_that_is_no_browser_is_passed_over(nowhere: Path) -> None:
    _program(nowhere, "chromium", "not here")
    with pytest.raises(find_browser.NoBrowser):
        find_browser.find_browser()


def test_find_browser_named_wins_over_path(nowhere: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _program(nowhere, "chromium", "Chromium 153")
    named = _program(nowhere, "mine", "Chromium 154")
    monkeypatch.setenv("SAMPAN_CHROMIUM", named)
    assert find_browser.find_browser() == named


def test_find_browser_named_that_does_not_start_is_an_error(
    nowhere: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _program(nowhere, "chromium", "Chromium 153")
    monkeypatch.setenv("SAMPAN_CHROMIUM", str(nowhere / "missing"))
    with pytest.raises(find_browser.NoBrowser, match="SAMPAN_CHROMIUM"):
        find_browser.find_browser()


def test_fetch_package_archive_that_was_changed_is_thrown_away(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(npm_package, "fetch_archive", lambda package, version: b"changed")
    with pytest.raises(FetchFailed, match="pinned"):
        npm_package.fetch_package(Pin("boat", "1.0.0", integrity_of(b"pinned")))


def test_fetch_archive_without_npm_says_so(nowhere: Path) -> None:
    with pytest.raises(FetchFailed, match="npm is not installed"):
        npm_package.fetch_archive("boat", "1.0.0")


def test_unpack_browser_programs_libraries_and_starter_are_there(tmp_path: Path) -> None:
    libraries = _pack({"lib/libnss3.so": b"library"}, "w")
    packed = {
        "chromium.br": brotli.compress(b"#!/bin/sh\necho Chromium $1\n"),
        "al2023.tar.br": brotli.compress(libraries),
    }
    archive = _pack({f"package/bin/{name}": content for name, content in packed.items()}, "w:gz")
    unpack_browser(archive, tmp_path / "chromium-1")
    assert (tmp_path / "chromium-1/lib/libnss3.so").read_bytes() == b"library"
    assert find_browser.answers(str(tmp_path / "chromium-1/chrome"))
    assert [path.name for path in tmp_path.iterdir()] == ["chromium-1"]
