"""Stacked shares: each bar is the whole of the recorded, so that composition can be compared."""

from sampan.engines.statistics.shares import percentage
from sampan.partnership.figures.drawing.bars import draw_legend
from sampan.partnership.figures.drawing.chart import Numerals, StackedShares
from sampan.partnership.figures.drawing.svg import WIDTH, box, hatched, text_width, words

ROW = 44
HEIGHT = 18
ROOM_FOR_LABEL = 44  # units a part needs to carry its percentage


def draw_stacked(chart: StackedShares, *, numerals: Numerals, identity: str) -> tuple[list[str], float]:
    """The parts and the height of stacked shares; a category without any record is hatched."""
    parts, y = draw_legend([(one.label, one.missing) for one in chart.series])
    for place, category in enumerate(chart.categories):
        amounts = [one.amounts[place] or 0 for one in chart.series]
        number = f"n = {numerals.count(sum(amounts))}"
        parts.append(words(category, x=0, y=y + 13, style="fd-label", room=WIDTH - text_width(number) - 14))
        parts.append(words(number, x=WIDTH, y=y + 13, style="fd-number-small", anchor="end"))
        if sum(amounts):
            parts += _whole(chart, amounts, y=y + 18, numerals=numerals)
        else:
            empty = box(x=0, y=y + 18, width=WIDTH, height=HEIGHT, style="fd-hatched", title=category)
            parts.append(hatched(empty, identity))
        y += ROW
    return parts, y


def _whole(chart: StackedShares, amounts: list[int], *, y: float, numerals: Numerals) -> list[str]:
    parts: list[str] = []
    x, whole = 0.0, sum(amounts)
    for order, (one, amount) in enumerate(zip(chart.series, amounts, strict=True)):
        width = WIDTH * amount / whole
        share = numerals.percent(percentage(amount, whole))
        told = f"{one.label}: {share} ({numerals.count(amount)})"
        style = "fd-missing" if one.missing else f"fd-series-{order + 1}"
        parts.append(box(x=x, y=y, width=max(width - 1, 0), height=HEIGHT, style=style, title=told))
        if width >= ROOM_FOR_LABEL:
            ink = "fd-on-missing" if one.missing else f"fd-on-series-{order + 1}"
            parts.append(words(share, x=x + width / 2, y=y + 13, style=ink, anchor="middle"))
        x += width
    return parts
