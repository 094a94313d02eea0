"""The words of the public site in each language: `words/CODE.toml`, the same keys in all of them."""

import tomllib
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

Words = MappingProxyType[str, Any]


@cache
def site_words(language: str) -> Words:
    """Return the words of a language, nested as in its file; FileNotFoundError where there is none."""
    text = (Path(__file__).parent / "words" / f"{language}.toml").read_text("utf-8")
    return MappingProxyType(tomllib.loads(text))
