"""The tool for translators finds every phrase, keeps what is translated and writes the same each time."""

from pathlib import Path

import polib

from tools.strings.catalogue import merged, messages_of_the_sources
from tools.strings.marked import marked_in_python, marked_in_template
from tools.strings.message import Message, Place, parts_of
from tools.strings.spoken import spoken_in


def write(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    return path


def test_template_phrases_are_found_inside_a_components_attribute(tmp_path):
    page = write(tmp_path, "page.html", '<c-card title="{% trans "Who sees it" %}">{{ x }}</c-card>')
    assert [message.msgid for message in marked_in_template(page, root=tmp_path)] == ["Who sees it"]


def test_template_phrase_for_one_and_for_many_keeps_both(tmp_path):
    text = (
        "{% blocktrans trimmed count n=n %}\n  {{ n }} row\n{% plural %}\n  {{ n }} rows\n{% endblocktrans %}"
    )
    found = list(marked_in_template(write(tmp_path, "page.html", text), root=tmp_path))
    assert [(message.msgid, message.plural) for message in found] == [("%(n)s row", "%(n)s rows")]


def test_python_phrases_keep_their_context(tmp_path):
    code = write(tmp_path, "a.py", 'x = pgettext_lazy("part of a date", "Day")\ny = say("{n} people", n=2)\n')
    found = {(message.context, message.msgid) for message in marked_in_python(code, root=tmp_path)}
    assert found == {("part of a date", "Day"), ("", "{n} people")}


def test_error_sentences_are_found_where_they_are_made(tmp_path):
    code = write(
        tmp_path,
        "a.py",
        "class SampanError(Exception): ...\n"
        "class Unreadable(SampanError): ...\n"
        'AGAIN = "Send the file again."\n'
        "def check(rows, most):\n"
        '    what = f"The file has {len(rows):,} rows; at most {most} are read."\n'
        "    raise Unreadable(what, remedy=AGAIN)\n"
        'def log(): print("This is said to nobody.")\n',
    )
    found = {(message.context, message.msgid) for message in spoken_in([code], root=tmp_path)}
    assert found == {
        ("error", "The file has {rows} rows; at most {most} are read."),
        ("", "Send the file again."),
    }


def test_error_sentences_of_a_table_are_found_where_one_is_chosen(tmp_path):
    code = write(
        tmp_path,
        "a.py",
        "class SampanError(Exception): ...\n"
        'SPENT = {"officer": "You have asked enough today.", "peer": "They were asked enough today."}\n'
        "class Spent(SampanError):\n"
        "    def __init__(self, scope):\n"
        "        super().__init__(SPENT[scope])\n",
    )
    found = {message.msgid for message in spoken_in([code], root=tmp_path)}
    assert found == {"You have asked enough today.", "They were asked enough today."}


def test_merged_keeps_translations_and_marks_the_vanished_obsolete():
    old = polib.POFile()
    old.append(polib.POEntry(msgid="Kept", msgstr="Giữ"))
    old.append(polib.POEntry(msgid="Gone", msgstr="Mất"))
    new = merged(old, [Message("New", Place("a.py", 1)), Message("Kept", Place("b.py", 2))], language="vi")
    assert [(entry.msgid, entry.msgstr, entry.obsolete) for entry in new] == [
        ("New", "", False),
        ("Kept", "Giữ", False),
        ("Gone", "Mất", True),
    ]


def test_merged_twice_is_the_same_and_names_no_line_or_day():
    wanted = [Message("{n} rows", Place("a.py", 7), context="error")]
    once = str(merged(polib.POFile(), wanted, language="id"))
    moved = [Message("{n} rows", Place("a.py", 99), context="error")]
    assert str(merged(polib.POFile(), moved, language="id")) == once
    assert "#: a.py\n" in once and "Date" not in once


def test_sources_hold_phrases_of_every_kind():
    found = {message.key for message in messages_of_the_sources()}
    assert {
        ("", "Referrals"),
        ("part of a date", "Day"),
        ("", "Case worker"),
        ("", "The file is empty."),
    } <= found


def test_parts_of_finds_both_kinds_of_placeholder():
    assert parts_of("%(name)s has {n} of %s") == {"%(name)s", "{n}", "%s"}
