"""Runs the command line: `python -m sampan`."""

import sys

from sampan.cli import main

if __name__ == "__main__":
    sys.exit(main())
