"""One side of a comparison by `spu`, run by the Python that has it: `PYTHON -I spu_worker.py`, a plan on its input.

Nothing of Sampan is imported. Of `spu` only its two libraries are loaded: its package would load a compiler of 1 GB
that set intersection does not need. The process ends with the one that started it.
"""

import ctypes
import importlib
import importlib.metadata
import json
import signal
import sys
import sysconfig
import types
from pathlib import Path
from typing import Any

_DIES_WITH_ITS_PARENT = 1  # PR_SET_PDEATHSIG
_PATIENCE_MS = 600_000  # the other side's program may wait for a processor
_AGAIN_MS = 500


def libraries() -> tuple[Any, Any]:
    """Return spu's libraries of lines and of set intersection."""
    package = types.ModuleType("spu")
    package.__path__ = [str(Path(sysconfig.get_path("platlib")) / "spu")]
    sys.modules["spu"] = package
    return importlib.import_module("spu.libspu").link, importlib.import_module("spu.libpsi")


def _line(link: Any, plan: dict[str, Any]) -> Any:
    """Return the TLS line to the other side's program: each knows the other's certificate and no other."""
    folder = Path(plan["folder"])
    told = link.Desc()
    told.id = plan["run"]
    for name, port in zip("ab", plan["ports"], strict=True):
        told.add_party(name, f"127.0.0.1:{port}")
    told.recv_timeout_ms = _PATIENCE_MS
    told.connect_retry_interval_ms, told.connect_retry_times = _AGAIN_MS, _PATIENCE_MS // _AGAIN_MS
    told.enable_ssl = True
    for options in (told.client_ssl_opts, told.server_ssl_opts):
        options.cert.certificate_path = str(folder / "own.pem")
        options.cert.private_key_path = str(folder / "own.key")
        options.verify.ca_file_path = str(folder / "other.pem")
        options.verify.verify_depth = 1
    return link.create_brpc(told, plan["rank"])


def _compare(plan: dict[str, Any]) -> None:
    link, psi = libraries()
    folder = Path(plan["folder"])
    line = _line(link, plan)
    intersect(psi, line, words=folder / "words.csv", found=folder / "found.csv")
    line.stop_link()


def intersect(psi: Any, line: Any, *, words: Path, found: Path) -> None:
    """Compare the words of a file, headed `key`, with those at the line's other end; the first side writes them."""
    told = psi.PsiExecuteConfig(
        protocol_conf=psi.PsiProtocolConfig(protocol=psi.PsiProtocol.PROTOCOL_RR22, receiver_rank=0),
        input_params=psi.InputParams(path=str(words), selected_keys=["key"], keys_unique=True),
        output_params=psi.OutputParams(path=str(found), disable_alignment=True),
    )
    psi.psi_execute(told, line)


if __name__ == "__main__":
    ctypes.CDLL(None).prctl(_DIES_WITH_ITS_PARENT, signal.SIGKILL)
    if sys.argv[1:] == ["--version"]:
        libraries()
        sys.stdout.write(importlib.metadata.version("spu") + "\n")
    else:
        _compare(json.load(sys.stdin))
