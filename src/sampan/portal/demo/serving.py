"""Serves a node or the site of the demonstration, and ends with it: `python -m sampan.portal.demo.serving DIR`."""

import ctypes
import signal
import sys
from pathlib import Path

from sampan.portal.node.serving import serve
from sampan.portal.site.config import FILE
from sampan.portal.site.serving import serve_site

_PR_SET_PDEATHSIG = 1  # linux/prctl.h

if __name__ == "__main__":
    prctl = getattr(ctypes.CDLL(None), "prctl", None)
    if prctl is not None:
        prctl(_PR_SET_PDEATHSIG, int(signal.SIGTERM))
    directory = Path(sys.argv[1])
    (serve_site if (directory / FILE).is_file() else serve)(directory)
