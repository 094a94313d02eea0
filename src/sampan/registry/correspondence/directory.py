"""To whom letters can go: a list that the slice which knows the members provides."""

from collections.abc import Callable
from dataclasses import dataclass

from sampan.vocabulary.errors import NoAgreement
from sampan.vocabulary.territories import country_name


@dataclass(frozen=True)
class Correspondent:
    """A node that letters can go to: its id, its name and its country (ISO 3166-1 alpha-2)."""

    id: str
    name: str
    country: str


_providers: list[Callable[[], list[Correspondent]]] = []


def register_directory(provider: Callable[[], list[Correspondent]]) -> None:
    """Use this provider of active members; called once, when the slice that knows them is ready."""
    if provider not in _providers:
        _providers.append(provider)


def correspondents() -> list[Correspondent]:
    """Return the active members, by country and name."""
    found = [one for provider in _providers for one in provider()]
    return sorted(found, key=lambda one: (one.country, one.name))


def correspondent(member: str) -> Correspondent:
    """Return an active member; raises NoAgreement when there is none of that id."""
    for one in correspondents():
        if one.id == member:
            return one
    raise NoAgreement(
        "This node has no agreement with that member, or it is suspended.",
        remedy="Choose a member from the list.",
        ask="the node's administrator",
    )


def correspondent_names(language: str) -> dict[str, str]:
    """Return the active members' countries and names in words, by id; ask once a page."""
    return {one.id: f"{country_name(one.country, language)} – {one.name}" for one in correspondents()}
