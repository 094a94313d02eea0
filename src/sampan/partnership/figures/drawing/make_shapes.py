"""Make shapes.json, the map's outlines, from the npm package world-atlas 2.0.2.

`python -m sampan.partnership.figures.drawing.make_shapes FILE`; FILE is that package's countries-50m.json.
 Arcs are simplified before rings are joined, so neighbours keep
one common border. Run by hand when the map changes; the result is committed.
"""

import json
import math
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

Point = tuple[float, float]

# ISO 3166-1 numeric -> alpha-2: the six COMMIT states and countries around them.
COUNTRIES = {
    "116": "KH", "156": "CN", "418": "LA", "104": "MM", "764": "TH", "704": "VN", "458": "MY", "360": "ID",
    "608": "PH", "702": "SG", "096": "BN", "626": "TL", "356": "IN", "050": "BD", "036": "AU", "554": "NZ",
    "524": "NP", "064": "BT", "144": "LK", "586": "PK", "410": "KR", "392": "JP", "598": "PG", "496": "MN",
}  # fmt: skip
TOLERANCE_DEGREES = 0.06  # below half a unit of the drawn map
SMALLEST_RING = 0.04  # square degrees; smaller islands are left out, except of a country's largest ring
HEAD = {
    "source": "Natural Earth 4.1.0, Admin 0 countries 1:50m, through npm world-atlas 2.0.2, simplified",
    "licence": "Natural Earth: public domain; world-atlas packaging: ISC, (c) 2013-2019 Michael Bostock",
    "note": "Indicative. Boundaries imply no opinion about the status of any territory.",
}


def main(source: Path, target: Path) -> None:
    """Read the TopoJSON file, write the shapes as rings of [longitude, latitude]."""
    topology = json.loads(source.read_text(encoding="utf-8"))
    arcs = [_simplified(arc) for arc in _decoded_arcs(topology)]
    shapes: dict[str, list[list[Point]]] = {}
    for geometry in topology["objects"]["countries"]["geometries"]:
        code = COUNTRIES.get(geometry.get("id", ""))
        if code:
            shapes.setdefault(code, []).extend(_rings(geometry, arcs))
    document = HEAD | {"countries": {code: _largest(rings) for code, rings in sorted(shapes.items())}}
    target.write_text(json.dumps(document, separators=(",", ":")) + "\n", encoding="utf-8")


def _decoded_arcs(topology: dict[str, Any]) -> Iterator[list[Point]]:
    """Undo TopoJSON's quantised delta coding (specification, section 2.1.3)."""
    (scale_x, scale_y), (shift_x, shift_y) = (
        topology["transform"]["scale"],
        topology["transform"]["translate"],
    )
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for step_x, step_y in arc:
            x, y = x + step_x, y + step_y
            points.append((x * scale_x + shift_x, y * scale_y + shift_y))
        yield points


def _simplified(points: list[Point]) -> list[Point]:
    """Douglas and Peucker's line simplification; the ends stay."""
    if len(points) < 3:
        return points
    middle = max(range(1, len(points) - 1), key=lambda i: _distance(points[i], points[0], points[-1]))
    if _distance(points[middle], points[0], points[-1]) <= TOLERANCE_DEGREES:
        return [points[0], points[-1]]
    return _simplified(points[: middle + 1])[:-1] + _simplified(points[middle:])


def _distance(point: Point, start: Point, end: Point) -> float:
    length = math.dist(start, end)
    if length == 0:
        return math.dist(point, start)
    cross = (end[0] - start[0]) * (start[1] - point[1]) - (start[0] - point[0]) * (end[1] - start[1])
    return abs(cross) / length


def _rings(geometry: dict[str, Any], arcs: list[list[Point]]) -> Iterator[list[Point]]:
    polygons = geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]
    for polygon in polygons:
        for ring in polygon:
            points: list[Point] = []
            for number in ring:  # ~n means arc n backwards
                arc = arcs[number] if number >= 0 else arcs[~number][::-1]
                points.extend(arc[1:] if points else arc)
            yield [(round(x, 2), round(y, 2)) for x, y in points]


def _largest(rings: list[list[Point]]) -> list[list[Point]]:
    ordered = sorted(rings, key=_area, reverse=True)
    return ordered[:1] + [ring for ring in ordered[1:] if _area(ring) >= SMALLEST_RING]


def _area(ring: list[Point]) -> float:
    pairs = zip(ring, ring[1:] + ring[:1], strict=True)
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in pairs)) / 2


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(__file__).with_name("shapes.json"))
