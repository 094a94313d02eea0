"""What a chart shows, before it is drawn: one frozen value a kind of chart."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Bar:
    """One bar. `amount` None means no figure (hatched); `missing` marks the 'not recorded' bar."""

    label: str
    amount: int | None
    missing: bool = False
    interval: tuple[float, float] | None = None  # drawn as a whisker, when the amount is uncertain


@dataclass(frozen=True)
class Bars:
    """Horizontal bars with direct labels."""

    title: str
    description: str
    bars: tuple[Bar, ...]


@dataclass(frozen=True)
class Series:
    """One named sequence of amounts, in the order of the chart's categories; None is a gap."""

    label: str
    amounts: tuple[int | None, ...]
    missing: bool = False


@dataclass(frozen=True)
class GroupedBars:
    """For every category one bar a series."""

    title: str
    description: str
    categories: tuple[str, ...]
    series: tuple[Series, ...]


@dataclass(frozen=True)
class StackedShares:
    """For every category one full-width bar, divided by the series' shares of the recorded."""

    title: str
    description: str
    categories: tuple[str, ...]
    series: tuple[Series, ...]


@dataclass(frozen=True)
class Lines:
    """One line a series over the years, labelled at its end."""

    title: str
    description: str
    categories: tuple[str, ...]
    series: tuple[Series, ...]


@dataclass(frozen=True)
class SmallMultiples:
    """One small column chart a series, each with its total, on its own scale."""

    title: str
    description: str
    categories: tuple[str, ...]
    series: tuple[Series, ...]


@dataclass(frozen=True)
class CountryMap:
    """Countries shaded by amount (ISO 3166-1 alpha-2); a country that is absent has no figure (hatched)."""

    title: str
    description: str
    amounts: Mapping[str, int]
    names: Mapping[str, str]
    no_figure: str  # the legend's words for the hatching
    indicative: str  # the note under the map


Chart = Bars | GroupedBars | StackedShares | Lines | SmallMultiples | CountryMap


@dataclass(frozen=True)
class Numerals:
    """How numbers are written in the reader's language: "1,093" or "1.093", "28.7%" or "28,7%"."""

    language: str = "en"

    def count(self, number: int) -> str:
        """A whole number with the language's grouping."""
        return f"{number:,}".replace(",", _GROUPING.get(self.language, ","))

    def percent(self, number: float | None) -> str:
        """A percentage with one decimal; a dash when there is none."""
        return "–" if number is None else f"{self._decimal(number)}%"

    def points(self, number: float | None) -> str:
        """A signed difference in percentage points; a dash when there is none."""
        if number is None:
            return "–"
        return ("+" if number > 0 else "−" if number < 0 else "±") + self._decimal(abs(number))

    def _decimal(self, number: float) -> str:
        return f"{number:.1f}".replace(".", _DECIMAL.get(self.language, "."))


# Unicode CLDR: languages that write 1.093 and 28,7; Lao too. The other ones of ours write 1,093 and 28.7.
_GROUPING = {"vi": ".", "id": ".", "lo": "."}
_DECIMAL = {"vi": ",", "id": ",", "lo": ","}
