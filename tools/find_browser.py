"""Find a Chromium for the tests, or fetch the pinned one; print its path, or say what is missing.

In this order: SAMPAN_CHROMIUM; one on PATH; the pinned package, unpacked in the user's cache, its
integrity checked; Debian's package, when this runs as root. A missing browser is an error, never a skip.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from tools.npm_package import FetchFailed, cache_folder, fetch_package, read_pin
from tools.unpack_browser import unpack_browser

NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")
PIN = Path(__file__).with_name("browser.json")
ANSWER_SECONDS = 60


class NoBrowser(Exception):
    """There is no Chromium and none could be had; the text says what to do."""


def answers(path: str) -> bool:
    """Whether the program at `path` starts and says that it is a Chromium or Chrome."""
    try:
        said = subprocess.run([path, "--version"], capture_output=True, text=True, timeout=ANSWER_SECONDS)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return said.returncode == 0 and "Chrom" in said.stdout


def named_browser() -> str | None:
    """The browser that SAMPAN_CHROMIUM names; NoBrowser when it names one that does not start."""
    named = os.environ.get("SAMPAN_CHROMIUM")
    if named and not answers(named):
        raise NoBrowser(
            "SAMPAN_CHROMIUM names a program that does not start as Chromium: correct or unset it."
        )
    return named


def browser_on_path() -> str | None:
    """The first Chromium on PATH that starts."""
    found = (shutil.which(name) for name in NAMES)
    return next((path for path in found if path and answers(path)), None)


def pinned_browser() -> str | None:
    """The pinned browser, fetched and unpacked if it is not in the cache; None when it cannot be."""
    pin = read_pin(PIN)
    folder = cache_folder() / f"chromium-{pin.version}"
    program = folder / "chrome"
    if not program.exists():
        try:
            unpack_browser(fetch_package(pin), folder)
        except FetchFailed as reason:
            print(reason, file=sys.stderr)
            return None
    return str(program) if answers(str(program)) else None


def debian_browser() -> str | None:
    """Debian's chromium, installed when this runs as root on a machine with apt-get."""
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        return None
    quiet = {"stdout": sys.stderr, "check": False, "env": os.environ | {"DEBIAN_FRONTEND": "noninteractive"}}
    subprocess.run(["apt-get", "update", "-qq"], **quiet)
    subprocess.run(["apt-get", "install", "-y", "-qq", "--no-install-recommends", "chromium"], **quiet)
    return browser_on_path()


def find_browser() -> str:
    """The path of a Chromium that starts; NoBrowser says what to do when there is none."""
    for find in (named_browser, browser_on_path, pinned_browser, debian_browser):
        if path := find():
            return path
    raise NoBrowser(
        "The tests need Chromium and there is none. Install it (Debian: apt-get install chromium), "
        "or node with npm so that the pinned one can be fetched, or name yours in SAMPAN_CHROMIUM."
    )


def main() -> int:
    """Print the browser's path."""
    try:
        print(find_browser())
    except NoBrowser as reason:
        print(reason, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
