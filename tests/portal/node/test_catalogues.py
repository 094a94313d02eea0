"""Catalogues are compiled in the node's directory, once for each content."""

from pathlib import Path

import polib

from sampan.portal.node.catalogues import ready_catalogues


def written_catalogue(folder: Path, text: str) -> Path:
    path = folder / "vi" / "LC_MESSAGES" / "django.po"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(
        f'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\nmsgid "Hi"\nmsgstr "{text}"\n',
        "utf-8",
    )
    return folder


def test_ready_catalogues_compiles_once_and_again_after_a_change(tmp_path):
    source = written_catalogue(tmp_path / "source", "Chào")
    first = ready_catalogues(source, tmp_path / "cache")
    made = (first / "vi" / "LC_MESSAGES" / "django.mo").stat().st_mtime_ns
    assert ready_catalogues(source, tmp_path / "cache") == first
    assert (first / "vi" / "LC_MESSAGES" / "django.mo").stat().st_mtime_ns == made
    second = ready_catalogues(written_catalogue(source, "Xin chào"), tmp_path / "cache")
    assert [entry.msgstr for entry in polib.mofile(str(second / "vi" / "LC_MESSAGES" / "django.mo"))] == [
        "Xin chào"
    ]
    assert list((tmp_path / "cache").iterdir()) == [second]


def test_ready_catalogues_cache_that_cannot_be_written_gives_the_source(tmp_path):
    source = written_catalogue(tmp_path / "source", "Chào")
    (tmp_path / "taken").write_text("a file, not a folder")
    assert ready_catalogues(source, tmp_path / "taken") == source
