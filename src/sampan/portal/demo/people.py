"""Invented people: who they are, what happened to them; the same seed gives the same people."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from sampan.portal.demo.names import LANGUAGE_OF, NameDrawer
from sampan.protection.cases.facts import MilestoneFact
from sampan.registry.people.identity import Identity
from sampan.vocabulary.dates import PartialDate

_AGES = (16, 19, 20, 22, 23, 25, 26, 28, 31, 34, 40, 45)
_EDUCATION = ("lower_secondary", "upper_secondary", "upper_secondary", "bachelor", "bachelor", "primary")
_FORMS = (
    ("forced_labour",) * 8
    + ("sexual_exploitation",) * 6
    + ("forced_criminality",) * 5
    + ("forced_marriage",) * 2
)
_SECTORS = ("construction", "agriculture_forestry_fishing", "manufacturing", "households_as_employers")
_DIAL = {"VN": "+84", "KH": "+855", "TH": "+66", "LA": "+856", "MM": "+95", "CN": "+86", "ID": "+62"}


@dataclass(frozen=True, repr=False)
class InventedPerson:
    """One invented person: identity, coded record, age in years and language. `repr` is blank."""

    identity: Identity
    record: dict[str, object]
    age: int
    language: str

    @property
    def is_child(self) -> bool:
        """True under 18 (UN TIP Protocol article 3 (d))."""
        return self.age < 18


class PeopleMaker:
    """Makes people one after the other from one seed."""

    def __init__(self, seed: str) -> None:
        self.random = Random(seed)  # noqa: S311 - invented people, no secret
        self._names = NameDrawer(self.random)

    def make(
        self,
        *,
        citizenship: str,
        form: str,
        where: str,
        registered: date,
        sex: str = "",
        age: int | None = None,
    ) -> InventedPerson:
        """Return a new person of that citizenship, exploited in that form (or `mixed`) in that country."""
        form = self.random.choice(_FORMS) if form == "mixed" else form
        drawn_age = self.random.choice(_AGES)
        drawn_sex = "female" if self.random.random() < _share_of_women(form) else "male"
        age, sex = drawn_age if age is None else age, sex or drawn_sex
        language = LANGUAGE_OF[citizenship]
        record = {
            "registered": registered.isoformat(),
            "sex": sex,
            "age": age,
            "citizenship": [citizenship],
            "education": self.random.choice(_EDUCATION),
            "languages": [language],
            "acts": ["recruitment", "transportation"],
            "means": sorted(self.random.sample(_MEANS, 2)),
            "forms": [form],
            "exploitation_countries": [where],
            "recruitment_country": citizenship,
            "route": [citizenship, where],
            **_particulars(form, self.random),
        }
        return InventedPerson(
            self._identity(citizenship, age=age, registered=registered), record, age, language
        )

    def _identity(self, citizenship: str, *, age: int, registered: date) -> Identity:
        number = self.random.randrange(10**6)
        return Identity(
            name=self._names.draw(citizenship),
            birth_date=PartialDate.from_date(registered - timedelta(days=age * 365 + 200)),
            documents=({"kind": "passport", "number": f"X{number:06d}0", "country": citizenship},),
            phones=(f"{_DIAL[citizenship]} 00 {number // 1000:03d} {number % 1000:03d}",),
        )


_MEANS = (
    "debt_bondage",
    "false_promises",
    "restricts_movement",
    "threats",
    "withholds_documents",
    "excessive_hours",
)


def reached(
    kinds: Sequence[str], *, registered: date, country: str, province: str, years: tuple[int, int]
) -> tuple[MilestoneFact, ...]:
    """Return milestones of one person, a month apart from the registration on, none outside the years."""
    facts = []
    for place, kind in enumerate(kinds):
        day = min(registered + timedelta(days=30 * place), date(years[1], 12, 28))
        where = province if kind in ("reintegrated", "returned") else ""
        facts.append(MilestoneFact(kind, PartialDate.from_date(day), country=country, province=where))
    return tuple(facts)


def _share_of_women(form: str) -> float:
    return {"sexual_exploitation": 0.95, "forced_marriage": 0.97, "forced_criminality": 0.3}.get(form, 0.45)


def _particulars(form: str, random: Random) -> dict[str, object]:
    if form == "forced_criminality":
        return {
            "crime_types": random.choice((["online_scam"], ["online_gambling", "online_scam"])),
            "recruitment_methods": ["through_an_online_advertisement"],
            "recruitment_apps": [random.choice(("facebook", "telegram", "zalo", "tiktok"))],
            "movement_restricted": "yes",
            "forced_to_offend": "yes",
        }
    if form == "forced_labour":
        return {"labour_sectors": [random.choice(_SECTORS)]}
    return {}
