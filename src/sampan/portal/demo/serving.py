"""Serves one node of the demonstration, and ends with it: `python -m sampan.portal.demo.serving DIR`."""

import ctypes
import signal
import sys
from pathlib import Path

from sampan.portal.node.serving import serve

_PR_SET_PDEATHSIG = 1  # linux/prctl.h

if __name__ == "__main__":
    prctl = getattr(ctypes.CDLL(None), "prctl", None)
    if prctl is not None:
        prctl(_PR_SET_PDEATHSIG, int(signal.SIGTERM))
    serve(Path(sys.argv[1]))
