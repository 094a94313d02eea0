"""A disk that fails on command, as a FUSE file system: `python -m bench.fault_lab.disk BELOW MOUNT CONTROL`.

BELOW holds the files, CONTROL is a Unix socket that takes one JSON object a line: {"do": "cut", "survive": 0.3,
"seed": 7} forgets what was not synced and answers only errors from then on; {"do": "full", "on": true} refuses every
write that needs room; {"do": "eio", "on": true} fails every fsync; {"do": "slow", "seconds": 0.1} delays it.
"""

import json
import os
import resource
import socket
import sys
import threading
from pathlib import Path

from mfusepy import FUSE

from bench.fault_lab.drive import Disk

_FOR_EVER = 86_400  # seconds; nobody else changes the files below, so the kernel may remember them
_OPEN_FILES = 20_000
_PRIORITY = -5  # a disk does not wait for the processor, however busy the machine is


def listen(disk: Disk, control: Path) -> None:
    """Obey the laboratory, one connection after another."""
    control.unlink(missing_ok=True)
    with socket.socket(socket.AF_UNIX) as door:
        door.bind(os.fspath(control))
        door.listen(1)
        while True:
            caller, _ = door.accept()
            with caller, caller.makefile("rw") as talk:
                for line in talk:
                    talk.write(json.dumps(disk.obey(json.loads(line))) + "\n")
                    talk.flush()


def main(below: Path, mount: Path, control: Path) -> None:
    """Mount the disk and serve it until it is unmounted."""
    resource.setrlimit(resource.RLIMIT_NOFILE, (_OPEN_FILES, _OPEN_FILES))
    os.umask(0)
    os.setpriority(os.PRIO_PROCESS, 0, _PRIORITY)
    disk = Disk(below)
    threading.Thread(target=listen, args=(disk, control), daemon=True).start()
    known = {"attr_timeout": _FOR_EVER, "entry_timeout": _FOR_EVER, "kernel_cache": True}
    ways = {"foreground": True, "nothreads": True, "hard_remove": True, "big_writes": True}
    FUSE(
        disk,
        os.fspath(mount),
        allow_other=True,
        default_permissions=True,
        fsname="sampan-lab",
        **known,
        **ways,
    )


if __name__ == "__main__":
    main(*(Path(one) for one in sys.argv[1:4]))
