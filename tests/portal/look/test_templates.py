"""Templates keep the rules: icons exist, nothing inline, words translatable, components explained."""

import hashlib
import json
import re
from pathlib import Path

import pytest
from django.template import Context, Template
from django.template.loader import get_template

from tests.portal.look.palette import PORTAL

TEMPLATES = PORTAL / "templates"
STATIC = PORTAL / "static" / "portal"
EVERY = sorted(TEMPLATES.rglob("*.html"))
COMPONENTS = sorted((TEMPLATES / "cotton").glob("*.html"))
ICONS = set(re.findall(r'<symbol id="([\w-]+)"', (STATIC / "icons" / "sprite.svg").read_text()))
GUIDE = Path(__file__).parents[3] / "docs" / "reference" / "design-system.md"


def render(text: str, **context: object) -> str:
    return Template(text).render(Context(context))


def names(path: Path) -> str:
    return str(path.relative_to(TEMPLATES))


@pytest.mark.parametrize("path", EVERY, ids=names)
def test_template_compiles(path: Path) -> None:
    assert get_template(names(path))


@pytest.mark.parametrize("path", EVERY, ids=names)
def test_template_has_no_inline_style_or_script(path: Path) -> None:
    text = path.read_text()
    assert not re.search(r"\sstyle=|\son\w+=\"|<style|<script(?![^>]*\ssrc=)", text)


@pytest.mark.parametrize("path", EVERY, ids=names)
def test_template_names_only_icons_that_exist(path: Path) -> None:
    text = path.read_text()
    asked = re.findall(r'{% icon "([\w-]+)"', text) + re.findall(r'\sicon(?:_after)?="([a-z][\w-]*)"', text)
    assert set(asked) <= ICONS


@pytest.mark.parametrize("path", COMPONENTS, ids=names)
def test_component_never_writes_attributes_unescaped(path: Path) -> None:
    assert "{{ attrs }}" not in path.read_text()


@pytest.mark.parametrize("path", COMPONENTS, ids=names)
def test_component_is_in_the_guide(path: Path) -> None:
    assert f"<c-{path.stem.replace('_', '-')}>" in GUIDE.read_text()


@pytest.mark.parametrize("path", [path for path in EVERY if "styleguide" not in str(path)], ids=names)
def test_words_of_a_template_can_be_translated(path: Path) -> None:
    no_words = (
        r"{% blocktrans.*?{% endblocktrans %}|{% block \w+_class %}.*?{% endblock %}|{#.*?#}|<c-vars.*?/>"
    )
    text = re.sub(no_words, " ", path.read_text(), flags=re.S)
    between = re.sub(r"{%.*?%}|{{.*?}}|<!doctype html>", " ", text, flags=re.S)
    between = re.sub(r"<[^>]*>", "|", between, flags=re.S)
    assert not set(re.findall(r"[A-Za-z]{3,}", between)) - {"Sampan"}


def test_sprite_is_the_one_in_the_manifest() -> None:
    entry = json.loads((STATIC / "vendor.json").read_text())["files"][0]
    assert hashlib.sha256((STATIC / entry["file"]).read_bytes()).hexdigest() == entry["sha256"]
    assert set(entry["icons"]) == ICONS
    assert (STATIC / entry["licence_file"]).read_text().startswith("ISC License")


def test_script_is_small_and_sends_nothing() -> None:
    text = (STATIC / "js" / "portal.js").read_text()
    assert len(text.encode()) < 4096
    assert not re.search(r"\bfetch\(|XMLHttpRequest|sendBeacon|localStorage|innerHTML|eval\(", text)


def test_attributes_with_a_hostile_worth_are_escaped() -> None:
    note = '" onclick="steal()" x="'
    page = render('{% cotton button :data-note="note" %}Save{% endcotton %}', note=note)
    assert 'onclick="' not in page
    assert "&quot; onclick=&quot;" in page


@pytest.mark.parametrize("name", ["style", "onclick", "ONLOAD", 'x"y'])
def test_attributes_that_could_carry_code_are_dropped(name: str) -> None:
    assert render("{% load portal %}{{ attrs|safe_attrs }}", attrs={name: "1", "id": "a"}) == ' id="a"'


def test_attributes_that_a_component_names_itself_are_written_once() -> None:
    page = render('{% cotton link_button href="/x/" kind="plain" data-a="1" %}Go{% endcotton %}')
    assert page.count("href=") == 1
    assert "kind=" not in page
    assert 'data-a="1"' in page


def test_icon_without_label_is_hidden_from_screen_readers() -> None:
    assert 'aria-hidden="true"' in render('{% load portal %}{% icon "lock" %}')


def test_icon_with_label_speaks_it() -> None:
    page = render('{% load portal %}{% icon "lock" label=word %}', word="sealed")
    assert 'role="img" aria-label="sealed"' in page


def test_icon_of_a_place_goes_by_what_it_is() -> None:
    assert "#users" in render('{% load portal %}{% icon "people" %}')


@pytest.mark.parametrize("kind", ["quiet", "info", "warm", "done", "danger", "waiting", "sealed", "paused"])
def test_status_always_has_an_icon_beside_its_word(kind: str) -> None:
    page = render('{% cotton badge :kind="kind" %}word{% endcotton %}', kind=kind)
    drawn = re.search(r"sprite\.svg#([\w-]+)", page)
    assert drawn and drawn[1] in ICONS
    assert "<span>word</span>" in page
