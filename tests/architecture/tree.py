"""The committed tree: which files it has, and what no file of it may hold."""

import re
import subprocess
from pathlib import Path

from tests.architecture.source import ROOT, Finding

# Written with a bracket in each, so that this file does not hold what it forbids.
HOSTS = re.compile(
    r"\bpyp[i]\.org|pythonhoste[d]\.org|npmj[s]\.(?:org|com)|yarnpk[g]\.com|deb\.debia[n]\.org|registry\.[\w.-]+/\S+\.tgz"
)
HOMES = re.compile(r"(?<![\w.])/(?:hom[e]|User[s])/[a-z][\w.-]*/|(?<![\w.])/roo[t]/|[A-Z]:\\\\?User[s]\\")
LARGEST_READ = 2_000_000  # bytes; a longer file is data or a font
FOREIGN = ("LICENSE", "static/vendor/", "static/portal/icons/")


def committed_files(root: Path = ROOT) -> list[Path]:
    """The files that git tracks or would add; every file outside hidden folders where there is no git."""
    asked = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"], cwd=root, capture_output=True
    )
    if asked.returncode == 0:
        names = [name.decode() for name in asked.stdout.split(b"\0") if name]
        return sorted({root / name for name in names if (root / name).is_file()})
    return [
        path
        for path in sorted(root.rglob("*"))
        if path.is_file() and not any(part.startswith(".") for part in path.relative_to(root).parts)
    ]


def places_of_this_machine(root: Path = ROOT) -> list[str]:
    """Where this tree and what lies beside it are kept: paths that mean nothing elsewhere."""
    around = root.parent
    beside = [root] if around in (Path("/"), Path("/tmp")) else [root, *around.iterdir()]
    return [f"{place}" for place in beside if place.is_dir() and len(place.parts) > 2]


def text_of(path: Path) -> str:
    """The file as text; empty for binary or very large ones."""
    if path.stat().st_size > LARGEST_READ:
        return ""
    content = path.read_bytes()
    return "" if b"\0" in content else content.decode("utf-8", errors="replace")


def forbidden_text(paths: list[Path], *, root: Path, places: list[str]) -> list[Finding]:
    """Lines that name a registry's host, a person's home or a place of this machine."""
    found = []
    for path in paths:
        name = str(path.relative_to(root))
        if any(part in name for part in FOREIGN):
            continue
        for number, line in enumerate(text_of(path).splitlines(), start=1):
            if HOSTS.search(line):
                found.append(Finding(name, number, "names a package registry's host"))
            if HOMES.search(line) or any(place in line for place in places):
                found.append(Finding(name, number, "names a path of one machine"))
    return found
