"""An agency as a published list has it."""

from dataclasses import dataclass

from sampan.engines.screening.agencies.standing import ListedLicence


@dataclass(frozen=True)
class ListedFee:
    """The most that may be asked of a worker for a destination ("" for all), and the rule that says so."""

    destination: str
    amount: str
    currency: str
    rule: str


@dataclass(frozen=True)
class ListedAgency:
    """An agency as published. `contacts`: (kind, value) as `sampan.engines.screening.reading.contacts` gives them."""

    id: str
    country: str
    name: str
    other_names: tuple[str, ...] = ()
    address: str = ""
    contacts: tuple[tuple[str, str], ...] = ()
    licences: tuple[ListedLicence, ...] = ()
    fees: tuple[ListedFee, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """The name and the other names."""
        return (self.name, *self.other_names)
