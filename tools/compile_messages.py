"""Compile every gettext catalogue of the package (.po) beside itself (.mo), when the .po is newer."""

import sys
from pathlib import Path

import polib

SOURCE = Path(__file__).resolve().parent.parent / "src" / "sampan"


def compile_messages(root: Path = SOURCE) -> list[Path]:
    """Compile what is stale under `root`; returns the .mo files written."""
    written = []
    for catalogue in sorted(root.rglob("LC_MESSAGES/*.po")):
        compiled = catalogue.with_suffix(".mo")
        if compiled.exists() and compiled.stat().st_mtime >= catalogue.stat().st_mtime:
            continue
        polib.pofile(str(catalogue)).save_as_mofile(str(compiled))
        written.append(compiled)
    return written


if __name__ == "__main__":
    print(f"{len(compile_messages())} catalogues compiled", file=sys.stderr)
