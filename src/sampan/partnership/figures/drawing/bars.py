"""Horizontal bars, single and grouped: the label above, the number beside, nothing to decode."""

from sampan.partnership.figures.drawing.chart import Bar, Bars, GroupedBars, Numerals
from sampan.partnership.figures.drawing.svg import WIDTH, box, hatched, line, text_width, words

ROW = 36  # label line and bar
BAR_HEIGHT = 11
GROUPED_BAR = 15


def draw_bars(chart: Bars, *, numerals: Numerals, identity: str) -> tuple[list[str], float]:
    """The parts and the height of a bar chart."""
    longest = max((bar.amount or 0 for bar in chart.bars), default=0)
    room = WIDTH - text_width(numerals.count(longest)) * 1.15 - 8
    parts: list[str] = []
    for place, bar in enumerate(chart.bars):
        scale = room / longest if longest else 0.0
        parts += _bar(bar, y=place * ROW, scale=scale, room=room, numerals=numerals, identity=identity)
    return parts, max(len(chart.bars) * ROW, ROW)


def _bar(bar: Bar, *, y: float, scale: float, room: float, numerals: Numerals, identity: str) -> list[str]:
    number = "–" if bar.amount is None else numerals.count(bar.amount)
    length = room if bar.amount is None else bar.amount * scale
    shape = {"x": 0, "y": y + 18, "height": BAR_HEIGHT, "width": length, "title": f"{bar.label}: {number}"}
    style = "fd-hatched" if bar.amount is None else "fd-missing" if bar.missing else "fd-bar"
    parts = [
        words(bar.label, x=0, y=y + 13, style="fd-label", room=WIDTH),
        hatched(box(**shape, style=style), identity),
    ]
    if bar.interval is not None:
        low, high = (min(end * scale, room) for end in bar.interval)
        parts += _whisker(low, high, y=y + 18 + BAR_HEIGHT / 2)
        length = max(length, high)
    parts.append(words(number, x=length + 5, y=y + 28, style="fd-number"))
    return parts


def draw_grouped_bars(chart: GroupedBars, *, numerals: Numerals, identity: str) -> tuple[list[str], float]:
    """The parts and the height of bars grouped by category, with the legend above."""
    longest = max((amount or 0 for one in chart.series for amount in one.amounts), default=0)
    room = WIDTH - text_width(numerals.count(longest)) - 8
    parts, y = draw_legend([(one.label, one.missing) for one in chart.series])
    for place, category in enumerate(chart.categories):
        parts.append(words(category, x=0, y=y + 13, style="fd-label", room=WIDTH))
        y += 18
        for order, one in enumerate(chart.series):
            amount = one.amounts[place] or 0
            if one.missing and not amount:
                continue
            number, width = numerals.count(amount), room * amount / longest if longest else 0
            style = "fd-missing" if one.missing else f"fd-series-{order + 1}"
            told = f"{category}, {one.label}: {number}"
            parts.append(box(x=0, y=y, width=width, height=GROUPED_BAR - 4, style=style, title=told))
            parts.append(words(number, x=width + 5, y=y + 9.5, style="fd-number-small"))
            y += GROUPED_BAR
        y += 8
    return parts, y


def draw_legend(entries: list[tuple[str, bool]]) -> tuple[list[str], float]:
    """Swatches with names, wrapped to the width; the parts and their height."""
    parts: list[str] = []
    x, y = 0.0, 0.0
    for order, (label, missing) in enumerate(entries):
        needed = text_width(label) + 32
        if x and x + needed > WIDTH:
            x, y = 0.0, y + 19
        style = "fd-missing" if missing else f"fd-series-{order + 1}"
        parts.append(box(x=x, y=y + 2, width=11, height=11, style=style))
        parts.append(words(label, x=x + 16, y=y + 12, style="fd-label", room=WIDTH - 20))
        x += needed
    return parts, y + 26 if entries else 0.0


def _whisker(low: float, high: float, *, y: float) -> list[str]:
    ends = [line((x, y - 4), (x, y + 4), style="fd-whisker") for x in (low, high)]
    return [line((low, y), (high, y), style="fd-whisker"), *ends]
