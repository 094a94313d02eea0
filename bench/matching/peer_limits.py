"""The options that keep Splink's memory down where it is the peer, and its pairs the same."""

import argparse


def add_peer_limits(parser: argparse.ArgumentParser) -> None:
    """Add the options to a benchmark's own."""
    parser.add_argument(
        "--peer-chunks", type=int, default=1, help="parts in which Splink makes its pairs (default: 1)"
    )
    parser.add_argument(
        "--peer-memory-mb", type=int, default=0, help="what Splink's database may hold (default: its own)"
    )
    parser.add_argument(
        "--peer-trains-by-name",
        action="store_true",
        help="Splink learns from fewer pairs; above 100,000 a side",
    )


def peer_limits(asked: argparse.Namespace) -> tuple[str, ...]:
    """Return what `bench.matching.default_splink` is called with besides the files."""
    limits = ("--chunks", str(asked.peer_chunks), "--memory-mb", str(asked.peer_memory_mb))
    return (*limits, "--train-by-name") if asked.peer_trains_by_name else limits
