"""Draws icons inside the page: the public site loads nothing that it does not show."""

import re
from functools import cache
from pathlib import Path

from django import template
from django.contrib.staticfiles import finders
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from sampan.prevention.awareness.drawings import drawing
from sampan.vocabulary.countries import hotline_words

register = template.Library()

SPRITE = "portal/icons/sprite.svg"
_SYMBOL = re.compile(r'<symbol id="(?P<name>[a-z0-9-]+)" (?P<how>[^>]*)>(?P<lines>.*?)</symbol>', re.S)


@register.simple_tag
def drawn(name: str) -> SafeString:
    """Draw an icon of the house's sprite in place; decoration only: words stand beside it."""
    how, lines = _symbols()[name]
    return format_html(
        '<svg class="icon" width="24" height="24" {} aria-hidden="true" focusable="false">{}</svg>',
        mark_safe(how),  # noqa: S308 - our own file
        mark_safe(lines),  # noqa: S308
    )


@register.simple_tag
def pictured(sign: str) -> SafeString:
    """Draw the pictogram of a warning sign, 48 by 48; nothing where a card tells of none."""
    return mark_safe(drawing(sign)) if sign else SafeString()  # noqa: S308 - our own file


@register.filter
def said_in(words: str, language: str) -> str:
    """Return what a hotline or who answers there is called in a language."""
    return hotline_words.said_in(language, words)


@cache
def _symbols() -> dict[str, tuple[str, str]]:
    text = Path(str(finders.find(SPRITE))).read_text("utf-8")
    return {found["name"]: (found["how"], found["lines"]) for found in _SYMBOL.finditer(text)}


@register.simple_tag
def fill(words: str, **values: object) -> str:
    """Return words with their {braces} filled in."""
    return words.format(**values)
