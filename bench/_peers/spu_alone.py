"""`spu`'s intersection of the lines of two files, both sides in one process: `spu_alone.py A B WORKER`.

WORKER: the file of our own program for spu. As `openmined.py` measures: no network, no start of a program. What `spu`
reads and writes as files is counted, for it takes nothing else.
"""

import hashlib
import importlib.util
import json
import sys
import tempfile
import threading
import time
from pathlib import Path
from typing import Any


def _worker(path: str) -> Any:
    """Return our program for spu as a module, from its file: nothing else of ours is there."""
    spec = importlib.util.spec_from_file_location("spu_worker", path)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def main(a: str, b: str, worker: str) -> None:
    """Print one line of JSON, the last one. Reading the two files is not counted."""
    ours = _worker(worker)
    link, psi = ours.libraries()
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        for rank, path in enumerate((a, b)):
            text = Path(path).read_text(encoding="ascii")
            (folder / f"words{rank}.csv").write_text("key\n" + text + "\n", encoding="ascii")
        desc = link.Desc()
        for name in ("a", "b"):
            desc.add_party(name, name)
        began = time.process_time()
        sides = [
            threading.Thread(
                target=lambda rank=rank: ours.intersect(
                    psi, link.create_mem(desc, rank),
                    words=folder / f"words{rank}.csv", found=folder / f"found{rank}.csv",
                )
            )
            for rank in (0, 1)
        ]  # fmt: skip
        for side in sides:
            side.start()
        for side in sides:
            side.join()
        used = time.process_time() - began
        found = [one.strip('"') for one in (folder / "found0.csv").read_text(encoding="ascii").split()[1:]]
    digest = hashlib.sha256("\n".join(sorted(found)).encode()).hexdigest()
    print("\n" + json.dumps({"cpu": used, "found": len(found), "digest": digest}))


if __name__ == "__main__":
    main(*sys.argv[1:4])
