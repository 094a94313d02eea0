"""Measures large files: `python -m bench.parcels [sealing|transfer] [--size MB] [--kills N] [--seed N]`."""

import argparse

from bench._machine import heading, load
from bench.parcels import sealing, transfer


def main() -> None:
    """Run what was asked for and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("what", nargs="?", choices=("sealing", "transfer", "all"), default="all")
    parser.add_argument(
        "--size", type=int, default=2_000, help="megabytes of the file (default: %(default)s)"
    )
    parser.add_argument("--kills", type=int, default=20, help="processes killed (default: %(default)s)")
    parser.add_argument("--seed", type=int, default=1, help="of the kills (default: %(default)s)")
    asked = parser.parse_args()
    print(heading())
    if asked.what in ("sealing", "all"):
        print(sealing.table(sealing.measure()))
    if asked.what in ("transfer", "all"):
        print(transfer.run(octets=asked.size * 1_000_000, kills=asked.kills, seed=asked.seed).lines())
        print(f"{'load':20}{load():.2f} at the end")


if __name__ == "__main__":
    main()
