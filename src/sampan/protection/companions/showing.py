"""What the card, the tab and the picture of links show."""

from dataclasses import dataclass
from math import cos, pi, sin
from typing import Any

from sampan.protection.cases.facts import CaseFact
from sampan.protection.companions.facts import Edge, LinkFact, Network, Node
from sampan.protection.companions.queries import alone, links_of
from sampan.protection.companions.wording import kind_in_words, link_in_words
from sampan.registry.access.reader import Reader
from sampan.registry.access.roles import Permission
from sampan.vocabulary.codelists import code_list

_WIDTH, _HEIGHT, _RADIUS = 360, 300, 115
_LINES = {"family": "line-1", "companion": "line-2", "same_incident": "line-3"}


@dataclass(frozen=True)
class Spot:
    """A person in the picture: where, and the number at which the list tells who it is."""

    node: Node
    place: int
    x: float
    y: float

    @property
    def label_y(self) -> float:
        """Where the number stands: outside the circle, away from the middle."""
        return self.y - 16 if self.y < _HEIGHT / 2 else self.y + 26


@dataclass(frozen=True)
class Line:
    """A link in the picture and in the list: from where to where, its style, and what it is in words."""

    one: Spot
    other: Spot
    style: str
    words: str
    certainty: str


def companions_card(case: CaseFact, reader: Reader, language: str) -> dict[str, Any]:
    """Return how many others a person came with or is family of, for the card of the overview."""
    links = links_of(case_id=case.id, reader=reader)
    return {
        "case": case,
        "links": [(one, link_in_words(one, language)) for one in links[:3]],
        "came_with": len([one for one in links if one.kind in ("companion", "family")]),
        "more": max(len(links) - 3, 0),
        "alone": alone(case, links),
        "carers": [one for one in links if one.cares],
    }


def companions_panel(case: CaseFact, reader: Reader, language: str) -> dict[str, Any]:
    """Return every link of a case for its tab."""
    links = links_of(case_id=case.id, reader=reader)
    certainty = code_list("link_certainty")
    may = reader.actor.may_for(Permission.EDIT_CASE, reader.purpose) and case.is_open
    return {
        "links": [_row(one, language, certainty.label(one.certainty, language)) for one in links],
        "alone": alone(case, links),
        "may_link": may,
        "linked_case": case,
    }


def picture(network: Network, language: str) -> dict[str, Any]:
    """Return the people on a circle and the lines between them, each numbered as in the list."""
    count = max(len(network.nodes), 1)
    spots = {
        node.key: Spot(
            node,
            place + 1,
            round(_WIDTH / 2 + _RADIUS * cos(2 * pi * place / count - pi / 2), 1),
            round(_HEIGHT / 2 + _RADIUS * sin(2 * pi * place / count - pi / 2), 1),
        )
        for place, node in enumerate(network.nodes)
    }
    lines = [_line(one, spots, language) for one in network.edges]
    return {"spots": list(spots.values()), "lines": lines, "left_out": network.left_out}


def _line(one: Edge, spots: dict[str, Spot], language: str) -> Line:
    words = kind_in_words(one.kind, one.relation, language)
    certainty = code_list("link_certainty").label(one.certainty, language)
    return Line(spots[one.one], spots[one.other], _LINES.get(one.kind, "line-4"), words, certainty)


def _row(one: LinkFact, language: str, certainty: str) -> dict[str, Any]:
    return {"fact": one, "words": link_in_words(one, language), "certainty": certainty}
