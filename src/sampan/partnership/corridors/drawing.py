"""The picture of the lines: this node in the middle, the members around it, and a line to each by how it stands.

Drawn on the server as SVG, so that it needs no script and prints. Form as well as colour says how a line stands:
whole, dashed, dotted; the rows below the picture say it in words.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, pi, sin

from sampan.partnership.corridors.facts import Standing
from sampan.partnership.corridors.queries import LineRow

WIDTH, HEIGHT = 360, 300
_MIDDLE = (WIDTH / 2, HEIGHT / 2)
_RADIUS = (138, 112)
_NODE, _OWN = 21, 27  # radii, in units of the picture


@dataclass(frozen=True)
class Spoke:
    """A member's place in the ring, its line and what stands on it."""

    x: float
    y: float
    start_x: float
    start_y: float
    end_x: float
    end_y: float
    mid_x: float
    mid_y: float
    country: str
    standing: str
    waiting: int
    url_member: str


@dataclass(frozen=True)
class Spark:
    """A line of letters an hour: points of a polyline, 120 by 28 units, and its highest hour."""

    points: str
    most: int
    total: int


def ring(rows: Sequence[LineRow]) -> list[Spoke]:
    """Return the members around the middle, the first at the top, clockwise."""
    return [_spoke(row, place, len(rows)) for place, row in enumerate(rows)]


def spark(hourly: Sequence[int]) -> Spark:
    """Return the sparkline of letters an hour."""
    most = max(hourly, default=0)
    step = 120 / max(1, len(hourly) - 1)
    points = [
        f"{place * step:.1f},{26 - 24 * number / max(1, most):.1f}" for place, number in enumerate(hourly)
    ]
    return Spark(" ".join(points), most, sum(hourly))


def standings_shown(rows: Sequence[LineRow]) -> list[Standing]:
    """Return the standings that occur, for the key of the picture."""
    there = {row.standing for row in rows}
    return [one for one in Standing if one in there]


def _spoke(row: LineRow, place: int, of: int) -> Spoke:
    angle = 2 * pi * place / of - pi / 2
    x, y = _MIDDLE[0] + _RADIUS[0] * cos(angle), _MIDDLE[1] + _RADIUS[1] * sin(angle)
    length = ((x - _MIDDLE[0]) ** 2 + (y - _MIDDLE[1]) ** 2) ** 0.5
    unit = (x - _MIDDLE[0]) / length, (y - _MIDDLE[1]) / length
    start = _MIDDLE[0] + unit[0] * _OWN, _MIDDLE[1] + unit[1] * _OWN
    end = x - unit[0] * _NODE, y - unit[1] * _NODE
    rounded = [
        round(one, 1) for one in (x, y, *start, *end, (start[0] + end[0]) / 2, (start[1] + end[1]) / 2)
    ]
    waiting = row.line.waiting if row.line else 0
    return Spoke(*rounded, row.member.country, row.standing.value, waiting, row.member.node_id)
