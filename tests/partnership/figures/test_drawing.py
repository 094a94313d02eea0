"""Drawings are valid, accessible, coloured by class, and say their numbers in words."""

import re
from itertools import pairwise
from xml.etree import ElementTree

import pytest
from babel.numbers import format_decimal

from sampan.partnership.figures.drawing.bars import draw_bars
from sampan.partnership.figures.drawing.chart import (
    Bar,
    Bars,
    CountryMap,
    GroupedBars,
    Lines,
    Numerals,
    Series,
    SmallMultiples,
    StackedShares,
)
from sampan.partnership.figures.drawing.choropleth import LABELS, class_bounds, shapes
from sampan.partnership.figures.drawing.draw import draw
from sampan.partnership.figures.drawing.lines import LABEL_GAP
from sampan.partnership.figures.drawing.svg import cut, text_width
from sampan.vocabulary.languages import LANGUAGES
from sampan.vocabulary.territories import COMMIT_STATES

SVG = "{http://www.w3.org/2000/svg}"
HOSTILE = '<script>alert("1")</script> & \x00 "quoted"'
YEARS = ("2022", "2023", "2024", "2025")
SERIES = (Series("Women", (5, 0, None, 9)), Series("Men", (1, 2, 3, 1093)))
MAP = CountryMap(
    "Map", "Two states.", {"KH": 1093, "LA": 0}, {"KH": "Cambodia"}, "no figure", "Indicative map."
)
CHARTS = [
    Bars("Bars", "Two bars.", (Bar("One", 3), Bar("not recorded", 1, missing=True), Bar("None", None))),
    Bars("No bars", "Nothing.", ()),
    GroupedBars("Grouped", "By year.", YEARS, SERIES),
    StackedShares("Stacked", "By year.", YEARS, SERIES),
    Lines("Lines", "By year.", YEARS, SERIES),
    Lines("One year", "By year.", YEARS[:1], (Series("Women", (5,)),)),
    SmallMultiples("Multiples", "By year.", YEARS, SERIES),
    MAP,
]


def _drawn(chart, **options):
    return ElementTree.fromstring(draw(chart, identity="fig-1", numerals=Numerals("en"), **options))


def _texts(root):
    return ["".join(text.itertext()) for text in root.iter(f"{SVG}text")]


@pytest.mark.parametrize("chart", CHARTS, ids=lambda chart: chart.title)
def test_draw_any_chart_is_named_and_described(chart):
    root = _drawn(chart)
    named = {element.get("id"): element.text for element in root if element.get("id")}
    assert root.get("role") == "img"
    assert [named[one] for one in root.get("aria-labelledby").split()] == [chart.title, chart.description]


@pytest.mark.parametrize("chart", CHARTS, ids=lambda chart: chart.title)
def test_draw_for_screen_holds_no_colour_and_no_inline_style(chart):
    drawn = draw(chart, identity="fig-1", numerals=Numerals("en"))
    assert not re.search(
        r"#[0-9a-fA-F]{3,8}\b(?!-)", drawn.replace("url(#fig-1-hatch)", "").replace("url(#fig-1-frame)", "")
    )
    assert "style" not in drawn and "<script" not in drawn


@pytest.mark.parametrize("chart", CHARTS, ids=lambda chart: chart.title)
def test_draw_every_mark_stays_inside_the_picture(chart):
    root = _drawn(chart)
    width, height = map(float, root.get("viewBox").split()[2:])
    for mark in [*root.iter(f"{SVG}rect"), *root.iter(f"{SVG}text")]:
        x, y = float(mark.get("x", 0)), float(mark.get("y", 0))
        assert 0 <= x <= width and 0 <= y <= height
        if mark.tag == f"{SVG}rect" and mark.get("x"):
            assert x + float(mark.get("width")) <= width + 0.01


def test_draw_hostile_label_is_text_only():
    chart = Bars(HOSTILE, HOSTILE, (Bar(HOSTILE, 1),))
    root = _drawn(chart)
    assert not list(root.iter(f"{SVG}script"))
    assert root.find(f"{SVG}title").text == HOSTILE.replace("\x00", "")


def test_draw_for_print_brings_its_own_colours():
    assert "fill:#2c3e73" in draw(CHARTS[0], identity="a", numerals=Numerals("en"), for_print=True)


def test_draw_bars_lengths_are_in_proportion():
    parts, _ = draw_bars(Bars("t", "d", (Bar("a", 100), Bar("b", 25))), numerals=Numerals("en"), identity="x")
    whole, quarter = (float(re.search(r' width="([\d.]+)"', p)[1]) for p in parts if p.startswith("<rect"))
    assert quarter == pytest.approx(whole / 4, abs=0.01)


def test_draw_bar_without_figure_is_hatched_and_says_so():
    root = _drawn(Bars("t", "d", (Bar("Lao PDR", None),)))
    (bar,) = (rect for rect in root.iter(f"{SVG}rect") if rect.get("class") == "fd-hatched")
    assert bar.get("fill") == "url(#fig-1-hatch)" and "–" in _texts(root)


def test_draw_uncertain_bar_has_a_whisker():
    root = _drawn(Bars("t", "d", (Bar("a", 100, interval=(90, 110)),)))
    assert sum(line.get("class") == "fd-whisker" for line in root.iter(f"{SVG}line")) == 3


def test_draw_stacked_shares_fill_the_bar_and_say_their_whole():
    root = _drawn(StackedShares("t", "d", ("2025",), (Series("Women", (1,)), Series("Men", (3,)))))
    assert {"25.0%", "75.0%", "n = 4"} <= set(_texts(root))


def test_draw_stacked_year_without_records_is_hatched():
    root = _drawn(StackedShares("t", "d", ("2025",), (Series("Women", (0,)),)))
    assert any(rect.get("class") == "fd-hatched" for rect in root.iter(f"{SVG}rect"))


def test_draw_lines_labels_at_the_ends_do_not_overlap():
    series = tuple(Series(name, (5, 5)) for name in ("a", "b", "c", "d"))
    root = _drawn(Lines("t", "d", ("2024", "2025"), series))
    heights = sorted(float(t.get("y")) for t in root.iter(f"{SVG}text") if "fd-end" in t.get("class"))
    assert len(heights) == 4
    assert all(b - a >= LABEL_GAP - 0.01 for a, b in pairwise(heights))


def test_draw_map_zero_is_a_figure_and_absence_is_hatched():
    root = _drawn(MAP)
    shades = {
        path.find(f"{SVG}title").text: path.get("class") for path in root.iter(f"{SVG}path") if len(path)
    }
    assert shades["LA: 0"] == "fd-shade-1"
    assert shades["Cambodia: 1,093"].startswith("fd-shade-")
    assert shades["VN: no figure"] == "fd-hatched"
    assert {"KH 1,093", "LA 0", "no figure", "Indicative map."} <= set(_texts(root))


def test_shapes_hold_all_six_states_and_their_labels():
    assert set(COMMIT_STATES) <= set(shapes()) & set(LABELS)


@pytest.mark.parametrize(
    ("largest", "bounds"),
    [(0, (1,)), (1, (1,)), (3, (1, 5)), (121, (2, 10, 50, 200)), (1093, (2, 20, 100, 500, 2000))],
)
def test_class_bounds_hold_the_largest_in_round_steps(largest, bounds):
    assert class_bounds(largest)[-1] >= largest
    assert class_bounds(largest) == tuple(sorted(class_bounds(largest)))
    assert len(class_bounds(largest)) <= 5
    assert class_bounds(largest)[0] <= bounds[0] + 9


@pytest.mark.parametrize("language", LANGUAGES)
def test_numerals_write_numbers_as_the_language_does(language):
    numerals = Numerals(language)
    assert numerals.count(1234567) == format_decimal(1234567, locale=language)
    assert numerals.percent(28.7) == format_decimal(28.7, locale=language) + "%"


def test_numerals_points_carry_their_sign():
    assert [Numerals("vi").points(n) for n in (2.5, -2.5, 0.0, None)] == ["+2,5", "−2,5", "±0,0", "–"]


@pytest.mark.parametrize("text", ["Lao People's Democratic Republic", "ກັມປູເຈຍ" * 9, "柬埔寨" * 20])
def test_cut_long_text_fits_the_room(text):
    assert text_width(cut(text, 100)) <= 106
