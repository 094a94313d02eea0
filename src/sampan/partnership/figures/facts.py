"""The situation report and the counts it is made of, as frozen values without names."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from sampan.engines.statistics.person_row import Group
from sampan.partnership.figures.drawing.chart import Chart

Amount = int | float | None
Kind = Literal["count", "percent", "points"]


@dataclass(frozen=True)
class SituationCounts:
    """Grouped counts of one period, keyed by the names of `groupings.GROUPINGS`.

    `persons` counts each person once; `cases` counts cases. An open end of the period is None.
    """

    first: date | None
    last: date | None
    persons: int
    cases: int
    groups: Mapping[str, tuple[Group, ...]] = field(default_factory=dict)

    def of(self, name: str) -> tuple[Group, ...]:
        """The groups of one grouping; empty when nobody is counted there."""
        return tuple(self.groups.get(name, ()))


@dataclass(frozen=True)
class Column:
    """A column of a report table: what it counts and how it is written."""

    label: str
    kind: Kind = "count"
    code: str | None = None


@dataclass(frozen=True)
class Row:
    """A row; `code` None is 'not recorded'. Amounts stand in the order of the columns."""

    code: str | None
    label: str
    amounts: tuple[Amount, ...]


@dataclass(frozen=True)
class ReportTable:
    """A table of the report. `unit` is persons, person_forms or cases.

    `overlapping` says that a unit may stand in several rows, so that rows add up to more than `total`.
    """

    code: str
    title: str
    unit: str
    heading: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    total: Row | None
    overlapping: bool = False


@dataclass(frozen=True)
class Section:
    """One subject: a sentence that says what the chart says, the charts, the tables under them, notes."""

    code: str
    title: str
    sentence: str
    charts: tuple[Chart, ...]
    tables: tuple[ReportTable, ...]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class SituationReport:
    """A whole report in one language; `first` and `last` None mean from the beginning, until today."""

    title: str
    period: str
    first: date | None
    last: date | None
    node: str
    generated_on: date
    language: str
    headline: tuple[str, ...]
    sections: tuple[Section, ...]
    notes: tuple[str, ...]

    def section(self, code: str) -> Section:
        """The section of that code; KeyError when the records give nothing for it."""
        return {section.code: section for section in self.sections}[code]
