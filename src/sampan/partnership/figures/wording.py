"""The reader's language: phrases, numbers, and the labels of codes, countries and provinces."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from sampan.engines.statistics.shares import Share
from sampan.partnership.figures.drawing.chart import Numerals
from sampan.vocabulary.codelists import code_list
from sampan.vocabulary.errors import UnknownCode
from sampan.vocabulary.territories import country_name, province

Translate = Callable[[str], str]

# Which code list labels a dimension of the counts.
LISTS = {
    "sex": "sex",
    "age_band": "age_band",
    "education": "education",
    "education_group": "education_group",
    "forms": "form_of_exploitation",
    "crime_types": "crime_type",
    "origin_region": "un_region",
    "exploitation_region": "un_region",
}
COUNTRIES = ("exploitation_countries", "citizenship", "country")


@dataclass(frozen=True)
class Wording:
    """Everything a section needs to speak: `translate` turns an English phrase into the language."""

    language: str
    translate: Translate

    @property
    def numerals(self) -> Numerals:
        """How numbers are written."""
        return Numerals(self.language)

    def say(self, phrase: str, **parts: str | int) -> str:
        """The translated phrase with its parts put in; whole numbers are written in the language."""
        written = {
            name: self.numerals.count(part) if isinstance(part, int) else part for name, part in parts.items()
        }
        return self.translate(phrase).format(**written)

    def people(self, count: int) -> str:
        """A number of persons, in words that stand on their own."""
        return self.translate("1 person") if count == 1 else self.say("{count} people", count=count)

    def share(self, share: Share) -> str:
        """A percentage with its whole: "28.7% (287 of 1,000)"."""
        percent = self.numerals.percent(share.percent)
        return self.say("{percent} ({count} of {whole})", percent=percent, count=share.count, whole=share.of)

    def label(self, dimension: str, code: str | None) -> str:
        """What a code is called; the code itself where no list knows it."""
        if code is None:
            return self.translate("not recorded")
        try:
            if dimension in COUNTRIES:
                return country_name(code, self.language)
            if dimension == "province":
                return province(code).name
            return code_list(LISTS[dimension]).label(code, self.language) if dimension in LISTS else code
        except UnknownCode:
            return code

    def education_group(self, level: str | None) -> str | None:
        """The group of a level of education: primary or less, secondary, university."""
        if level is None:
            return None
        levels = code_list("education")
        return (levels.get(level).parent if levels.has(level) else None) or level

    def ordered(self, dimension: str, codes: Iterable[str | None]) -> tuple[str | None, ...]:
        """Codes in their list's order, those unknown to it after, 'not recorded' last."""
        places: dict[str | None, int] = {}
        if dimension in LISTS:
            try:
                places = {code.code: n for n, code in enumerate(code_list(LISTS[dimension]).codes)}
            except UnknownCode:
                places = {}
        return tuple(
            sorted(codes, key=lambda code: (code is None, places.get(code, len(places)), code or ""))
        )

    def period(self, first: date | None, last: date | None) -> str:
        """The period in words; whole years are written as years."""
        if first is None and last is None:
            return self.translate("all years")
        start = "" if first is None else str(first.year) if (first.month, first.day) == (1, 1) else str(first)
        end = "" if last is None else str(last.year) if (last.month, last.day) == (12, 31) else str(last)
        if start and end:
            return start if start == end else f"{start}–{end}"
        return self.say("since {start}", start=start) if start else self.say("until {end}", end=end)
