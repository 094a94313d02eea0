"""Vendored files are what their manifest says, and nothing made differently passes."""

import io
import json
import tarfile
from pathlib import Path

import pytest

from tools import vendor

ENTRY = {
    "file": "sprite.svg",
    "name": "icons",
    "version": "1.0.0",
    "licence": "ISC",
    "licence_file": "LICENSE.txt",
    "icons": ["boat"],
}
BOAT = b'<svg class="boat">\n  <path d="M1 1" />\n  <path d="M2 2" />\n</svg>\n'


def _archive(files: dict[str, bytes]) -> bytes:
    whole = io.BytesIO()
    with tarfile.open(fileobj=whole, mode="w:gz") as package:
        for name, content in files.items():
            member = tarfile.TarInfo(f"package/{name}")
            member.size = len(content)
            package.addfile(member, io.BytesIO(content))
    return whole.getvalue()


@pytest.fixture
def served(monkeypatch: pytest.MonkeyPatch) -> bytes:
    archive = _archive({"icons/boat.svg": BOAT, "dist/one.css": b"a{}"})
    monkeypatch.setattr(vendor, "fetch_archive", lambda package, version: archive)
    return archive


def test_vendored_files_are_what_the_manifest_says() -> None:
    assert vendor.changed_files() == []


def test_changed_files_edited_or_missing_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.css").write_text("a{}", encoding="utf-8")
    files = [{"file": "a.css", "sha256": vendor.sha256(b"b{}")}, {"file": "gone.css", "sha256": "0"}]
    (tmp_path / "vendor.json").write_text(json.dumps({"files": files}), encoding="utf-8")
    assert vendor.changed_files(tmp_path / "vendor.json") == ["a.css", "gone.css"]


def test_make_sprite_icon_becomes_one_symbol() -> None:
    made = vendor.make_sprite(ENTRY, {"icons/boat.svg": BOAT}).decode()
    assert '<symbol id="boat"' in made
    assert '<path d="M1 1" /><path d="M2 2" /></symbol>' in made


def test_make_file_plain_member_is_copied(served: bytes) -> None:
    entry = ENTRY | {
        "member": "dist/one.css",
        "archive_sha256": vendor.sha256(served),
        "sha256": vendor.sha256(b"a{}"),
    }
    del entry["icons"]
    assert vendor.make_file(entry) == b"a{}"


def test_make_file_other_archive_is_refused(served: bytes) -> None:
    with pytest.raises(vendor.VendorFailed, match="not the archive"):
        vendor.make_file(ENTRY | {"archive_sha256": vendor.sha256(b"other"), "sha256": ""})


def test_make_file_other_result_is_refused(served: bytes) -> None:
    with pytest.raises(vendor.VendorFailed, match="comes out different"):
        vendor.make_file(ENTRY | {"archive_sha256": vendor.sha256(served), "sha256": vendor.sha256(b"other")})


def test_make_file_icon_that_is_not_there_is_named(served: bytes) -> None:
    with pytest.raises(vendor.VendorFailed, match=r"icons/raft\.svg"):
        vendor.make_file(ENTRY | {"icons": ["raft"], "archive_sha256": vendor.sha256(served), "sha256": ""})
