"""Lines over the years, each labelled at its end instead of in a legend."""

from sampan.partnership.figures.drawing.chart import Lines, Numerals, Series
from sampan.partnership.figures.drawing.svg import WIDTH, box, element, line, text_width, words

TOP, PLOT, BOTTOM = 14.0, 150.0, 24.0
LEFT = 6.0
LABEL_GAP = 15.0  # least distance between two end labels


def draw_lines(chart: Lines, *, numerals: Numerals, identity: str) -> tuple[list[str], float]:
    """The parts and the height of a line chart; a single year is drawn as points."""
    highest = max((amount or 0 for one in chart.series for amount in one.amounts), default=0) or 1
    right = WIDTH - min(140.0, 14 + max((text_width(_end(one, numerals)) for one in chart.series), default=0))
    across = [_across(place, len(chart.categories), right) for place in range(len(chart.categories))]
    parts = _frame(chart.categories, across, right=right)
    ends: list[tuple[float, int]] = []
    for order, one in enumerate(chart.series):
        points = [
            (x, TOP + PLOT * (1 - amount / highest), amount)
            for x, amount in zip(across, one.amounts, strict=True)
            if amount is not None
        ]
        parts += _line(one, points, order=order, numerals=numerals)
        if points:
            ends.append((points[-1][1], order))
    for y, order in _apart(ends):
        label = _end(chart.series[order], numerals)
        parts.append(words(label, x=right + 8, y=y + 4, style=f"fd-end fd-ink-{order + 1}", room=132))
    return parts, TOP + PLOT + BOTTOM


def _end(one: Series, numerals: Numerals) -> str:
    known = [amount for amount in one.amounts if amount is not None]
    return f"{numerals.count(known[-1])} {one.label}" if known else one.label


def _across(place: int, number: int, right: float) -> float:
    return LEFT + (right - LEFT) * (place / (number - 1) if number > 1 else 0.5)


def _frame(categories: tuple[str, ...], across: list[float], *, right: float) -> list[str]:
    floor = TOP + PLOT
    parts = [line((LEFT, floor), (right, floor), style="fd-axis")]
    every = max(1, -(-len(categories) * 44 // int(right - LEFT)))
    for place in range(0, len(categories), every):
        anchor = "start" if place == 0 and len(categories) > 1 else "middle"
        parts.append(words(categories[place], x=across[place], y=floor + 17, style="fd-tick", anchor=anchor))
    return parts


def _line(
    one: Series, points: list[tuple[float, float, int]], *, order: int, numerals: Numerals
) -> list[str]:
    path = " ".join(f"{x:.1f},{y:.1f}" for x, y, _ in points)
    parts = [element("polyline", points=path, class_=f"fd-line fd-stroke-{order + 1}")]
    for x, y, amount in points:
        told = f"{one.label}: {numerals.count(amount)}"
        parts.append(box(x=x - 3, y=y - 3, width=6, height=6, style=f"fd-series-{order + 1}", title=told))
    return parts


def _apart(ends: list[tuple[float, int]]) -> list[tuple[float, int]]:
    """Move labels down, then up again from the floor, so that none covers another."""
    placed: list[tuple[float, int]] = []
    for y, order in sorted(ends):
        placed.append((max(y, placed[-1][0] + LABEL_GAP) if placed else y, order))
    limit = TOP + PLOT
    for place in range(len(placed) - 1, -1, -1):
        y, order = placed[place]
        placed[place] = (min(y, limit), order)
        limit = placed[place][0] - LABEL_GAP
    return placed
