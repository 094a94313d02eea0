"""Reads the tokens and computes contrast as WCAG 2.2 defines it."""

import re
from pathlib import Path

PORTAL = Path(__file__).parents[3] / "src" / "sampan" / "portal"
CSS = PORTAL / "static" / "portal" / "css"
TOKENS = (CSS / "tokens.css").read_text()
LEAST = {"AAA": 7.0, "AA": 4.5, "UI": 3.0}  # WCAG 2.2, success criteria 1.4.6, 1.4.3 and 1.4.11


def themes() -> dict[str, dict[str, str]]:
    """Return the colours of both themes by token name; dark inherits what it does not change."""
    light_text, dark_text = TOKENS.split("@media (prefers-color-scheme: dark)")
    light = _colours(light_text)
    return {"light": light, "dark": light | _colours(dark_text)}


def pairs() -> list[tuple[str, str, str]]:
    """Return the promised pairs: text, ground, level."""
    return re.findall(r"@pair ([\w-]+) ([\w-]+) (AAA|AA|UI)", TOKENS)


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours written #rrggbb."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _colours(text: str) -> dict[str, str]:
    return dict(re.findall(r"--([\w-]+):\s*(#[0-9a-f]{6})\b", text))


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4
