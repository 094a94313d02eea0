"""Every promised pair of text and ground is readable, in the light and in the dark."""

import re

import pytest

from tests.portal.look.palette import CSS, LEAST, contrast, pairs, themes


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize(("text", "ground", "level"), pairs())
def test_pair_in_both_themes_keeps_its_promise(theme: str, text: str, ground: str, level: str) -> None:
    colours = themes()[theme]
    assert contrast(colours[text], colours[ground]) >= LEAST[level]


def test_contrast_of_known_colours_is_the_published_one() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21.0)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)


def test_pairs_cover_every_status_of_the_badges() -> None:
    promised = {(text, ground) for text, ground, _ in pairs()}
    assert {(name, f"{name}-ground") for name in ("info", "warm", "done", "danger", "quiet")} <= promised


def test_colours_outside_the_tokens_are_none() -> None:
    strays = {
        sheet.name: re.findall(r"(?<![-\w])#[0-9a-fA-F]{3,8}\b", sheet.read_text())
        for sheet in CSS.glob("*.css")
        if sheet.name not in {"tokens.css", "print.css"}  # paper is black on white
    }
    assert not {name for name, found in strays.items() if found}


def test_tokens_that_a_sheet_uses_are_declared() -> None:
    everything = "\n".join(sheet.read_text() for sheet in CSS.glob("*.css"))
    used = set(re.findall(r"var\(--([\w-]+)[,)]", everything))
    declared = set(re.findall(r"--([\w-]+):", everything))
    assert used <= declared
