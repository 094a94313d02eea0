"""Errors are told in the reader's language, at the edge; what nobody translated stays in English."""

import pytest
from django.template import Context, Template
from django.utils import translation

from sampan.portal.telling import told
from tools.strings.catalogue import catalogue_of
from tools.strings.message import ERROR_CONTEXT, parts_of


@pytest.mark.parametrize(
    ("said", "language", "heard"),
    [
        ("The file is empty.", "vi", "Tệp trống."),
        (
            "The file is empty. Choose the file that holds the records.",
            "id",
            "Berkas kosong. Pilih berkas yang berisi catatan.",
        ),
        ("The file has more than 200,000 rows.", "vi", "Tệp có hơn 200,000 dòng."),
        (
            "The file stops in row 7: part of it is missing.",
            "id",
            "Berkas terhenti di baris 7: sebagian hilang.",
        ),
        ("Nobody has ever said this.", "vi", "Nobody has ever said this."),
        ("The file is empty.", "en", "The file is empty."),
        ("", "vi", ""),
    ],
)
def test_told_says_an_error_in_the_readers_language(said, language, heard):
    with translation.override(language):
        assert told(said) == heard


def test_told_part_that_is_a_sentence_is_told_too():
    with translation.override("vi"):
        heard = told("2 problem(s) in the record; the first is in age: The number is impossible.")
    assert heard == "Bản ghi có 2 lỗi; lỗi đầu tiên ở age: Con số này không thể có."


TEMPLATES = [entry for entry in catalogue_of("id") if entry.msgctxt == ERROR_CONTEXT and not entry.obsolete]


@pytest.mark.parametrize("entry", TEMPLATES, ids=lambda entry: entry.msgid[:40])
def test_told_takes_the_phrase_that_the_sentence_was_made_from(entry):
    parts = {part.strip("{}"): f"N{number}" for number, part in enumerate(sorted(parts_of(entry.msgid)))}
    with translation.override("id"):
        assert told(entry.msgid.format(**parts)) == entry.msgstr.format(**parts)


def test_told_filter_escapes_what_an_error_holds():
    page = Template("{{ text|told }}").render(Context({"text": "There is no role <b>x</b>."}))
    assert page == "There is no role &lt;b&gt;x&lt;/b&gt;."
