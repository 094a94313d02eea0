"""What a check tells a person, in plain words of each language: levels, limits, signs, claims and questions to ask."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from sampan.engines.screening.offers.lexicon import languages
from sampan.vocabulary.errors import UnknownCode


@dataclass(frozen=True)
class LevelWords:
    """A level as a heading and what to do."""

    title: str
    text: str


@dataclass(frozen=True)
class SignWords:
    """A sign's name, why it matters, and what to do about it."""

    name: str
    why: str
    check: str


@dataclass(frozen=True)
class ClaimWords:
    """A claim's name, and how to check it."""

    name: str
    check: str


@dataclass(frozen=True)
class Words:
    """The words of one language; keys are codes of `codes.csv`, of `checking.Level` and `checking.Limit`."""

    language: str
    levels: MappingProxyType[str, LevelWords]
    limits: MappingProxyType[str, str]
    signs: MappingProxyType[str, SignWords]
    claims: MappingProxyType[str, ClaimWords]
    questions_title: str
    questions: tuple[str, ...]


@cache
def words_in(language: str) -> Words:
    """Return the words of a language; raises UnknownCode when it is none of `languages()`."""
    if language not in languages():
        raise UnknownCode(
            "Nothing can be told in this language.", remedy=f"Use one of {' '.join(languages())}."
        )
    told = tomllib.loads((Path(__file__).parent / "words" / f"{language}.toml").read_text("utf-8"))
    return Words(
        language=language,
        levels=_each(LevelWords, told["levels"]),
        limits=MappingProxyType(told["limits"]),
        signs=_each(SignWords, told["signs"]),
        claims=_each(ClaimWords, told["claims"]),
        questions_title=told["always"]["title"],
        questions=tuple(told["always"]["questions"]),
    )


def _each(kind: type[Any], told: dict[str, dict[str, str]]) -> MappingProxyType[str, Any]:
    return MappingProxyType({code: kind(**words) for code, words in told.items()})
