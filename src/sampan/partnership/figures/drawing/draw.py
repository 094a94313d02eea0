"""Draw any chart as one SVG: for the screen by classes, for paper with fixed colours."""

from sampan.partnership.figures.drawing.bars import draw_bars, draw_grouped_bars
from sampan.partnership.figures.drawing.chart import (
    Bars,
    Chart,
    CountryMap,
    GroupedBars,
    Lines,
    Numerals,
    SmallMultiples,
    StackedShares,
)
from sampan.partnership.figures.drawing.choropleth import draw_map
from sampan.partnership.figures.drawing.lines import draw_lines
from sampan.partnership.figures.drawing.multiples import draw_multiples
from sampan.partnership.figures.drawing.palette import PRINT_STYLE
from sampan.partnership.figures.drawing.stacked import draw_stacked
from sampan.partnership.figures.drawing.svg import picture

_DRAWERS = {
    Bars: draw_bars,
    GroupedBars: draw_grouped_bars,
    StackedShares: draw_stacked,
    Lines: draw_lines,
    SmallMultiples: draw_multiples,
    CountryMap: draw_map,
}


def draw(chart: Chart, *, identity: str, numerals: Numerals, for_print: bool = False) -> str:
    """The chart as SVG markup, safe to put into a page as it is.

    `identity` (letters, digits, hyphens) must be unique on the page. On screens the stylesheet
    figures/figures.css gives the colours, in light and dark; `for_print` builds fixed ones in.
    """
    parts, height = _DRAWERS[type(chart)](chart, numerals=numerals, identity=identity)  # type: ignore[operator]
    return picture(
        *parts,
        title=chart.title,
        description=chart.description,
        height=height,
        identity=identity,
        style=PRINT_STYLE if for_print else "",
    )
