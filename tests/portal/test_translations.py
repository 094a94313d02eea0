"""Every word that a person reads is translated: catalogues are whole and current, no word escapes."""

import ast
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from django.conf import settings
from django.template.base import Lexer, TokenType
from django.urls import reverse
from django.utils import translation

from tools.strings.catalogue import LANGUAGES, catalogue_of, messages_of_the_sources, wanted_in
from tools.strings.message import SOURCE, parts_of

TEMPLATES = [path for path in sorted(SOURCE.rglob("templates/**/*.html")) if "styleguide" not in path.parts]
PYTHON = [path for path in sorted(SOURCE.rglob("*.py")) if "styleguide" not in path.parts]
PAGES = ("home", "cases:list", "cases:intake", "crossings:list", "correspondence:list", "records:upload",
         "members:list", "figures:situation", "accounts:settings", "accounts:roles")  # fmt: skip
# Not words of a language: the boat's name, formats and signs of the trade.
UNTRANSLATED = {"Sampan", "HTCDS", "CTDC", "CSV", "PDF", "JSON", "Esc", "Delphi 2009"}
READ_ATTRIBUTES = {
    "alt", "aria-label", "caption", "label", "lead", "note", "placeholder", "title", "what", "words"
}  # fmt: skip
_HOLE = "\ue000"  # stands where a tag or variable of the template stood
_LETTERS = re.compile(r"[^\W\d_]{2,}")


@pytest.fixture(autouse=True)
def language_is_left_as_it_was():
    with translation.override(translation.get_language()):
        yield


# ---- the catalogues


@pytest.mark.parametrize("language", LANGUAGES)
def test_catalogue_holds_exactly_what_the_sources_say(language):
    wanted = {message.key for message in wanted_in(language, messages_of_the_sources())}
    held = {(entry.msgctxt or "", entry.msgid) for entry in catalogue_of(language) if not entry.obsolete}
    assert (sorted(wanted - held), sorted(held - wanted)) == ([], []), "run ./dev strings"


@pytest.mark.parametrize("language", LANGUAGES)
def test_catalogue_every_phrase_is_translated(language):
    left = [entry.msgid for entry in catalogue_of(language) if not entry.obsolete and not entry.translated()]
    assert left == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_catalogue_no_translation_is_in_doubt(language):
    assert [entry.msgid for entry in catalogue_of(language) if entry.fuzzy] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_catalogue_translations_keep_the_parts_of_their_phrase(language):
    wrong = []
    for entry in catalogue_of(language).translated_entries():
        wanted = parts_of(entry.msgid) | parts_of(entry.msgid_plural)
        for text in entry.msgstr_plural.values() if entry.msgid_plural else [entry.msgstr]:
            if parts_of(text) != wanted:
                wrong.append((entry.msgid, text))
    assert wrong == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_catalogue_translations_keep_space_and_colon_at_the_ends(language):
    def ends(text: str) -> tuple[bool, bool, bool]:
        return text.startswith(" "), text.endswith(" "), text.rstrip().endswith(":")

    entries = [entry for entry in catalogue_of(language).translated_entries() if not entry.msgid_plural]
    assert [entry.msgid for entry in entries if ends(entry.msgid) != ends(entry.msgstr)] == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("count", [1, 3])
def test_plural_phrase_is_one_in_languages_without_plural(language, count):
    one, many = "%(count)s case was opened.", "%(count)s cases were opened."
    with translation.override(language):
        heard = translation.ngettext(one, many, count) % {"count": count}
    assert heard == {"vi": f"Đã mở {count} hồ sơ.", "id": f"{count} kasus dibuka."}[language]


# ---- no word of a template escapes


class _Words(HTMLParser):
    """Collects what a reader would see of a template's own text."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []

    def handle_data(self, data: str) -> None:
        self.seen += data.split(_HOLE)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen += [
            part for name, text in attrs if name in READ_ATTRIBUTES for part in (text or "").split(_HOLE)
        ]


def words_outside_tags(source: str) -> list[str]:
    """Return the words that a template shows without translating them."""
    text, skipping = "", ""
    for token in Lexer(source).tokenize():
        command = token.contents.split()[0] if token.token_type == TokenType.BLOCK else ""
        if skipping:
            skipping = "" if command == skipping else skipping
        elif command in ("blocktrans", "blocktranslate", "comment", "verbatim") or _is_a_class(
            token.contents
        ):
            skipping = f"end{command}"
            text += _HOLE
        else:
            text += token.contents if token.token_type == TokenType.TEXT else _HOLE
    words = _Words()
    words.feed(text.replace(f"<{_HOLE}", "<x").replace(f"</{_HOLE}", "</x"))
    return [
        part.strip()
        for part in words.seen
        if _LETTERS.search(part) and part.strip(" \n–·:") not in UNTRANSLATED
    ]


def _is_a_class(block: str) -> bool:
    """Tell whether a block holds names of styles, such as `{% block body_class %}`."""
    return block.startswith("block ") and block.endswith("_class")


def test_words_outside_tags_finds_text_and_attributes():
    assert words_outside_tags('<p title="Hello {{ x }}">{% trans "ok" %} there</p>') == ["Hello", "there"]
    assert words_outside_tags("{% blocktrans %}All of it{% endblocktrans %} – Sampan") == []
    assert words_outside_tags('<p class="field" :on="a == \'b\'">{{ word }}</p>') == []


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.relative_to(SOURCE).as_posix())
def test_template_shows_no_word_that_escapes_translation(path: Path):
    source = path.read_text("utf-8")
    assert words_outside_tags(source) == []
    assert re.findall(r"\|(?:default|yesno|default_if_none):\"[^\"]*[a-z] [^\"]*\"|\|pluralize", source) == []


# ---- no word of a form or a message escapes

_FORM_WORDS = {"label", "help_text", "empty_label"}
_SAYING = {"success", "info", "warning", "error", "add_error", "ValidationError"}


def plain_words(path: Path) -> list[str]:
    """Return the words that forms and messages of a Python file show without gettext."""
    found = []
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Call):
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            owner = getattr(getattr(node.func, "value", None), "id", "")
            said = (
                node.args
                if name in _SAYING
                and (owner == "messages" or name not in ("success", "info", "warning", "error"))
                else []
            )
            if "forms" in path.stem:
                said = [*said, *(one.value for one in node.keywords if one.arg in _FORM_WORDS)]
            found += [words for one in said if (words := _plain(one))]
    return found


def _plain(expression: ast.expr) -> str:
    if isinstance(expression, ast.JoinedStr):
        words = "".join(str(part.value) for part in expression.values if isinstance(part, ast.Constant))
        return words if " " in words.strip() else ""
    is_text = isinstance(expression, ast.Constant) and isinstance(expression.value, str)
    return expression.value if is_text and re.search(r"[A-Z]", expression.value) else ""


@pytest.mark.parametrize("path", PYTHON, ids=lambda path: path.relative_to(SOURCE).as_posix())
def test_python_shows_no_word_that_escapes_translation(path: Path):
    assert plain_words(path) == []


def test_plain_words_finds_labels_and_messages(tmp_path):
    path = tmp_path / "forms.py"
    path.write_text('x = F(label="Name")\nmessages.info(r, f"Kept {n} rows")\nF(label=_("Name"))\n')
    assert plain_words(path) == ["Name", "Kept  rows"]


# ---- pages, in three languages


class _Text(HTMLParser):
    """Collects the pieces of text of a page, and its language."""

    def __init__(self) -> None:
        super().__init__()
        self.language, self.pieces = "", set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "html":
            self.language = dict(attrs).get("lang") or ""
        self.pieces |= {text.strip() for name, text in attrs if name in READ_ATTRIBUTES and text}

    def handle_data(self, data: str) -> None:
        self.pieces.add(data.strip())


def english_left(language: str) -> set[str]:
    """Return the English phrases that no page in this language may show."""
    entries = [entry for entry in catalogue_of(language).translated_entries() if not entry.msgid_plural]
    return {entry.msgid for entry in entries} - {entry.msgstr for entry in entries}


@pytest.mark.database
@pytest.mark.parametrize("language", ["en", *LANGUAGES])
def test_pages_speak_the_language_that_was_chosen(signed_in, language):
    client = signed_in("supervisor", "case_worker")
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = language
    forbidden = english_left(language) if language != "en" else set()
    for address in map(reverse, PAGES):
        response = client.get(address)
        page = _Text()
        page.feed(response.content.decode())
        assert (address, response.status_code, page.language) == (address, 200, language)
        assert (address, sorted(page.pieces & forbidden)) == (address, [])
        assert {"English", "Tiếng Việt", "Bahasa Indonesia"} <= page.pieces  # to find back by


@pytest.mark.database
@pytest.mark.parametrize("language", LANGUAGES)
def test_refusal_is_told_in_the_readers_language(signed_in, language):
    client = signed_in("analyst")
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = language
    page = _Text()
    page.feed(client.get("/cases/00000000-0000-7000-8000-000000000000/").content.decode())
    assert page.language == language
    assert sorted(page.pieces & english_left(language)) == []
