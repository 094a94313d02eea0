"""Write SVG elements safely: every text and attribute is escaped, colours come from classes only."""

import re
import unicodedata
from html import escape

WIDTH = 360  # units; one column of a phone, scaled up to the page on larger screens
_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def element(name: str, *children: str, **attributes: str | float) -> str:
    """One element; `class_` and underscores become `class` and hyphens; children are markup already."""
    written = "".join(f' {_attribute(key)}="{_plain(amount)}"' for key, amount in attributes.items())
    return f"<{name}{written}>{''.join(children)}</{name}>" if children else f"<{name}{written}/>"


def words(text: str, *, x: float, y: float, style: str, anchor: str = "start", room: float = 0) -> str:
    """A line of text; cut with an ellipsis when it needs more than `room` units (0: never cut)."""
    shown = cut(text, room) if room else text
    return element("text", _plain(shown), x=_number(x), y=_number(y), class_=style, text_anchor=anchor)


def box(*, x: float, y: float, width: float, height: float, style: str, title: str = "") -> str:
    """A rectangle; `title` is what a pointer or a reader is told about it."""
    inside = [element("title", _plain(title))] if title else []
    sizes = {"width": _number(max(width, 0)), "height": _number(height)}
    return element("rect", *inside, x=_number(x), y=_number(y), class_=style, **sizes)


def line(start: tuple[float, float], end: tuple[float, float], *, style: str) -> str:
    """A straight line."""
    (x1, y1), (x2, y2) = start, end
    return element("line", x1=_number(x1), y1=_number(y1), x2=_number(x2), y2=_number(y2), class_=style)


def picture(*parts: str, title: str, description: str, height: float, identity: str, style: str = "") -> str:
    """A whole accessible picture; `style` is a fixed palette for print, empty on screens.

    `identity` must be unique on the page: it names the title, the description and the hatching.
    """
    head = [
        element("title", _plain(title), id=f"{identity}-title"),
        element("desc", _plain(description), id=f"{identity}-desc"),
        element("style", style) if style else "",
        element("defs", _hatching(identity)),
    ]
    return element(
        "svg",
        *head,
        *parts,
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {WIDTH} {_number(height)}",
        role="img",
        aria_labelledby=f"{identity}-title {identity}-desc",
        class_="figure-drawing",
    )


def hatched(part: str, identity: str) -> str:
    """Lay the 'no figure' hatching of this picture over a shape given with the class `fd-hatched`."""
    return part.replace('class="fd-hatched"', f'class="fd-hatched" fill="url(#{identity}-hatch)"')


def text_width(text: str) -> float:
    """Roughly how many units a line of 12-unit text takes (no font is asked)."""
    return sum(_letter_width(letter) for letter in text)


def cut(text: str, room: float) -> str:
    """The text, or as much of it as fits, with an ellipsis."""
    if text_width(text) <= room:
        return text
    while text and text_width(text) > room - 10:
        text = text[:-1]
    return text.rstrip() + "…"


def _letter_width(letter: str) -> float:
    if unicodedata.combining(letter) or unicodedata.category(letter) == "Mn":
        return 0.0
    return 12.0 if unicodedata.east_asian_width(letter) in "WF" else 6.6


def _hatching(identity: str) -> str:
    stroke = element("path", d="M0 6L6 0M-1 1L1 -1M5 7L7 5", class_="fd-hatch-line")
    ground = element("rect", width="6", height="6", class_="fd-hatch-ground")
    return element(
        "pattern",
        ground,
        stroke,
        id=f"{identity}-hatch",
        width="6",
        height="6",
        patternUnits="userSpaceOnUse",
    )


def _attribute(key: str) -> str:
    return "class" if key == "class_" else key.replace("_", "-")


def _plain(text: str | float) -> str:
    return escape(_NOT_IN_XML.sub("", str(text)), quote=True)


def _number(number: float | str) -> str:
    return number if isinstance(number, str) else f"{number:.2f}".rstrip("0").rstrip(".")
