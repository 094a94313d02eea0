"""JSON is stable, the page is whole and escaped, the PDF shows Vietnamese and is the same each time."""

import json
import re
from datetime import date
from pathlib import Path

import polib
import pytest

from sampan import portal
from sampan.engines.statistics.person_row import PersonRow
from sampan.partnership.figures import writing
from sampan.partnership.figures.groupings import count_situation
from sampan.partnership.figures.report import build_report
from tests.partnership.figures.published_events import published_events

LOCALE = Path(portal.__file__).parent / "locale"
REFERENCE = Path(__file__).parents[3] / "docs" / "reference" / "situation-report.md"


def translation_into(language):
    entries = polib.pofile(str(LOCALE / language / "LC_MESSAGES" / "django.po"))
    return {entry.msgid: entry.msgstr for entry in entries if not entry.msgctxt and not entry.obsolete}


def report_in(language="en", rows=None, node="Viet Nam"):
    phrases = {} if language == "en" else translation_into(language)

    def translate(phrase):
        return phrases.get(phrase, phrase)

    counts = count_situation(published_events() if rows is None else rows)
    made = build_report(
        counts, node=node, generated_on=date(2026, 11, 21), language=language, translate=translate
    )
    return made, translate


def test_to_json_is_plain_json_with_its_schema():
    written = writing.to_json(report_in()[0])
    assert json.loads(json.dumps(written)) == written
    assert written["schema"] == "sampan.situation-report/1"


def test_to_json_every_key_is_described_in_the_reference():
    described = REFERENCE.read_text(encoding="utf-8")

    def keys(thing):
        if isinstance(thing, dict):
            return set(thing).union(*(keys(each) for each in thing.values()))
        return set().union(*(keys(each) for each in thing)) if isinstance(thing, list) else set()

    assert [key for key in sorted(keys(writing.to_json(report_in()[0]))) if f"`{key}`" not in described] == []


def test_to_json_every_section_and_table_code_is_described_in_the_reference():
    described = REFERENCE.read_text(encoding="utf-8")
    sections = writing.to_json(report_in()[0])["sections"]
    codes = {s["code"] for s in sections} | {t["code"] for s in sections for t in s["tables"]}
    assert [code for code in sorted(codes) if f"`{code}`" not in described] == []


def test_to_html_hostile_text_is_escaped():
    report, translate = report_in(rows=[PersonRow("p", "c", sex="<b>&")], node='<script>"x"</script>')
    page = writing.to_html(report, translate=translate)
    assert "<script" not in page and "<b>&" not in page and "&lt;b&gt;&amp;" in page


def test_to_html_ids_are_unique():
    report, translate = report_in()
    ids = re.findall(r'\bid="([^"]+)"', writing.to_html(report, translate=translate))
    assert len(ids) == len(set(ids)) > 20


def test_to_html_needs_nothing_from_elsewhere():
    report, translate = report_in()
    page = writing.to_html(report, translate=translate)
    assert not re.search(r'(?:src|href)="(?!#)', page.replace("http://www.w3.org/2000/svg", ""))


@pytest.mark.parametrize("language", ["en", "vi", "id"])
def test_to_pdf_is_tagged_and_the_same_each_time(language):
    report, translate = report_in(language)
    written = writing.to_pdf(report, translate=translate)
    assert written.startswith(b"%PDF-") and b"/MarkInfo" in written
    assert written == writing.to_pdf(report, translate=translate)


def test_to_pdf_text_is_never_markup():
    report, translate = report_in(rows=[PersonRow("p", "c", sex='#panic("x") $1$ *b* \\')], node='#eval("1")')
    assert writing.to_pdf(report, translate=translate).startswith(b"%PDF-")


def test_to_pdf_without_any_record_is_still_a_document():
    report, translate = report_in(rows=[])
    assert writing.to_pdf(report, translate=translate).startswith(b"%PDF-")


@pytest.mark.parametrize("language", ["vi", "id"])
def test_report_uses_no_phrase_that_the_catalogue_lacks(language):
    known, asked = translation_into(language), set()

    def translate(phrase):
        asked.add(phrase)
        return phrase

    counts = count_situation(published_events())
    report = build_report(
        counts,
        node="n",
        generated_on=date(2026, 1, 1),
        language=language,
        translate=translate,
        earlier=counts,
    )
    writing.page_of(report, translate=translate)
    assert asked - set(known) == set()
