"""What a worker of Spark asks its own machine while it works on a piece."""

import os
from pathlib import Path


def private_folder() -> Path:
    """Return where this process may spill: a folder that its user alone can read, in one that Spark removes."""
    folder = Path(os.environ["SPARK_LOCAL_DIRS"].split(",")[0]) / f"sampan-{os.getpid()}"
    folder.mkdir(mode=0o700, exist_ok=True)
    return folder / "spill"
