"""How far a long import is, told through a small file, so that another process can show it.

The import runs in one transaction whose rows nobody else sees; the file holds a word and two numbers.
"""

import json
import os
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Step:
    """What is being done, how many rows are through, and how many there are (None: not known yet)."""

    what: str
    done: int
    total: int | None


class ProgressFile:
    """Writes and reads the step of one import; a missing file means that it has not begun."""

    def __init__(self, path: Path) -> None:
        """Use `path`; its folder must exist."""
        self._path = path

    def tell(self, what: str, done: int, total: int | None) -> None:
        """Write the step at once or not at all, so that a reader never sees half of it."""
        draft = self._path.with_suffix(".new")
        descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "w") as file:
            json.dump({"what": what, "done": done, "total": total}, file)
        draft.replace(self._path)

    def read(self) -> Step | None:
        """The last step told, None before the first."""
        try:
            told = json.loads(self._path.read_text())
        except FileNotFoundError:
            return None
        return Step(what=told["what"], done=told["done"], total=told["total"])

    def remove(self) -> None:
        """Forget the step."""
        self._path.unlink(missing_ok=True)
