"""Write the reference pages from the code: commands, settings, endpoints, permissions and warning signs.

`./dev docs` writes them; `./dev docs --check`, and a test, fail when a committed page is stale.
"""

import argparse
import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import django
from django.utils import translation

from sampan.portal.node.config import NodeConfig, write_config
from sampan.portal.node.keys import make_keys
from tools.reference import commands, endpoints, permissions, settings, warning_signs

FOLDER = Path(__file__).resolve().parent.parent / "docs" / "reference"
NOTE = "<!-- Written by `./dev docs` from the code: change the code, not this page. -->\n\n"

PAGES: dict[str, Callable[[], str]] = {
    "commands.md": commands.page,
    "endpoints.md": endpoints.page,
    "permissions.md": permissions.page,
    "settings.md": settings.page,
    "warning-signs.md": warning_signs.page,
}


def pages() -> dict[str, str]:
    """The text of each reference page, by file name. Django must be set up."""
    with translation.override("en"):
        return {name: NOTE + make() for name, make in PAGES.items()}


def stale_pages(folder: Path = FOLDER) -> list[str]:
    """The names of the pages that do not say what the code says."""
    return [name for name, text in pages().items() if _read(folder / name) != text]


def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8") if path.is_file() else ""


def set_up_django(directory: Path) -> None:
    """Set Django up on a node directory that is made for the purpose; no database is asked."""
    node_id = "xx-reference"
    make_keys(directory, node_id=node_id)
    write_config(
        directory,
        NodeConfig(
            id=node_id,
            country="VN",
            name="Reference",
            public_url="https://node.example",
            database_url="postgresql://nobody@/never_asked",
        ),
    )
    os.environ["SAMPAN_NODE"] = str(directory)
    os.environ["DJANGO_SETTINGS_MODULE"] = "sampan.portal.settings"
    django.setup()


def main() -> int:
    """Write the pages, or with --check only say which are stale."""
    parser = argparse.ArgumentParser(prog="./dev docs", description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing; fail when a page is stale")
    only_check = parser.parse_args().check
    with tempfile.TemporaryDirectory() as directory:
        set_up_django(Path(directory))
        stale = stale_pages()
        if not only_check:
            FOLDER.mkdir(parents=True, exist_ok=True)
            for name in stale:
                (FOLDER / name).write_text(pages()[name], encoding="utf-8")
    print(f"{'Stale' if only_check else 'Written'}: {', '.join(stale) or 'none, all say what the code says'}")
    return 1 if only_check and stale else 0


if __name__ == "__main__":
    sys.exit(main())
