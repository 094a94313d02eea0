"""`spu`'s intersection of the lines of two files, both sides in one process: `spu_alone.py A B`.

As `openmined.py` measures: no network, no start of a program. What `spu` reads and writes as files is counted, for it
takes nothing else.
"""

import hashlib
import importlib
import json
import sys
import sysconfig
import tempfile
import threading
import time
import types
from pathlib import Path
from typing import Any


def _libraries() -> tuple[Any, Any]:
    package = types.ModuleType("spu")
    package.__path__ = [str(Path(sysconfig.get_path("platlib")) / "spu")]
    sys.modules["spu"] = package
    return importlib.import_module("spu.libspu").link, importlib.import_module("spu.libpsi")


def _side(rank: int, folder: Path, line: Any, psi: Any) -> None:
    told = psi.PsiExecuteConfig(
        protocol_conf=psi.PsiProtocolConfig(protocol=psi.PsiProtocol.PROTOCOL_RR22, receiver_rank=0),
        input_params=psi.InputParams(
            path=str(folder / f"words{rank}.csv"), selected_keys=["key"], keys_unique=True
        ),
        output_params=psi.OutputParams(path=str(folder / f"found{rank}.csv"), disable_alignment=True),
    )
    psi.psi_execute(told, line)


def main(a: str, b: str) -> None:
    """Print one line of JSON, the last one. Reading the two files is not counted."""
    link, psi = _libraries()
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
            threading.Thread(target=lambda rank=rank: _side(rank, folder, link.create_mem(desc, rank), psi))
            for rank in (0, 1)
        ]
        for side in sides:
            side.start()
        for side in sides:
            side.join()
        used = time.process_time() - began
        found = [one.strip('"') for one in (folder / "found0.csv").read_text(encoding="ascii").split()[1:]]
    digest = hashlib.sha256("\n".join(sorted(found)).encode()).hexdigest()
    print("\n" + json.dumps({"cpu": used, "found": len(found), "digest": digest}))


if __name__ == "__main__":
    main(*sys.argv[1:3])
