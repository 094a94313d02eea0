"""The invented region as data: its nodes, agencies, accounts and past, read from the tables in `region/`."""

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

TABLES = Path(__file__).with_name("region")
FOCAL = "focal"  # the code of each node's first agency, which `sampan node init` makes


@dataclass(frozen=True)
class NodePlan:
    """One node of the region; `languages` the first is its own, `first_agency` speaks for the country."""

    id: str
    country: str
    name: str
    listen_port: int
    languages: tuple[str, ...]
    time_zone: str
    first_agency: str


@dataclass(frozen=True)
class AgencyPlan:
    """An agency with an invented name in a real province."""

    node: str
    code: str
    name: str
    name_local: str
    kind: str
    province: str


@dataclass(frozen=True)
class AccountPlan:
    """Somebody who works at an agency, and what to look at first when signed in as them."""

    node: str
    username: str
    display_name: str
    agency: str
    roles: tuple[str, ...]
    language: str
    look_first: str


@dataclass(frozen=True)
class PastPlan:
    """A group of people helped in earlier years; `form` is a code or `mixed`; milestones in their order."""

    node: str
    group: str
    kept_by: str
    people: int
    first_year: int
    last_year: int
    citizenship: tuple[str, ...]
    form: str
    exploitation_countries: tuple[str, ...]
    milestones: tuple[str, ...]
    provinces: tuple[str, ...]


@dataclass(frozen=True)
class PresentPlan:
    """Somebody met in these days: by whom, how long ago, what was done since.

    `age` None is drawn; `part` is the word by which the rest of the demonstration knows them, mostly empty.
    """

    node: str
    by: str
    event: str
    days_ago: int
    citizenship: str
    form: str
    exploitation_country: str
    urgency: str
    screening: str
    decision: str
    consent_to: str
    age: int | None
    part: str


@dataclass(frozen=True)
class ProviderPlan:
    """A provider of the directory: what it offers whom, how many places are free, when that was verified."""

    agency: str
    kept_by: str
    services: tuple[str, ...]
    places: int | None
    free: int | None
    languages: tuple[str, ...]
    sexes: tuple[str, ...]
    age_from: int | None
    age_to: int | None
    takes_children: bool
    is_accessible: bool
    province: str
    provinces: tuple[str, ...]
    is_always_open: bool
    phone: str
    verified_days_ago: int | None


@cache
def node_plans() -> tuple[NodePlan, ...]:
    """Return the nodes in the order of the story."""
    return tuple(
        NodePlan(
            row["id"], row["country"], row["name"], int(row["listen_port"]), tuple(row["languages"].split()),
            row["time_zone"], row["first_agency"],
        )
        for row in table("nodes")
    )  # fmt: skip


def agency_plans(node: str) -> tuple[AgencyPlan, ...]:
    """Return the agencies of a node besides the first one."""
    return tuple(AgencyPlan(**row) for row in table("agencies") if row["node"] == node)


def account_plans(node: str) -> tuple[AccountPlan, ...]:
    """Return the accounts of a node besides its administrator."""
    return tuple(
        AccountPlan(
            row["node"], row["username"], row["display_name"], row["agency"], tuple(row["roles"].split()),
            row["language"], row["look_first"],
        )
        for row in table("accounts")
        if row["node"] == node
    )  # fmt: skip


def past_plans(node: str) -> tuple[PastPlan, ...]:
    """Return the groups of a node's past."""
    return tuple(_past(row) for row in table("history") if row["node"] == node)


def present_plans(node: str) -> tuple[PresentPlan, ...]:
    """Return the people met in these days at a node."""
    return tuple(
        PresentPlan(**row | {"days_ago": int(row["days_ago"]), "age": _number(row["age"])})  # type: ignore[arg-type]
        for row in table("present")
        if row["node"] == node
    )


def provider_plans(node: str) -> tuple[ProviderPlan, ...]:
    """Return the providers of a node's directory."""
    return tuple(_provider(row) for row in table("providers") if row["node"] == node)


def table(name: str) -> list[dict[str, str]]:
    """Return the rows of one table of the region."""
    with open(TABLES / f"{name}.csv", encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _past(row: dict[str, str]) -> PastPlan:
    return PastPlan(
        row["node"], row["group"], row["kept_by"], int(row["people"]), int(row["first_year"]), int(row["last_year"]),
        tuple(row["citizenship"].split()), row["form"], tuple(row["exploitation_country"].split()),
        tuple(row["milestones"].split()), tuple(row["provinces"].split()),
    )  # fmt: skip


def _provider(row: dict[str, str]) -> ProviderPlan:
    return ProviderPlan(
        row["agency"], row["kept_by"], tuple(row["services"].split()), _number(row["places"]), _number(row["free"]),
        tuple(row["languages"].split()), tuple(row["sexes"].split()), _number(row["age_from"]),
        _number(row["age_to"]), row["takes_children"] == "yes", row["is_accessible"] == "yes", row["province"],
        tuple(row["provinces"].split()), row["is_always_open"] == "yes", row["phone"],
        _number(row["verified_days_ago"]),
    )  # fmt: skip


def _number(cell: str) -> int | None:
    return int(cell) if cell else None
