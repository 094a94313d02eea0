"""A map of the six COMMIT states and their neighbours, shaded by amount, hatched where there is no figure."""

import json
import math
from functools import lru_cache
from pathlib import Path

from sampan.partnership.figures.drawing.chart import CountryMap, Numerals
from sampan.partnership.figures.drawing.svg import WIDTH, box, element, hatched, words

WEST, EAST, SOUTH, NORTH = 88.0, 141.0, -11.0, 37.0  # what the map shows, in degrees
_MIDDLE = math.radians((SOUTH + NORTH) / 2)
SCALE = WIDTH / (EAST - WEST)
HEIGHT = round((NORTH - SOUTH) * SCALE / math.cos(_MIDDLE))
CLASSES = 5
# Where a country's number stands (longitude, latitude): on it, or beside it where it is too small.
LABELS = {
    "CN": (110.0, 29.5), "MM": (95.9, 21.6), "TH": (100.9, 15.6), "LA": (103.6, 19.0), "KH": (104.9, 11.9),
    "VN": (110.6, 13.2), "MY": (114.5, 2.9), "ID": (113.6, -1.0), "PH": (122.4, 12.2), "BN": (116.0, 6.4),
    "SG": (105.8, 0.2), "TL": (126.2, -10.0), "BD": (90.3, 24.0),
}  # fmt: skip


def draw_map(chart: CountryMap, *, numerals: Numerals, identity: str) -> tuple[list[str], float]:
    """The parts and the height: map, legend with its classes, the hatching's meaning and the note."""
    bounds = class_bounds(max(chart.amounts.values(), default=0))
    sea = box(x=0, y=0, width=WIDTH, height=HEIGHT, style="fd-sea")
    land = [_country(code, chart, bounds, numerals=numerals, identity=identity) for code in shapes()]
    frame = element(
        "clipPath", box(x=0, y=0, width=WIDTH, height=HEIGHT, style="fd-sea"), id=f"{identity}-frame"
    )
    clipped = element("g", sea, *land, clip_path=f"url(#{identity}-frame)")
    legend, height = _legend(chart, bounds, numerals=numerals, identity=identity)
    return [frame, clipped, *_labels(chart, numerals), *legend], height


def class_bounds(largest: int) -> tuple[int, ...]:
    """Upper bounds of at most five shades, in round numbers (1, 2, 5 times ten), that hold `largest`."""
    ladder = [step * 10**power for power in range(len(str(largest)) + 1) for step in (1, 2, 5)]
    needed = next(place for place, bound in enumerate(ladder) if bound >= largest)
    return tuple(ladder[place] for place in range(needed, -1, -2))[:CLASSES][::-1]


@lru_cache(maxsize=1)
def shapes() -> dict[str, str]:
    """Each country's outline as a path in the picture's units, by ISO 3166-1 alpha-2 code."""
    document = json.loads(Path(__file__).with_name("shapes.json").read_text(encoding="utf-8"))
    return {
        code: path
        for code, rings in document["countries"].items()
        if (path := "".join(_ring(ring) for ring in rings if _is_visible(ring)))
    }


def _country(
    code: str, chart: CountryMap, bounds: tuple[int, ...], *, numerals: Numerals, identity: str
) -> str:
    name, amount = chart.names.get(code, code), chart.amounts.get(code)
    shade = "fd-hatched" if amount is None else f"fd-shade-{_shade(amount, bounds)}"
    told = f"{name}: {chart.no_figure if amount is None else numerals.count(amount)}"
    outline = element(
        "path", element("title", _text(told)), class_=shade, d=shapes()[code], fill_rule="evenodd"
    )
    return hatched(outline, identity)


def _shade(amount: int, bounds: tuple[int, ...]) -> int:
    """1 is the lightest; zero has the lightest shade too, for it is a figure."""
    return next(place for place, bound in enumerate(bounds, start=1) if amount <= bound)


def _labels(chart: CountryMap, numerals: Numerals) -> list[str]:
    parts = []
    for code, (longitude, latitude) in LABELS.items():
        if code in chart.amounts:
            x, y = _project(longitude, latitude)
            label = f"{code} {numerals.count(chart.amounts[code])}"
            parts.append(words(label, x=x, y=y, style="fd-map-label", anchor="middle"))
    return parts


def _legend(
    chart: CountryMap, bounds: tuple[int, ...], *, numerals: Numerals, identity: str
) -> tuple[list[str], float]:
    parts, y, width = [], HEIGHT + 8.0, WIDTH / CLASSES
    lowest = 0
    for place, bound in enumerate(bounds):
        span = f"{numerals.count(lowest)}–{numerals.count(bound)}"
        parts.append(box(x=place * width, y=y, width=width - 3, height=10, style=f"fd-shade-{place + 1}"))
        parts.append(words(span, x=place * width, y=y + 23, style="fd-tick"))
        lowest = bound + 1
    y += 34
    parts.append(hatched(box(x=0, y=y, width=22, height=10, style="fd-hatched"), identity))
    parts.append(words(chart.no_figure, x=28, y=y + 9, style="fd-tick"))
    for line_of_note in _wrapped(chart.indicative, 62):
        y += 17
        parts.append(words(line_of_note, x=0, y=y + 9, style="fd-note"))
    return parts, y + 16


def _ring(ring: list[list[float]]) -> str:
    points = (_project(longitude, latitude) for longitude, latitude in ring)
    return "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in points) + "Z"


def _is_visible(ring: list[list[float]]) -> bool:
    return any(WEST <= x <= EAST and SOUTH <= y <= NORTH for x, y in ring)


def _project(longitude: float, latitude: float) -> tuple[float, float]:
    """Equirectangular, true to shape in the middle of the map."""
    return (longitude - WEST) * SCALE, (NORTH - latitude) * SCALE / math.cos(_MIDDLE)


def _wrapped(text: str, letters: int) -> list[str]:
    lines = [""]
    for word in text.split():
        if len(lines[-1]) + len(word) > letters:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return lines


def _text(told: str) -> str:
    return told.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
