"""False alarms of the check in floods of messages that are no lures: genuine adverts and ordinary SMS.

`python -m bench.screening.floods FOLDER`: FOLDER has `emscad_part.csv.gz` and `sms/`, which are not part of the project
(docs/reference/benchmarks.md says what they are). Told is how many of a thousand get `is_lure`, and any sign at all.
"""

import argparse
import csv
import gzip
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from zlib import crc32

from sampan.engines.screening.encoder.tagging import is_installed, tagger
from sampan.engines.screening.offers.checking import check

csv.field_size_limit(sys.maxsize)
_ADVERT = ("title", "location", "salary_range", "company_profile", "description", "requirements", "benefits")


def adverts(folder: Path) -> Iterator[str]:
    """Yield genuine adverts of the part of EMSCAD, each as one text: those of companies that nothing learnt from."""
    yield from _genuine(folder, learnt=False)


def learnt_adverts(folder: Path) -> Iterator[str]:
    """Yield the genuine adverts of the other half of the companies, from which the encoder learns."""
    yield from _genuine(folder, learnt=True)


def _genuine(folder: Path, *, learnt: bool) -> Iterator[str]:
    with gzip.open(folder / "emscad_part.csv.gz", "rt", encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            company = (row["company_profile"] or row["title"])[:40].lower()
            if row["fraudulent"] in ("0", "f") and (crc32(company.encode()) % 2 == 0) == learnt:
                yield "\n".join(row[name] for name in _ADVERT if row[name])


def indonesian(folder: Path) -> Iterator[str]:
    """Yield the Indonesian SMS that are neither fraud nor promotion."""
    for name in ("id_train.csv", "id_test.csv"):
        with (folder / "sms" / name).open(encoding="utf-8", errors="replace", newline="") as file:
            yield from (row["Teks"] for row in csv.DictReader(file) if row.get("Label") == "0")


def thai(folder: Path) -> Iterator[str]:
    """Yield Thai SMS of companies and one-time codes."""
    for name in ("th_ok.txt", "th_otp.txt"):
        for line in (folder / "sms" / name).read_text("utf-8", "replace").splitlines():
            if "|" in line:
                yield line.split("|", 1)[1]


def vietnamese(folder: Path) -> Iterator[str]:
    """Yield the Vietnamese SMS that are no fraud."""
    with (folder / "sms" / "vi_smish.csv").open(encoding="utf-8", errors="replace", newline="") as file:
        yield from (row["content"] for row in csv.DictReader(file) if row["label"] == "0")


FLOODS: dict[str, tuple[str, Callable[[Path], Iterator[str]]]] = {
    "genuine adverts (EMSCAD)": ("en", adverts),
    "ordinary SMS, Indonesian": ("id", indonesian),
    "SMS of companies and codes, Thai": ("th", thai),
    "ordinary SMS, Vietnamese": ("vi", vietnamese),
}


def main() -> None:
    """Print a line a flood."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument(
        "--show", type=int, default=0, metavar="N", help="print the first N false alarms of each"
    )
    parser.add_argument("--patterns-only", action="store_true", help="without the encoder")
    asked = parser.parse_args()
    encoder = tagger() if is_installed() and not asked.patterns_only else None
    for name, (language, texts) in FLOODS.items():
        messages = list(dict.fromkeys(texts(asked.folder)))
        told = [check(text, language=language, tagger=encoder) for text in messages]
        alarms = [(one, text) for one, text in zip(told, messages, strict=True) if one.is_lure]
        signs = sum(bool(one.signs) for one in told)
        thousand = 1000 / len(messages)
        lures = f"{len(alarms) * thousand:.1f} told as lures"
        print(f"{name}: {len(messages)} messages, {lures} and {signs * thousand:.0f} with a sign, of 1,000")
        for one, text in alarms[: asked.show]:
            print("   ", [(sign.code, sign.words) for sign in one.signs], repr(text[:160]))


if __name__ == "__main__":
    main()
