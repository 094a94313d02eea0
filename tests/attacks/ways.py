"""Every address of the node, found by asking Django's resolver, with what stands in its place-holders.

An address that is new and takes something unknown fails `test_every_place_holder_is_known`: add a line here,
saying whether it leads to a case.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from uuid import UUID, uuid4

from django.urls import URLPattern, URLResolver, get_resolver

from tests.attacks.world import World
from tests.furnished.room import bodies, gathered

OF_A_CASE = (
    "case_id", "consent_id", "screening_id", "deadline_id", "draft_id", "referral_id", "upload_id", "run_id",
    "letter_id", "operation_id", *sorted(gathered("HOLDERS")),
)  # fmt: skip
"""Place-holders that lead to a case; the world has an id for each."""
FILLED = {"page": "who", "dimension": "recruitment", "format": "htcds", "tag": "00013"}
"""Further place-holders of such addresses."""
NOT_OF_A_CASE = {"account_id", "node_id", "token", "name", "pk", "key", "group_id", "agency_id"}
NOT_OF_A_CASE |= gathered("NOT_CASES")
"""Place-holders that lead to staff, nodes, keys or samples: no person helped stands behind them."""
RENAMED = {"messages/<uuid:id>/": {"id": "letter_id"}}
"""Addresses whose place-holder does not say what it is."""
_HOLDER = re.compile(r"<(?:(\w+):)?(\w+)>")

BODIES: dict[str, dict[str, object]] = {
    "identity": {"purpose": "protection"},
    "notes": {"purpose": "protection"},
    "note": {"text": "x"},
    "close": {"reason": "case_completed"},
    "api:record": {"version": 1, "changes": {"sex": "male"}},
    "api:identity": {"version": 1, "changes": {"address": "x"}},
    "api:screenings": {"profile": "adult"},
    "api:answers": {"answers": {}},
    "api:decisions": {"national_status": "victim", "reasons": ["other"], "text": "x"},
    "api:events": {"event": "identified", "on": "2026-01-05"},
    "api:of-case": {"member": "kh-test", "reason": "additional_services_required"},
    "api:accept": {"agency_id": str(uuid4()), "account_id": str(uuid4())},
    "api:decline": {"reason": "other"},
    "api:release": {"groups": ["identity"]},
    "api:feedback": {"outcome": "in_shelter"},
}
"""What a POST needs, so that it is not turned away for its form; by the page's name, or the API address's last word."""


def plain(route: str) -> str:
    """Return a route as people write it: without the kinds of its place-holders and the slash at its end."""
    return re.sub(r"<\w+:", "<", route).replace("{", "<").replace("}", ">").rstrip("/")


BODIES_OF_SLICES = {plain(route): body for route, body in bodies().items()}


@dataclass(frozen=True)
class Way:
    """One address: the route with place-holders, its name, and the place-holders in it."""

    route: str
    name: str
    holders: tuple[str, ...]

    @property
    def is_api(self) -> bool:
        return self.route.startswith("api/")

    @property
    def leads_to_a_case(self) -> bool:
        return any(one in OF_A_CASE for one in self.holders)

    def body(self) -> dict[str, object]:
        """Return what to post."""
        if plain(self.route) in BODIES_OF_SLICES:
            return BODIES_OF_SLICES[plain(self.route)]
        words = [part for part in self.route.split("/") if part and "<" not in part]
        return BODIES.get(f"api:{words[-1]}" if self.is_api else self.name, {})

    def address(self, ids: dict[str, object]) -> str:
        """Return the address with the ids in their places."""
        renamed, told = RENAMED.get(self.route, {}), FILLED | ids

        def filled(found: re.Match[str]) -> str:
            return "2" if found[1] == "int" else str(told[renamed.get(found[2], found[2])])

        return "/" + _HOLDER.sub(filled, self.route)


@cache
def ways() -> list[Way]:
    """Return every address of the node."""
    return [_way(route, pattern) for route, pattern in _walk(get_resolver(), "")]


def ids_of(world: World) -> list[dict[str, object]]:
    """Return the ids of the case, once for each referral and letter that hangs on it."""
    first = world.ids | {
        "case_id": world.case_id,
        "referral_id": world.referrals[0],
        "letter_id": world.letters[0],
    }
    more = [first | {"referral_id": one} for one in world.referrals[1:]]
    return [first, *more, *(first | {"letter_id": one} for one in world.letters[1:])]


def varied(world: World) -> Iterator[tuple[Way, dict[str, object]]]:
    """Yield every address that leads to a case with its ids: once, and again for each referral and letter."""
    first, *more = ids_of(world)
    for way in ways():
        if way.leads_to_a_case:
            yield way, first
            yield from (
                (way, ids)
                for ids in more
                if any(ids[one] != first[one] for one in way.holders if one in first)
            )


def ids_of_nothing(world: World) -> dict[str, object]:
    """Return ids that lead nowhere; what is no id (the name of a step or a paper) stays."""
    first = ids_of(world)[0]
    return {
        name: uuid4() if isinstance(first.get(name, uuid4()), UUID) else first[name] for name in OF_A_CASE
    }


def _way(route: str, pattern: URLPattern) -> Way:
    renamed = RENAMED.get(route, {})
    holders = (renamed.get(one, one) for _kind, one in _HOLDER.findall(route))
    return Way(route, pattern.name or "", tuple(holders))


def _walk(resolver: URLResolver, before: str) -> Iterator[tuple[str, URLPattern]]:
    for pattern in resolver.url_patterns:
        route = before + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from _walk(pattern, route)
        else:
            yield route, pattern
