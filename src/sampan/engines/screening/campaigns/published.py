"""The published campaigns as one file: written by a node, read by a process without a database.

A JSON object of `format`, `content` and `sha256`, the hash of the content's canonical bytes (RFC 8785): a file that
was cut or changed on its way is not read. It holds templates without contacts, codes and days; no post, no person.
"""

import hashlib
import json
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np

from sampan.engines.screening.campaigns.shingles import LENGTH, Grams, sketches_of
from sampan.vocabulary.canonical import canonical_bytes
from sampan.vocabulary.errors import InvalidInput

FORMAT = "sampan-campaigns-1"
NEARLY_THE_SAME = 0.8
"""Share of a template's runs that stand in a text which is told as nearly the same (ADR 0046)."""
FEWEST_RUNS = 60
"""Different runs of a template from which on texts are compared with it: a shorter one is half of many texts."""
_MOST_OCTETS = 64 * 1024 * 1024
_REMEDY = "Fetch the file again from who publishes it."


@dataclass(frozen=True)
class PublishedCampaign:
    """A confirmed campaign: number, fixed words in their order (None: a gap), signs, languages, first and last day."""

    number: int
    template: tuple[str | None, ...]
    signs: tuple[str, ...]
    languages: tuple[str, ...]
    first_on: date
    last_on: date

    @property
    def told(self) -> str:
        """The template as one line."""
        return " ".join("[…]" if part is None else part for part in self.template)

    @cached_property
    def grams(self) -> Grams:
        """The runs of its fixed words, each part for itself, each once."""
        parts = [part for part in self.template if part and len(part) >= LENGTH]
        runs = [sketch.grams for sketch in sketches_of(parts)] if parts else [np.empty(0, dtype=np.uint32)]
        once: Grams = np.unique(np.concatenate(runs))
        return once


@dataclass(frozen=True)
class CampaignList:
    """The published campaigns of a country. `made_on`: the day of the file."""

    country: str
    made_on: date
    campaigns: tuple[PublishedCampaign, ...]

    @cached_property
    def _there(self) -> Mapping[int, list[int]]:
        there: defaultdict[int, list[int]] = defaultdict(list)
        for place, one in enumerate(self.campaigns):
            if len(one.grams) >= FEWEST_RUNS:
                for gram in one.grams.tolist():
                    there[gram].append(place)
        return dict(there)

    def like(self, text: str) -> tuple[PublishedCampaign, float] | None:
        """Return the campaign of whose template a text has the most, with the share; None when it has too little."""
        met: defaultdict[int, int] = defaultdict(int)
        for gram in sketches_of([text])[0].grams.tolist():
            for place in self._there.get(gram, ()):
                met[place] += 1
        shares = [(count / len(self.campaigns[place].grams), -place) for place, count in met.items()]
        share, place = max(shares, default=(0.0, 0))
        return (self.campaigns[-place], share) if share >= NEARLY_THE_SAME else None

    @classmethod
    def read(cls, path: Path) -> "CampaignList":
        """Read a published file; InvalidInput when it is no such list, or was changed or cut."""
        with path.open("rb") as file:
            return cls.of_bytes(file.read(_MOST_OCTETS + 1))

    @classmethod
    def of_bytes(cls, octets: bytes) -> "CampaignList":
        """Return the list that a published file's octets hold; InvalidInput as `read`."""
        try:
            told = json.loads(octets) if len(octets) <= _MOST_OCTETS else None
            if not isinstance(told, dict) or told.get("format") != FORMAT:
                raise InvalidInput("This is no list of campaigns.", remedy=_REMEDY, field="list")
            if hashlib.sha256(canonical_bytes(told.get("content"))).hexdigest() != told.get("sha256"):
                raise InvalidInput("The list was changed or cut on its way.", remedy=_REMEDY, field="list")
            content = told["content"]
            campaigns = tuple(map(_campaign, content["campaigns"]))
            return cls(str(content["country"]), date.fromisoformat(content["made_on"]), campaigns)
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
            raise InvalidInput("This is no list of campaigns.", remedy=_REMEDY, field="list") from None

    def to_bytes(self) -> bytes:
        """Return the file that `read` reads; the same list gives the same octets."""
        content: dict[str, Any] = {
            "country": self.country, "made_on": self.made_on.isoformat(),
            "campaigns": [_plainly(one) for one in self.campaigns],
        }  # fmt: skip
        told: dict[str, Any] = {
            "content": content, "format": FORMAT, "sha256": hashlib.sha256(canonical_bytes(content)).hexdigest(),
        }  # fmt: skip
        return canonical_bytes(told)


def _plainly(one: PublishedCampaign) -> dict[str, Any]:
    return {
        "number": one.number, "template": list(one.template), "signs": list(one.signs),
        "languages": list(one.languages), "first_on": one.first_on.isoformat(), "last_on": one.last_on.isoformat(),
    }  # fmt: skip


def _campaign(told: Mapping[str, Any]) -> PublishedCampaign:
    return PublishedCampaign(
        number=int(told["number"]),
        template=tuple(None if part is None else str(part) for part in told["template"]),
        signs=tuple(map(str, told["signs"])),
        languages=tuple(map(str, told["languages"])),
        first_on=date.fromisoformat(told["first_on"]),
        last_on=date.fromisoformat(told["last_on"]),
    )
