"""A node's program, loaded once and forked at each start: `python -m bench.fault_lab.zygote DIR`.

It stands for the program file on the disk, which a power cut leaves alone: it never opens the database, and each
line on standard input starts the node as `sampan node serve` does, in a process of its own whose id it prints.
"""

import os
import signal
import sys
from pathlib import Path

from sampan.portal.node.serving import serve
from sampan.portal.node.starting import load, start_django


def main(directory: Path) -> None:
    """Load the node's code, then start the node at each line, until standard input closes."""
    start_django(directory)
    for name in ("web:run_web", "worker:run_worker"):
        load(f"sampan.portal.node.{name}")
    load("sampan.portal.node.warming:load_everything")()
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    while sys.stdin.readline():
        pid = os.fork()
        if pid == 0:
            _become(directory)
        sys.stdout.write(f"{pid}\n")
        sys.stdout.flush()


def _become(directory: Path) -> None:
    code = 1
    try:
        os.setsid()
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        nothing = os.open(os.devnull, os.O_RDWR)
        os.dup2(nothing, 0)
        os.dup2(2, 1)
        serve(directory)
        code = 0
    except SystemExit as left:
        code = left.code if isinstance(left.code, int) else 1
    except BaseException as error:
        sys.stderr.write(f"{type(error).__name__}: {error}\n")
    finally:
        os._exit(code)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
