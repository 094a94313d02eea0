"""Serves a node whose PostgreSQL lives by the moved wall, too: `python -m bench.timers.serving DIR`.

A node gives its database's programs no environment of its own; here the moved wall is let through.
"""

import os
import subprocess
import sys
from typing import Any

from sampan.cli import main
from sampan.portal.node import programs

_MOVED = ("LD_PRELOAD", "SAMPAN_WALL")


class _Programs:
    """Stands in for the module `subprocess` where a node runs its database's programs."""

    DEVNULL = subprocess.DEVNULL

    @staticmethod
    def run(*words: Any, env: dict[str, str] | None = None, **more: Any) -> Any:
        """Run a program with the moved wall in its environment."""
        kept = {name: os.environ[name] for name in _MOVED if name in os.environ}
        return subprocess.run(*words, env=(os.environ if env is None else env) | kept, **more)


if __name__ == "__main__":
    programs.subprocess = _Programs
    sys.exit(main(["node", "serve", sys.argv[1]]))
