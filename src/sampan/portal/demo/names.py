"""Invented names: words of nature in eight languages' scripts, so that every reader sees that nobody is meant."""

from functools import cache
from random import Random

from sampan.portal.demo.region import table
from sampan.vocabulary.names import PersonName

LANGUAGE_OF = {"VN": "vi", "KH": "km", "TH": "th", "LA": "lo", "MM": "my", "CN": "zh", "ID": "id"}
_GIVEN_FIRST = frozenset({"th", "lo"})
_WITHOUT_SPACES = frozenset({"zh"})


class NameDrawer:
    """Draws names that were not drawn before: the same random source gives the same names in the same order."""

    def __init__(self, random: Random) -> None:
        self._random = random
        self._drawn: set[str] = set()

    def draw(self, country: str) -> PersonName:
        """Return a new name as people of that country write it; ValueError when no combination is left."""
        language = LANGUAGE_OF[country]
        families, given = _parts(language)
        for _ in range(1_000):
            family = self._random.choice(families)
            first, second = self._random.sample(given, 2)
            name = _put_together(language, family, first, second)
            if name.full not in self._drawn:
                self._drawn.add(name.full)
                return name
        raise ValueError(f"The table has too few words of {language} for so many people.")


Word = tuple[str, str]


def _put_together(language: str, family: Word, first: Word, second: Word) -> PersonName:
    between = "" if language in _WITHOUT_SPACES else " "
    given = between.join((first[0], second[0]))
    order = (given, family[0]) if language in _GIVEN_FIRST else (family[0], given)
    romanised = (
        [first[1], second[1], family[1]] if language in _GIVEN_FIRST else [family[1], first[1], second[1]]
    )
    return PersonName.of(
        between.join(order), given=given, family=family[0], romanised=" ".join(filter(None, romanised))
    )


@cache
def _parts(language: str) -> tuple[list[Word], list[Word]]:
    rows = [row for row in table("names") if row["language"] == language]
    return tuple(
        [(row["native"], row["romanised"]) for row in rows if row["part"] == part]
        for part in ("family", "given")
    )  # type: ignore[return-value]
