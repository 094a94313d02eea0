"""The route as a line drawing: stations under one another, each with its country and day."""

from collections.abc import Sequence
from dataclasses import dataclass

from sampan.protection.circumstances.facts import PartFact
from sampan.registry.days import day_in_words
from sampan.vocabulary.territories import country_name, is_province, province

STEP, TOP = 64, 24  # units of the drawing between two stations, and above the first
WORDS_BELOW = 20  # units from a station's name to its day


@dataclass(frozen=True)
class Station:
    """A stop: its names, the day in words, its height, and how the line from the stop before is drawn."""

    country: str
    province: str
    day: str
    y: int
    line: str  # line-1 official crossing or inside a country, line-2 irregular, grid when a part is missing

    @property
    def day_y(self) -> int:
        """The height of the day's words."""
        return self.y + WORDS_BELOW

    @property
    def before_y(self) -> int:
        """The height of the stop before."""
        return self.y - STEP


@dataclass(frozen=True)
class Drawing:
    """The stations of a route and the height of their drawing."""

    stations: tuple[Station, ...]

    @property
    def height(self) -> int:
        """The height of the drawing in its units."""
        return TOP + STEP * len(self.stations) - WORDS_BELOW


def drawing(legs: Sequence[PartFact], countries: Sequence[str], *, language: str) -> Drawing | None:
    """Return the drawing of the legs, or of the record's countries when no leg is there; None without both."""
    stops = _stops(legs) if legs else [(country, "", "", "grid") for country in countries]
    if not stops:
        return None
    stations = [
        Station(
            country_name(country, language), province_name(area), day_in_words(day), TOP + STEP * place, line
        )
        for place, (country, area, day, line) in enumerate(stops)
    ]
    return Drawing(tuple(stations))


def _stops(legs: Sequence[PartFact]) -> list[tuple[str, str, str, str]]:
    """Return (country, province, day, line) of each stop; a leg that begins elsewhere begins a new stretch."""
    stops: list[tuple[str, str, str, str]] = []
    for leg in legs:
        told = {code: str(content or "") for code, content in leg.told.items()}
        here = (told["from_country"], told["from_province"])
        if not stops or not _is_same(stops[-1][:2], here):
            stops.append((*here, told["departed"], "grid"))
        line = "line-2" if told["crossing"] == "irregular" else "line-1"
        stops.append((told["to_country"], told["to_province"], told["arrived"], line))
    return stops


def _is_same(one: tuple[str, str], other: tuple[str, str]) -> bool:
    """Say whether two stops are one: the same country, and no two provinces that differ."""
    return one[0] == other[0] and (not one[1] or not other[1] or one[1] == other[1])


def province_name(code: str) -> str:
    """Return a province's name, empty without one."""
    return province(code).name if is_province(code) else ""
