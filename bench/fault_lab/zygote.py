"""A host's programs, loaded once and forked at each start: `python -m bench.fault_lab.zygote DIR`.

It stands for the program files on the disk, which a power cut leaves alone: it never opens the database. A line
`serve` on standard input starts the node as `sampan node serve` does; `write ORDER` an officer who writes letters;
each in a process of its own, whose id is printed.
"""

import json
import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path

from sampan.portal.node.serving import serve
from sampan.portal.node.starting import load, start_django


def main(directory: Path) -> None:
    """Load the code, then start what each line asks for, until standard input closes."""
    start_django(directory)
    for name in ("web:run_web", "worker:run_worker"):
        load(f"sampan.portal.node.{name}")
    load("sampan.portal.node.warming:load_everything")()
    write = load("bench.fault_lab.writing:write")
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    _tell("ready")
    while line := sys.stdin.readline():
        word, _, order = line.strip().partition(" ")
        work = (lambda: serve(directory)) if word == "serve" else (lambda told=order: write(json.loads(told)))
        pid = os.fork()
        if pid == 0:
            _become(work)
        _tell(str(pid))


def _tell(word: str) -> None:
    sys.stdout.write(word + "\n")
    sys.stdout.flush()


def _become(work: Callable[[], object]) -> None:
    code = 1
    try:
        os.setsid()
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        os.dup2(os.open(os.devnull, os.O_RDWR), 0)
        os.dup2(2, 1)
        work()
        code = 0
    except SystemExit as left:
        code = left.code if isinstance(left.code, int) else 1
    except BaseException as error:
        sys.stderr.write(f"{type(error).__name__}: {error}\n")
    finally:
        os._exit(code)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
