"""What a poster, a leaflet and a loudspeaker script say, from the lessons' own words; needs no Django."""

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from sampan.prevention.awareness.drawings import TELEPHONE, drawing
from sampan.prevention.awareness.lessons import course
from sampan.vocabulary.countries.pack import country_pack
from sampan.vocabulary.errors import InvalidInput

POSTER_SIGNS = ("too_good_pay", "upfront_payment", "docs_taken", "secrecy", "no_contract")
"""The signs of a poster, in the order of the words in `[print] signs`."""
LESSON_SIGNS = {"looks": "reassurance_claim", "money": "debt_or_penalty", "papers": "docs_taken",
                "journey": "destination_switch", "accounts": "account_mule"}  # fmt: skip
"""The sign that stands beside a lesson on the leaflet; the lesson on help has the telephone."""
LONGEST_NAME = 80
_PACES = Path(__file__).parent / "reading_pace.csv"


@dataclass(frozen=True)
class Occasion:
    """For what a sheet is printed: the campaign's name as it shall stand there (or empty), and the days as text."""

    name: str = ""
    days: str = ""

    def __post_init__(self) -> None:
        """Refuse names that no sheet has room for."""
        if max(len(self.name), len(self.days)) > LONGEST_NAME:
            raise InvalidInput(
                "The campaign's name or days are too long for a sheet.",
                remedy=f"Use at most {LONGEST_NAME} letters each.",
                field="name",
            )


@dataclass(frozen=True)
class Sheet:
    """The words of a poster or leaflet in one language, ready to be set; `signs` are pairs of drawing and words."""

    language: str
    title: str
    line: str
    signs: tuple[tuple[str, str], ...]
    several: str
    call: str
    numbers: tuple[str, ...]
    no_number: str
    occasion: Occasion
    tips: tuple[tuple[str, str, str], ...]
    ask_first: str
    questions: tuple[str, ...]


@dataclass(frozen=True)
class Script:
    """What a loudspeaker says, sentence by sentence, and about how many seconds it takes to read aloud."""

    language: str
    sentences: tuple[str, ...]
    seconds: int


def numbers(country: str, *, on: date, confirmed: Iterable[str] = ()) -> tuple[str, ...]:
    """Return the numbers to print: those the country pack calls verified, and those that an officer confirmed.

    Numbers to be dialled from abroad are left out. Raises InvalidInput for a confirmed number that the pack lacks.
    """
    told = [one for one in country_pack(country).hotlines if one.in_force(on) and one.dial_from != "abroad"]
    wanted = set(confirmed)
    if not wanted <= {one.number for one in told}:
        raise InvalidInput(
            "A confirmed number is not among this country's hotlines.",
            remedy="Confirm only numbers of the country pack; add others there first.",
            field="confirmed",
        )
    return tuple(one.number for one in told if one.verified or one.number in wanted)


def to_confirm(country: str, *, on: date) -> tuple[tuple[str, str], ...]:
    """Return number and name of the hotlines that are printed only when an officer has called and confirms them."""
    told = [one for one in country_pack(country).hotlines if one.in_force(on) and one.dial_from != "abroad"]
    return tuple((one.number, one.name) for one in told if not one.verified)


def sheet(language: str, *, numbers: tuple[str, ...], occasion: Occasion) -> Sheet:
    """Return the words of a poster and leaflet; without a number it says whom to ask. Raises InvalidInput."""
    found = course(language)
    words = found.printed
    return Sheet(
        language=language,
        title=words["title"],
        line=words["line"],
        signs=tuple((drawing(sign), text) for sign, text in zip(POSTER_SIGNS, words["signs"], strict=True)),
        several=words["several"],
        call=words["call"],
        numbers=numbers,
        no_number=words["no_number"],
        occasion=occasion,
        tips=tuple((_beside(one.code), one.title, one.keep) for one in found.lessons),
        ask_first=words["ask_first"],
        questions=tuple(words["questions"]),
    )


def _beside(lesson: str) -> str:
    return drawing(LESSON_SIGNS[lesson]) if lesson in LESSON_SIGNS else TELEPHONE


def world_day(language: str) -> str:
    """Return the words for 30 July, which an occasion may use as its days."""
    return str(course(language).printed["day"])


def script(language: str, *, numbers: tuple[str, ...]) -> Script:
    """Return the loudspeaker's sentences with the numbers in their place, and how long they take."""
    words = course(language).printed
    call = " ".join(words["number"].format(number=one) for one in numbers) or words["no_number"]
    sentences = tuple(call if one == "{numbers}" else one for one in words["loud"])
    letters = sum(len(one) for one in sentences)
    return Script(language=language, sentences=sentences, seconds=round(60 * letters / _paces()[language]))


@cache
def _paces() -> dict[str, int]:
    with _PACES.open(encoding="utf-8", newline="") as rows:
        return {row["language"]: int(row["signs_a_minute"]) for row in csv.DictReader(rows)}
