"""openmined-psi's intersection of the lines of two files: `openmined.py A B`; prints CPU-seconds and what was found."""

import hashlib
import json
import sys
import time
from importlib import import_module
from pathlib import Path
from typing import Any


def main(a: str, b: str) -> None:
    """Print one line of JSON. Reading the files is not counted."""
    psi: Any = import_module("private_set_intersection.python")
    ours, theirs = (Path(path).read_text(encoding="ascii").split() for path in (a, b))
    began = time.process_time()
    client, server = psi.client.CreateWithNewKey(True), psi.server.CreateWithNewKey(True)
    setup = server.CreateSetupMessage(1e-9, len(ours), theirs, psi.DataStructure.RAW)
    found = client.GetIntersection(setup, server.ProcessRequest(client.CreateRequest(ours)))
    used = time.process_time() - began
    lines = "\n".join(sorted(ours[place] for place in found))
    print(
        json.dumps({"cpu": used, "found": len(found), "digest": hashlib.sha256(lines.encode()).hexdigest()})
    )


if __name__ == "__main__":
    main(*sys.argv[1:3])
