"""The 121 people of the story's rescue, as the border post's list: one line a person."""

from dataclasses import dataclass
from datetime import date

from sampan.portal.demo.people import InventedPerson, PeopleMaker

PEOPLE = 121
COLUMNS = ("name", "sex", "age", "nationality", "phone", "document")
# Whom the compound held: mostly from the country that they return to; the first four are for the story.
_COUNTRIES = ("VN", "VN", "VN", "TH", "VN", "ID", "VN", "CN", "VN", "LA", "VN", "MM")
_FOLLOWED = (("female", 23), ("male", 31), ("female", 27), ("female", 34))
_DAY = date(2026, 11, 20)  # ages and birth dates only; the story's own day is today


@dataclass(frozen=True, repr=False)
class Sought:
    """Somebody whom the story follows; `words` are what must never be found in the clear. `repr` is blank."""

    name: str
    romanised: str
    phone: str
    document: str

    @property
    def words(self) -> tuple[str, ...]:
        """What identifies the person: the name in its script, phone and document."""
        return (self.name, self.phone, self.document)


def rescued(*, seed: str) -> list[InventedPerson]:
    """Return the 121 people, the same for the same seed; the first four are Cambodian."""
    maker = PeopleMaker(f"{seed} rescue")
    told = {"form": "forced_criminality", "where": "KH", "registered": _DAY}
    followed = [maker.make(citizenship="KH", sex=sex, age=age, **told) for sex, age in _FOLLOWED]  # type: ignore[arg-type]
    countries = [_COUNTRIES[number % len(_COUNTRIES)] for number in range(PEOPLE - len(_FOLLOWED))]
    return followed + [maker.make(citizenship=country, **told) for country in countries]  # type: ignore[arg-type]


def rescue_rows(*, seed: str) -> list[tuple[str, ...]]:
    """Return the list as the group intake reads it."""
    return [_row(person) for person in rescued(seed=seed)]


def sought(*, seed: str) -> list[Sought]:
    """Return the four Cambodians whom the story follows."""
    people = rescued(seed=seed)[: len(_FOLLOWED)]
    return [
        Sought(
            one.identity.name.full, one.identity.name.romanised, one.identity.phones[0],
            one.identity.documents[0]["number"],
        )
        for one in people
        if one.identity.name
    ]  # fmt: skip


def _row(person: InventedPerson) -> tuple[str, ...]:
    identity, record = person.identity, person.record
    name = identity.name.full if identity.name else "-"
    return (
        name, str(record["sex"]), str(record["age"]), str(record["citizenship"][0]), identity.phones[0],  # type: ignore[index]
        identity.documents[0]["number"],
    )  # fmt: skip
