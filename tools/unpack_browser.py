"""Unpack the pinned Chromium: brotli files inside an npm archive become a folder with a program `chrome`."""

import io
import os
import shutil
import tarfile
import tempfile
from pathlib import Path

import brotli

# The libraries that come with it serve a machine that has none of its own.
STARTER = """#!/bin/sh
here=$(CDPATH= cd "$(dirname "$0")" && pwd)
LD_LIBRARY_PATH="${LD_LIBRARY_PATH:+$LD_LIBRARY_PATH:}$here/lib" exec "$here/chromium" "$@"
"""
PACKED = "package/bin/"


def unpack_browser(archive: bytes, folder: Path) -> None:
    """Unpack into `folder`, which appears whole or not at all, even when two runs do it at once."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder.parent) as beside:
        whole = Path(beside) / "whole"
        whole.mkdir(mode=0o755)
        _unpack_members(archive, whole)
        starter = whole / "chrome"
        starter.write_text(STARTER, encoding="ascii")
        starter.chmod(0o755)
        shutil.rmtree(folder, ignore_errors=True)
        os.rename(whole, folder)


def _unpack_members(archive: bytes, folder: Path) -> None:
    with tarfile.open(fileobj=io.BytesIO(archive)) as package:
        for member in package.getmembers():
            if not member.name.startswith(PACKED) or not member.name.endswith(".br"):
                continue
            opened = package.extractfile(member)
            if opened is not None:
                _unpack_one(Path(member.name).name, brotli.decompress(opened.read()), folder)


def _unpack_one(name: str, content: bytes, folder: Path) -> None:
    if name.endswith(".tar.br"):
        with tarfile.open(fileobj=io.BytesIO(content)) as inner:
            inner.extractall(folder, filter="data")
        return
    program = folder / name.removesuffix(".br")
    program.write_bytes(content)
    program.chmod(0o755)
