"""A page is read as a person sees it: main forms alone, what is filled in, what may be chosen."""

import pytest

from sampan.portal.demo.forms import read_page

PAGE = """
<title>Case</title><header><form method="post" action="/purpose/"><input name="purpose" value="x"></form></header>
<main><h1>A <b>case</b></h1><a href="/cases/1/">open</a><script>var name = "not words";</script>
<form method="post"><input type="hidden" name="token" value="t"><input name="who" value="a">
<input type="radio" name="sex" value="f"><input type="radio" name="sex" value="m" checked>
<select name="place"><option value="1">First <option value="2" selected>Second</option></select>
<textarea name="text">told</textarea><button name="send" value="yes">Send</button></form></main>
"""


def test_page_title_heading_and_words_are_read():
    page = read_page(PAGE)
    assert (page.title, page.heading) == ("Case", "A case")
    assert "open" in page.words
    assert "not words" not in page.words


def test_form_holds_what_is_filled_in():
    form = read_page(PAGE).form()
    assert {name: field.content for name, field in form.fields.items()} == {
        "token": ["t"], "who": ["a"], "sex": ["m"], "place": ["2"], "text": ["told"],
    }  # fmt: skip
    assert form.buttons == [("send", "yes")]


def test_form_of_the_header_is_not_the_page_s():
    with pytest.raises(AssertionError, match="No form"):
        read_page(PAGE).form("purpose")


def test_choice_is_found_by_its_words():
    assert read_page(PAGE).form("place").fields["place"].choice("Second") == "2"


def test_link_that_is_not_there_says_what_the_page_is():
    with pytest.raises(AssertionError, match="A case"):
        read_page(PAGE).link("/members/")
