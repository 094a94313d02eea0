"""Whether a picture of a message is judged as its text is: labelled messages drawn as a telephone shows them.

`python -m bench.screening.screenshots [--each N] [--lang CODE]` draws N messages a language (every k-th of the set, so
that all scenarios come in), reads them with Tesseract and compares verdicts; letters are compared as well.
"""

import argparse
import json
import time
from collections.abc import Iterator
from pathlib import Path

import typst
from rapidfuzz.distance import Levenshtein

from sampan.engines.screening.encoder.tagging import Tagger, is_installed, tagger
from sampan.engines.screening.offers.checking import check
from sampan.prevention.offers.pictures import read_picture
from sampan.vocabulary.languages import LANGUAGES

LABELLED = Path(__file__).parents[2] / "tests" / "engines" / "screening" / "labelled"
_FAMILIES = ("Noto Sans", *(f"Noto Sans {each}" for each in ("Khmer", "Lao", "Myanmar", "Thai", "CJK SC")))
_FONTS = "(" + ", ".join(f'"{family}"' for family in _FAMILIES) + ")"
_TELEPHONE = f"""
#set page(width: 360pt, height: auto, margin: 14pt, fill: rgb("#e9edf2"))
#set text(font: {_FONTS}, size: 15pt, fill: rgb("#1a1f33"))
#set par(leading: 0.7em)
#block(fill: white, radius: 10pt, inset: 12pt, width: 100%, sys.inputs.message)
"""


def drawn(message: str) -> bytes:
    """Return a screenshot of a message, 1080 points wide, as a PNG."""
    made = typst.compile(_TELEPHONE.encode(), sys_inputs={"message": message}, format="png", ppi=216.0)
    return made if isinstance(made, bytes) else made[0]


def messages(language: str, *, each: int) -> Iterator[str]:
    """Yield that many messages of a language, spread over the set."""
    lines = (LABELLED / f"{language}.jsonl").read_text("utf-8").splitlines()
    for line in lines[:: max(1, len(lines) // each)][:each]:
        yield json.loads(line)["text"]


def compare(language: str, *, each: int, encoder: Tagger | None) -> dict[str, float]:
    """Return the share of equal verdicts, the share of wrong letters and the seconds a picture."""
    same, wrong, letters, seconds, count = 0, 0, 0, 0.0, 0
    for text in messages(language, each=each):
        picture = drawn(text)
        began = time.perf_counter()
        reading = read_picture(picture, languages=(language,))
        seconds += time.perf_counter() - began
        told = check(reading.text, tagger=encoder).is_lure
        same += told == check(text, tagger=encoder).is_lure
        plain, read = "".join(text.split()), "".join(reading.text.split())
        wrong += Levenshtein.distance(plain, read)
        letters += len(plain)
        count += 1
    return {
        "messages": count,
        "same": same / count,
        "letters_wrong": wrong / letters,
        "seconds": seconds / count,
    }


def main() -> None:
    """Print a line a language."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--each", type=int, default=40)
    parser.add_argument("--lang", default="")
    parser.add_argument("--patterns-only", action="store_true", help="without the encoder")
    asked = parser.parse_args()
    encoder = tagger() if is_installed() and not asked.patterns_only else None
    for language in [asked.lang] if asked.lang else LANGUAGES:
        told = compare(language, each=asked.each, encoder=encoder)
        print(language, " ".join(f"{name}={worth:.3f}" for name, worth in told.items()), flush=True)


if __name__ == "__main__":
    main()
