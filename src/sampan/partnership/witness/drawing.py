"""A small picture: the nodes in a ring, and a line from each witness to the log that it countersigned."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, pi, sin

from sampan.partnership.witness.facts import Agreement, LogFact

_WIDTH, _HEIGHT, _DOT = 360, 216, 7
_RADII = (118, 78)


@dataclass(frozen=True)
class Dot:
    """A node in the ring, where its name stands, and whether it contradicted itself."""

    node: str
    x: int
    y: int
    name_x: int
    name_y: int
    anchor: str
    is_split: bool


@dataclass(frozen=True)
class Line:
    """A countersignature: from the witness to the node whose log it is."""

    x1: int
    y1: int
    x2: int
    y2: int


@dataclass(frozen=True)
class Ring:
    """The picture's parts, in units of 360 x 216."""

    dots: tuple[Dot, ...]
    lines: tuple[Line, ...]
    height: int = _HEIGHT


def ring(logs: Sequence[LogFact]) -> Ring:
    """Return where the dots and lines of the picture stand."""
    dots = {log.node: _dot(log, place, len(logs)) for place, log in enumerate(logs)}
    pairs = [(witness, log.node) for log in logs if log.newest for witness in log.newest.countersigned_by]
    lines = [_line(dots[witness], dots[node]) for witness, node in pairs if witness in dots]
    return Ring(tuple(dots.values()), tuple(lines))


def _dot(log: LogFact, place: int, count: int) -> Dot:
    angle = 2 * pi * place / max(count, 1) - pi / 2
    x, y = _at(angle, 1.0)
    name_x, name_y = _at(angle, 1.2)
    anchor = "middle" if abs(cos(angle)) < 0.2 else ("start" if cos(angle) > 0 else "end")
    return Dot(log.node, x, y, name_x, name_y + 4, anchor, log.agreement is Agreement.EQUIVOCATION)


def _at(angle: float, share: float) -> tuple[int, int]:
    x, y = _RADII[0] * share * 0.75 * cos(angle), _RADII[1] * share * sin(angle)
    return round(_WIDTH / 2 + x), round(_HEIGHT / 2 + y)


def _line(witness: Dot, node: Dot) -> Line:
    """Return the line, ending a little before the node, so that its arrow shows."""
    along, down = node.x - witness.x, node.y - witness.y
    length = max((along**2 + down**2) ** 0.5, 1.0)
    short = (length - _DOT - 5) / length
    return Line(witness.x, witness.y, round(witness.x + along * short), round(witness.y + down * short))
