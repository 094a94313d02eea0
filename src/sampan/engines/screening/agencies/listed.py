"""The published list of agencies as one file: written by a register, read by a process without a database.

A JSON object of `format`, `content` and `sha256`, the hash of the content's canonical bytes (RFC 8785): a file that
was cut or changed on its way is not read. It holds agencies, licences, fee ceilings and public contacts; no person,
no complaint.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

from sampan.engines.screening.agencies.checking import AgencyFinding, check
from sampan.engines.screening.agencies.entries import ListedAgency, ListedFee
from sampan.engines.screening.agencies.index import Index
from sampan.engines.screening.agencies.standing import ListedLicence
from sampan.vocabulary.canonical import canonical_bytes
from sampan.vocabulary.errors import InvalidInput

FORMAT = "sampan-agencies-1"
_MOST_OCTETS = 256 * 1024 * 1024  # fifty thousand agencies have some thirty million
_REMEDY = "Fetch the list again from who publishes it."


@dataclass(frozen=True)
class AgencyList:
    """A list of agencies. `made_on`: its day; `sources`: the official lists behind it, as words."""

    country: str
    made_on: date
    agencies: tuple[ListedAgency, ...]
    sources: tuple[str, ...] = ()

    @cached_property
    def index(self) -> Index:
        """The names and numbers by which agencies are found in a text; made once, at the first look."""
        return Index.of(self.agencies)

    @classmethod
    def read(cls, path: Path) -> "AgencyList":
        """Read a published file; InvalidInput when it is no such list, or was changed or cut."""
        with path.open("rb") as file:
            octets = file.read(_MOST_OCTETS + 1)
        return cls.of_bytes(octets)

    @classmethod
    def of_bytes(cls, octets: bytes) -> "AgencyList":
        """Return the list that a published file's octets hold; InvalidInput as `read`."""
        try:
            told = json.loads(octets) if len(octets) <= _MOST_OCTETS else None
            if not isinstance(told, dict) or told.get("format") != FORMAT:
                raise InvalidInput(
                    "This is no list of agencies that can be read.", remedy=_REMEDY, field="list"
                )
            if hashlib.sha256(canonical_bytes(told.get("content"))).hexdigest() != told.get("sha256"):
                raise InvalidInput("The list was changed or cut on its way.", remedy=_REMEDY, field="list")
            return _list(told["content"])
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
            raise InvalidInput("This is no list of agencies.", remedy=_REMEDY, field="list") from None

    def to_bytes(self) -> bytes:
        """Return the file that `read` reads; the same list gives the same octets."""
        content: dict[str, Any] = {
            "country": self.country, "made_on": self.made_on.isoformat(), "sources": list(self.sources),
            "agencies": [_plainly(one) for one in self.agencies],
        }  # fmt: skip
        octets = canonical_bytes(content)
        told: dict[str, Any] = {
            "content": content,
            "format": FORMAT,
            "sha256": hashlib.sha256(octets).hexdigest(),
        }
        return canonical_bytes(told)

    def find(self, text: str, *, on: date) -> tuple[AgencyFinding, ...]:
        """Return what an offer says of agencies beside what this list says of them on a day; see `checking`."""
        return check(text, self.agencies, index=self.index, country=self.country, on=on)


def _plainly(one: ListedAgency) -> dict[str, Any]:
    """Leave out what is empty, so that the file stays small."""
    told: dict[str, Any] = _kept(asdict(one))
    return told


def _kept(told: Any) -> Any:
    if isinstance(told, dict):
        return {
            name: _kept(part)
            for name, part in told.items()
            if part not in ("", (), [], None) or name == "name"
        }
    if isinstance(told, (list, tuple)):
        return [_kept(part) for part in told]
    return told.isoformat() if isinstance(told, date) else told


def _list(content: Mapping[str, Any]) -> AgencyList:
    return AgencyList(
        country=str(content["country"]),
        made_on=date.fromisoformat(content["made_on"]),
        agencies=tuple(map(_agency, content["agencies"])),
        sources=tuple(map(str, content.get("sources", ()))),
    )


def _agency(told: Mapping[str, Any]) -> ListedAgency:
    return ListedAgency(
        id=str(told["id"]),
        country=str(told.get("country", "")),
        name=str(told["name"]),
        other_names=tuple(map(str, told.get("other_names", ()))),
        address=str(told.get("address", "")),
        contacts=tuple((str(kind), str(value)) for kind, value in told.get("contacts", ())),
        licences=tuple(map(_licence, told.get("licences", ()))),
        fees=tuple(
            ListedFee(*(str(one.get(each.name, "")) for each in fields(ListedFee)))
            for one in told.get("fees", ())
        ),
    )


def _licence(told: Mapping[str, Any]) -> ListedLicence:
    return ListedLicence(
        number=str(told["number"]),
        regulator=str(told.get("regulator", "")),
        valid_from=_day(told.get("valid_from")),
        valid_until=_day(told.get("valid_until")),
        suspended=tuple(
            (date.fromisoformat(begins), _day(ends)) for begins, ends in told.get("suspended", ())
        ),
        revoked_on=_day(told.get("revoked_on")),
        occupations=tuple(map(str, told.get("occupations", ()))),
        destinations=tuple(map(str, told.get("destinations", ()))),
    )


def _day(told: str | None) -> date | None:
    return date.fromisoformat(told) if told else None
