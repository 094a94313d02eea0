"""Reading messages: how much is right, and how fast: `python -m bench.screening.reading [--wrong]`.

Contacts: the hand-labelled table. Language: the labelled messages, whole and cut short. Speed: all labelled messages,
one process, CPU time, the best of several rounds, as other work may take the processor.
"""

import argparse
import json
import time
from collections import Counter
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path
from typing import Any

from bench._machine import heading
from sampan.engines.screening.reading.amounts import amounts_in
from sampan.engines.screening.reading.contacts import contacts_in
from sampan.engines.screening.reading.dialling import dialled
from sampan.engines.screening.reading.folding import fold, normal
from sampan.engines.screening.reading.languages import language_of

TESTS = Path(__file__).parents[2] / "tests/engines/screening"
KINDS = ("phone", "handle", "url", "account", "email", "wallet")
CUTS = (40, 60, 80, 0)
ROUNDS = 5


def main() -> None:
    """Print the figures; with `--wrong` each message that is read wrongly."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--wrong", action="store_true", help="show what is read wrongly")
    given = parser.parse_args()
    print(heading())
    print(f"{'reading':10}pycld2 {version('pycld2')}, phonenumberslite {version('phonenumberslite')}\n")
    table = _rows(TESTS / "contacts.jsonl")
    labelled = [row for path in sorted((TESTS / "labelled").glob("*.jsonl")) for row in _rows(path)]
    contacts(table, is_shown=given.wrong)
    languages(labelled, is_shown=given.wrong)
    speeds([row["text"] for row in labelled], [row["text"] for row in table])


def _rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]


def contacts(table: list[dict[str, Any]], *, is_shown: bool) -> None:
    """Print precision and recall of each kind of contact; right is a contact whose kind and value are."""
    right, extra, missed = Counter[str](), Counter[str](), Counter[str]()
    for row in table:
        true = {tuple(one) for one in row["contacts"]}
        told = {(one.kind, one.value) for one in contacts_in(row["text"], row["region"])}
        right.update(kind for kind, _ in true & told)
        extra.update(kind for kind, _ in told - true)
        missed.update(kind for kind, _ in true - told)
        if is_shown and true != told:
            print(f"   {row['id']} {row['text']} | missed {true - told} | too many {told - true}")
    print(f"contacts of {len(table)} messages, {sum(not row['contacts'] for row in table)} without any")
    for kind in KINDS:
        precision = right[kind] / max(1, right[kind] + extra[kind])
        recall = right[kind] / max(1, right[kind] + missed[kind])
        print(f"   {kind:9} {right[kind] + missed[kind]:4}  precision {precision:.3f}  recall {recall:.3f}")


def languages(labelled: list[dict[str, Any]], *, is_shown: bool) -> None:
    """Print in how many messages the language is right, by their length, and of which languages the others are."""
    print(f"language of {len(labelled)} messages")
    for cut in CUTS:
        wrong = Counter[tuple[str, str]]()
        for row in labelled:
            text = row["text"][:cut] if cut else row["text"]
            found = language_of(text).code
            if found != row["lang"]:
                wrong[row["lang"], found] += 1
                if is_shown and not cut:
                    print(f"   {row['id']} {found}: {text}")
        share = 1 - wrong.total() / len(labelled)
        shown = ", ".join(f"{true} as {told} {count}" for (true, told), count in wrong.most_common(4))
        print(f"   {f'first {cut} letters' if cut else 'whole':17} {share:.3f}  ({shown})")


def speeds(texts: list[str], table: list[str]) -> None:
    """Print how long each part of reading takes."""
    print(f"time of {len(texts)} labelled messages, {sum(map(len, texts)) // len(texts)} letters on average")
    for name, act, some in (
        ("fold", fold, texts),
        ("language", language_of, texts),
        ("contacts", contacts_in, texts),
        ("contacts of the table", contacts_in, table),
        ("all of it", _whole, texts),
    ):
        seconds = _best(act, some)
        print(
            f"   {name:22} {seconds / len(some) * 1e3:.3f} ms  {len(some) / seconds:,.0f} messages a CPU-second"
        )
    long = "Xin chào các bạn, l0an p a s s p o r t lương 20tr/tháng " * 16_000
    megabytes = len(long.encode()) / 1e6
    print(f"   fold, one text of {megabytes:.1f} MB: {megabytes / _best(fold, [long]):.1f} MB a CPU-second")


def _whole(text: str) -> None:
    folded = fold(text)
    code = language_of(text).code
    contacts_in(text)
    amounts_in(folded, code)


def _best(act: Callable[[str], object], texts: list[str]) -> float:
    """The CPU-seconds of the quickest round; nothing of a message is remembered from an earlier round."""
    times = []
    for _ in range(ROUNDS):
        normal.cache_clear()
        dialled.cache_clear()
        began = time.process_time()
        for text in texts:
            act(text)
        times.append(time.process_time() - began)
    return min(times)


if __name__ == "__main__":
    main()
