"""The situation report for machines."""

from datetime import date
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import get_language
from ninja import Field, Router, Schema

from sampan.partnership.figures.queries import situation_report
from sampan.partnership.figures.writing import to_json
from sampan.registry.clock.queries import house_today
from sampan.vocabulary.errors import InvalidInput, NoPurpose

router = Router(tags=["figures"])


class PeriodOut(Schema):
    """The period in words and days; an open end is null."""

    label: str
    first: date | None
    last: date | None


class ColumnOut(Schema):
    """A column and how its amounts are to be read: count, percent or points."""

    code: str | None
    label: str
    kind: str


class RowOut(Schema):
    """A row; code null is 'not recorded'."""

    code: str | None
    label: str
    amounts: list[int | float | None]


class TableOut(Schema):
    """A table; `overlapping`: rows may add up to more than the total."""

    code: str
    title: str
    unit: str
    overlapping: bool
    columns: list[ColumnOut]
    rows: list[RowOut]
    total: RowOut | None


class SectionOut(Schema):
    """One subject of the report."""

    code: str
    title: str
    sentence: str
    tables: list[TableOut]
    notes: list[str]


class SituationReportOut(Schema):
    """The report; docs/reference/situation-report.md describes it."""

    schema_id: str = Field(alias="schema")
    title: str
    node: str
    language: str
    generated_on: date
    period: PeriodOut
    headline: list[str]
    sections: list[SectionOut]
    notes: list[str]


@router.get("/situation", response=SituationReportOut, by_alias=True, summary="The situation report")
def situation(
    request: HttpRequest, first: date | None = None, last: date | None = None, compare: bool = False
) -> dict[str, Any]:
    """Count persons by year, country, sex, age, education and form; both days are included."""
    if request.reader is None:
        raise NoPurpose("Your role opens no figures.", remedy="Ask for the role.", ask="the administrator")
    if first and last and last < first:
        raise InvalidInput("The last day lies before the first.", remedy="Change one of them.", field="last")
    report = situation_report(
        reader=request.reader,
        node=settings.SAMPAN_NODE.name,
        generated_on=house_today(),
        language=get_language() or "en",
        first=first,
        last=last,
        compare=compare,
    )
    return to_json(report)
