"""Tags that every page loads: icons, the mark, and attributes written safely."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from django import template
from django.forms.utils import flatatt
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django_cotton.templatetags import Attrs

from sampan.vocabulary.territories import country_name, is_country

register = template.Library()

SPRITE = "portal/icons/sprite.svg"
MARK = "portal/icons/mark.svg"
#: The places of the rail by what they are, so that their owner need not know the drawing's name.
ICON_OF_PLACE = {
    "work": "list-checks",
    "people": "users",
    "intake": "clipboard-pen",
    "referrals": "arrow-left-right",
    "messages": "inbox",
    "members": "handshake",
    "figures": "chart-column",
    "audit": "scroll-text",
    "accounts": "user-round",
    "prevention": "megaphone",
    "protection": "heart-handshake",
    "prosecution": "scale",
    "partnership": "handshake",
}


@register.filter
def current_label(rail: list[Mapping[str, Any]]) -> str:
    """Return the words of the rail's place that the page lies under, empty when there is none."""
    return next((str(item["label"]) for item in rail if item["current"]), "")


@register.simple_tag
def icon(name: str, label: str = "", css: str = "") -> SafeString:
    """Draw the icon `name`; without a label it is hidden from screen readers."""
    return _drawn(*("".join(str(one)) for one in (name, label, css)))  # joined: plain text, so always escaped


@lru_cache(maxsize=1_024)  # a list draws the same few icons hundreds of times
def _drawn(name: str, label: str, css: str) -> SafeString:
    role = format_html('role="img" aria-label="{}"', label) if label else mark_safe('aria-hidden="true"')
    return format_html(
        '<svg class="icon {}" width="24" height="24" {} focusable="false"><use href="{}#{}"></use></svg>',
        css,
        role,
        static(SPRITE),
        ICON_OF_PLACE.get(name, name),
    )


@register.simple_tag
def mark(css: str = "mark") -> SafeString:
    """Draw the project's boat; decoration only, the name stands beside it."""
    return format_html(
        '<svg class="{}" width="48" height="32" aria-hidden="true" focusable="false">'
        '<use href="{}#mark"></use></svg>',
        css,
        static(MARK),
    )


@register.simple_block_tag
def drawn_once(content: str) -> SafeString:
    """Draw a part that stands on the page more than once; `as name` keeps it."""
    return mark_safe(content)  # noqa: S308 - a template's own output, escaped there


@register.filter
def safe_attrs(attrs: Mapping[str, Any] | None) -> SafeString:
    """Write a component's extra attributes, each escaped; event handlers and inline styles are dropped.

    Extra are those that the component does not name itself (in its `c-vars`).

    The component library's own `{{ attrs }}` does not escape a value that comes from a variable.
    """
    if not attrs:
        return mark_safe("")  # most components have none
    kept = {
        name: worth
        for name, worth in (attrs.attrs_dict() if isinstance(attrs, Attrs) else attrs).items()
        if _attribute_is_allowed(name) and worth is not None and worth is not False
    }
    return flatatt(kept)


def _attribute_is_allowed(name: str) -> bool:
    plain = name.lower()
    letters_only = all(letter.isalnum() or letter in "-_" for letter in plain)
    return letters_only and plain != "style" and not plain.startswith("on")


@register.filter
def icon_of_status(kind: str) -> str:
    """Name the icon that stands beside a word of this kind, so that colour is never the only sign."""
    return _ICON_OF_STATUS.get(kind, "circle-dashed")


_ICON_OF_STATUS = {
    "info": "info",
    "warm": "bell",
    "done": "circle-check",
    "danger": "octagon-alert",
    "quiet": "circle-dashed",
    "waiting": "hourglass",
    "sealed": "lock",
    "paused": "circle-pause",
}


@register.filter
def as_text(thing: object) -> str:
    """Turn anything into text, so that two values of different types can be compared in a template."""
    return str(thing)


@register.filter
def in_words(iso2: str) -> str:
    """Return a country's name in the language of the page; the code itself when it is no country."""
    return country_name(iso2, get_language() or "en") if is_country(iso2) else iso2
