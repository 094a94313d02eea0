"""Every language has every lesson, card, question and printed word, in its own script, short and plain."""

import csv
import re
import tomllib
from pathlib import Path

import pytest

from sampan.engines.screening import offers
from sampan.prevention.awareness.lessons import CHOICES, HERE, LANGUAGES, Course, course, read_course
from sampan.vocabulary.errors import InvalidInput

SCRIPTS = {
    "km": "\u1780-\u17ff",
    "lo": "\u0e80-\u0eff",
    "th": "\u0e00-\u0e7f",
    "my": "\u1000-\u109f",
    "zh": "\u4e00-\u9fff",
}
LONGEST = {"zh": 70, "my": 210}


def texts(found: Course) -> list[str]:
    cards = [
        text
        for lesson in found.lessons
        for text in (lesson.title, lesson.keep, *(card.text for card in lesson.cards))
    ]
    asked = [text for one in found.questions for text in (one.ask, *one.choices.values(), one.why)]
    printed = [
        text for value in found.printed.values() for text in ([value] if isinstance(value, str) else value)
    ]
    return [*cards, *asked, *printed, *found.words.values()]


def shape(found: Course) -> dict[str, object]:
    return {
        "cards": [
            (lesson.code, [(card.code, card.sign) for card in lesson.cards]) for lesson in found.lessons
        ],
        "quiz": [(one.code, one.lesson, one.sign, one.right) for one in found.questions],
        "printed": {key: len(value) for key, value in found.printed.items() if not isinstance(value, str)},
        "keys": (sorted(found.printed), sorted(found.words)),
        "holes": [sorted(re.findall(r"{\w+}", text)) for text in texts(found) if "{" in text],
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_language_has_all_that_english_has(language: str) -> None:
    assert shape(course(language)) == shape(course("en"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_lessons_are_six_of_five_to_eight_cards_and_questions_twelve(language: str) -> None:
    found = course(language)
    assert len(found.lessons) == 6
    assert all(5 <= len(lesson.cards) <= 8 for lesson in found.lessons)
    assert len(found.questions) == 12
    assert {one.lesson for one in found.questions} == {lesson.code for lesson in found.lessons}


def test_each_warning_sign_has_one_card_and_one_picture() -> None:
    with (Path(offers.__file__).parent / "codes.csv").open(encoding="utf-8") as rows:
        signs = sorted(row["code"] for row in csv.DictReader(rows) if row["kind"] == "sign")
    cards = [card.sign for lesson in course("en").lessons for card in lesson.cards if card.sign]
    assert sorted(cards) == signs
    assert {one.sign for one in course("en").questions} <= set(signs)


@pytest.mark.parametrize("language", sorted(SCRIPTS))
def test_texts_are_in_the_languages_own_script_alone(language: str) -> None:
    """A sentence left in another script is one that was forgotten, or mistyped into a neighbour's letters."""
    others = "".join(letters for code, letters in SCRIPTS.items() if code != language)
    for text in texts(course(language)):
        assert not re.search(f"[{others}]", text), text
        assert re.search(f"[{SCRIPTS[language]}]", text) or text == "{numbers}", text
        assert set(re.findall(r"[A-Za-z]+", re.sub(r"{\w+}", "", text))) <= {"SIM", "e", "mail"}, text


@pytest.mark.parametrize("language", [each for each in LANGUAGES if each != "en"])
def test_no_text_was_left_in_english(language: str) -> None:
    pairs = zip(texts(course(language)), texts(course("en")), strict=True)
    same = [text for text, english in pairs if text == english]
    assert set(same) <= {"{numbers}"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_cards_are_short_and_choices_differ(language: str) -> None:
    found = course(language)
    for lesson in found.lessons:
        assert all(len(card.text) <= LONGEST.get(language, 190) for card in lesson.cards)
    assert all(len(set(one.choices.values())) == len(CHOICES) for one in found.questions)


def test_right_answers_are_spread_over_the_letters() -> None:
    right = [one.right for one in course("en").questions]
    assert all(right.count(letter) == 4 for letter in CHOICES)


def test_a_file_that_lacks_a_text_is_refused_by_its_code() -> None:
    told = tomllib.loads((HERE / "lessons" / "en.toml").read_text("utf-8"))
    del told["quiz"]["rent"]["why"]
    with pytest.raises(InvalidInput, match=r"rent.*why"):
        read_course(told, language="en")


def test_a_language_without_lessons_is_refused() -> None:
    with pytest.raises(InvalidInput, match="no lessons"):
        course("../en")
