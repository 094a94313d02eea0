"""The table of pairs, lists of name parts, and what is measured on them."""

import csv
import random
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from sampan.engines.matching.names.comparing import SAME, compare
from sampan.engines.matching.names.forms import forms

HERE = Path(__file__).parent
LANGUAGES = ("vi", "km", "lo", "th", "my", "zh", "id", "en")


@dataclass(frozen=True)
class Measured:
    """Counts of pairs of one language: the same person found, of all; different people matched, of all."""

    found: int
    same: int
    matched: int
    different: int

    @property
    def recall(self) -> float:
        return self.found / self.same

    @property
    def false_matches(self) -> float:
        return self.matched / self.different


@cache
def table(name: str) -> tuple[dict[str, str], ...]:
    with (HERE / name).open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))


def counts_as_same(a: str, b: str, nationality: str = "") -> bool:
    return compare(forms(a, nationality=nationality), forms(b, nationality=nationality)).score >= SAME


def measure(part: str, language: str) -> Measured:
    """Measure the pairs of `part` (tune or measure) of one language, names alone, no nationality."""
    rows = [row for row in table("pairs.csv") if (row["part"], row["language"]) == (part, language)]
    hits = [(row["same"] == "yes", counts_as_same(row["a"], row["b"])) for row in rows]
    return Measured(
        found=sum(hit for same, hit in hits if same),
        same=sum(same for same, _ in hits),
        matched=sum(hit for same, hit in hits if not same),
        different=sum(not same for same, _ in hits),
    )


Person = tuple[tuple[str, str], ...]  # (native, Latin) of each part, family name first


def people(language: str, draw: random.Random) -> Iterator[Person]:
    """Yield people of one language without end, their names put together from the list of parts."""
    parts = [row for row in table("name_parts.csv") if row["language"] == language]
    places = {
        place: [(row["native"], row["latin"]) for row in parts if row["place"] == place]
        for place in ("family", "given")
    }
    while True:
        given = 2 if language in ("my", "vi") or (language == "zh" and draw.random() < 0.7) else 1
        yield (draw.choice(places["family"]), *(draw.choice(places["given"]) for _ in range(given)))


def in_latin(language: str, person: Person) -> str:
    latin = [part[1] for part in person]
    if language == "zh":
        return f"{latin[0]} {''.join(latin[1:]).capitalize()}"
    return " ".join(latin[::-1] if language in ("lo", "th", "id", "en") else latin)


def in_own_script(language: str, person: Person) -> str:
    native = [part[0] for part in person]
    if not all(native):
        return in_latin(language, person)
    if language in ("my", "zh"):
        return "".join(native)
    return " ".join(native if language == "km" else native[::-1])
