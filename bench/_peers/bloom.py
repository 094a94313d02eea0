"""The peer that shares Bloom filters: clkhash makes them, anonlink compares all with all. `bloom.py A B OUT`.

It runs under a Python of its own that has clkhash 0.18.3 and anonlink 0.15.3; nothing of Sampan is imported. The
secret is one that both sides would share. Each field sets the number of bits given in `_BITS`, whatever its length,
which did better than bits by token; bench/README.md says what was tried.
"""

import argparse
import csv
import io
import json
from pathlib import Path
from typing import Any

from anonlink.candidate_generation import find_candidate_pairs  # type: ignore[import-not-found]
from anonlink.similarities import dice_coefficient_accelerated  # type: ignore[import-not-found]
from clkhash.clk import generate_clk_from_csv  # type: ignore[import-not-found]
from clkhash.schema import from_json_dict  # type: ignore[import-not-found]

_SECRET = "one secret that both sides share"  # noqa: S105 - of a measurement
_BITS = {
    "name": 200, "birth_date": 100, "sex": 15, "nationality": 15, "province": 50, "phone": 60, "document": 80,
    "handle": 30,
}  # fmt: skip
_BIGRAMS = ("name", "handle")


def schema(bits: dict[str, int]) -> Any:
    """Return clkhash's schema, version 3: bigrams of names, places and characters of numbers and dates."""
    config = {
        "l": 1024,
        "kdf": {"type": "HKDF", "hash": "SHA256", "salt": "c2FtcGFu", "info": "YmVuY2g=", "keySize": 64},
    }
    return from_json_dict(
        {"version": 3, "clkConfig": config, "features": [_feature(*each) for each in bits.items()]}
    )


def _feature(name: str, bits: int) -> dict[str, Any]:
    comparison = (
        {"type": "ngram", "n": 2} if name in _BIGRAMS else {"type": "ngram", "n": 1, "positional": True}
    )
    return {
        "identifier": name,
        "format": {"type": "string", "encoding": "utf-8"},
        "hashing": {
            "comparison": comparison,
            "strategy": {"bitsPerFeature": bits},
            "hash": {"type": "blakeHash"},
        },
    }


def filters(path: Path, bits: dict[str, int]) -> tuple[list[str], list[Any]]:
    """Return the ids of a register, and a filter of 1,024 bits for each."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    told = io.StringIO()
    writer = csv.writer(told)
    writer.writerow(bits)
    writer.writerows([_plain(row[field], field) for field in bits] for row in rows)
    told.seek(0)
    made = generate_clk_from_csv(
        told, _SECRET, schema(bits), validate=False, progress_bar=False, max_workers=1
    )
    return [row["id"] for row in rows], made


def _plain(value: str, field: str) -> str:
    return value.replace("-", "") if field == "birth_date" else value.casefold()


def main() -> None:
    """Write id_a,id_b,score of the pairs whose filters are alike, each record's best ones."""
    parser = argparse.ArgumentParser(description=__doc__)
    for name in ("a", "b", "out"):
        parser.add_argument(name, type=Path)
    parser.add_argument(
        "--lowest", type=float, default=0.7, help="Dice coefficient of pairs that are written"
    )
    parser.add_argument("--most", type=int, default=5, help="pairs a record")
    parser.add_argument("--bits", type=json.loads, default=_BITS)
    asked = parser.parse_args()
    (ids_a, a), (ids_b, b) = (filters(path, asked.bits) for path in (asked.a, asked.b))
    scores, _, places = find_candidate_pairs([a, b], dice_coefficient_accelerated, asked.lowest, k=asked.most)
    with asked.out.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(("id_a", "id_b", "score"))
        writer.writerows((ids_a[x], ids_b[y], score) for score, x, y in zip(scores, *places, strict=True))


if __name__ == "__main__":
    main()
