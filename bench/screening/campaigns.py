"""Campaigns of invented posts, beside the usual recipes in one run.

`python -m bench.screening.campaigns [--posts N] [--peers PYTHON] [--thresholds T ...] [--crews]`
PYTHON: one that has datasketch 2.0.0, rensa 0.5.0 and gaoya 0.2.2. Each runs in a process of its own.
"""

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from bench.screening.posts import Post, pairwise, posts
from sampan.engines.screening.campaigns.crews import contacts_of, crews_of
from sampan.engines.screening.campaigns.streaming import Campaigns
from sampan.engines.screening.reading.contacts import contacts_in

_PEER = Path(__file__).parents[1] / "_peers" / "near_duplicates.py"


def main() -> None:
    """Print F1, posts a CPU-second and memory of ours and of each peer."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--posts", type=int, default=100_000)
    parser.add_argument("--peers", type=Path)
    parser.add_argument("--thresholds", nargs="+", default=["0.5"], help="of the peers")
    parser.add_argument("--ours", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--crews", action="store_true", help="crews by contacts that are read from the texts")
    given = parser.parse_args()
    if given.ours:
        group(given.ours)
        return
    made = posts(given.posts)
    truth = {post.id: post.template for post in made}
    print(f"{len(made):,} posts, {len(set(truth.values())):,} templates")
    with tempfile.TemporaryDirectory() as folder:
        path, out = Path(folder) / "posts.jsonl", Path(folder) / "out.json"
        with path.open("w", encoding="utf-8") as file:
            file.writelines(json.dumps({"id": post.id, "text": post.text}) + "\n" for post in made)
        tell(
            "ours",
            [sys.executable, "-m", "bench.screening.campaigns", "--ours", str(path)],
            path.with_suffix(".out"),
            truth,
        )
        for peer in ("datasketch", "rensa", "gaoya") if given.peers else ():
            for threshold in given.thresholds:
                command = [str(given.peers), str(_PEER), peer, str(path), str(out), threshold]
                tell(f"{peer} {threshold}", command, out, truth)
        if given.crews:
            crews(made, json.loads(path.with_suffix(".out").read_text(encoding="utf-8")))


def tell(name: str, command: list[str], out: Path, truth: dict[str, int]) -> None:
    """Run one and print its figures."""
    run = subprocess.run(command, capture_output=True, text=True, check=True)
    told: dict[str, Any] = json.loads(run.stdout.splitlines()[-1])
    precision, recall, f1 = pairwise(truth, json.loads(out.read_text(encoding="utf-8")))
    print(
        f"{name:15} F1 {f1:.3f} (precision {precision:.3f}, recall {recall:.3f}), "
        f"{len(truth) / told['cpu']:,.0f} posts a CPU-second, {told['mib']:,.0f} MiB over base"
    )


def group(path: Path) -> None:
    """Group the posts of a file; print CPU time and memory, write the campaigns beside it."""
    with path.open(
        encoding="utf-8"
    ) as file:  # line by line, or what reading took would hide what grouping takes
        some = [json.loads(line) for line in file]
    campaigns = Campaigns()
    before, began = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.process_time()
    campaigns.add_all((post["id"], post["text"]) for post in some)
    cpu = time.process_time() - began
    memory = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
    path.with_suffix(".out").write_text(json.dumps(dict(campaigns.labels())), encoding="utf-8")
    print(json.dumps({"cpu": cpu, "mib": memory}))


def crews(made: list[Post], campaign_of: dict[str, int]) -> None:
    """Print how well the crews are found by contacts that are read from the texts."""
    precision, recall, f1 = crews_found(made, campaign_of)
    print(f"crews           F1 {f1:.3f} (precision {precision:.3f}, recall {recall:.3f})")


def crews_found(made: list[Post], campaign_of: dict[str, int]) -> tuple[float, float, float]:
    """Return precision, recall and F1 of the pairs of posts that are said to be of one crew."""
    crew_of, _ = crews_of(
        contacts_of(
            (campaign_of[post.id], [(one.kind, one.value) for one in contacts_in(post.text)]) for post in made
        )
    )
    said = {post.id: crew_of[campaign_of[post.id]] for post in made}
    return pairwise({post.id: post.crew for post in made}, said)


if __name__ == "__main__":
    main()
