"""The files that matching writes at the command line: checked before work begins, readable by their owner alone."""

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from sampan.vocabulary.errors import InvalidInput


def require_writable(*results: Path, read: Iterable[Path]) -> None:
    """Return when each result can be written and none is another one or a register that is read; else InvalidInput.

    Nothing is written: where a file stands already, it stays until the work is done.
    """
    paths = [*results, *read]
    if len({path.resolve() for path in paths}) < len(paths):
        raise InvalidInput(
            "Two of the files are the same.", remedy="Name another file for the result.", field="out"
        )
    for path in results:
        if path.is_dir() or not path.parent.is_dir() or not os.access(path.parent, os.W_OK | os.X_OK):
            raise InvalidInput(
                f"{path} cannot be written: it is a folder, or its folder is not there or not yours to write in.",
                remedy="Name a file in a folder that you may write in.",
                field="out",
            )


@contextmanager
def new_file(path: Path) -> Iterator[TextIO]:
    """Open a file for rows of CSV, readable by its owner alone; another one in its place is taken away first."""
    path.unlink(missing_ok=True)
    path.touch(mode=0o600, exist_ok=False)
    with path.open("w", encoding="utf-8", newline="") as file:
        yield file
