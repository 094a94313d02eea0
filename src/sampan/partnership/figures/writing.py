"""Write a situation report as JSON, as a page and as a PDF."""

import json
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, time
from pathlib import Path
from typing import Any

import typst
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe

from sampan.partnership.figures.drawing.chart import Numerals
from sampan.partnership.figures.drawing.draw import draw
from sampan.partnership.figures.facts import Amount, Kind, ReportTable, Row, Section, SituationReport
from sampan.partnership.figures.wording import Translate

SCHEMA = "sampan.situation-report/1"
HERE = Path(__file__).parent
PDF_TEMPLATE = HERE / "templates" / "figures" / "situation_report.typ"
STYLESHEET = HERE / "static" / "figures" / "figures.css"


def to_json(report: SituationReport) -> dict[str, Any]:
    """The report as JSON, schema sampan.situation-report/1 (docs/reference/situation-report.md)."""
    return {
        "schema": SCHEMA,
        "title": report.title,
        "node": report.node,
        "language": report.language,
        "generated_on": report.generated_on.isoformat(),
        "period": {
            "label": report.period,
            "first": report.first and report.first.isoformat(),
            "last": report.last and report.last.isoformat(),
        },
        "headline": list(report.headline),
        "sections": [_section_object(section) for section in report.sections],
        "notes": list(report.notes),
    }


def to_html(report: SituationReport, *, translate: Translate) -> str:
    """The report as one page that needs nothing else: for the command line and for sending on."""
    style = mark_safe(STYLESHEET.read_text(encoding="utf-8"))  # noqa: S308 - our own file
    return render_to_string(
        "figures/standalone.html", {"report": page_of(report, translate=translate), "style": style}
    )


def to_pdf(report: SituationReport, *, translate: Translate, font_paths: Sequence[Path] = ()) -> bytes:
    """The report as a tagged PDF (PDF/UA-1); the same report gives the same bytes on one machine.

    `font_paths`: folders with fonts for scripts that the machine lacks. Text enters as data, never as
    markup.
    """
    return typeset(report, translate=translate, font_paths=font_paths, form="pdf")[0]


def typeset(
    report: SituationReport, *, translate: Translate, font_paths: Sequence[Path] = (), form: str = "pdf"
) -> list[bytes]:
    """The typeset report: one PDF, or with `form="png"` one picture a page."""
    page = _plain(page_of(report, translate=translate, for_print=True))
    written = typst.compile(
        str(PDF_TEMPLATE),
        font_paths=[str(path) for path in font_paths],
        sys_inputs={"report": json.dumps(page, ensure_ascii=False)},
        format=form,
        timestamp=datetime.combine(report.generated_on, time(), tzinfo=UTC),
        **({"pdf_standards": ["ua-1"]} if form == "pdf" else {"ppi": 90.0}),
    )
    return written if isinstance(written, list) else [written]


def page_of(report: SituationReport, *, translate: Translate, for_print: bool = False) -> dict[str, Any]:
    """The report as text and drawings ready to be placed: every number is written out."""
    numerals = Numerals(report.language)
    about = translate("{node}. Period: {period}. Made on {day}.").format(
        node=report.node, period=report.period, day=report.generated_on.isoformat()
    )
    return {
        "title": report.title,
        "about": about,
        "language": report.language,
        "generated_on": report.generated_on.isoformat(),
        "headline": list(report.headline),
        "notes": list(report.notes),
        "notes_title": translate("How to read these figures"),
        "contents_title": translate("Contents"),
        "sections": [
            _section_page(section, numerals=numerals, translate=translate, for_print=for_print)
            for section in report.sections
        ],
    }


def written_amount(amount: Amount, kind: Kind, numerals: Numerals) -> str:
    """An amount as its column writes it."""
    if kind == "percent":
        return numerals.percent(amount)
    if kind == "points":
        return numerals.points(amount)
    return "–" if amount is None else numerals.count(int(amount))


def _section_object(section: Section) -> dict[str, Any]:
    return {
        "code": section.code,
        "title": section.title,
        "sentence": section.sentence,
        "tables": [_table_object(table) for table in section.tables],
        "notes": list(section.notes),
    }


def _table_object(table: ReportTable) -> dict[str, Any]:
    return {
        "code": table.code,
        "title": table.title,
        "unit": table.unit,
        "overlapping": table.overlapping,
        "columns": [{"code": c.code, "label": c.label, "kind": c.kind} for c in table.columns],
        "rows": [_row_object(row) for row in table.rows],
        "total": None if table.total is None else _row_object(table.total),
    }


def _row_object(row: Row) -> dict[str, Any]:
    return {"code": row.code, "label": row.label, "amounts": list(row.amounts)}


def _section_page(
    section: Section, *, numerals: Numerals, translate: Translate, for_print: bool
) -> dict[str, Any]:
    drawings = [
        {
            "title": chart.title,
            "alt": f"{chart.title}. {chart.description}",
            "svg": mark_safe(  # noqa: S308 - drawing escapes every text
                draw(chart, identity=f"{section.code}-{place}", numerals=numerals, for_print=for_print)
            ),
        }
        for place, chart in enumerate(section.charts)
    ]
    return {
        "code": section.code,
        "title": section.title,
        "sentence": section.sentence,
        "drawings": drawings,
        "tables": [_table_page(table, numerals, translate) for table in section.tables],
        "notes": list(section.notes),
    }


def _table_page(table: ReportTable, numerals: Numerals, translate: Translate) -> dict[str, Any]:
    kinds = [column.kind for column in table.columns]
    rows = [*table.rows, *([table.total] if table.total else [])]
    note = translate("Rows add up to more than the total: a person may stand in several.")
    return {
        "code": table.code,
        "title": table.title,
        "heading": table.heading,
        "columns": [column.label for column in table.columns],
        "rows": [
            {
                "label": row.label,
                "missing": row.code is None,
                "total": row is table.total,
                "amounts": [
                    written_amount(amount, kind, numerals)
                    for amount, kind in zip(row.amounts, kinds, strict=True)
                ],
            }
            for row in rows
        ],
        "note": note if table.overlapping else "",
    }


def _plain(thing: Any) -> Any:
    """The same structure with template-safe strings as ordinary ones, for JSON."""
    if isinstance(thing, SafeString):
        return str(thing) + ""
    if isinstance(thing, Mapping):
        return {key: _plain(each) for key, each in thing.items()}
    return [_plain(each) for each in thing] if isinstance(thing, list) else thing
