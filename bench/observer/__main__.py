"""`./dev bench observer [--minutes M] [--tick S] [--rate R] [--keep DIR]`: what an observer of the lines can tell.

Three senders write to one receiver, each with its own rhythm, kinds and sizes of letters, in plain mode and in steady
mode, over mutual TLS. A relay in each line writes down sizes and times. Guessers learn from one half of the time, of
which the truth is known, and are tried on the other: who sent it, which kind of letter is inside, whether one is
inside at all. IP addresses are hidden from them, as behind a relay that all members share.

Needs scikit-learn in this environment alone (`.venv/bin/uv pip install scikit-learn`); it is in no lock.
"""

import argparse
import json
import subprocess
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path

from bench._machine import heading, load
from bench._nodes import scratch
from bench.observer.features import NAMES, exchanges, rows
from bench.observer.guessing import Guesser, nearest, score
from bench.observer.sites import RECEIVER, Sites, sites

_DAY = 120.0  # seconds: the senders' day
_SETTLE = 15.0  # seconds until all members were met
_WARM = 10.0  # seconds of writing before it counts
_RUN = NAMES.index("time in the run")
_STRETCH = {"sender": 10.0, "anything inside": 10.0, "kind": 60.0}
"""Seconds within which classes are balanced as well: all frames of a stretch see the same crowded machine."""
EMPTY = "nothing"
PLAIN, STEADY = "plain", "steady"


def main() -> None:
    """Run both modes, or guess again on what an earlier run kept."""
    asked = _asked()
    guessers = _guessers()
    print(heading() + "\n")
    if asked.again is not None:
        report(asked.again, asked.tick, guessers)
        return
    with scratch() as fresh, sites(asked.keep or fresh, is_kept=asked.keep is not None) as made:
        kept = asked.keep or fresh
        plain = asked.minutes / 2 if asked.plain is None else asked.plain
        for mode, tick, minutes in ((STEADY, asked.tick, asked.minutes), (PLAIN, 0.0, plain)):
            observe(made, kept / mode, tick=tick, minutes=minutes, rate=asked.rate)
        report(kept, asked.tick, guessers)


def observe(made: Sites, kept: Path, *, tick: float, minutes: float, rate: float) -> None:
    """Let the senders write for so long in one mode; keep what the relays saw, and the truth."""
    kept.mkdir(exist_ok=True)
    links = [f"{port}:{name}" for name, port in made.relays.items()]
    words = [sys.executable, "-m", "bench.observer.relay", str(kept / "seen"), str(made.target()), *links]
    with subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as relay:
        relay.stdout.readline()  # type: ignore[union-attr]
        made.serve(steady=tick, truth=kept)
        time.sleep(_SETTLE)
        writers = [_writer(made, place, rate) for place in range(len(made.senders))]
        for one in writers:
            one.stdout.readline()  # type: ignore[union-attr]
        time.sleep(_WARM)
        began = time.monotonic()
        (kept / "window").write_text(json.dumps([began, began + 60 * minutes]))
        time.sleep(60 * minutes)
        for one in writers:
            one.stdin.close()  # type: ignore[union-attr]
            one.wait(timeout=30)
        waiting = sum(made.waiting(node) for node in made.senders)
        kinds = {node.id: made.kinds(node) for node in made.senders}
        (kept / "kinds").write_text(json.dumps(kinds))
        print(
            f"{kept.name}: {minutes:g} minutes, {waiting} letters waiting at the end, load {load():.2f}",
            flush=True,
        )
        made.stop()
        relay.stdin.close()  # type: ignore[union-attr]


def report(kept: Path, tick: float, guessers: dict[str, Guesser]) -> None:
    """Print both modes side by side: percentage points above chance, with half of the 95 % interval."""
    modes = [mode for mode in (PLAIN, STEADY) if (kept / mode / "kinds").exists()]
    seen = {mode: labelled(kept / mode, tick if mode == STEADY else 0.0) for mode in modes}
    print(
        f"\n{'what':18}{'guesser':20}{'mode':8}{'how':8}{'frames':>8}{'chance':>9}{'right':>9}{'above':>14}"
    )
    for task in ("sender", "kind", "anything inside"):
        for mode, (features, labels) in seen.items():
            chosen = [place for place, one in enumerate(labels[task]) if one]
            tried = [features[place] for place in chosen]
            told = [labels[task][place] for place in chosen]
            counted = Counter(told)
            if len(counted) < 2 or min(counted.values()) < 20:
                print(f"{task:18}{'':20}{mode:16}{len(told):8}   every frame holds a letter")
                continue
            begun = [int(row[_RUN] // _STRETCH[task]) for row in tried]
            for name, guess in guessers.items():
                for how, stretches in (("", ()), ("within", begun)):
                    got = score(tried, told, guess, stretches=stretches)
                    line = f"{task:18}{name:20}{mode:8}{how:8}{got.tried:8}{100 * got.chance:8.1f}%"
                    print(f"{line}{100 * got.right:8.1f}%{got.above:+8.1f} ± {got.interval:.1f}", flush=True)


def labelled(kept: Path, tick: float) -> tuple[list[list[float]], dict[str, list[str]]]:
    """Return the features of every frame whose truth is known, and for each task the label ("" where it has none)."""
    truth, kinds = _truth(kept), json.loads((kept / "kinds").read_text())
    seen = [one for line in (kept / "seen").read_text().splitlines() for one in exchanges(json.loads(line))]
    begins, ends = json.loads((kept / "window").read_text())
    ordered, features = rows((one for one in seen if begins < one.began < ends), tick=tick, day=_DAY)
    labels: dict[str, list[str]] = defaultdict(list)
    known = []
    for one, row in zip(ordered, features, strict=True):
        held = truth.get((one.link, one.port, one.nth))
        if held is None:
            continue
        known.append(row)
        inside = next((kinds[one.link][blob] for blob in held if blob in kinds[one.link]), "")
        labels["sender"].append(one.link)
        labels["kind"].append(inside)
        labels["anything inside"].append("something" if held else EMPTY)
    return known, labels


def _truth(kept: Path) -> dict[tuple[str, int, int], list[str]]:
    """Return which blobs each frame held, by link, the client's port and its place in the connection."""
    found: dict[tuple[str, int, int], list[str]] = {}
    for path in kept.iterdir():
        if path.name in ("seen", "kinds", "window", RECEIVER):
            continue
        places: Counter[int] = Counter()
        for line in path.read_text().splitlines():
            told = json.loads(line)
            found[path.name, told["port"], places[told["port"]]] = told["held"]
            places[told["port"]] += 1
    return found


def _writer(made: Sites, place: int, rate: float) -> "subprocess.Popen[bytes]":
    node = made.senders[place]
    words = ["-m", "bench.observer.writing", str(node.directory), RECEIVER, node.id, str(rate), str(place)]
    return subprocess.Popen([sys.executable, *words], stdin=subprocess.PIPE, stdout=subprocess.PIPE)


def _guessers() -> dict[str, Guesser]:
    try:
        ensemble, neighbors, pipeline, preprocessing = (
            import_module(f"sklearn.{one}") for one in ("ensemble", "neighbors", "pipeline", "preprocessing")
        )
    except ImportError:
        sys.exit(
            "This bench guesses with scikit-learn, which no lock holds: .venv/bin/uv pip install scikit-learn"
        )

    def boosting(taught: Sequence, labels: Sequence[str], asked: Sequence) -> Sequence[str]:
        return ensemble.HistGradientBoostingClassifier(random_state=1).fit(taught, labels).predict(asked)

    def neighbours(taught: Sequence, labels: Sequence[str], asked: Sequence) -> Sequence[str]:
        nearby = neighbors.KNeighborsClassifier(25, weights="distance")
        guesser = pipeline.make_pipeline(preprocessing.RobustScaler(), nearby)
        return guesser.fit(taught, labels).predict(asked)

    return {"gradient boosting": boosting, "25 nearest": neighbours, "15 nearest (own)": nearest}


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="bench observer", description=__doc__.splitlines()[0])
    parser.add_argument("--minutes", type=float, default=14, help="of traffic in steady mode")
    parser.add_argument("--plain", type=float, help="minutes of traffic in plain mode (default: half)")
    parser.add_argument("--tick", type=float, default=0.3, help="seconds of a tick in steady mode")
    parser.add_argument("--rate", type=float, default=1.2, help="letters a second that each sender writes")
    parser.add_argument("--keep", type=Path, help="keep nodes, what was seen, and the truth in this folder")
    parser.add_argument("--again", type=Path, help="guess again on what an earlier run kept")
    return parser.parse_args()


if __name__ == "__main__":
    main()
