"""Make the vendored static files again from the packages that their manifest names.

`./dev vendor` fetches and writes; `./dev vendor --check` fetches and only compares.
The manifest gives, for each file: package, version, sha256 of the archive and of the file made from it.
"""

import argparse
import hashlib
import io
import json
import re
import sys
import tarfile
from pathlib import Path

from tools.npm_package import FetchFailed, fetch_archive

MANIFEST = Path(__file__).resolve().parent.parent / "src/sampan/portal/static/portal/vendor.json"
HEAD = "<!-- {name} {version}, {licence} licence: {licence_name} beside this file -->\n"
SVG = re.compile(r"<svg\b[^>]*>(.*?)</svg>", re.DOTALL)
SYMBOL = (
    '<symbol id="{icon}" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" '
    'stroke-linecap="round" stroke-linejoin="round">{drawing}</symbol>\n'
)


class VendorFailed(Exception):
    """A vendored file could not be made as its manifest says."""


def sha256(content: bytes) -> str:
    """Lower-case hex SHA-256."""
    return hashlib.sha256(content).hexdigest()


def entries(manifest: Path = MANIFEST) -> list[dict]:
    """The manifest's entries, one a file."""
    return json.loads(manifest.read_text(encoding="utf-8"))["files"]


def changed_files(manifest: Path = MANIFEST) -> list[str]:
    """Vendored files that are missing or are not what the manifest says; asks no network."""
    folder = manifest.parent
    return [
        entry["file"] for entry in entries(manifest) if _hash_of(folder / entry["file"]) != entry["sha256"]
    ]


def _hash_of(path: Path) -> str:
    return sha256(path.read_bytes()) if path.is_file() else ""


def make_file(entry: dict) -> bytes:
    """The file made again from its package; VendorFailed when archive or result differ from the manifest."""
    archive = fetch_archive(entry["name"], entry["version"])
    if sha256(archive) != entry["archive_sha256"]:
        raise VendorFailed(f"{entry['name']} {entry['version']} is not the archive that the manifest names.")
    members = _members(archive)
    made = make_sprite(entry, members) if "icons" in entry else _member(members, entry["member"])
    if sha256(made) != entry["sha256"]:
        raise VendorFailed(f"{entry['file']} comes out different from what the manifest says.")
    return made


def make_sprite(entry: dict, members: dict[str, bytes]) -> bytes:
    """One SVG with a symbol for each icon named in the entry."""
    symbols = [SYMBOL.format(icon=icon, drawing=_drawing(members, icon)) for icon in entry["icons"]]
    head = HEAD.format(**entry, licence_name=Path(entry["licence_file"]).name)
    return f'{head}<svg xmlns="http://www.w3.org/2000/svg">\n{"".join(symbols)}</svg>\n'.encode()


def _drawing(members: dict[str, bytes], icon: str) -> str:
    found = SVG.search(_member(members, f"icons/{icon}.svg").decode("utf-8"))
    if found is None:
        raise VendorFailed(f"The icon {icon} is not an SVG.")
    return re.sub(r">\s+<", "><", found.group(1).strip())


def _member(members: dict[str, bytes], name: str) -> bytes:
    if name not in members:
        raise VendorFailed(f"The package has no file {name}.")
    return members[name]


def _members(archive: bytes) -> dict[str, bytes]:
    """The package's files by name, read in one pass."""
    with tarfile.open(fileobj=io.BytesIO(archive)) as package:
        files = ((member.name.removeprefix("package/"), package.extractfile(member)) for member in package)
        return {name: opened.read() for name, opened in files if opened is not None}


def main() -> int:
    """Make every vendored file again."""
    parser = argparse.ArgumentParser(prog="./dev vendor", description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing; fail when a file would change")
    only_check = parser.parse_args().check
    try:
        for entry in entries():
            made = make_file(entry)
            if not only_check:
                (MANIFEST.parent / entry["file"]).write_bytes(made)
            print(f"{entry['file']}: {entry['name']} {entry['version']}")
    except (FetchFailed, VendorFailed) as reason:
        print(reason, file=sys.stderr)
        return 1
    return 1 if changed_files() else 0


if __name__ == "__main__":
    sys.exit(main())
