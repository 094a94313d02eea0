"""Small multiples: the same small column chart for each series, two in a row."""

from sampan.partnership.figures.drawing.chart import Numerals, Series, SmallMultiples
from sampan.partnership.figures.drawing.svg import WIDTH, box, hatched, line, words

GAP = 20.0
PANEL_WIDTH = (WIDTH - GAP) / 2
PANEL_HEIGHT = 116.0
COLUMNS_TOP, COLUMNS = 42.0, 48.0


def draw_multiples(chart: SmallMultiples, *, numerals: Numerals, identity: str) -> tuple[list[str], float]:
    """The parts and the height; every panel has its own scale and says its total in figures."""
    parts: list[str] = []
    for place, one in enumerate(chart.series):
        left, top = (place % 2) * (PANEL_WIDTH + GAP), (place // 2) * PANEL_HEIGHT
        parts += _panel(one, chart.categories, left=left, top=top, numerals=numerals, identity=identity)
    return parts, max(1, -(-len(chart.series) // 2)) * PANEL_HEIGHT


def _panel(
    one: Series,
    categories: tuple[str, ...],
    *,
    left: float,
    top: float,
    numerals: Numerals,
    identity: str,
) -> list[str]:
    known = [amount for amount in one.amounts if amount is not None]
    total = numerals.count(sum(known)) if known else "–"
    floor = top + COLUMNS_TOP + COLUMNS
    parts = [
        words(one.label, x=left, y=top + 13, style="fd-label", room=PANEL_WIDTH),
        words(total, x=left, y=top + 34, style="fd-big"),
        *_columns(one, categories, left=left, floor=floor, numerals=numerals, identity=identity),
        line((left, floor), (left + PANEL_WIDTH, floor), style="fd-axis"),
    ]
    if categories:
        parts.append(words(categories[0], x=left, y=floor + 14, style="fd-tick"))
    if len(categories) > 1:
        end = left + PANEL_WIDTH
        parts.append(words(categories[-1], x=end, y=floor + 14, style="fd-tick", anchor="end"))
    return parts


def _columns(
    one: Series,
    categories: tuple[str, ...],
    *,
    left: float,
    floor: float,
    numerals: Numerals,
    identity: str,
) -> list[str]:
    highest = max((amount or 0 for amount in one.amounts), default=0) or 1
    step = PANEL_WIDTH / max(len(categories), 1)
    width = min(step - 2, 26)
    parts: list[str] = []
    for place, (category, amount) in enumerate(zip(categories, one.amounts, strict=True)):
        x = left + place * step + (step - width) / 2
        if amount is None:
            empty = box(
                x=x, y=floor - COLUMNS, width=width, height=COLUMNS, style="fd-hatched", title=category
            )
            parts.append(hatched(empty, identity))
            continue
        height = COLUMNS * amount / highest
        told = f"{category}: {numerals.count(amount)}"
        parts.append(box(x=x, y=floor - height, width=width, height=height, style="fd-bar", title=told))
    return parts
