"""A card to keep or send: the signs that were found, in words, and whom to call; never the message itself."""

import json
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path

import typst

from sampan.engines.screening.offers.telling import words_in
from sampan.prevention.offers.words import site_words
from sampan.vocabulary.languages import LANGUAGES

CARD_SIGNS = 5
WIDE, HIGH = 1080, 1350  # dots of the picture, the same for each, so that a page does not jump when it comes
_TEMPLATE = Path(__file__).parent / "templates" / "offers_public" / "card.typ"
_POINTS = 72.0  # dots an inch: a point of the template is a dot of the picture
_FAMILIES = {
    "Khmr": ("Noto Sans Khmer",),
    "Laoo": ("Noto Sans Lao",),
    "Mymr": ("Noto Sans Myanmar",),
    "Thai": ("Noto Sans Thai",),
    "Hans": ("Noto Sans SC", "Noto Sans CJK SC"),
    "Latn": ("Noto Sans", "DejaVu Sans"),
}


@dataclass(frozen=True)
class CardLines:
    """What stands on a card."""

    language: str
    title: str
    opening: str
    points: tuple[str, ...]
    call: str
    number: str

    @property
    def text(self) -> str:
        """The card as text to copy."""
        points = "\n".join(f"- {point}" for point in self.points)
        call = f"\n{self.call}: {self.number}" if self.number else ""
        return f"{self.title}\n{self.opening}\n{points}{call}"


def card_lines(codes: tuple[str, ...], *, language: str, number: str) -> CardLines:
    """Return the lines: the signs, or without any the questions to ask before any offer."""
    words, card = words_in(language), site_words(language)["card"]
    points = tuple(words.signs[code].name for code in codes) or words.questions
    opening = card["found"] if codes else card["none"]
    return CardLines(language, card["title"], opening, points, card["call"], number)


def can_draw(language: str) -> bool:
    """Return whether this machine has a font for the language's script; a card with boxes helps nobody."""
    return any(family in _families() for family in _FAMILIES[LANGUAGES[language].script])


def card_png(lines: CardLines) -> bytes:
    """Return the card as a PNG of `WIDE` x `HIGH` dots."""
    told = {"card": json.dumps(asdict(lines), ensure_ascii=False)}
    drawn = typst.compile(str(_TEMPLATE), sys_inputs=told, format="png", ppi=_POINTS)
    return drawn if isinstance(drawn, bytes) else drawn[0]


@cache
def _families() -> frozenset[str]:
    return frozenset(typst.Fonts().families())
