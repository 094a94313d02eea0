"""Fetch one pinned npm package as a file, its integrity checked."""

import base64
import hashlib
import json
import os
import shutil
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path

FETCH_SECONDS = 600


class FetchFailed(Exception):
    """The package could not be had, or is not the one that was pinned."""


@dataclass(frozen=True)
class Pin:
    """One exact package: name, version and the sha512 integrity of its archive."""

    package: str
    version: str
    integrity: str


def read_pin(path: Path) -> Pin:
    """The pin written in a JSON file with the keys package, version and integrity."""
    written = json.loads(path.read_text(encoding="utf-8"))
    return Pin(written["package"], written["version"], written["integrity"])


def cache_folder() -> Path:
    """The user's cache folder for Sampan, made if missing; the tree's own when there is no writable home."""
    own = Path(__file__).resolve().parent.parent / ".cache"
    wanted = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "sampan"
    for folder in (wanted, own):
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError:
            continue
        if os.access(folder, os.W_OK):
            return folder
    raise FetchFailed("There is no folder to keep fetched files in: set XDG_CACHE_HOME to a writable one.")


def integrity_of(archive: bytes) -> str:
    """The archive's integrity as npm writes it: sha512- and base64."""
    return "sha512-" + base64.b64encode(hashlib.sha512(archive).digest()).decode("ascii")


def fetch_package(pin: Pin) -> bytes:
    """The pinned package's archive (.tgz); FetchFailed when it cannot be had or is not the pinned one."""
    archive = fetch_archive(pin.package, pin.version)
    if integrity_of(archive) != pin.integrity:
        raise FetchFailed(
            f"{pin.package} {pin.version} is not the archive that was pinned; it was thrown away."
        )
    return archive


def fetch_archive(package: str, version: str) -> bytes:
    """A package's archive as npm gives it, unchecked; FetchFailed without npm or without network."""
    npm = shutil.which("npm")
    if npm is None:
        raise FetchFailed(f"npm is not installed, so {package} cannot be fetched.")
    with tempfile.TemporaryDirectory() as folder:
        command = [npm, "pack", f"{package}@{version}", "--silent", "--ignore-scripts"]
        try:
            ran = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=FETCH_SECONDS)
        except subprocess.TimeoutExpired:
            raise FetchFailed(f"Fetching {package} took too long.") from None
        archives = list(Path(folder).glob("*.tgz"))
        if ran.returncode != 0 or not archives:
            raise FetchFailed(f"npm could not fetch {package} {version}.")
        return archives[0].read_bytes()
