"""`./dev bench histories [--histories N] [--seed S]`: random histories of a referral, and what the checker finds.

SORMAS-to-SORMAS could end with two owners of a case (its issue 9967). Here each node is its database, acts and
frames are transactions, either side is killed before it commits, frames and signed words are lost, come twice and
in any order; the checker reads what became durable.
"""

import argparse
import time
from collections import Counter

from bench._machine import heading
from sampan.engines.exchange.referral_table import Side
from tests.harness.histories import at_rest, broken, random_history


def main() -> None:
    """Play the histories and print where they ended and what was broken."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--histories", type=int, default=50_000)
    parser.add_argument("--seed", type=int, default=0, help="of the first history; a seed replays it")
    asked = parser.parse_args()
    print(heading())
    began, ends, letters, faults = time.monotonic(), Counter[str](), 0, 0
    for seed in range(asked.seed, asked.seed + asked.histories):
        world = random_history(seed)
        found = [*broken(world.history), *at_rest(world)]
        faults += len(found)
        letters += sum(1 for noted in world.history if noted.applied)
        ends[world.disks[Side.SENDER].state.phase.value] += 1
        if found:
            print(f"seed {seed}: {'; '.join(found)}")
    print(f"histories {asked.histories:,}, letters applied {letters:,}, {time.monotonic() - began:.0f} s")
    print("ended     " + ", ".join(f"{phase} {count:,}" for phase, count in ends.most_common()))
    print(f"broken    {faults}")


if __name__ == "__main__":
    main()
