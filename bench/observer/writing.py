"""Writes one sender's letters until told to stop: `python -m bench.observer.writing DIR TO NAME RATE SEED`."""

import random
import sys
import threading
import time
from pathlib import Path
from uuid import uuid4

from bench.observer.traffic import letters
from sampan.portal.node.starting import load, start_django


def main(directory: Path, receiver: str, name: str, rate: float, seed: int) -> None:
    """Write each letter at its time, until standard input closes."""
    start_django(directory)
    stop = threading.Event()
    threading.Thread(target=lambda: (sys.stdin.read(), stop.set()), daemon=True).start()
    reader = load("sampan.portal.node.acting:reader_for")("", "referral")
    reading_as = load("sampan.registry.access.context:reading_as")
    write = load("sampan.registry.correspondence.services.writing:write_letter")
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    began = time.monotonic()
    for at, kind, octets in letters(name, rate=rate, chance=random.Random(seed)):
        if stop.wait(max(0.0, began + at - time.monotonic())):
            return
        with reading_as(reader):
            write(
                member=receiver,
                kind=f"observer.{kind}.letter",
                conversation=uuid4(),
                body={"text": "x" * octets},
                agency_id=reader.actor.agency_id,
                by=reader.actor,
                purpose=reader.purpose,
            )


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], sys.argv[3], float(sys.argv[4]), int(sys.argv[5]))
