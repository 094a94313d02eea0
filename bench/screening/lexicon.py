"""What a language's lexicon finds in its labelled messages.

`python -m bench.screening.lexicon LANG [--misses] [--labelled FILE]`
Messages of scenarios with odd numbers are for working on; of the even ones only the sums are told, so that they stay
a fair trial.
"""

import argparse
import json
import time
from collections import Counter
from pathlib import Path
from typing import Any

from bench.screening.judging import judged_apart
from bench.screening.labelled import LABELLED, read
from sampan.engines.screening.offers.codes import SIGNS
from sampan.engines.screening.offers.finding import ASSERTED, Found, find
from sampan.engines.screening.offers.lexicon import FOLDER, read_lexicon
from sampan.engines.screening.reading import folding

Codes = Counter[str]


def main() -> None:
    """Print the figures, and with `--misses` what to mend."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("language")
    parser.add_argument("--misses", action="store_true")
    parser.add_argument("--labelled", type=Path)
    given = parser.parse_args()
    path = given.labelled or LABELLED / f"{given.language}.jsonl"
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    lexicon = read_lexicon(given.language, (FOLDER / f"{given.language}.lex").read_text(encoding="utf-8"))
    began = time.process_time()
    found = [find(lexicon, fold(row["text"])) for row in rows]
    cost = (time.process_time() - began) / len(rows) * 1000
    odd = [int(row["scenario"][1:]) % 2 == 1 for row in rows]
    for name, wanted in (("for working on", True), ("for trial", False)):
        show(name, [(r, f) for r, f, o in zip(rows, found, odd, strict=True) if o is wanted])
    for name, wanted in (("for working on", True), ("for trial", False)):
        acts(name, [(r, f) for r, f, o in zip(rows, found, odd, strict=True) if o is wanted])
    separation(rows)
    print(f"{len(lexicon.rules)} patterns, {cost:.2f} ms a message")
    if given.misses:
        for row, some, is_odd in zip(rows, found, odd, strict=True):
            if is_odd:
                tell(row, some)


def fold(text: str) -> str:
    """Return a text as patterns are written."""
    return folding.fold(text).text


def codes_of(found: tuple[Found, ...]) -> set[str]:
    """Return the signs that are asserted."""
    return {one.code for one in found if one.kind == "sign" and one.stance == ASSERTED}


def show(name: str, cases: list[tuple[Any, Any]]) -> None:
    """Print precision and recall of each sign and of all together."""
    right, extra, missed = Codes(), Codes(), Codes()
    for row, found in cases:
        true, told = {code for code, _ in row["signs"]}, codes_of(found)
        right.update(true & told)
        extra.update(told - true)
        missed.update(true - told)
    print(f"{name}: {len(cases)} messages; signs that are right, too many, missed")
    lines = []
    for code in SIGNS:
        lines.append(f"{code} {right[code]}/{extra[code]}/{missed[code]}")
    print("   " + "; ".join(lines))
    r, e, m = right.total(), extra.total(), missed.total()
    print(
        f"   all: precision {r / max(1, r + e):.3f} recall {r / max(1, r + m):.3f} "
        f"F1 {2 * r / max(1, 2 * r + e + m):.3f}"
    )


def acts(name: str, cases: list[tuple[Any, Any]]) -> None:
    """Print in how many lures and honest messages each claim and act is found."""
    lures, honest = Codes(), Codes()
    for row, found in cases:
        told = {f"{one.kind} {one.code}" for one in found if one.kind != "sign" and one.stance == ASSERTED}
        (lures if row["is_lure"] else honest).update(told)
    print(
        f"{name}: claims and acts in lures/honest: "
        + "; ".join(f"{k} {lures[k]}/{honest[k]}" for k in sorted(lures | honest))
    )


def separation(rows: list[Any]) -> None:
    """Print how well lures and honest ones are told apart when scenarios are left out of learning."""
    messages = read(rows)
    told, lures = judged_apart(messages, own_language=True).told(), messages.lures > 0
    print(
        f"told apart (scenarios left out, this language alone): recall {told[lures].mean():.3f} "
        f"at false alarms {told[~lures].mean():.3f}"
    )


def tell(row: Any, found: tuple[Found, ...]) -> None:
    """Print a message with what is missed and what is too much."""
    true, told = {code for code, _ in row["signs"]}, codes_of(found)
    text = fold(row["text"])
    missed = [f"{c}: {w}" for c, w in row["signs"] if c not in told]
    extra = [
        f"{f.code}: {text[f.start : f.end]} (line {f.line})"
        for f in found
        if f.kind == "sign" and f.stance == ASSERTED and f.code not in true
    ]
    around = [
        f"{f.kind} {f.code}: {text[f.start : f.end]}"
        for f in found
        if f.kind != "sign" and f.stance == ASSERTED
    ]
    print(f"\n{row['id']} {'LURE' if row['is_lure'] else 'honest'} {row['text']}")
    for title, some in (("missed", missed), ("too many", extra), ("around", around)):
        if some:
            print(f"   {title}: " + " | ".join(some))


if __name__ == "__main__":
    main()
