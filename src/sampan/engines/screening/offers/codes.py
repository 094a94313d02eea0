"""What can be found in a message: signs of a lure, claims of an honest offer, and acts (what the message does)."""

import csv
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Code:
    """A row of `codes.csv`; what is deniable is taken back by a denial before it (`we never keep passports`).

    An everyday sign stands in many honest messages, too (a fee, a number to call): alone it makes no lure.
    """

    kind: str
    code: str
    is_deniable: bool
    is_everyday: bool
    meaning: str


def _read() -> dict[str, dict[str, Code]]:
    found: dict[str, dict[str, Code]] = {"sign": {}, "claim": {}, "act": {}}
    with (Path(__file__).parent / "codes.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            found[row["kind"]][row["code"]] = Code(
                row["kind"], row["code"], row["deniable"] == "yes", row["everyday"] == "yes", row["meaning"]
            )
    return found


CODES = _read()
SIGNS = tuple(CODES["sign"])
CLAIMS = tuple(CODES["claim"])
ACTS = tuple(CODES["act"])
EVERYDAY = frozenset(code for code, row in CODES["sign"].items() if row.is_everyday)


def meanings() -> dict[str, str]:
    """Return what each sign means, in English."""
    return {code: row.meaning for code, row in CODES["sign"].items()}


def examples() -> dict[str, dict[str, str]]:
    """Return an example of each sign in each language, by code and language."""
    told: dict[str, dict[str, str]] = {code: {} for code in CODES["sign"]}
    with (Path(__file__).parent / "examples.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            told[row["code"]][row["lang"]] = row["example"]
    return told
