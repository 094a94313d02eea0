"""The page to hand on has every lesson, question and picture, and loads nothing from anywhere."""

import re
from html.parser import HTMLParser

import pytest

from sampan.prevention.awareness.booklet import booklet
from sampan.prevention.awareness.lessons import LANGUAGES, course

VOID = {"meta"}


class Nesting(HTMLParser):
    """Follows which elements are open; `wrong` are ends that close another."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.wrong: list[str] = []
        self.text: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        pass

    def handle_endtag(self, tag: str) -> None:
        if self.open.pop() != tag:
            self.wrong.append(tag)

    def handle_data(self, data: str) -> None:
        self.text.append(data)


@pytest.mark.parametrize("language", LANGUAGES)
def test_all_texts_and_pictures_are_there_and_nest(language: str) -> None:
    found = course(language)
    page = booklet(found, numbers=("1300",))
    read = Nesting()
    read.feed(page)
    text = "".join(read.text)
    assert (read.open, read.wrong) == ([], [])
    assert all(card.text in text for lesson in found.lessons for card in lesson.cards)
    assert all(one.ask in text and one.why in text for one in found.questions)
    assert page.count("<svg") == 25
    assert f'lang="{language}"' in page


def test_nothing_is_loaded_and_nothing_runs() -> None:
    page = booklet(course("th"), numbers=())
    assert not re.search(r"<script|<link|src=|url\(|@import|\son\w+=", page)
    assert set(re.findall(r"https?://[^\"]+", page)) == {"http://www.w3.org/2000/svg"}
    assert len(page.encode()) < 100_000


def test_without_a_number_it_says_whom_to_ask() -> None:
    page = booklet(course("lo"), numbers=())
    assert course("lo").printed["no_number"] in page
    assert "tel:" not in page
